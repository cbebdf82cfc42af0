import assert from "node:assert/strict";
import { Unavailable } from "../../../domain/kernel/unavailable.ts";
import { divertLog } from "../../log.ts";
import { CALLS } from "./calls.ts";
import { ErrorJson } from "./shapes.ts";
import { anAgreementBody, ON_POSTGRES, onEachStage, openStage, withASale } from "./stage_test.ts";

const SOME_ID = "00000000-0000-7000-8000-00000000abcd";
const addressed = CALLS.map((call) => ({ ...call, url: call.path.replace(":id", SOME_ID) }));

Deno.test("every call that needs a token answers 401 without one and with a wrong one, whatever else is wrong", async () => {
  const stage = openStage();
  for (const { method, url, auth } of addressed) {
    if (auth === "none") continue;
    const raw = method === "GET" ? undefined : "{";
    const none = await stage.call(`${method} ${url}?x=1`, { as: null, raw });
    const wrong = await stage.call(`${method} ${url}?x=1`, { as: null, raw, headers: { Authorization: "Bearer x" } });
    const basic = await stage.call(`${method} ${url}?x=1`, { as: null, raw, headers: { Authorization: "anna" } });

    for (const answer of [none, wrong, basic]) {
      assert.deepEqual([answer.status, answer.json.error.code], [401, "unauthenticated"], `${method} ${url}`);
      assert.equal(answer.headers.get("www-authenticate"), "Bearer");
    }
  }
});

Deno.test("a method a path does not have is 405 with those it has, and OPTIONS tells them without CORS", async () => {
  const stage = openStage();
  for (const path of new Set(addressed.map(({ url }) => url))) {
    const own = addressed.filter(({ url }) => url === path).map(({ method }) => method as string);
    const allow = [...own.flatMap((method) => method === "GET" ? ["GET", "HEAD"] : [method]), "OPTIONS"].join(", ");
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      if (own.includes(method)) continue;
      const { status, headers, json } = await stage.call(`${method} ${path}`);

      assert.deepEqual([status, json.error.code], [405, "method_not_allowed"], `${method} ${path}`);
      assert.equal(headers.get("allow"), allow);
    }
    const options = await stage.call(`OPTIONS ${path}`, { headers: { Origin: "https://other.example" } });
    assert.deepEqual([options.status, options.headers.get("allow"), options.text], [204, allow, ""]);
    assert.equal([...options.headers.keys()].some((name) => name.startsWith("access-control")), false);
  }
});

Deno.test("a path that is no call is 404 as JSON, close misses included", async () => {
  const stage = openStage();
  const paths = ["", "/", "/sale", "/sales/", "/sales//", `/sales/${SOME_ID}/`, `/sales/${SOME_ID}/status/x`, "/Sales"];
  for (const path of [...paths, "/lead", "/sales/export/csv", "/openapixjson", "/%2e%2e/health", "/%2e%2e/v2/sales"]) {
    const { status, json, headers } = await stage.call(`GET /api/v1${path}`);

    assert.deepEqual([status, json.error.code], [404, "not_found"], path);
    assert.equal(headers.get("content-type"), "application/json; charset=utf-8");
  }
});

Deno.test("HEAD answers as GET does, without a body", async () => {
  const stage = openStage();
  const { saleId } = await withASale(stage);

  const head = await stage.call(`HEAD /sales/${saleId}`);
  const missing = await stage.call(`HEAD /sales/${SOME_ID}`);

  assert.deepEqual([head.status, head.text, missing.status, missing.text], [200, "", 404, ""]);
});

