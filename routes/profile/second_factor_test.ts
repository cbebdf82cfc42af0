import assert from "node:assert/strict";
import { codeAt } from "../../adapters/one_time_codes.ts";
import { as } from "../../tools/test_firms.ts";
import { eachSite, type Office, TEST_ORIGIN, TEST_PASSWORD } from "../../tools/test_site.ts";
import { type Answer, faultAt, flashOn, plainText, Visitor } from "../../tools/test_visitor.ts";

const PAGE = "/profile/second-factor";
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The secret the page shows for an app, read as an app does. */
function secretOn({ page }: Answer): Uint8Array {
  const text = plainText(page.querySelector("code")).replaceAll(" ", "");
  const bits = [...text].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g)!, (byte) => parseInt(byte, 2));
}

/** Codes of the next half minute count too: the tests use those last, so that a minute's turn in between does no harm. */
const thisStep = () => Math.floor(Date.now() / 30_000);

function emailOf({ cast }: Office): string {
  return cast.firms[0].members.find(({ id }) => id === cast.anna.userId)!.email;
}

/** Anna with a second factor: her app's secret, and her recovery codes. */
async function setUp(office: Office) {
  const anna = await office.browser("anna");
  const form = await anna.get(PAGE);
  const secret = secretOn(form);
  const done = await anna.submit(form, PAGE, { totp: await codeAt(secret, thisStep()), password: TEST_PASSWORD });
  const recovery = [...done.page.querySelectorAll("main li.font-mono, main ul.font-mono li")].map(plainText);
  return { anna, form, secret, done, recovery };
}

async function password(office: Office): Promise<{ visitor: Visitor; asked: Answer }> {
  const visitor = new Visitor(office.site.fetch, TEST_ORIGIN);
  const typing = { email: emailOf(office), password: TEST_PASSWORD };
  return { visitor, asked: await visitor.submit(await visitor.get("/login?next=%2Fcustomers"), "/login", typing) };
}

eachSite("a second factor is set up with a code and the password, and ends every other session", async (office) => {
  const other = (await password(office)).visitor;
  const browser = await office.browser("anna");
  const form = await browser.get(PAGE);
  const code = await codeAt(secretOn(form), thisStep());
  const wrongCode = await browser.submit(form, PAGE, { totp: "000000", password: TEST_PASSWORD });
  const wrongPassword = await browser.submit(form, PAGE, { totp: code, password: "forkert kodeord her" });

  const { anna, done, recovery } = await setUp(office);
  const stillIn = await anna.get("/profile");
  const oldCookie = await browser.get("/profile");
  const elsewhere = await other.get("/profile");

  assert.ok(faultAt(wrongCode, "totp"));
  assert.ok(faultAt(wrongPassword, "password"));
  assert.equal(done.headers.get("cache-control"), "no-store");
  assert.equal(new Set(recovery).size, 10);
  for (const one of recovery) assert.match(one, /^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
  assert.equal(stillIn.path, "/profile");
  assert.match(oldCookie.path, /^\/login/);
  assert.match(elsewhere.path, /^\/login/);
}, { alone: true });

eachSite("a login then needs a code, each code once, and a recovery code serves once", async (office) => {
  const { secret, recovery } = await setUp(office);
  const first = await password(office);
  const shut = await first.visitor.get("/customers");
  const wrong = await first.visitor.submit(await first.visitor.get("/login/code"), "/login/code", { totp: "123 45x" });

  const code = await codeAt(secret, thisStep() + 1);
  const entered = await first.visitor.submit(first.asked, "/login/code", {
    totp: `${code.slice(0, 3)} ${code.slice(3)}`,
  });
  const second = await password(office);
  const replayed = await second.visitor.submit(second.asked, "/login/code", { totp: code });
  const recovered = await second.visitor.submit(second.asked, "/login/code", { totp: recovery[3].toUpperCase() });
  const third = await password(office);
  const spent = await third.visitor.submit(third.asked, "/login/code", { totp: recovery[3] });
  const challengeAgain = await second.visitor.post("/login/code", { totp: recovery[4] });
  const left = await second.visitor.get(PAGE);

  assert.match(first.asked.path, /^\/login\/code/);
  assert.match(shut.path, /^\/login/);
  assert.equal(wrong.status, 422);
  assert.equal(entered.path, "/customers");
  assert.equal(replayed.status, 422);
  assert.equal(recovered.path, "/customers");
  assert.equal(spent.status, 422);
  assert.equal(challengeAgain.led[0].to, "/login?late=1");
  assert.match(plainText(left.page.querySelector("main")), /9 nødkoder tilbage/);
}, { alone: true });

eachSite("a program logs in with the code too, and it is turned off with the password", async (office) => {
  const { anna, secret } = await setUp(office);
  const ask = async (totp?: string) => {
    const answer = await office.site.fetch(
      new Request(`${TEST_ORIGIN}/api/v1/auth/login`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ email: emailOf(office), password: TEST_PASSWORD, ...(totp ? { totp } : {}) }),
      }),
    );
    const { error } = await answer.json();
    return [answer.status, error?.code ?? null];
  };

  const without = await ask(), wrong = await ask("000000"), right = await ask(await codeAt(secret, thisStep() + 1));
  const refused = await anna.submit(await anna.get(PAGE), PAGE, { password: "ikke mit kodeord" });
  const stopped = await anna.submit(await anna.get(PAGE), PAGE, { password: TEST_PASSWORD });
  const { asked } = await password(office);

  assert.deepEqual([without, wrong, right], [[401, "totp_required"], [401, "unauthenticated"], [200, null]]);
  assert.ok(faultAt(refused, "password"));
  assert.match(flashOn(stopped), /slået fra/);
  assert.equal(asked.path, "/customers");
}, { alone: true });

