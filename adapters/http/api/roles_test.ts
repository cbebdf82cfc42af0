import assert from "node:assert/strict";
import type { Role } from "../../../domain/kernel/actor.ts";
import { PERMISSIONS } from "../../../domain/kernel/permissions.ts";
import { CALLS } from "./calls.ts";
import type { Call } from "./call.ts";
import {
  anAgreementBody,
  aSaleBody,
  ON_POSTGRES,
  onEachStage,
  openStage,
  type Stage,
  withASale,
} from "./stage_test.ts";

const PEOPLE = { ADMIN: "anna", SALES_MANAGER: "mads", SALES_REP: "bo", VIEWER: "vera" } as const;

/** What each call is sent here; one that is missing fails the test below. */
async function requestsOf(stage: Stage): Promise<Record<string, { path: string; body?: unknown }>> {
  const { customerId, serviceId, saleId } = await withASale(stage);
  const lonely = await stage.call("POST /customers", { body: { name: "Ingen Salg" } });
  const lead = await stage.call("POST /leads", {
    body: { contactName: "Annas", assignedTo: stage.cast.anna.userId },
  });
  const ofLead = `/leads/${lead.json.data.id}`;
  const agreement = await stage.call("POST /agreements", { body: anAgreementBody(customerId) });
  const ofAgreement = `/agreements/${agreement.json.data.id}`;
  const aHook = { name: "Lager", url: "https://lager.example.dk/", events: ["sale.paid"] };
  for (const { id } of (await stage.call("GET /webhooks")).json.data) await stage.call(`DELETE /webhooks/${id}`);
  const hook = await stage.call("POST /webhooks", { body: aHook });
  const spare = await stage.call("POST /webhooks", { body: aHook });
  const ofHook = `/webhooks/${hook.json.data.id}`;
  const sent = await stage.call(`POST ${ofHook}/test`);
  const ofSale = `/sales/${saleId}`, ofCustomer = `/customers/${customerId}`, ofService = `/services/${serviceId}`;
  return {
    "POST /auth/logout": { path: "/auth/logout" },
    "GET /me": { path: "/me" },
    "POST /me/organization": { path: "/me/organization", body: { organizationId: saleId } },
    "GET /customers": { path: "/customers" },
    "POST /customers": { path: "/customers", body: { name: "Ny" } },
    "GET /customers/:id": { path: ofCustomer },
    "PATCH /customers/:id": { path: ofCustomer, body: { version: 1, notes: "x" } },
    "DELETE /customers/:id": { path: `/customers/${lonely.json.data.id}` },
    "POST /customers/:id/restore": { path: `${ofCustomer}/restore` },
    "GET /customers/:id/sales": { path: `${ofCustomer}/sales` },
    "GET /services": { path: "/services" },
    "POST /services": { path: "/services", body: { name: "Ny", category: "x", priceOre: 1 } },
    "GET /services/:id": { path: ofService },
    "PATCH /services/:id": { path: ofService, body: { version: 1, active: false } },
    "GET /sales": { path: "/sales" },
    "POST /sales": { path: "/sales", body: aSaleBody(customerId, { serviceId, finalAmountOre: 1 }) },
    "GET /sales/export": { path: "/sales/export?format=csv" },
    "GET /sales/:id": { path: ofSale },
    "PATCH /sales/:id": { path: ofSale, body: { version: 1, internalNotes: "x" } },
    "DELETE /sales/:id": { path: ofSale },
    "POST /sales/:id/restore": { path: `${ofSale}/restore` },
    "POST /sales/:id/status": { path: `${ofSale}/status`, body: { to: "CANCELLED", reason: "x" } },
    "GET /sales/:id/history": { path: `${ofSale}/history` },
    "POST /sales/:id/payments": { path: `${ofSale}/payments`, body: { amountOre: 1, paidOn: "2026-03-02" } },
    "GET /sales/statistics/summary": { path: "/sales/statistics/summary" },
    "GET /availability": { path: "/availability" },
    "GET /agreements": { path: "/agreements" },
    "POST /agreements": { path: "/agreements", body: anAgreementBody(customerId) },
    "GET /agreements/:id": { path: ofAgreement },
    "PATCH /agreements/:id": { path: ofAgreement, body: { version: 1, title: "x" } },
    "GET /leads": { path: "/leads" },
    "POST /leads": { path: "/leads", body: { contactName: "Ny" } },
    "GET /leads/:id": { path: ofLead },
    "PATCH /leads/:id": { path: ofLead, body: { version: 1, notes: "x" } },
    "DELETE /leads/:id": { path: ofLead },
    "POST /leads/:id/convert": { path: `${ofLead}/convert`, body: { serviceId, amountOre: 1, early: true } },
    "POST /leads/:id/activities": { path: `${ofLead}/activities`, body: { kind: "CALL" } },
    "GET /leads/:id/score": { path: `${ofLead}/score` },
    "GET /users": { path: "/users" },
    "POST /users": { path: "/users", body: { name: "Ny", email: "ny@example.dk", role: "VIEWER" } },
    "PATCH /users/:id": { path: `/users/${stage.cast.vera.userId}`, body: { role: "VIEWER" } },
    "DELETE /users/:id/second-factor": { path: `/users/${stage.cast.vera.userId}/second-factor` },
    "GET /webhooks": { path: "/webhooks" },
    "POST /webhooks": { path: "/webhooks", body: aHook },
    "GET /webhooks/:id": { path: ofHook },
    "PATCH /webhooks/:id": { path: ofHook, body: { version: 1, name: "Andet" } },
    "DELETE /webhooks/:id": { path: `/webhooks/${spare.json.data.id}` },
    "POST /webhooks/:id/secret": { path: `${ofHook}/secret` },
    "POST /webhooks/:id/test": { path: `${ofHook}/test` },
    "GET /webhooks/:id/deliveries": { path: `${ofHook}/deliveries` },
    "POST /webhooks/:id/replay": { path: `${ofHook}/replay`, body: { deliveryId: sent.json.data.id } },
    "GET /audit": { path: "/audit" },
    "GET /audit/check": { path: "/audit/check" },
    "GET /analytics/dashboard": { path: "/analytics/dashboard" },
    "GET /analytics/sales-trends": { path: "/analytics/sales-trends" },
    "GET /analytics/customer-ltv": { path: "/analytics/customer-ltv" },
    "GET /analytics/service-performance": { path: "/analytics/service-performance" },
    "GET /analytics/rep-performance": { path: "/analytics/rep-performance" },
    "GET /analytics/organizations": { path: "/analytics/organizations" },
    "GET /health/details": { path: "/health/details" },
  };
}

