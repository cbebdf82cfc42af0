import assert from "node:assert/strict";
import { CALLS } from "./calls.ts";
import { anAgreementBody, aSaleBody, openStage, type Stage, withASale } from "./stage_test.ts";

/** A sale with its customer and service, a lead, and a webhook with a message. */
async function withRecords(stage: Stage) {
  const lead = await stage.call("POST /leads", { body: { contactName: "Else Holm" } });
  const sale = await withASale(stage);
  const hook = { name: "Lager", url: "https://lager.example.dk/in", events: ["sale.paid"] };
  const { id: hookId } = (await stage.call("POST /webhooks", { body: hook })).json.data;
  const { id: deliveryId } = (await stage.call(`POST /webhooks/${hookId}/test`)).json.data;
  const agreement = await stage.call("POST /agreements", { body: anAgreementBody(sale.customerId) });
  const agreementId = agreement.json.data.id as string;
  return { ...sale, leadId: lead.json.data.id as string, hook, hookId, deliveryId, agreementId };
}

/** A right body for every call that takes one, with every field it knows. A call without a line here fails the first test. */
async function wholeBodies(stage: Stage) {
  const { customerId, serviceId, saleId, leadId, hook, hookId, deliveryId, agreementId } = await withRecords(stage);
  const facts = {
    type: "B2B",
    name: "Søndergård ApS",
    companyName: "Søndergård ApS",
    email: "post@soendergaard.example.dk",
    phone: "22 33 44 55",
    cvr: "25313763",
    ean: "5790000000012",
    address: { street: "Å Allé 1", postalCode: "8000", city: "Aarhus C", country: "DK" },
    tags: ["fast", "nøgle"],
    status: "ACTIVE",
    notes: "To linjer\nher",
    allowDuplicate: true,
  };
  const service = {
    ...{ name: "Vinduer", category: "Fast", description: "Ude og inde", priceOre: 49_900, priceIncludesVat: true },
    ...{ vatBasisPoints: 2_500, unit: "time", pricingModel: "HOURLY", durationMinutes: 60, costOre: 100, active: true },
  };
  const line = {
    ...{ serviceId, description: "Vinduer", quantity: 1.5, unit: "time", unitPriceOre: 49_900, priceIncludesVat: true },
    ...{ discountPercent: 12.5, vatBasisPoints: 2_500 },
  };
  const { status: _, ...sale } = aSaleBody(customerId, {
    ...{ lines: [line], quotedOre: 50_000, scheduledAt: "2026-03-04T09:00:00Z", assignedTo: stage.cast.bo.userId },
    ...{ internalNotes: "Nøgle", customerNotes: "Hund" },
  });
  const lead = {
    ...{
      contactName: "Søren Ask",
      contactEmail: "ask@example.dk",
      contactPhone: "22 33 44 66",
      companyName: "Ask ApS",
    },
    ...{ source: "EMAIL", interestServiceId: serviceId, estimatedValueOre: 40_000, priority: "HIGH" },
    ...{
      followUpOn: "2026-03-05",
      message: "Hvad koster det?",
      notes: "Ring",
      assignedTo: stage.cast.bo.userId,
      customerId,
    },
  };
  const agreement = anAgreementBody(customerId, {
    ...{ lines: [line], minutes: 90, assignedTo: stage.cast.bo.userId, endsOn: "2027-03-01", holidays: "move" },
    ...{ pausedFrom: "2026-07-01", pausedTo: "2026-07-31", internalNotes: "Nøgle", customerNotes: "Hund" },
  });
  const { customerId: _customer, ...changed } = agreement;
  const inRule = ["rule.kind", "rule.every", "rule.weekdays"];
  const ofHook = `/webhooks/${hookId}`;
  const bodies: Record<string, { path: string; body: Record<string, unknown>; required: string[] }> = {
    "POST /customers": { path: "/customers", body: facts, required: ["name"] },
    "PATCH /customers/:id": {
      path: `/customers/${customerId}`,
      body: { version: 1, ...facts },
      required: ["version"],
    },
    "POST /services": { path: "/services", body: service, required: ["name", "category", "priceOre"] },
    "PATCH /services/:id": { path: `/services/${serviceId}`, body: { version: 1, ...service }, required: ["version"] },
    "POST /sales": {
      path: "/sales",
      body: { status: "QUOTE_SENT", ...sale },
      required: ["customerId", "status", "saleDate", "source", "lines", "lines.0.quantity"],
    },
    "PATCH /sales/:id": {
      path: `/sales/${saleId}`,
      body: { version: 1, ...sale },
      required: ["version", "lines.0.quantity"],
    },
    "POST /sales/:id/status": {
      path: `/sales/${saleId}/status`,
      body: { to: "SCHEDULED", reason: "Aftalt", scheduledAt: "2026-03-04T09:00:00Z", version: 1 },
      required: ["to"],
    },
    "POST /sales/:id/payments": {
      path: `/sales/${saleId}/payments`,
      body: { amountOre: 100, paidOn: "2026-03-02", reference: "MobilePay" },
      required: ["amountOre", "paidOn"],
    },
    "POST /agreements": {
      path: "/agreements",
      body: agreement,
      required: ["customerId", "title", "lines", "lines.0.quantity", "rule", "time", "startsOn"].concat(inRule),
    },
    "PATCH /agreements/:id": {
      path: `/agreements/${agreementId}`,
      body: { version: 1, scope: "following", from: "2026-03-16", ...changed },
      required: ["version", "lines.0.quantity", "from", ...inRule],
    },
    "POST /leads": { path: "/leads", body: { ...lead }, required: ["contactName"] },
    "PATCH /leads/:id": {
      path: `/leads/${leadId}`,
      body: { version: 1, ...lead, status: "CONTACTED", reason: "OTHER", reasonNote: "Ringet op" },
      required: ["version"],
    },
    "POST /leads/:id/activities": {
      path: `/leads/${leadId}/activities`,
      body: { kind: "CALL", note: "Ring igen", followUpOn: "2026-03-09" },
      required: ["kind"],
    },
    "POST /leads/:id/convert": {
      path: `/leads/${leadId}/convert`,
      body: { serviceId, amountOre: 40_000, customerId, allowDuplicate: true, early: true },
      required: [],
    },
    "POST /users": {
      path: "/users",
      body: { name: "Ny Kollega", email: "ny@example.dk", role: "SALES_REP" },
      required: ["name", "email", "role"],
    },
    "PATCH /users/:id": {
      path: `/users/${stage.cast.bo.userId}`,
      body: { role: "VIEWER", active: true },
      required: [],
    },
    "POST /webhooks": { path: "/webhooks", body: hook, required: ["name", "url", "events"] },
    "PATCH /webhooks/:id": {
      path: ofHook,
      body: { version: 1, ...hook, state: "off" },
      required: ["version"],
    },
    "POST /webhooks/:id/replay": {
      path: `${ofHook}/replay`,
      body: { deliveryId },
      required: ["deliveryId"],
    },
    "POST /auth/login": {
      path: "/auth/login",
      body: { email: "a@example.dk", password: "a good long one", totp: "123456" },
      required: ["email", "password"],
    },
    "POST /auth/refresh": { path: "/auth/refresh", body: { refreshToken: "x" }, required: ["refreshToken"] },
    "POST /me/organization": {
      path: "/me/organization",
      body: { organizationId: stage.cast.firms[1].organization.id },
      required: ["organizationId"],
    },
  };
  return Object.entries(bodies).map(([name, one]) => ({ name, method: name.split(" ")[0], ...one }));
}