onEachStage(
  "an id that is none, an unknown one and another firm's answer the same bytes, in every call",
  async (open) => {
    const stage = await open();
    const { saleId, customerId, serviceId } = await withASale(stage);
    const lead = await stage.call("POST /leads", { body: { contactName: "Annas" } });
    const agreement = await stage.call("POST /agreements", { body: anAgreementBody(customerId) });
    const hook = await stage.call("POST /webhooks", {
      body: { name: "Lager", url: "https://lager.example.dk/hook", events: ["sale.created"] },
    });
    const ids: Record<string, string> = {
      webhooks: hook.json.data.id,
      sales: saleId,
      customers: customerId,
      services: serviceId,
      agreements: agreement.json.data.id,
      leads: lead.json.data.id,
      users: stage.cast.bo.userId,
    };
    const bodies: Record<string, unknown> = {
      "PATCH /sales/:id": { version: 1 },
      "PATCH /agreements/:id": { version: 1 },
      "PATCH /customers/:id": { version: 1 },
      "PATCH /services/:id": { version: 1 },
      "PATCH /leads/:id": { version: 1 },
      "POST /leads/:id/convert": {},
      "POST /leads/:id/activities": { kind: "CALL" },
      "PATCH /users/:id": { active: true },
      "PATCH /webhooks/:id": { version: 1 },
      "POST /webhooks/:id/replay": { deliveryId: SOME_ID },
      "POST /sales/:id/status": { to: "CANCELLED", reason: "x" },
      "POST /sales/:id/payments": { amountOre: 1, paidOn: "2026-03-02" },
    };
    for (const { method, path } of CALLS.filter(({ path }) => path.includes(":id"))) {
      const ask = (id: string, as: "anna" | "carla") =>
        stage.call(`${method} ${path.replace(":id", id)}`, { as, body: bodies[`${method} ${path}`] });
      const others = await ask(ids[path.split("/")[1]], "carla");
      const unknown = await ask(SOME_ID, "anna");
      const shouted = await ask(SOME_ID.toUpperCase(), "anna");
      const noId = await Promise.all(["1", "x'--", "%00", "null", "..%2f", "{}"].map((id) => ask(id, "anna")));

      assert.equal(others.status, 404, `${method} ${path}`);
      for (const { status, text } of [unknown, shouted, ...noId]) {
        assert.deepEqual([status, text], [404, others.text], `${method} ${path}`);
      }
    }
  },
  ON_POSTGRES,
);

onEachStage(
  "another firm's record named in a body is the same 422 as an unknown one, in a query the same nothing",
  async (open) => {
    const stage = await open();
    const ours = await withASale(stage);
    const { json } = await stage.call("POST /customers", { as: "carla", body: { name: "Carlas kunde" } });
    const theirs = json.data.id;
    const sale = { customerId: theirs, status: "ACCEPTED", saleDate: "2026-03-02", source: "PHONE" };
    const short = { serviceId: ours.serviceId, finalAmountOre: 1 };

    const named: [string, (id: string) => Record<string, unknown>, string][] = [
      ["customerId", (customerId) => ({ ...sale, ...short, customerId }), ours.saleId],
      ["serviceId", (serviceId) => ({ ...sale, customerId: ours.customerId, serviceId, finalAmountOre: 1 }), theirs],
      [
        "lines.0.serviceId",
        (serviceId) => ({ ...sale, customerId: ours.customerId, lines: [{ serviceId, quantity: 1 }] }),
        theirs,
      ],
      [
        "assignedTo",
        (assignedTo) => ({ ...sale, ...short, customerId: ours.customerId, assignedTo }),
        stage.cast.carla.userId,
      ],
    ];
    for (const [field, body, foreign] of named) {
      const others = await stage.call("POST /sales", { body: body(field === "customerId" ? theirs : foreign) });
      const unknown = await stage.call("POST /sales", { body: body(SOME_ID) });

      assert.deepEqual([others.status, Object.keys(others.json.error.details.fields)], [422, [field]]);
      assert.equal(others.text, unknown.text);
    }
    const listed = await stage.call(`GET /sales?customerId=${ours.customerId}`, { as: "carla" });
    const nothing = await stage.call(`GET /sales?customerId=${SOME_ID}`, { as: "carla" });
    assert.deepEqual([listed.status, listed.text], [200, nothing.text]);
  },
  ON_POSTGRES,
);

