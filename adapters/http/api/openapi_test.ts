import assert from "node:assert/strict";
import { z } from "zod";
import { CALLS, openapi } from "./calls.ts";
import { ErrorJson } from "./shapes.ts";
import { anAgreementBody, ON_POSTGRES, onEachStage, openStage, withASale } from "./stage_test.ts";

Deno.test("the description is OpenAPI 3.1 and names every call once, and none that is not there", async () => {
  const { status, json, headers } = await openStage().call("GET /openapi.json", { as: null });

  const described = Object.entries(json.paths as Record<string, object>)
    .flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
  const called = CALLS.map(({ method, path }) => `${method} ${path.replace(":id", "{id}")}`);
  const names = Object.values(json.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
  assert.deepEqual([status, headers.get("content-type")], [200, "application/json; charset=utf-8"]);
  assert.match(json.openapi, /^3\.1\./);
  assert.deepEqual(described.sort(), called.sort());
  assert.equal(new Set(names).size, names.length);
});

Deno.test("every reference of the description leads somewhere", () => {
  const text = JSON.stringify(openapi());
  const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  const components = openapi().components as Record<string, Record<string, unknown>>;

  assert.ok(references.length > 20);
  for (const [, kind, name] of references) assert.ok(components[kind]?.[name], `${kind}/${name}`);
});

Deno.test("the description says of bodies and parameters what is checked", () => {
  const { paths, components } = JSON.parse(JSON.stringify(openapi()));
  const body = paths["/sales"].post.requestBody.content["application/json"].schema;
  const parameters = paths["/sales"].get.parameters as { name: string; required?: boolean; schema: { type: string } }[];

  assert.deepEqual(body.required, ["customerId", "status", "saleDate", "source"]);
  assert.equal(body.additionalProperties, false);
  assert.equal(body.properties.finalAmountOre.type, "integer");
  assert.deepEqual(components.schemas.SaleLineBody.required, ["quantity"]);
  assert.deepEqual(parameters.map(({ name }) => name), [
    ...["status", "paymentStatus", "dateFrom", "dateTo", "q", "assignedTo", "customerId"],
    ...["page", "pageSize", "cursor", "sort"],
  ]);
  assert.ok(parameters.every(({ required }) => required !== true));
  assert.deepEqual(paths["/customers/{id}"].patch.requestBody.content["application/json"].schema.required, ["version"]);
  assert.deepEqual(paths["/health"].get.security, []);
});

Deno.test("the description says what may be null and for whom, and that services no longer sold are listed too", () => {
  const { paths, components } = JSON.parse(JSON.stringify(openapi()));
  const { properties, required } = components.schemas.Customer.properties.stats;
  const [active] = paths["/services"].get.parameters as {
    name: string;
    description: string;
    schema: { enum: string[] };
  }[];

  for (const name of required) {
    assert.deepEqual(properties[name].anyOf.at(-1), { type: "null" }, name);
    assert.match(properties[name].description, /null.* for a SALES_REP/, name);
  }
  assert.deepEqual(required, ["salesCount", "revenueOre", "lastSaleOn"]);
  assert.deepEqual([active.name, ...active.schema.enum], ["active", "true", "false"]);
  assert.match(active.description, /both where left out/);
});

/** What the description promises of a status of a call. */
function promised(method: string, path: string, status: number): z.ZodType | null {
  const call = CALLS.find((one) => one.method === method && one.path === path)!;
  const answer = call.answers[status];
  if (answer === undefined) return ErrorJson;
  return answer instanceof z.ZodType ? answer : null;
}

onEachStage("answers hold the fields that are described and no other", async (open) => {
  const stage = await open();
  const { saleId, customerId, serviceId } = await withASale(stage);
  await stage.call(`POST /sales/${saleId}/payments`, { body: { amountOre: 39_900, paidOn: "2026-03-02" } });
  await stage.call(`PATCH /customers/${customerId}`, {
    body: { version: 1, email: "jens@example.dk", address: { city: "Aarhus" }, tags: ["x"], cvr: "25313763" },
  });
  const { json: made } = await stage.call("POST /agreements", { body: anAgreementBody(customerId) });
  const agreementId = made.data.id as string;
  const asked: [method: string, path: string, id: string][] = [
    ["GET", "/me", ""],
    ["GET", "/customers", ""],
    ["GET", "/customers/:id", customerId],
    ["GET", "/customers/:id/sales", customerId],
    ["GET", "/services", ""],
    ["GET", "/services/:id", serviceId],
    ["GET", "/sales", ""],
    ["GET", "/sales/:id", saleId],
    ["GET", "/sales/:id/history", saleId],
    ["GET", "/agreements", ""],
    ["GET", "/agreements/:id", agreementId],
    ["GET", "/sales/statistics/summary", ""],
    ["GET", "/availability", ""],
    ["GET", "/health", ""],
    ["GET", "/health/details", ""],
    ["DELETE", "/customers/:id", customerId],
    ["POST", "/sales/:id/status", saleId],
    ["PATCH", "/services/:id", saleId],
  ];
  for (const [method, path, id] of asked) {
    const { status, json } = await stage.call(`${method} ${path.replace(":id", id)}`, {
      body: method === "POST" || method === "PATCH" ? {} : undefined,
    });

    const checked = promised(method, path, status)!.safeParse(json);
    assert.equal(checked.error, undefined, `${method} ${path} ${status}: ${checked.error}`);
  }
}, ON_POSTGRES);

onEachStage(
  "a SALES_REP reads null where the whole firm's figures stand, and the catalogue has all unless asked",
  async (open) => {
    const stage = await open();
    const { customerId, serviceId } = await withASale(stage);
    await stage.call(`PATCH /services/${serviceId}`, { body: { version: 1, active: false } });

    const stats = async (as: "bo" | "vera") =>
      (await stage.call(`GET /customers/${customerId}`, { as })).json.data.stats;
    const listed = async (query: string) => {
      const { json } = await stage.call(`GET /services${query}`);
      return json.data.filter(({ id }: { id: string }) => id === serviceId).length;
    };

    assert.deepEqual(await stats("bo"), { salesCount: null, revenueOre: null, lastSaleOn: null });
    assert.equal((await stats("vera")).salesCount, 1);
    assert.deepEqual([await listed(""), await listed("?active=false"), await listed("?active=true")], [1, 1, 0]);
  },
  ON_POSTGRES,
);