type Path = readonly (string | number)[];

/** Every leaf and branch of a body, by its path. */
function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [name, inside] of Object.entries(value)) {
    yield* pathsOf(inside, [...path, Array.isArray(value) ? Number(name) : name]);
  }
}

const at = (body: unknown, path: Path) =>
  path.reduce((inside, step) => (inside as Record<string | number, unknown>)[step], body);

/** The body with another value at the path; undefined leaves it out. */
function withAt(body: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(body);
  const branch = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  if (value === undefined) delete branch[path.at(-1)!];
  else branch[path.at(-1)!] = value;
  return copy;
}

/** -0 and 1e309 have no place in JSON.stringify, so they are put into the text. */
const sent = (body: unknown) =>
  JSON.stringify(body).replaceAll('"MINUS_ZERO"', "-0").replaceAll('"HUGE"', "1e309").replaceAll('"EXPONENT"', "1.5e0");

const NEVER_TEXT = [1, true, [], {}, ["x"], { x: 1 }];
const NEVER_NUMBER = ["1", "1,5", "1.5", "", true, [], {}, "MINUS_ZERO", "HUGE", -1e308, 1e21, 1.0005, 0.1 + 0.2];
const NEVER_OTHER = ["true", "yes", 1, 0, [], {}];
const BAD_TEXTS = ["", "  ", "\n\t", "\u0000", "a\u0000b", "\ud800", "a\udc00", "\u001b[31m", "x".repeat(100_000)];

function badFor(value: unknown): unknown[] {
  if (typeof value === "string") return [...NEVER_TEXT, ...BAD_TEXTS];
  if (typeof value === "number") return NEVER_NUMBER;
  if (typeof value === "boolean") return NEVER_OTHER;
  return Array.isArray(value) ? ["x", 1, true, {}, [null], [[]]] : ["x", 1, true, [], null];
}

/** What is allowed though the generator calls it bad: a list of no tags is a list of tags. */
const FINE = new Set(['tags=""', "tags=[]"]);
const SECRETS = new Set(["password", "totp", "refreshToken"]);

Deno.test("every call with a body is among those tested here", async () => {
  const bodies = await wholeBodies(openStage());

  const known = bodies.map(({ name }) => name).sort();

  assert.deepEqual(known, CALLS.filter(({ body }) => body !== null).map((one) => `${one.method} ${one.path}`).sort());
});