const guarded = CALLS.filter(({ auth }) => auth === "bearer");
const nameOf = ({ method, path }: Call) => `${method} ${path}`;

Deno.test("every call behind a token is in the matrix", async () => {
  const known = Object.keys(await requestsOf(openStage()));

  assert.deepEqual(known.sort(), guarded.map(nameOf).sort());
});

/** The sale, the agreement and the lead of the stage are Anna's, so whoever reaches only their own does not find them. */
function expected(call: Call, role: Role): "found" | "missing" | "forbidden" {
  const isSale = /^\/(sales|agreements)\/:id/.test(call.path);
  const isLead = call.path.startsWith("/leads/:id");
  if (isSale && PERMISSIONS.view_sales[role] === "own") return "missing";
  if (isLead && PERMISSIONS.view_leads[role] === "own_or_free") return "missing";
  return call.needs === null || PERMISSIONS[call.needs][role] !== "none" ? "found" : "forbidden";
}

onEachStage(
  "each role gets from each call what the table of permissions says",
  async (open) => {
    const stage = await open();
    let requests: Awaited<ReturnType<typeof requestsOf>> | null = null;
    for (const call of guarded) {
      if (call.path.startsWith("/auth") || call.path.startsWith("/me/")) continue;
      for (const [role, as] of Object.entries(PEOPLE) as [Role, typeof PEOPLE[Role]][]) {
        // What a GET leaves as it was serves the next one too.
        requests = call.method === "GET" && requests ? requests : await requestsOf(stage);
        const { path, body } = requests[nameOf(call)];

        const { status, json } = await stage.call(`${call.method} ${path}`, { as, body });

        const told = status < 300 ? "found" : status === 404 ? "missing" : status === 403 ? "forbidden" : status;
        assert.equal(told, expected(call, role), `${role} ${nameOf(call)}: ${JSON.stringify(json)}`);
      }
    }
  },
  ON_POSTGRES,
);

Deno.test("who may not, is told so before a word of the body is read", async () => {
  const stage = openStage();
  for (const call of ["POST /customers", "POST /services", "POST /sales", "GET /sales/export", "GET /health/details"]) {
    const { status, json } = await stage.call(`${call}?nonsense=1`, {
      as: "vera",
      raw: call.startsWith("POST") ? "nonsense" : undefined,
    });

    assert.deepEqual([status, json.error.code], [403, "forbidden"], call);
  }
});

onEachStage(
  "a SALES_REP sees and counts own sales only, and somebody else's answers as a missing one",
  async (open) => {
    const stage = await open();
    const { customerId, serviceId, saleId } = await withASale(stage);
    const given = { serviceId, finalAmountOre: 50_000 };
    const own = await stage.call("POST /sales", { as: "bo", body: aSaleBody(customerId, given) });
    const handed = await stage.call("POST /sales", {
      body: aSaleBody(customerId, { ...given, assignedTo: stage.cast.bo.userId }),
    });

    const list = await stage.call("GET /sales", { as: "bo" });
    const ofCustomer = await stage.call(`GET /customers/${customerId}/sales`, { as: "bo" });
    const summary = await stage.call("GET /sales/statistics/summary", { as: "bo" });
    const others = await stage.call(`GET /sales/${saleId}`, { as: "bo" });
    const unknown = await stage.call("GET /sales/00000000-0000-7000-8000-00000000abcd", { as: "bo" });

    const seen = [own, handed].map(({ json }) => json.data.id).sort();
    assert.deepEqual(list.json.data.map(({ id }: { id: string }) => id).sort(), seen);
    assert.deepEqual([list.json.meta.total, ofCustomer.json.meta.total], [2, 2]);
    assert.equal(summary.json.data.salesCount.current, 2);
    assert.equal(
      summary.json.data.pipeline.find(({ status }: { status: string }) => status === "ACCEPTED").valueOre,
      80_000,
    );
    assert.deepEqual([others.status, others.text], [404, unknown.text]);
  },
  ON_POSTGRES,
);