Deno.test("a body that is not a JSON object is 400, of another type 415, and too large 413", async () => {
  const stage = openStage();
  const post = (raw: BodyInit, type = "application/json") =>
    stage.call("POST /customers", { raw, headers: type === "" ? {} : { "Content-Type": type } });
  const deep = (levels: number) => `{"name":${"[".repeat(levels)}${"]".repeat(levels)}}`;
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
  const notJson = ["", "{", "[]", '"x"', "1", "null", "true", "{}{}", '{"name":"\n"}', "{'name':1}", deep(20)];
  const twice = [
    ...[
      '{"name":"Jens","name":"Else"}',
      '{"name":"Jens","n\\u0061me":"Jens"}',
      '{"__proto__":1,"__proto__":2,"name":"J"}',
    ],
    ...['{"name":"Jens","address":{"city":"A","city":"B"}}', '{"name":"a: \\":","tags":[],"tags":[]}'],
  ];

  for (const raw of [...notJson, ...twice, deep(200_000), JSON.stringify({ tags: Array(30_000).fill(1) })]) {
    const { status, json } = await post(raw);
    assert.deepEqual([status, json.error.code], [400, "invalid_json"], raw.slice(0, 40));
  }
  const notUtf8 = await post(new Uint8Array([...new TextEncoder().encode('{"name":"'), 0xff, 0x22, 0x7d]));
  assert.equal(notUtf8.status, 400);
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "json"]) {
    const { status, json } = await post('{"name":"Jens"}', type);
    assert.deepEqual([status, json.error.code], [415, "unsupported_media_type"], type);
  }
  const untyped = await post(new TextEncoder().encode('{"name":"Jens"}'), "");
  assert.equal(untyped.status, 415);
  for (const raw of [`{"name":"${"x".repeat(10_000_000)}"}`, endless]) {
    const { status, json } = await post(raw);
    assert.deepEqual([status, json.error.code], [413, "too_large"]);
  }
  const marked = await post("\ufeff" + '{"name":"Jens"}', "application/json; charset=UTF-8");
  const colons = await post('{"name":"a:b: \\"c\\": \\\\","address":{"city":"name:","street":"name"}}');
  assert.deepEqual([marked.status, colons.status, colons.json.data?.name], [201, 201, 'a:b: "c": \\'], colons.text);
});

Deno.test("a packed body is 415, whatever is in it", async () => {
  const stage = openStage();
  for (const packing of ["gzip", "GZIP", "deflate", "br", "identity, gzip", "x"]) {
    const headers = { "Content-Type": "application/json", "Content-Encoding": packing };
    const { status, json } = await stage.call("POST /customers", { raw: '{"name":"Jens"}', headers });

    assert.deepEqual([status, json.error.code], [415, "unsupported_media_type"], packing);
  }
  const headers = { "Content-Type": "application/json", "Content-Encoding": "identity" };
  assert.equal((await stage.call("POST /customers", { raw: '{"name":"Jens"}', headers })).status, 201);
});

Deno.test("a body of which nothing is needed may be left out whole", async () => {
  const stage = openStage();
  const { serviceId } = await withASale(stage);
  const made = await stage.call("POST /leads", {
    body: { contactName: "Else", interestServiceId: serviceId, estimatedValueOre: 100 },
  });
  const { id } = made.json.data;
  await stage.call(`PATCH /leads/${id}`, { body: { version: 1, status: "QUALIFIED" } });

  const converted = await stage.call(`POST /leads/${id}/convert`);
  const needed = await stage.call("POST /leads");

  assert.deepEqual([converted.status, needed.status], [200, 415], converted.text);
});