Deno.test("a whole right body is taken, and then each bad value at each field is 422 at that field", async () => {
  let tried = 0;
  for (const { name, method, path, body, required } of await wholeBodies(openStage())) {
    if (name.includes("/auth/") || name.includes("/me/")) continue;
    const stage = openStage();
    await withRecords(stage);
    for (const field of pathsOf(body)) {
      const values = required.includes(field.join("."))
        ? [undefined, null, ...badFor(at(body, field))]
        : badFor(at(body, field));
      for (const value of values) {
        const told = `${name} ${field.join(".")}=${JSON.stringify(value)?.slice(0, 40)}`;
        const raw = sent(withAt(body, field, value));
        const answer = await stage.call(`${method} ${path}`, { raw, headers: { "Content-Type": "application/json" } });

        if (FINE.has(`${field.join(".")}=${JSON.stringify(value)}`)) continue;
        assert.equal(answer.status, 422, `${told}: ${answer.text}`);
        const [first] = Object.keys(answer.json.error.details.fields);
        assert.ok(first === field.join(".") || first.startsWith(`${field.join(".")}.`), `${told}: at ${first}`);
        tried++;
      }
    }
    const right = await stage.call(`${method} ${path}`, { body });
    assert.ok(right.status < 300, `${name}: ${right.text}`);
  }
  assert.ok(tried > 1_000, `only ${tried} were tried`);
});

Deno.test("what is wrong with a login is 422 before anybody is asked, and never says the secret", async () => {
  const stage = openStage({
    useCases: {
      issueTokens: () => Promise.reject(new Error("asked")),
      refreshTokens: () => Promise.reject(new Error("asked")),
      switchTokens: () => Promise.reject(new Error("asked")),
    },
  });
  for (const { name, method, path, body } of await wholeBodies(stage)) {
    if (!name.includes("/auth/") && !name.includes("/me/")) continue;
    for (const field of pathsOf(body)) {
      const secret = SECRETS.has(String(field[0]));
      for (const value of secret ? NEVER_TEXT : badFor(at(body, field))) {
        const raw = sent(withAt(body, field, value));
        const answer = await stage.call(`${method} ${path}`, { raw, headers: { "Content-Type": "application/json" } });

        assert.equal(answer.status, 422, `${name} ${field}=${JSON.stringify(value)?.slice(0, 40)}: ${answer.text}`);
        assert.doesNotMatch(answer.text, /a good long one/);
      }
    }
  }
});

const STOWAWAYS = [
  ...["role", "organizationId", "organization_id", "id", "createdAt", "finalAmount", "netOre", "deletedAt", "number"],
  ...["__proto__", "constructor", "toString", "Name", "ｎame"],
];

Deno.test("a field nobody knows is 422 by its name, at every level, and nothing of it is kept", async () => {
  const stage = openStage();
  for (const { name, method, path, body } of await wholeBodies(stage)) {
    const levels = [[], ...pathsOf(body)].filter((level) => {
      const inside = at(body, level as Path);
      return typeof inside === "object" && inside !== null && !Array.isArray(inside);
    });
    for (const level of levels as Path[]) {
      for (const stowaway of STOWAWAYS.filter((one) => !Object.hasOwn(at(body, level) as object, one))) {
        // Put into the text: in an object literal __proto__ would be no field.
        const marked = level.length === 0 ? { STOWAWAY: 1, ...body } : withAt(body, [...level, "STOWAWAY"], 1);
        const raw = JSON.stringify(marked).replace('"STOWAWAY"', JSON.stringify(stowaway));
        const answer = await stage.call(`${method} ${path}`, { raw, headers: { "Content-Type": "application/json" } });

        assert.equal(answer.status, 422, `${name} ${stowaway}: ${answer.text}`);
        const field = [...level, stowaway].join(".");
        assert.equal(
          Object.entries(answer.json.error.details.fields).find(([at]) => at === field)?.[1],
          "Unknown field",
        );
      }
    }
  }
});

Deno.test("a customer's postal code is Danish where the address is, and free elsewhere", async () => {
  const stage = openStage();
  const post = (address: object) => stage.call("POST /customers", { body: { name: "Jens", address } });

  const wrong = await post({ postalCode: "800" });
  const abroad = await post({ postalCode: "111 22", country: "se" });
  const moved = await stage.call(`PATCH /customers/${abroad.json.data.id}`, {
    body: { version: 1, address: { country: "DK" } },
  });

  assert.deepEqual([wrong.status, Object.keys(wrong.json.error.details.fields)], [422, ["address.postalCode"]]);
  assert.deepEqual([abroad.status, abroad.json.data.address.postalCode], [201, "111 22"]);
  assert.deepEqual([moved.status, Object.keys(moved.json.error.details.fields)], [422, ["address.postalCode"]]);
});
