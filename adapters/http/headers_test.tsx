import assert from "node:assert/strict";
import { App, csp } from "fresh";
import type { State } from "./define.ts";
import { throughDoor } from "./door.ts";
import { everyAnswer, secured, tellAllowance } from "./headers.ts";
import { LIMITS, tightest } from "../../domain/identity/limits.ts";
import { divertLog } from "../log.ts";

const INFO = {
  remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 },
  completed: Promise.resolve(),
} as const;

/** What stands on every answer, whatever it is (H1 to H6). */
function assertSecured(response: Response, what: string): void {
  const policy = new Map(
    (response.headers.get("content-security-policy") ?? "").split("; ").map((part) => [part.split(" ")[0], part]),
  );
  assert.equal(policy.get("default-src"), "default-src 'self'", what);
  assert.match(policy.get("script-src")!, /^script-src 'self'( 'nonce-[^']+')?$/, what);
  assert.equal(policy.get("style-src"), "style-src 'self'", what);
  assert.equal(policy.get("img-src"), "img-src 'self' data:", what);
  for (const none of ["object-src", "base-uri", "frame-ancestors"]) {
    assert.equal(policy.get(none), `${none} 'none'`, what);
  }
  assert.equal(policy.get("form-action"), "form-action 'self'", what);
  assert.equal(response.headers.get("strict-transport-security"), "max-age=31536000; includeSubDomains", what);
  assert.equal(response.headers.get("x-content-type-options"), "nosniff", what);
  assert.equal(response.headers.get("x-frame-options"), "DENY", what);
  assert.ok(response.headers.get("referrer-policy"), what);
  assert.equal(response.headers.get("cross-origin-opener-policy"), "same-origin", what);
  assert.equal(response.headers.get("cross-origin-resource-policy"), "same-origin", what);
  assert.match(response.headers.get("permissions-policy")!, /geolocation=\(\)/, what);
  assert.ok(response.headers.get("cache-control"), what);
  for (const banner of ["server", "x-powered-by"]) assert.equal(response.headers.get(banner), null, what);
}

const app = new App<State>()
  .use(everyAnswer(), csp({ useNonce: true }))
  .get("/page", (ctx) =>
    ctx.render(
      <html>
        <head></head>
        <body>
          <script>1</script>
        </body>
      </html>,
    ))
  .get("/text", () => new Response("x"))
  .get("/away", (ctx) => ctx.redirect("/text", 303))
  .get("/fixed", () => Response.redirect("http://localhost/text", 303))
  .get(
    "/kept",
    () => new Response("x", { headers: { "Cache-Control": "public, max-age=9", "Referrer-Policy": "strict-origin" } }),
  )
  .get("/posts/:id", () => new Response("x"))
  .get("/thrown", () => {
    throw new Error("secret words");
  });
const site = throughDoor(app.handler());

function ask(path: string, method = "GET"): Promise<Response> {
  return Promise.resolve(site(new Request(`http://localhost${path}`, { method }), INFO));
}

for (const path of ["/page", "/text", "/away", "/fixed", "/kept", "/missing", "/thrown", "/posts/%zz", "/posts/%ff"]) {
  Deno.test(`every answer carries the headers: ${path}`, async () => {
    const restore = divertLog(() => {});
    try {
      const response = await ask(path);

      assertSecured(response, path);
      assert.ok(!(await response.text()).includes("secret words"));
    } finally {
      restore();
    }
  });
}

Deno.test("the policy of a page holds the nonce of its scripts, another one each time, and no other answer has one", async () => {
  const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy")!)?.[1];
  const first = await ask("/page"), second = await ask("/page");

  assert.ok((await first.text()).includes(`nonce="${nonceOf(first)}"`));
  assert.notEqual(nonceOf(first), nonceOf(second));
  assert.equal(nonceOf(await ask("/text")), undefined);
});

Deno.test("nothing is kept in a cache unless its route says so, and a stricter word on referrers stays", async () => {
  assert.equal((await ask("/page")).headers.get("cache-control"), "no-store");
  const kept = await ask("/kept");
  assert.equal(kept.headers.get("cache-control"), "public, max-age=9");
  assert.equal(kept.headers.get("referrer-policy"), "strict-origin");
});

Deno.test("methods that we do not offer get 405 with those we do", async () => {
  for (const method of ["PROPFIND", "MKCOL", "LOCK", "BREW"]) {
    const response = await ask("/text", method);

    assert.equal(response.status, 405, method);
    assert.equal(response.headers.get("allow"), "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    assertSecured(response, method);
  }
});

Deno.test("below /api what the door refuses is said in the API's envelope, a method with those of the address", async () => {
  const api = throughDoor(
    new App<State>().use(everyAnswer()).all(
      "/api/:rest*",
      (ctx) =>
        ctx.req.method === "OPTIONS" && ctx.req.headers.get("authorization") === "Bearer x"
          ? new Response(null, { status: 204, headers: { Allow: "GET, OPTIONS" } })
          : Response.json({ error: { code: "not_found", message: "x" } }, { status: 404 }),
    ).handler(),
  );
  const told = async (path: string, method: string, headers = {}) => {
    const response = await api(new Request(`http://localhost${path}`, { method, headers }), INFO);
    assertSecured(response, `${method} ${path}`);
    const { error } = await response.json();
    return [response.status, error.code, response.headers.get("allow")];
  };

  assert.deepEqual(await told("/api/v1/sales", "PROPFIND", { Authorization: "Bearer x" }), [
    ...[405, "method_not_allowed", "GET, OPTIONS"],
  ]);
  assert.deepEqual(await told("/api/v1/nothing", "BREW"), [404, "not_found", null]);
  for (const path of ["/api/v1/sales/%zz", "/api/%ff"]) {
    assert.deepEqual(await told(path, "GET"), [404, "not_found", null]);
  }
  assert.equal(
    (await throughDoor(() => Promise.resolve(new Response("x")))(new Request("http://x/%zz"), INFO)).status,
    400,
  );
});

Deno.test("a broken address is 400, and a handler that throws is 500 without its words", async () => {
  assert.equal((await ask("/posts/%zz")).status, 400);
  const broken = throughDoor(() => Promise.reject(new Error("secret words")));
  const lines: string[] = [];
  const restore = divertLog((line) => lines.push(line));
  try {
    const response = await broken(new Request("http://localhost/"), INFO);

    assert.equal(response.status, 500);
    assert.equal(await response.text(), "Internal Server Error\n");
    assert.equal(lines.length, 1, "but the log knows");
    assertSecured(response, "500");
  } finally {
    restore();
  }
});

Deno.test("tellAllowance() says what is left, and on a 429 when to come again", () => {
  const fine = { limit: LIMITS.page, remaining: 49, resetSeconds: 1, retryAfterSeconds: null };
  const spent = { limit: LIMITS.apiUser, remaining: 0, resetSeconds: 360, retryAfterSeconds: 4 };
  const headers = (response: Response) =>
    Object.fromEntries([...response.headers].filter(([name]) => /ratelimit|retry/.test(name)));

  const passed = new Response("x"), refused = secured(new Response("x", { status: 429 }));
  tellAllowance(passed, fine);
  tellAllowance(refused, tightest([fine, spent])!);

  assert.deepEqual(headers(passed), {
    "x-ratelimit-limit": "50",
    "x-ratelimit-remaining": "49",
    "x-ratelimit-reset": "1",
  });
  assert.deepEqual(headers(refused), {
    "x-ratelimit-limit": "1000",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": "360",
    "retry-after": "4",
  });
});

Deno.test("TRACE, which no Request can be made of, gets 405 on the wire", async () => {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, site);
  try {
    const connection = await Deno.connect({ hostname: "127.0.0.1", port: server.addr.port });
    await connection.write(
      new TextEncoder().encode("TRACE / HTTP/1.1\r\nHost: x\r\nCookie: a=secret\r\nConnection: close\r\n\r\n"),
    );
    const answer = await new Response(connection.readable).text();

    assert.match(answer, /^HTTP\/1\.1 405 /);
    assert.match(answer, /^allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r$/im);
    assert.doesNotMatch(answer, /secret/);
  } finally {
    await server.shutdown();
  }
});
