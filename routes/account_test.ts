import assert from "node:assert/strict";
import { Builder } from "fresh/dev";
import { parseHTML } from "linkedom";
import { randomIds, systemClock } from "../adapters/clock.ts";
import { readConfig } from "../adapters/config.ts";
import { throughDoor } from "../adapters/http/door.ts";
import { divertLog } from "../adapters/log.ts";
import { castWith } from "../adapters/memory/cast.ts";
import { argonPasswords } from "../adapters/passwords.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { openWorker } from "../adapters/delivery/worker.ts";
import { letterWriter } from "../adapters/mail/compose.tsx";
import { mailHandlers } from "../adapters/mail/handler.ts";
import { waysOut } from "../adapters/mail/ways_out.ts";
import { postgresDesk } from "../adapters/postgres/desk.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { accountLinks } from "../background.ts";
import { compose } from "../compose.ts";
import { readMail } from "../tools/fakes/smtp.ts";
import { eachDatabase } from "../tools/test_databases.ts";
import { as, makeFirms, run } from "../tools/test_firms.ts";
import { testSecrets } from "../tools/test_secrets.ts";

const ORIGIN = "http://localhost:8000";
const PASSWORD = "kat hest mus hund";
const root = new URL("../", import.meta.url).pathname;
const passwords = await argonPasswords();
const hash = await passwords.inTurn((turn) => turn.hash(PASSWORD));
const routes = new Builder({ root }).build({ snapshot: "memory" });
let places = 1;