eachSite("a password somebody else made up is changed before anything else", async (office) => {
  const bo = await office.browser("bo");
  await office.engine.batch(as("app_owner", office.cast.bo.organizationId), [{
    text: "update identity.users set must_change_password = true where id = $1",
    values: [office.cast.bo.userId],
  }]);
  const next = "en helt ny sætning til bo";

  const led = await bo.get("/sales");
  const posted = await bo.post("/sales/new", {});
  const changed = await bo.submit(led, "/profile/password", {
    ...{ currentPassword: TEST_PASSWORD, newPassword: next, repeatPassword: next },
  });
  const free = await bo.get("/sales");

  assert.deepEqual([led.path, posted.path], ["/profile", "/profile"]);
  assert.match(flashOn(changed), /Adgangskoden er ændret/);
  assert.equal(free.path, "/sales");
}, { alone: true });

eachSite(
  "an ADMIN takes away the second factor of who lost a telephone: they are logged out and choose another password",
  async (office) => {
    const bo = await office.browser("bo"), anna = await office.browser("anna");
    const form = await bo.get(PAGE);
    const done = await bo.submit(form, PAGE, {
      totp: await codeAt(secretOn(form), thisStep()),
      password: TEST_PASSWORD,
    });
    const at = `/settings/users/${office.cast.bo.userId}`;

    const own = await anna.get(`/settings/users/${office.cast.anna.userId}`);
    const reset = await anna.submit(await anna.get(at), at, {}, "Slå totrinslogin fra");
    const boNow = await bo.get("/profile");
    const { email } = office.cast.firms[0].members.find(({ id }) => id === office.cast.bo.userId)!;
    const visitor = new Visitor(office.site.fetch, TEST_ORIGIN);
    const again = await visitor.submit(await visitor.get("/login"), "/login", { email, password: TEST_PASSWORD });
    const shut = await visitor.get("/sales");
    const page = await anna.get(at);
    const audit = await anna.get("/settings/audit");
    const twice = await anna.post(at, { factor: "reset" });

    assert.equal(done.status, 200);
    assert.doesNotMatch(plainText(own.page.querySelector("main")), /Totrinslogin/);
    assert.match(flashOn(reset), /Totrinslogin er slået fra for Bo/);
    assert.match(boNow.path, /^\/login/);
    assert.deepEqual([again.path, shut.path], ["/profile", "/profile"]);
    assert.doesNotMatch(plainText(page.page.querySelector("main")), /Totrinslogin/);
    assert.match(plainText(audit.page.querySelector("main")), /Slog en andens totrinslogin fra/);
    assert.equal(twice.status, 409);
  },
  { alone: true },
);