Deno.test("a call without a body takes none or an empty object, and no parameters it does not know", async () => {
  const stage = openStage();
  const { saleId } = await withASale(stage);
  const headers = { "Content-Type": "application/json" };

  const bare = await stage.call(`POST /sales/${saleId}/restore`);
  const empty = await stage.call(`POST /sales/${saleId}/restore`, { raw: "{}", headers });
  const typed = await stage.call(`POST /sales/${saleId}/restore`, { raw: "", headers });
  const more = await stage.call(`POST /sales/${saleId}/restore`, { raw: '{"x":1}', headers });
  const asked = await stage.call(`POST /sales/${saleId}/restore?x=1`);
  const read = await stage.call(`GET /sales/${saleId}?x=1`);

  assert.deepEqual([bare, empty, typed, more, asked, read].map(({ status }) => status), [200, 200, 200, 422, 422, 422]);
});

Deno.test("breakage is 500 with a reference the log has too, and tells nothing else", async () => {
  const lines: string[] = [];
  const restore = divertLog((line) => lines.push(line));
  const stage = openStage({
    useCases: { findService: () => Promise.reject(new Error("select secret from app.services")) },
  });
  try {
    const { status, text, json } = await stage.call(`GET /services/${SOME_ID}`);

    assert.deepEqual([status, json.error.code, json.error.reference], [500, "internal", "the-reference"]);
    assert.doesNotMatch(text, /secret|select|at /);
    assert.equal(ErrorJson.safeParse(json).success, true);
    assert.equal(lines.length, 1);
    assert.deepEqual([JSON.parse(lines[0]).reference, JSON.parse(lines[0]).route], [
      "the-reference",
      "/api/v1/services/:id",
    ]);
  } finally {
    restore();
  }
});

Deno.test("a database that is away is 503 with Retry-After, at the token as in the call; health says down", async () => {
  const restore = divertLog(() => {});
  const away = () => Promise.reject(new Unavailable("the database"));
  const down = () => Promise.resolve({ up: false, database: "postgres", migration: null, uptimeSeconds: 1 } as const);
  try {
    const answers = [
      await openStage({ useCases: { findService: away } }).call(`GET /services/${SOME_ID}`),
      await openStage({ useCases: { seeBearer: away } }).call("GET /me"),
      await openStage({ useCases: { issueTokens: away } }).call("POST /auth/login", {
        as: null,
        body: { email: "anna@example.dk", password: "x" },
      }),
    ];
    const health = await openStage({ useCases: { seeBearer: away, checkHealth: down } }).call("GET /health", {
      as: null,
    });

    for (const { status, headers, json } of answers) {
      assert.deepEqual([status, json.error.code, headers.get("retry-after")], [503, "unavailable", "2"]);
    }
    assert.deepEqual([health.status, health.json], [503, { status: "down" }]);
  } finally {
    restore();
  }
});

Deno.test("who calls too often waits: 429 with Retry-After, known or not", async () => {
  const restore = divertLog(() => {});
  const limit = { name: "api", calls: 10, seconds: 1, burst: 10 };
  const allowances = [{ limit, remaining: 0, resetSeconds: 1, retryAfterSeconds: 7 }];
  const stage = openStage({ useCases: { seeBearer: () => Promise.resolve({ who: null, allowances }) } });
  try {
    for (const call of ["GET /me", "GET /nothing", "POST /auth/login"]) {
      const { status, headers, json } = await stage.call(call);

      assert.deepEqual([status, json.error.code, headers.get("retry-after")], [429, "rate_limited", "7"], call);
    }
  } finally {
    restore();
  }
});

Deno.test("health is for everybody in one word, its details are ADMIN's", async () => {
  const stage = openStage();

  const health = await stage.call("GET /health", { as: null });
  const details = await stage.call("GET /health/details");

  assert.deepEqual([health.status, health.json], [200, { status: "up" }]);
  assert.deepEqual(details.json.data.database, { status: "up", kind: "embedded", migration: "0001_roles" });
  assert.deepEqual(details.json.data.integrations, []);
});