/** The whole site on this database, with Anna's two firms, and Carla's. */
async function openSite(engine: Engine, variables: Record<string, string> = {}) {
  const dataDir = await Deno.makeTempDir({ prefix: "sales-test-" });
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_ORIGIN: ORIGIN, ...variables });
  const manifest = { stylesheet: "/app.css", fonts: [], icons: "/icons.svg" };
  const composed = compose({
    ...{ engine, config, manifest, passwords, clock: systemClock, ids: randomIds, secrets: testSecrets },
  });
  (await routes)(composed.app);
  const handler = throughDoor(composed.app.handler());

  const cast = castWith(randomIds);
  await makeFirms(engine, cast.firms);
  const [ours, others] = cast.firms;
  const second = { ...others.organization, id: randomIds.next<typeof others.organization.id>(), name: "Foodtruck" };
  await makeFirms(engine, [{ organization: second, members: [] }]);
  const ids = [...ours.members, ...others.members].map(({ id }) => id);
  await engine.batch(as("app_owner", second.id), [
    { text: "update identity.users set password_hash = $1 where id = any($2::uuid[])", values: [hash, ids] },
    {
      text:
        "insert into app.memberships (organization_id, user_id, role, created_at) values ($1, $2, 'VIEWER', now() + interval '1 day')",
      values: [second.id, cast.anna.userId],
    },
  ]);
  const person = (id: string) => [...ours.members, ...others.members].find((one) => one.id === id)!;
  // Everybody asks from an address of their own, so that one test's failures do not count for another's.
  const peer = `203.0.113.${places++ % 250}`;
  const remoteAddr = { transport: "tcp" as const, hostname: peer, port: 40_000 };
  const fetch = async (request: Request) => await handler(request, { remoteAddr, completed: Promise.resolve() });
  return {
    ...{ fetch, engine, ours: ours.organization, others: others.organization, second },
    anna: person(cast.anna.userId),
    bo: person(cast.bo.userId),
    carla: person(cast.carla.userId),
    visitor: () => new Visitor(fetch),
    /** The texts of the mails that were filed. */
    async mails(): Promise<string[]> {
      await composed.settled();
      const handlers = mailHandlers({
        ...{ ways: waysOut(config), write: letterWriter(config), links: accountLinks(engine, randomIds) },
      });
      const worker = openWorker({
        ...{ tenants: postgresTenants(engine), desk: postgresDesk(engine), secrets: testSecrets, clock: systemClock },
        ...{ handlers, deliversOutside: true },
      });
      worker.wake();
      await worker.idle();
      await worker.stop();
      const names = await Array.fromAsync(Deno.readDir(`${dataDir}/outbox`), ({ name }) => name).catch(() => []);
      const mails = await Promise.all(names.sort().map((name) => Deno.readFile(`${dataDir}/outbox/${name}`)));
      return await Promise.all(mails.map(async (mail) => (await readMail(mail)).text ?? ""));
    },
    async close() {
      await composed.settled();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}
type Site = Awaited<ReturnType<typeof openSite>>;

/** A browser without scripts: it keeps cookies, and sends the forms that pages show. */
class Visitor {
  readonly cookies = new Map<string, string>();
  constructor(readonly fetch: (request: Request) => Promise<Response>) {}

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) {
      headers.set(
        "cookie",
        [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      );
    }
    const response = await this.fetch(new Request(`${ORIGIN}${path}`, { ...init, headers, redirect: "manual" }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    return {
      response,
      text,
      status: response.status,
      location: response.headers.get("location"),
      page: parseHTML(text).document,
    };
  }

  post(
    path: string,
    fields: Record<string, string>,
    headers: HeadersInit = { "sec-fetch-site": "same-origin" },
  ): Promise<Answer> {
    return this.ask(path, { method: "POST", body: new URLSearchParams(fields), headers });
  }

  /** Fills in the form that leads to `action` on the page, and sends it. */
  submit({ page }: Answer, action: string, typed: Record<string, string>, headers?: HeadersInit): Promise<Answer> {
    const form = [...page.querySelectorAll("form")].find((one) => one.getAttribute("action") === action);
    assert.ok(form, `the page has no form for ${action}`);
    const fields: Record<string, string> = {};
    for (const control of form.querySelectorAll("input, select, textarea")) {
      const name = control.getAttribute("name");
      if (!name || (/checkbox|radio/.test(control.getAttribute("type") ?? "") && !control.hasAttribute("checked"))) {
        continue;
      }
      fields[name] = control.querySelector("option[selected]")?.getAttribute("value") ??
        control.getAttribute("value") ?? "";
    }
    for (const name of Object.keys(typed)) {
      assert.ok(form.querySelector(`[name="${name}"]`), `the form has no field ${name}`);
    }
    return this.post(action, { ...fields, ...typed }, headers);
  }

  async logIn({ email }: { email: string }, password = PASSWORD, next = ""): Promise<Answer> {
    return await this.submit(await this.ask(`/login${next}`), "/login", { email, password });
  }
}

interface Answer {
  readonly response: Response;
  readonly text: string;
  readonly status: number;
  readonly location: string | null;
  readonly page: Document;
}

function site(name: string, test: (site: Site) => Promise<void>, variables: Record<string, string> = {}): void {
  eachDatabase(name, async ({ engine }) => {
    const restore = divertLog(() => {});
    const opened = await openSite(engine, variables);
    try {
      await test(opened);
    } finally {
      await opened.close();
      restore();
    }
  });
}

const setCookie = ({ response }: Answer, name: string) =>
  response.headers.getSetCookie().find((one) => one.startsWith(`${name}=`));
const faultAt = ({ page }: Answer, field: string) => page.getElementById(`f-${field}-error`)?.textContent ?? null;
const withoutNonce = (text: string) => text.replaceAll(/nonce="[^"]*"/g, "");

site(
  "login: a page behind the login leads there and back, and the cookie is as safe as a cookie gets",
  async ({ visitor, anna }) => {
    const browser = visitor();

    const turned = await browser.ask("/profile?x=1");
    assert.deepEqual([turned.status, turned.location], [303, "/login?next=%2Fprofile%3Fx%3D1"]);
    const form = await browser.ask(turned.location!);
    assert.equal(form.page.querySelector("script"), null, "a page without an island has no script");
    const entered = await browser.submit(form, "/login", { email: anna.email, password: PASSWORD });

    assert.deepEqual([entered.status, entered.location], [303, "/profile?x=1"]);
    assert.match(setCookie(entered, "__Host-sid")!, /^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
    assert.equal((await browser.ask("/profile")).status, 200);
    assert.deepEqual((({ status, location }) => [status, location])(await browser.ask("/login")), [303, "/"]);
  },
);

site("login: remembered for seven days, if asked for", async ({ visitor, anna }) => {
  const browser = visitor();

  const entered = await browser.submit(await browser.ask("/login"), "/login", {
    email: anna.email,
    password: PASSWORD,
    remember: "on",
  });

  assert.match(setCookie(entered, "__Host-sid")!, /; Max-Age=604800;/);
});

site("login: a cookie that was planted is not the one used afterwards (S2)", async ({ visitor, anna, carla }) => {
  const attacker = visitor(), victim = visitor();
  await attacker.logIn(carla);
  const planted = attacker.cookies.get("__Host-sid")!;
  victim.cookies.set("__Host-sid", planted);

  const entered = await victim.post("/login", { email: anna.email, password: PASSWORD });

  assert.equal(entered.status, 303);
  assert.notEqual(victim.cookies.get("__Host-sid"), planted);
  assert.equal((await attacker.ask("/profile")).status, 303, "the planted one is dead");
});

site(
  "login: wrong password and unknown address get the same page, with the address typed and no password (S7)",
  async ({ visitor, anna }) => {
    const wrong = await visitor().logIn(anna, "wrong password");
    const nobody = await visitor().logIn({ email: "nobody@example.dk" }, "wrong password");

    assert.deepEqual([wrong.status, nobody.status], [401, 401]);
    assert.equal(
      withoutNonce(wrong.text).replaceAll(anna.email, "…"),
      withoutNonce(nobody.text).replaceAll("nobody@example.dk", "…"),
    );
    assert.equal(wrong.page.querySelector("[name=email]")?.getAttribute("value"), anna.email);
    assert.equal(wrong.page.querySelector("[name=password]")?.getAttribute("value"), null);
    assert.ok(!wrong.text.includes("wrong password"));
    assert.ok(wrong.page.querySelector("[role=alert]"));
    assert.equal(setCookie(wrong, "__Host-sid"), undefined);
  },
);

site("login: empty fields are named, and what was meant to come next is kept", async ({ visitor }) => {
  const again = await visitor().logIn({ email: "" }, "", "?next=%2Fcustomers");

  assert.equal(again.status, 422);
  assert.ok(faultAt(again, "email") && faultAt(again, "password"));
  assert.equal(again.page.querySelector("[name=next]")?.getAttribute("value"), "/customers");
});

site("login: the sixth try waits, and says how long (S6)", async ({ visitor, anna }) => {
  const browser = visitor();
  for (let n = 0; n < 5; n++) assert.equal((await browser.logIn(anna, "wrong")).status, 401);

  const sixth = await browser.logIn(anna);

  assert.equal(sixth.status, 429);
  const seconds = Number(sixth.response.headers.get("retry-after"));
  assert.ok(seconds > 0 && seconds <= 60, `${seconds} s`);
});

site("login: leads nowhere but into this site (X5)", async ({ visitor, anna }) => {
  for (
    const next of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "https:evil.example",
      "/%2f%2fevil.example",
      "\t//evil.example",
      "/\r\nX: y",
    ]
  ) {
    const browser = visitor();

    const page = await browser.ask(`/login?${new URLSearchParams({ next })}`);
    assert.equal(page.page.querySelector("[name=next]"), null, next);
    const entered = await browser.post("/login", { email: anna.email, password: PASSWORD, next });

    assert.deepEqual([entered.status, entered.location], [303, "/"], next);
  }
});

site("login: in the other language, for good, before anybody is known", async ({ visitor }) => {
  const browser = visitor();
  const danish = await browser.ask("/login?next=%2Fsales");

  const toggle = danish.page.querySelector('a[href*="lang=en"]')!.getAttribute("href")!;
  const turned = await browser.ask(toggle);
  const english = await browser.ask(turned.location!);

  assert.equal(turned.location, "/login?next=%2Fsales");
  assert.deepEqual([danish, english].map(({ page }) => page.documentElement.getAttribute("lang")), ["da", "en"]);
  assert.notEqual(danish.page.title, english.page.title);
});

site("login: shows the demo's logins in a demo", async ({ visitor }) => {
  assert.match((await visitor().ask("/login")).text, /try-the-demo-2026/);
}, { DEMO: "on" });

site("login: shows no demo login otherwise", async ({ visitor }) => {
  assert.doesNotMatch((await visitor().ask("/login")).text, /demo/i);
});

site(
  "the session: every page but the login's own is shut, and what runs in the background is just refused",
  async ({ visitor }) => {
    for (const path of ["/", "/sales", "/customers", "/services", "/profile", "/nowhere", "/sales/new"]) {
      const turned = await visitor().ask(path);

      assert.equal(turned.status, 303, path);
      assert.match(turned.location!, /^\/login/, path);
    }
    for (const path of ["/login", "/forgot"]) assert.equal((await visitor().ask(path)).status, 200, path);
    const background = await visitor().ask("/sales", { headers: { "sec-fetch-dest": "empty" } });
    assert.equal(background.status, 401);
    for (
      const path of ["/logout", "/organization", "/profile", "/profile/password", "/profile/sessions", "/sales/new"]
    ) {
      const sent = await visitor().post(path, {});
      assert.deepEqual([sent.status, sent.location], [303, "/login"], path);
    }
  },
);

site("the session: a made-up cookie is forgotten and opens nothing", async ({ visitor }) => {
  for (const made of ["x", "a".repeat(43), "a".repeat(5_000), "%00", "'; drop table identity.sessions; --"]) {
    const browser = visitor();
    browser.cookies.set("__Host-sid", made);

    assert.equal((await browser.ask("/profile")).status, 303, made);
  }
});

site("the session: ends at once when its owner is deactivated (S3)", async ({ visitor, bo, engine, ours }) => {
  const browser = visitor();
  await browser.logIn(bo);
  assert.equal((await browser.ask("/profile")).status, 200);

  await engine.batch(as("app_owner", ours.id), [{
    text: "update identity.users set active = false where id = $1",
    values: [bo.id],
  }]);

  const turned = await browser.ask("/profile");
  assert.equal(turned.status, 303);
  assert.match(turned.location!, /ended=1/);
  assert.equal(browser.cookies.has("__Host-sid"), false);
});

site("forms: what another site sends is refused and changes nothing (S5)", async ({ visitor, anna }) => {
  const browser = visitor();
  await browser.logIn(anna);
  const FOREIGN: Record<string, string>[] = [
    {},
    { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    { "sec-fetch-site": "same-site", origin: "http://evil.localhost:8000" },
    { "sec-fetch-site": "none" },
    { origin: "null" },
    { origin: "https://evil.example" },
  ];

  for (const headers of FOREIGN) {
    for (const path of ["/profile", "/organization", "/logout", "/profile/sessions"]) {
      const sent = await browser.post(path, { name: "Changed", language: "en", theme: "dark" }, headers);
      assert.equal(sent.status, 403, `${path} ${JSON.stringify(headers)}`);
    }
    const plain = await browser.ask("/profile", {
      method: "POST",
      body: "{}",
      headers: { ...headers, "content-type": "text/plain" },
    });
    assert.equal(plain.status, 403);
  }

  const { page } = await browser.ask("/profile");
  assert.equal(page.querySelector("[name=name]")?.getAttribute("value"), anna.name);
  assert.equal(
    (await browser.submit(await browser.ask("/profile"), "/profile", { name: "Anna" }, { origin: ORIGIN })).status,
    303,
  );
});

site("forms: other bodies, too large ones and broken ones are refused", async ({ visitor, anna }) => {
  const browser = visitor();
  await browser.logIn(anna);
  const send = async (body: BodyInit, type: string, path = "/profile") =>
    (await browser.ask(path, {
      method: "POST",
      body,
      headers: { "sec-fetch-site": "same-origin", "content-type": type },
    })).status;
  const FORM = "application/x-www-form-urlencoded";

  assert.equal(await send("{}", "application/json"), 415);
  assert.equal(await send("--x\r\n", "multipart/form-data; boundary=x"), 415);
  assert.equal(await send("name=" + "x".repeat(10_000_000), FORM), 413);
  assert.equal(await send("name=" + "x".repeat(10_000_000), FORM, "/login"), 413);
  assert.equal(await send(new Uint8Array([0x6e, 0x3d, 0xff]), FORM), 400);
  assert.equal(await send("name=a&name=b&language=da&theme=dark", FORM), 422);
  assert.equal(await send("name=%00&language=da&theme=dark", FORM), 422);
  assert.equal(await send("name=Anna&language=da&theme=dark&role=ADMIN", FORM), 422);
});

site(
  "organization: goes on in another firm under another cookie, in one's own firms only",
  async ({ visitor, anna, second, others }) => {
    const browser = visitor();
    await browser.logIn(anna);
    const before = browser.cookies.get("__Host-sid")!;

    for (const organization of [others.id, "0190a0a0-0000-7000-8000-000000000000", "x", ""]) {
      assert.equal((await browser.post("/organization", { organization })).status, 404, organization);
    }
    const switched = await browser.post("/organization", { organization: second.id });

    assert.deepEqual([switched.status, switched.location], [303, "/"]);
    assert.notEqual(browser.cookies.get("__Host-sid"), before);
    const there = await browser.ask("/profile");
    assert.match(there.page.body.textContent!, /Foodtruck/);
    browser.cookies.set("__Host-sid", before);
    assert.equal((await browser.ask("/profile")).status, 303, "the old cookie is dead");
  },
);

site("logout: ends the session, here and in the database", async ({ visitor, anna }) => {
  const browser = visitor();
  await browser.logIn(anna);
  const cookie = browser.cookies.get("__Host-sid")!;

  const out = await browser.submit(await browser.ask("/profile"), "/logout", {});

  assert.deepEqual([out.status, out.location], [303, "/login?out=1"]);
  assert.equal(browser.cookies.has("__Host-sid"), false);
  assert.equal((await browser.ask("/login?out=1")).page.querySelector("[role=status]") !== null, true);
  browser.cookies.set("__Host-sid", cookie);
  assert.equal((await browser.ask("/profile")).status, 303);
});

site("profile: name, language and look are there on the next page", async ({ visitor, anna }) => {
  const browser = visitor();
  await browser.logIn(anna);

  const saved = await browser.submit(await browser.ask("/profile"), "/profile", {
    name: "Anna <b>Ås</b>",
    language: "en",
    theme: "dark",
  });
  const { page, text } = await browser.ask("/profile");

  assert.deepEqual([saved.status, saved.location], [303, "/profile"]);
  assert.equal(page.documentElement.getAttribute("lang"), "en");
  assert.equal(page.documentElement.getAttribute("data-theme"), "dark");
  assert.equal(page.querySelector("[name=name]")?.getAttribute("value"), "Anna <b>Ås</b>");
  assert.ok(!text.includes("<b>Ås"));
});

site("profile: what is wrong is named at its field, and what was typed stays", async ({ visitor, anna }) => {
  const browser = visitor();
  await browser.logIn(anna);

  const again = await browser.submit(await browser.ask("/profile"), "/profile", {
    name: "",
    language: "xx",
    theme: "dark",
  });

  assert.equal(again.status, 422);
  assert.ok(faultAt(again, "name") && faultAt(again, "language"));
  assert.equal(again.page.querySelector("[name=theme] option[selected]")?.getAttribute("value"), "dark");
});

site("profile: a new password takes the old one, and logs out everywhere else", async ({ visitor, anna }) => {
  const browser = visitor(), other = visitor();
  await browser.logIn(anna);
  await other.logIn(anna);
  const change = async (currentPassword: string, newPassword: string, repeatPassword = newPassword) =>
    await browser.submit(await browser.ask("/profile"), "/profile/password", {
      currentPassword,
      newPassword,
      repeatPassword,
    });

  const short = await change(PASSWORD, "short"), common = await change(PASSWORD, "passwordpassword");
  const own = await change(PASSWORD, "Rendetalje 2026"),
    different = await change(PASSWORD, "ny sætning om katte", "en anden");
  const wrong = await change("wrong", "ny sætning om katte");
  for (const fault of [short, common, own]) assert.ok(fault.status === 422 && faultAt(fault, "newPassword"));
  assert.ok(different.status === 422 && faultAt(different, "repeatPassword"));
  assert.ok(wrong.status === 422 && faultAt(wrong, "currentPassword"));
  assert.ok(!wrong.text.includes("ny sætning om katte"), "no password comes back");
  assert.equal((await other.ask("/profile")).status, 200);

  const changed = await change(PASSWORD, "ny sætning om katte");
  assert.deepEqual([changed.status, changed.location], [303, "/profile"]);
  assert.equal((await browser.ask("/profile")).status, 200);
  assert.equal((await other.ask("/profile")).status, 303);
  assert.equal((await visitor().logIn(anna)).status, 401);
  assert.equal((await visitor().logIn(anna, "ny sætning om katte")).status, 303);
});

site("profile: lists where one is logged in, and ends all others", async ({ visitor, anna, carla }) => {
  const browser = visitor(), other = visitor(), foreign = visitor();
  await browser.logIn(anna);
  await other.logIn(anna);
  await foreign.logIn(carla);

  const page = await browser.ask("/profile");
  assert.equal(page.page.querySelectorAll("li time, main li").length >= 2, true);
  const ended = await browser.submit(page, "/profile/sessions", {});

  assert.deepEqual([ended.status, ended.location], [303, "/profile"]);
  assert.deepEqual([
    (await browser.ask("/profile")).status,
    (await other.ask("/profile")).status,
    (await foreign.ask("/profile")).status,
  ], [200, 303, 200]);
});

site(
  "forgot, reset: the mailed link sets a new password once, and the page for nobody is the same (S9)",
  async (all) => {
    const { visitor, anna } = all;
    const browser = visitor();
    const asked = await browser.submit(await browser.ask("/forgot"), "/forgot", { email: anna.email.toUpperCase() });
    const nobody = await browser.submit(await browser.ask("/forgot"), "/forgot", { email: "nobody@example.dk" });
    assert.deepEqual([asked.status, nobody.status], [200, 200]);
    assert.equal(
      withoutNonce(asked.text).replaceAll(anna.email, "…"),
      withoutNonce(nobody.text).replaceAll("nobody@example.dk", "…"),
    );
    assert.equal((await browser.submit(await browser.ask("/forgot"), "/forgot", { email: "no address" })).status, 422);

    const [mail, ...more] = await all.mails();
    assert.deepEqual(more, []);
    const path = new RegExp(`${ORIGIN}(/reset/[\\w-]{43})`).exec(mail)![1];
    const form = await browser.ask(path);
    assert.equal(form.status, 200);
    assert.equal(form.response.headers.get("referrer-policy"), "strict-origin", "the link is told to no other page");
    const short = await browser.submit(form, path, { newPassword: "short", repeatPassword: "short" });
    assert.ok(short.status === 422 && faultAt(short, "newPassword"));
    const different = await browser.submit(form, path, {
      newPassword: "ny sætning om katte",
      repeatPassword: "en anden",
    });
    assert.ok(different.status === 422 && faultAt(different, "repeatPassword"));

    const done = await browser.submit(form, path, {
      newPassword: "ny sætning om katte",
      repeatPassword: "ny sætning om katte",
    });
    assert.deepEqual([done.status, done.location], [303, "/login?reset=1"]);
    assert.equal(
      (await browser.submit(form, path, { newPassword: "en anden gang mere", repeatPassword: "en anden gang mere" }))
        .status,
      410,
    );
    assert.equal((await browser.ask(path)).status, 410);
    assert.equal((await visitor().logIn(anna, "ny sætning om katte")).status, 303);
    assert.equal((await visitor().logIn(anna)).status, 401);
  },
);

site(
  "limits: 50 pages at once from one address, then 429 that says when to come again; headers tell what is left",
  async ({ visitor }) => {
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: 200 }, () => visitor().ask("/forgot")));
    const seconds = (performance.now() - began) / 1000;

    const refused = answers.filter(({ status }) => status === 429),
      passed = answers.filter(({ status }) => status === 200);
    assert.equal(refused.length + passed.length, 200);
    assert.ok(passed.length >= 50, `${passed.length} passed`);
    assert.ok(passed.length <= 50 + 50 * seconds + 1, `${passed.length} passed in ${seconds} s`);
    for (const { response } of answers) {
      assert.equal(response.headers.get("x-ratelimit-limit"), "50");
      assert.match(response.headers.get("x-ratelimit-remaining")!, /^\d+$/);
    }
    assert.ok(refused.every(({ response }) => Number(response.headers.get("retry-after")) >= 1));
    assert.equal((await visitor().ask("/favicon.svg")).status, 200, "files are not counted");
  },
);

