import assert from "node:assert/strict";
import { App } from "fresh";
import { callableFrom } from "./cors.ts";

const SHOP = "https://shop.example.dk";

function siteFor(origins: readonly string[]) {
  const app = new App().use(callableFrom(origins))
    .all("/api/v1/sales", () => new Response("sales"))
    .get("/sales", () => new Response("page"));
  const handler = app.handler();
  return (path: string, method: string, headers: Record<string, string>) =>
    handler(new Request(`http://localhost${path}`, { method, headers }));
}

const ASKING = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization" };

const headersOf = (response: Response) =>
  [...response.headers.keys()].filter((name) => name.startsWith("access-control") || name === "vary");

Deno.test("callableFrom() allows nobody unless somebody is listed", async () => {
  const call = siteFor([]);

  const question = await call("/api/v1/sales", "OPTIONS", { Origin: SHOP, ...ASKING });
  const answer = await call("/api/v1/sales", "GET", { Origin: SHOP });

  assert.deepEqual([headersOf(question), headersOf(answer)], [[], []]);
});

Deno.test("callableFrom() answers a listed origin's question and lets it read, without credentials", async () => {
  const call = siteFor([SHOP]);

  const question = await call("/api/v1/sales", "OPTIONS", { Origin: SHOP, ...ASKING });
  const answer = await call("/api/v1/sales", "GET", { Origin: SHOP });

  assert.equal(question.status, 204);
  assert.equal(question.headers.get("access-control-allow-origin"), SHOP);
  assert.match(question.headers.get("access-control-allow-headers")!, /Authorization.*Idempotency-Key/);
  assert.equal(answer.headers.get("access-control-allow-origin"), SHOP);
  assert.equal(await answer.text(), "sales");
  assert.equal(answer.headers.has("access-control-allow-credentials"), false);
});

Deno.test("callableFrom() tells no other origin anything, close ones and null included, and pages stay out of it", async () => {
  const call = siteFor([SHOP]);
  const others = [
    "https://shop.example.dk.evil.example",
    "http://shop.example.dk",
    "https://SHOP.example.dk",
    "null",
    "*",
  ];

  for (const origin of others) {
    const question = await call("/api/v1/sales", "OPTIONS", { Origin: origin, ...ASKING });
    assert.deepEqual(headersOf(question), ["vary"], origin);
  }
  const page = await call("/sales", "GET", { Origin: SHOP });
  assert.deepEqual(headersOf(page), []);
});
