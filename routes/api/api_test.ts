import assert from "node:assert/strict";
import { CALLS } from "../../adapters/http/api/calls.ts";
import { divertLog } from "../../adapters/log.ts";
import type { Cast } from "../../adapters/memory/cast.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { openSite, peopledFirms, TEST_ORIGIN, TEST_PASSWORD, type TestSite } from "../../tools/test_site.ts";

// Refused logins are what these tests are about; their lines would bury the results.
divertLog(() => {});

interface Sent {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

async function send(site: TestSite, call: string, { token, body, headers = {} }: Sent = {}) {
  const [method, path] = call.split(" ");
  const response = await site.fetch(
    new Request(`${TEST_ORIGIN}/api/v1${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  );
  const text = await response.text();
  // deno-lint-ignore no-explicit-any -- tests look into answers of every shape
  const json: any = text === "" ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, text, json };
}

const emailOf = ({ firms }: Cast, userId: string) =>
  firms.flatMap(({ members }) => members).find(({ id }) => id === userId)!.email;

async function logIn(site: TestSite, cast: Cast, who: "anna" | "bo" | "carla") {
  const body = { email: emailOf(cast, cast[who].userId), password: TEST_PASSWORD };
  const { json } = await send(site, "POST /auth/login", { body });
  return json.data as { accessToken: string; refreshToken: string };
}

eachDatabase("a login gives tokens and who one is, and a wrong one never says what was wrong", async ({ engine }) => {
  const cast = await peopledFirms(engine), site = await openSite(engine);
  const email = emailOf(cast, cast.anna.userId);
  const enter = (body: unknown) => send(site, "POST /auth/login", { body });

  const right = await enter({ email: ` ${email.toUpperCase()} `, password: TEST_PASSWORD });
  const wrong = await enter({ email, password: "another sentence entirely" });
  const nobody = await enter({ email: "nobody@example.dk", password: "another sentence entirely" });
  const left = await enter({ email: emailOf(cast, cast.ida.userId), password: TEST_PASSWORD });
  const me = await send(site, "GET /me", { token: right.json.data.accessToken });
  await site.settled();

  assert.equal(right.status, 200);
  const { accessToken, refreshToken, expiresIn, ...who } = right.json.data;
  assert.ok(accessToken.length >= 43 && refreshToken.length >= 43 && accessToken !== refreshToken);
  assert.deepEqual([expiresIn, who.user.id, who.user.role], [3_600, cast.anna.userId, "ADMIN"]);
  assert.deepEqual(who.organizations.map(({ id }: { id: string }) => id), [cast.anna.organizationId]);
  assert.deepEqual(me.json.data, who);
  assert.deepEqual([wrong.status, wrong.json.error.code], [401, "unauthenticated"]);
  for (const other of [nobody, left]) assert.deepEqual([other.status, other.text], [401, wrong.text]);
});

eachDatabase("a refresh token works once; its second use ends every token of the login", async ({ engine }) => {
  const cast = await peopledFirms(engine), site = await openSite(engine);
  const first = await logIn(site, cast, "bo");
  const other = await logIn(site, cast, "bo");
  const refresh = (refreshToken: string) => send(site, "POST /auth/refresh", { body: { refreshToken } });

  const second = await refresh(first.refreshToken);
  const works = await send(site, "GET /me", { token: second.json.data.accessToken });
  const again = await refresh(first.refreshToken);
  const ended = await send(site, "GET /me", { token: second.json.data.accessToken });
  const endedToo = await refresh(second.json.data.refreshToken);
  const untouched = await send(site, "GET /me", { token: other.accessToken });
  const swapped = await refresh(other.accessToken);

  assert.deepEqual([second.status, works.status], [200, 200]);
  assert.deepEqual([again.status, ended.status, endedToo.status], [401, 401, 401]);
  assert.deepEqual([untouched.status, swapped.status], [200, 401]);
});

eachDatabase("logging out ends the tokens at once", async ({ engine }) => {
  const cast = await peopledFirms(engine), site = await openSite(engine);
  const { accessToken: token, refreshToken } = await logIn(site, cast, "bo");

  const out = await send(site, "POST /auth/logout", { token });
  const after = [
    await send(site, "GET /me", { token }),
    await send(site, "POST /auth/refresh", { body: { refreshToken } }),
    await send(site, "POST /auth/logout", { token }),
  ];

  assert.deepEqual([out.status, out.text], [204, ""]);
  assert.deepEqual(after.map(({ status }) => status), [401, 401, 401]);
});

eachDatabase("one goes on in another of one's own firms only, and the old token ends", async ({ engine }) => {
  const cast = await peopledFirms(engine, { carlaInBoth: true }), site = await openSite(engine);
  const [ours, theirs] = cast.firms.map(({ organization }) => organization.id);
  const anna = await logIn(site, cast, "anna"), carla = await logIn(site, cast, "carla");
  const go = (token: string, organizationId: string) =>
    send(site, "POST /me/organization", { token, body: { organizationId } });

  const strange = await go(anna.accessToken, theirs);
  const unknown = await go(anna.accessToken, crypto.randomUUID());
  const before = await send(site, "GET /me", { token: carla.accessToken });
  const target = before.json.data.organization.id === ours ? theirs : ours;
  const moved = await go(carla.accessToken, target);
  const old = await send(site, "GET /me", { token: carla.accessToken });
  const now = await send(site, "GET /me", { token: moved.json.data.accessToken });

  assert.deepEqual([strange.status, strange.text], [404, unknown.text]);
  assert.equal(before.json.data.organizations.length, 2);
  assert.deepEqual([moved.status, old.status, now.json.data.organization.id], [200, 401, target]);
  assert.equal(now.json.data.user.role, target === ours ? "VIEWER" : "ADMIN");
});

eachDatabase("a sale is made, seen by its firm, and missing for Carla, through the whole app", async ({ engine }) => {
  const cast = await peopledFirms(engine), site = await openSite(engine);
  const anna = (await logIn(site, cast, "anna")).accessToken, carla = (await logIn(site, cast, "carla")).accessToken;

  const customer = await send(site, "POST /customers", { token: anna, body: { type: "B2C", name: "Jens Jensen" } });
  const sale = await send(site, "POST /sales", {
    token: anna,
    body: {
      ...{ customerId: customer.json.data.id, status: "ACCEPTED", saleDate: "2026-11-21", source: "PHONE" },
      lines: [{ description: "Vinduer", quantity: 2, unitPriceOre: 39_900, priceIncludesVat: true }],
    },
  });
  const path = `/sales/${sale.json.data.id}`;
  const own = await send(site, `GET ${path}`, { token: anna });
  const others = await send(site, `GET ${path}`, { token: carla });
  const list = await send(site, "GET /sales?status=ACCEPTED", { token: anna });
  const csv = await site.fetch(
    new Request(`${TEST_ORIGIN}/api/v1/sales/export`, { headers: { Authorization: `Bearer ${anna}` } }),
  );

  assert.deepEqual([customer.status, sale.status, own.status, others.status], [201, 201, 200, 404]);
  assert.equal(sale.headers.get("location"), `/api/v1${path}`);
  assert.deepEqual(own.json, sale.json);
  assert.deepEqual([list.json.meta.total, list.json.data[0].grossOre], [1, 79_800]);
  assert.match(await csv.text(), /Jens Jensen/);
});

eachDatabase("every answer carries the security headers and is never cached, errors included", async ({ engine }) => {
  const cast = await peopledFirms(engine), site = await openSite(engine, true);
  const { accessToken: token } = await logIn(site, cast, "anna");
  const answers = [
    await send(site, "GET /me", { token }),
    await send(site, "GET /me"),
    await send(site, "GET /nothing", { token }),
    await send(site, "PUT /sales", { token }),
    await send(site, "OPTIONS /sales"),
    await send(site, "POST /sales", { token, body: {} }),
    await send(site, "GET /health"),
    await send(site, "GET /openapi.json"),
  ];

  assert.deepEqual(answers.map(({ status }) => status), [200, 401, 404, 405, 204, 422, 200, 200]);
  for (const { headers } of answers) {
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.match(headers.get("content-security-policy")!, /default-src 'self'/);
    assert.match(headers.get("cache-control")!, /no-store/);
    assert.equal([...headers.keys()].some((name) => name.startsWith("access-control")), false);
  }
  assert.equal(answers[4].headers.get("allow"), "GET, HEAD, POST, OPTIONS");
  assert.equal(answers[3].json.error.code, "method_not_allowed");
  assert.ok(Number(answers[0].headers.get("x-ratelimit-remaining")) > 0);
});

eachDatabase("an address that only looks like a call's is answered as JSON too", async ({ engine }) => {
  const site = await openSite(engine);

  for (const call of ["GET /sales/", "POST /sales/", "DELETE /sales/", "GET /", "GET /me/?x=1"]) {
    const { status, headers, json } = await send(site, call);
    assert.deepEqual([status, json.error.code], [404, "not_found"], call);
    assert.match(headers.get("content-type")!, /^application\/json/, call);
  }
});

eachDatabase("a session's cookie opens no call, and a token no page", async ({ engine }) => {
  const cast = await peopledFirms(engine), site = await openSite(engine);
  const { accessToken: token } = await logIn(site, cast, "anna");

  const byCookie = await send(site, "GET /me", { headers: { Cookie: `__Host-sid=${token}` } });
  const page = await site.fetch(new Request(`${TEST_ORIGIN}/sales`, { headers: { Authorization: `Bearer ${token}` } }));
  await page.body?.cancel();

  assert.equal(byCookie.status, 401);
  assert.deepEqual([page.status, page.headers.get("location")?.split("?")[0]], [303, "/login"]);
});

eachDatabase("somebody deactivated is shut out of every call at once", async ({ engine }) => {
  const cast = await peopledFirms(engine), site = await openSite(engine);
  const { accessToken: token, refreshToken } = await logIn(site, cast, "bo");
  const before = await send(site, "GET /me", { token });

  await engine.batch(
    {
      text: "select set_config('role', 'app_owner', true), set_config('app.current_org_id', $1, true)",
      values: [cast.bo.organizationId],
    },
    [{ text: "update app.memberships set active = false where user_id = $1", values: [cast.bo.userId] }],
  );
  const after = [
    await send(site, "GET /me", { token }),
    await send(site, "POST /auth/refresh", { body: { refreshToken } }),
  ];

  assert.equal(before.status, 200);
  assert.deepEqual(after.map(({ status }) => status), [401, 401]);
});

eachDatabase(
  "the page about the API names every call, to everybody, in both languages and without a script",
  async ({ engine }) => {
    const site = await openSite(engine);
    const read = async (language: string) => {
      const request = new Request(`${TEST_ORIGIN}/api/docs`, { headers: { Cookie: `__Host-language=${language}` } });
      const response = await site.fetch(request);
      return { status: response.status, html: await response.text() };
    };

    const danish = await read("da"), english = await read("en");

    assert.deepEqual([danish.status, english.status], [200, 200]);
    assert.match(danish.html, /<html lang="da".*Kræver, at din rolle må oprette salg/s);
    assert.match(english.html, /<html lang="en".*Without an access token/s);
    for (const { method, path } of CALLS) {
      assert.ok(danish.html.includes(`${path}</b>`), `${method} ${path}`);
    }
    assert.equal(danish.html.includes("<script"), false);

    for (const path of ["/api/docs", "/api/docs/"]) {
      const posted = await site.fetch(new Request(TEST_ORIGIN + path, { method: "POST" }));
      assert.equal(posted.status, 405, path);
      assert.match(posted.headers.get("content-type")!, /^text\/html/, path);
      await posted.body?.cancel();
    }
  },
);
