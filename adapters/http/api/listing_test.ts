import assert from "node:assert/strict";
import { aSaleBody, onEachStage, openStage, type Stage, withASale } from "./stage_test.ts";

async function withSales(stage: Stage, count: number) {
  const { customerId, serviceId } = await withASale(stage);
  for (let place = 1; place < count; place++) {
    const saleDate = `2026-02-${String(1 + place % 20).padStart(2, "0")}`;
    const given = { serviceId, finalAmountOre: 100 * (place % 7), saleDate };
    await stage.call("POST /sales", { body: aSaleBody(customerId, given) });
  }
  return { customerId };
}

const idsOf = ({ json }: { json: { data: { id: string }[] } }) => json.data.map(({ id }) => id);

onEachStage("a list says what there is, and its cursors reach every row once, in every order", async (open) => {
  const stage = await open();
  await withSales(stage, 25);

  for (
    const sort of [
      "-saleDate",
      "date",
      "number",
      "-customer",
      "grossOre",
      "-amount",
      "status",
      "-status",
      "service",
      "-assignedTo",
    ]
  ) {
    const seen: string[] = [];
    let cursor: string | null = null, calls = 0;
    do {
      const more: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const part = await stage.call(`GET /sales?pageSize=7&sort=${sort}${more}`);
      assert.equal(part.status, 200, part.text);
      assert.equal(part.json.meta.total, 25);
      assert.equal(part.json.meta.page, cursor === null ? 1 : null);
      seen.push(...idsOf(part));
      cursor = part.json.meta.nextCursor;
      calls++;
    } while (cursor !== null && calls < 10);

    assert.deepEqual([calls, seen.length, new Set(seen).size], [4, 25, 25], sort);
  }
});

onEachStage("page numbers and cursors give the same rows, and the meta counts pages", async (open) => {
  const stage = await open();
  await withSales(stage, 25);

  const first = await stage.call("GET /sales?pageSize=10");
  const byPage = await stage.call("GET /sales?pageSize=10&page=2");
  const byCursor = await stage.call(`GET /sales?pageSize=10&cursor=${first.json.meta.nextCursor}`);
  const past = await stage.call("GET /sales?pageSize=10&page=4");

  assert.deepEqual(idsOf(byPage), idsOf(byCursor));
  const { nextCursor: _, ...meta } = byPage.json.meta;
  assert.deepEqual(meta, { total: 25, page: 2, pageSize: 10, totalPages: 3 });
  assert.deepEqual([past.status, past.json.data, past.json.meta.nextCursor], [200, [], null]);
});

onEachStage("filters leave what they name; status can be repeated", async (open) => {
  const stage = await open();
  const { customerId, saleId } = await withASale(stage);
  const line = { lines: [{ description: "Flytning", quantity: 1, unitPriceOre: 5_000 }] };
  await stage.call("POST /sales", { body: aSaleBody(customerId, { status: "QUOTE_SENT", ...line }) });
  await stage.call(`POST /sales/${saleId}/status`, { body: { to: "CANCELLED", reason: "Fortrød" } });
  const count = async (query: string) => (await stage.call(`GET /sales?${query}`)).json.meta.total;

  const counts = {
    one: await count("status=CANCELLED"),
    both: await count("status=CANCELLED&status=QUOTE_SENT"),
    none: await count("status=PAID"),
    before: await count("dateTo=2026-03-01"),
    on: await count("dateFrom=2026-03-02&dateTo=2026-03-02"),
    customer: await count(`customerId=${customerId}`),
    nobody: await count(`customerId=${saleId}`),
    named: await count("q=jens"),
    unnamed: await count("q=zzz"),
    blank: await count("q="),
    payment: await count("paymentStatus=NOT_INVOICED"),
  };

  assert.deepEqual(counts, {
    ...{ one: 1, both: 2, none: 0, before: 0, on: 2, customer: 2, nobody: 0, named: 2, unnamed: 0, blank: 2 },
    payment: 2,
  });
});

const WRONG_QUERIES: [query: string, field: string][] = [
  ["page=0", "page"],
  ["page=51", "page"],
  ["page=-1", "page"],
  ["page=1.5", "page"],
  ["page=1e3", "page"],
  ["page=１", "page"],
  ["page=1&page=2", "page"],
  ["pageSize=0", "pageSize"],
  ["pageSize=101", "pageSize"],
  ["pageSize=1000000000", "pageSize"],
  ["cursor=x", "cursor"],
  ["cursor=-date.eyJhIjoxfQ", "cursor"],
  ["sort=net", "sort"],
  ["sort=--saleDate", "sort"],
  ["sort=constructor", "sort"],
  ["status=PAYED", "status.0"],
  ["status=", "status.0"],
  ["status=PAID&status=x", "status.1"],
  ["dateFrom=2026-02-29", "dateFrom"],
  ["dateTo=2026-11-31", "dateTo"],
  ["dateTo=1026-01-01", "dateTo"],
  ["assignedTo=me", "assignedTo"],
  ["customerId=1", "customerId"],
  ["q=%00", "q"],
  [`q=${"x".repeat(201)}`, "q"],
  ["organizationId=1", "organizationId"],
  ["deleted=true", "deleted"],
  ["__proto__=1", "__proto__"],
];