site("limits: an address in X-Forwarded-For counts only where our proxy wrote it", async ({ visitor, engine }) => {
  const counted = async () =>
    (await run(engine, { text: "select 1", values: [] }, "select count(*)::int as n from identity.rate_limits"))[0].n;
  const from = (n: number) => visitor().ask("/forgot", { headers: { "x-forwarded-for": `198.51.100.${n}` } });

  await from(0);
  const before = await counted();
  await Promise.all(Array.from({ length: 200 }, (_, n) => from(n)));

  assert.equal(await counted(), before, "a visitor chose what to be counted under");
});

site("headers: on every kind of answer", async ({ visitor, anna }) => {
  const browser = visitor();
  const answers = [
    await browser.ask("/login"),
    await browser.ask("/profile"),
    await browser.ask("/nowhere"),
    await browser.ask("/favicon.svg"),
    await browser.ask("/favicon.ico"),
    await browser.ask("/api/v1/me"),
    await browser.logIn(anna),
    await browser.ask("/nowhere"),
    await browser.ask("/profile"),
    await browser.post("/logout", {}, {}),
    await browser.ask("/login", { method: "DELETE", headers: { "sec-fetch-site": "same-origin" } }),
  ];

  for (const { response, status } of answers) {
    const policy = response.headers.get("content-security-policy") ?? "";
    assert.match(
      policy,
      /default-src 'self'.*object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'.*form-action 'self'/,
      `${status}`,
    );
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.match(response.headers.get("strict-transport-security")!, /max-age=31536000; includeSubDomains/);
    assert.ok(response.headers.get("referrer-policy") && response.headers.get("cross-origin-opener-policy"));
    assert.match(response.headers.get("cache-control")!, /no-store/);
    assert.ok(status < 500);
  }
  assert.deepEqual(answers.map(({ status }) => status).slice(0, 10), [
    200,
    303,
    303,
    200,
    404,
    401,
    303,
    404,
    200,
    403,
  ]);
});