Deno.test("a parameter that is wrong or unknown is 422 at its name", async () => {
  const stage = openStage();

  for (const [query, field] of WRONG_QUERIES) {
    const { status, json } = await stage.call(`GET /sales?${query}`);

    assert.deepEqual([status, Object.keys(json.error.details?.fields ?? {})], [422, [field]], query);
  }
  const far = await stage.call("GET /sales?page=51");
  assert.match(far.json.error.details.fields.page, /cursor/);
});

onEachStage("a cursor goes on in its own order only", async (open) => {
  const stage = await open();
  await withSales(stage, 3);
  const { nextCursor } = (await stage.call("GET /sales?pageSize=1&sort=grossOre")).json.meta;

  const same = await stage.call(`GET /sales?pageSize=1&sort=grossOre&cursor=${nextCursor}`);
  const other = await stage.call(`GET /sales?pageSize=1&sort=-grossOre&cursor=${nextCursor}`);
  const both = await stage.call(`GET /sales?pageSize=1&sort=grossOre&page=2&cursor=${nextCursor}`);

  assert.equal(same.status, 200);
  assert.deepEqual([other.status, Object.keys(other.json.error.details.fields)], [422, ["cursor"]]);
  assert.deepEqual([both.status, Object.keys(both.json.error.details.fields)], [422, ["page"]]);
});

onEachStage("the catalogue and the customers page and sort like every list", async (open) => {
  const stage = await open();
  for (const [place, name] of ["Ærø", "Aalborg", "Odense"].entries()) {
    await stage.call("POST /services", { body: { name, category: "By", priceOre: 300 - 100 * place } });
    await stage.call("POST /customers", { body: { type: "B2B", name } });
  }
  const names = async (call: string) =>
    (await stage.call(`GET ${call}`)).json.data.map(({ name }: { name: string }) => name);

  const first = await stage.call("GET /services?pageSize=2&sort=name");
  const rest = await names(`/services?pageSize=2&sort=name&cursor=${first.json.meta.nextCursor}`);

  assert.deepEqual(await names("/services?sort=priceOre"), ["Odense", "Aalborg", "Ærø"]);
  assert.deepEqual([first.json.meta.total, first.json.meta.totalPages, rest.length], [3, 2, 1]);
  assert.deepEqual(await names("/services?active=false"), []);
  assert.deepEqual(await names("/customers"), ["Odense", "Ærø", "Aalborg"]);
  assert.deepEqual(await names("/customers?q=odense"), ["Odense"]);
  assert.deepEqual(await names("/customers?type=B2C"), []);
});

Deno.test("people and webhooks page, sort and count like every list, and a cursor whose row is gone is refused", async () => {
  const stage = openStage();
  for (const name of ["Ærø", "Aalborg", "Odense"]) {
    const body = { name, url: "https://lager.example.dk/in", events: ["sale.paid"] };
    await stage.call("POST /webhooks", { body });
  }
  for (
    const [path, sorts] of [["/users", ["name", "email", "status"]], ["/webhooks", ["name", "createdAt"]]] as const
  ) {
    const whole = await stage.call(`GET ${path}?pageSize=100`);
    const { total } = whole.json.meta;
    assert.deepEqual(whole.json.meta, { total, page: 1, pageSize: 100, totalPages: 1, nextCursor: null }, whole.text);
    for (const sort of sorts.flatMap((one) => [one, `-${one}`])) {
      const ids: string[] = [];
      for (let more = ""; ids.length < 20;) {
        const { json, text } = await stage.call(`GET ${path}?pageSize=1&sort=${sort}${more}`);
        assert.equal(json.meta?.total, total, text);
        ids.push(...json.data.map(({ id }: { id: string }) => id));
        if (json.meta.nextCursor === null) break;
        more = `&cursor=${json.meta.nextCursor}`;
      }
      assert.deepEqual(ids.toSorted(), whole.json.data.map(({ id }: { id: string }) => id).toSorted(), sort);
    }
    for (const query of ["page=0", "pageSize=101", "sort=nope", "cursor=x", "nope=1"]) {
      assert.equal((await stage.call(`GET ${path}?${query}`)).status, 422, query);
    }
  }
  const first = (await stage.call("GET /webhooks?pageSize=1")).json;
  await stage.call(`DELETE /webhooks/${first.data[0].id}`);
  const lost = await stage.call(`GET /webhooks?cursor=${first.meta.nextCursor}`);
  assert.deepEqual([lost.status, Object.keys(lost.json.error.details.fields)], [422, ["cursor"]]);
});

onEachStage("a search goes on by cursor, and so does a list of the longest names there can be", async (open) => {
  const stage = await open();
  const long = ["漢", "語", "字"].map((sign) => sign.repeat(200));
  for (const name of [...long, "Jens Jensen", "Else Jensen", "Jensen og søn"]) {
    await stage.call("POST /customers", { body: { name } });
  }
  const everyName = async (query: string) => {
    const names: string[] = [];
    for (let cursor: string | null = ""; cursor !== null && names.length < 10;) {
      const more: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const { status, json, text } = await stage.call(`GET /customers?pageSize=1${query}${more}`);
      assert.equal(status, 200, text);
      names.push(...json.data.map(({ name }: { name: string }) => name));
      cursor = json.meta.nextCursor;
    }
    return names.sort();
  };

  assert.deepEqual(await everyName("&q=jensen"), ["Else Jensen", "Jens Jensen", "Jensen og søn"]);
  assert.equal(new Set(await everyName("")).size, 6);
  assert.equal(new Set(await everyName("&sort=-createdAt")).size, 6);
});
