import assert from "node:assert/strict";
import { as } from "../../tools/test_firms.ts";
import { eachSite, type Office, type Person, TEST_ORIGIN, TEST_PASSWORD } from "../../tools/test_site.ts";
import { type Answer, faultAt, flashOn, plainText, summaryOf, Visitor } from "../../tools/test_visitor.ts";

const PASSWORD = "en god lang sætning";

/** The secret that a page shows once. */
function shownSecret({ page }: Answer): string {
  return page.getElementById("shown-secret")?.getAttribute("value") ?? "";
}

function emailOf({ cast }: Office, person: Person): string {
  const everybody = cast.firms.flatMap(({ members }) => members);
  return everybody.find(({ id }) => id === cast[person].userId)!.email;
}

async function invite(office: Office, email: string, role = "SALES_REP"): Promise<string> {
  const anna = await office.browser("anna");
  const typing = { name: "Nora Ny", email, role };
  const sent = await anna.submit(await anna.get("/settings/users/new"), "/settings/users/new", typing);
  assert.equal(sent.status, 200, summaryOf(sent).join());
  return shownSecret(sent).replace(TEST_ORIGIN, "");
}

async function logIn(office: Office, email: string, password: string): Promise<{ visitor: Visitor; entered: Answer }> {
  const visitor = new Visitor(office.site.fetch, TEST_ORIGIN);
  const entered = await visitor.submit(await visitor.get("/login"), "/login", { email, password });
  return { visitor, entered };
}

const isOut = ({ path }: Answer) => path.startsWith("/login");
const emailAt = ({ page }: Answer) =>
  page.querySelector(`form[action="/login"] input[name="email"]`)!.getAttribute("value") ?? "";
let count = 0;
const newEmail = () => `nora.${Date.now()}.${count++}@example.dk`;

eachSite("an invitation's link makes an account with the role, once", async (office) => {
  const email = newEmail();
  const link = await invite(office, email, "VIEWER");
  const nobody = await office.browser(null);
  const open = await nobody.get(link);
  const typing = { name: "Nora Nyhavn", newPassword: PASSWORD, repeatPassword: PASSWORD };

  const short = await nobody.submit(open, link, { ...typing, newPassword: "kort", repeatPassword: "kort" });
  const other = await nobody.submit(short, link, { ...typing, repeatPassword: "noget andet her" });
  const made = await nobody.submit(other, link, typing);
  const again = await nobody.get(link);
  const { visitor, entered } = await logIn(office, email, PASSWORD);
  const profile = await visitor.get("/profile");
  const settings = await visitor.get("/settings/users");
  const list = await (await office.browser("anna")).get("/settings/users");

  assert.equal(open.headers.get("referrer-policy"), "strict-origin");
  assert.deepEqual([short.status, other.status], [422, 422]);
  assert.ok(faultAt(short, "newPassword"));
  assert.ok(faultAt(other, "repeatPassword"));
  assert.equal(made.path, "/login?joined=1");
  assert.equal(emailAt(made), email, "the address need not be written again");
  assert.equal(emailAt(await nobody.get("/login?joined=1")), "", "and is told once");
  assert.equal(again.status, 410);
  assert.equal(isOut(entered), false);
  assert.match(plainText(profile.page.querySelector("body")), /Nora Nyhavn/);
  assert.equal(settings.status, 403);
  assert.match(plainText(list.page.querySelector("main")), /Nora Nyhavn.*Læseadgang/);
});

eachSite("an invitation to somebody with an account is taken only by its owner, logged in", async (office) => {
  const link = await invite(office, emailOf(office, "carla"), "VIEWER");
  const [nobody, bo, carla] = [await office.browser(null), await office.browser("bo"), await office.browser("carla")];

  const [byNobody, byBo] = [await nobody.get(link), await bo.get(link)];
  const login = byNobody.page.querySelector(`a[href^="/login?next="]`)!.getAttribute("href")!;
  const [entry, guessed] = [await nobody.get(login), await nobody.get(`${login.slice(0, -4)}xxxx`)];
  const forced = [await nobody.post(link, {}), await bo.post(link, { name: "x" })];
  const before = await office.engine.batch(as("app_owner", office.cast.anna.organizationId), [{
    text: "select from app.memberships where user_id = $1 and organization_id = $2",
    values: [office.cast.carla.userId, office.cast.anna.organizationId],
  }]);
  const taken = await carla.submit(await carla.get(link), link);
  const switched = await carla.submit(taken, "/organization", {}, "R Rendetalje").catch(() => null);

  assert.match(plainText(byNobody.page.querySelector("main, body")), /Log ind for at tage imod/);
  assert.equal(emailAt(entry), emailOf(office, "carla"));
  assert.equal(emailAt(guessed), "", "only the link knows whose it is");
  assert.match(plainText(byBo.page.querySelector("main, body")), /Invitationen er til/);
  assert.deepEqual(forced.map(({ status }) => status), [403, 403]);
  assert.deepEqual(before, [[]]);
  assert.match(flashOn(taken), /Du hører nu til Rendetalje/);
  assert.ok(switched === null || switched.status === 200);
}, { alone: true });

eachSite(
  "inviting again makes the old link void, withdrawing the last one too, and a member is told of",
  async (office) => {
    const email = newEmail();
    const first = await invite(office, email);
    const second = await invite(office, email);
    const anna = await office.browser("anna");
    const nobody = await office.browser(null);
    const dead = await nobody.get(first), live = await nobody.get(second);
    const member = await anna.submit(await anna.get("/settings/users/new"), "/settings/users/new", {
      ...{ name: "Bo", email: emailOf(office, "bo").toUpperCase(), role: "ADMIN" },
    });

    const withdrawn = await anna.submit(await anna.get("/settings/users"), "/settings/users/withdraw");
    const gone = await nobody.get(second);

    assert.deepEqual([dead.status, live.status, gone.status], [410, 200, 410]);
    assert.equal(member.status, 409);
    assert.match(faultAt(member, "email") ?? "", /allerede en plads/);
    assert.match(flashOn(withdrawn), /trukket tilbage/);
  },
  { alone: true },
);

eachSite("who is deactivated is out at once, and in again when let in", async (office) => {
  const anna = await office.browser("anna"), mads = await office.browser("mads");
  const page = `/settings/users/${office.cast.mads.userId}`;
  const before = await mads.get("/sales");

  const off = await anna.submit(await anna.get(page), page, {}, "Deaktiver");
  const after = await mads.get("/sales");
  const refused = (await logIn(office, emailOf(office, "mads"), TEST_PASSWORD)).entered;
  const on = await anna.submit(await anna.get(page), page, {}, "Giv adgang igen");
  const again = (await logIn(office, emailOf(office, "mads"), TEST_PASSWORD)).entered;

  assert.equal(before.status, 200);
  assert.match(flashOn(off), /deaktiveret og logget ud/);
  assert.equal(isOut(after), true);
  assert.equal(refused.status, 401);
  assert.match(flashOn(on), /har adgang igen/);
  assert.equal(isOut(again), false);
}, { alone: true });

eachSite("a new role logs out and counts from the next login; the last administrator stays one", async (office) => {
  const anna = await office.browser("anna"), bo = await office.browser("bo");
  await bo.get("/sales");
  const ofBo = `/settings/users/${office.cast.bo.userId}`, ofAnna = `/settings/users/${office.cast.anna.userId}`;

  const saved = await anna.submit(await anna.get(ofBo), ofBo, { role: "SALES_MANAGER" });
  const out = await bo.get("/sales");
  const { visitor } = await logIn(office, emailOf(office, "bo"), TEST_PASSWORD);
  const exported = await visitor.get("/sales/export");
  const demoted = await anna.submit(await anna.get(ofAnna), ofAnna, { role: "VIEWER" });
  const left = await anna.submit(await anna.get(ofAnna), ofAnna, {}, "Deaktiver");
  const nonsense = await anna.post(ofBo, { role: "OWNER" });

  assert.match(flashOn(saved), /Bo Bech er ændret/);
  assert.equal(isOut(out), true);
  assert.equal(exported.status, 200);
  for (const answer of [demoted, left]) {
    assert.equal(answer.status, 409);
    assert.match(summaryOf(answer).join(), /mindst én aktiv administrator/);
  }
  assert.equal(nonsense.status, 422);
  assert.equal((await anna.get("/settings")).status, 200);
}, { alone: true });

eachSite("nobody but an administrator manages people and keys, and Carla finds none of Anna's", async (office) => {
  const { bo } = office.cast;
  const email = newEmail();
  const forms: readonly (readonly [path: string, fields: Record<string, string>])[] = [
    ["/settings/users/new", { name: "x", email, role: "ADMIN" }],
    ["/settings/users/withdraw", { id: bo.userId }],
    [`/settings/users/${bo.userId}`, { role: "ADMIN" }],
    ["/settings/keys/new", { name: "x", days: "30", "scopes.view_sales": "on" }],
    [`/settings/keys/${bo.userId}`, {}],
    ["/settings/audit/check", {}],
  ];
  for (const person of ["mads", "bo", "vera"] as const) {
    const browser = await office.browser(person);
    for (const [path, fields] of forms) {
      assert.equal((await browser.post(path, fields)).status, 403, `${person} ${path}`);
      if (path.endsWith(bo.userId)) assert.equal((await browser.get(path)).status, 403, `${person} GET ${path}`);
    }
  }
  const carla = await office.browser("carla");
  for (const path of [`/settings/users/${bo.userId}`, `/settings/keys/${bo.userId}`]) {
    assert.deepEqual([(await carla.get(path)).status, (await carla.post(path, { active: "no" })).status], [404, 404]);
  }
  const nobody = await office.browser(null);
  for (const [path, fields] of forms) assert.equal(isOut(await nobody.post(path, fields)), true, path);
});

eachSite("a key works within its scopes until it is closed, and its secret is shown once", async (office) => {
  const anna = await office.browser("anna");
  const form = await anna.get("/settings/keys/new");
  const empty = await anna.submit(form, "/settings/keys/new", { name: "Intet", "scopes.view_sales": null });
  const made = await anna.submit(form, "/settings/keys/new", { name: "Hjemmeside", days: "30" });
  const secret = shownSecret(made);
  const ask = async (path: string, method = "GET", body?: unknown) => {
    const headers = { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" };
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const answer = await office.site.fetch(new Request(`${TEST_ORIGIN}/api/v1${path}`, init));
    await answer.body?.cancel();
    return answer.status;
  };

  const seen = [await ask("/sales"), await ask("/me")];
  const beyond = [
    await ask("/customers"),
    await ask("/users"),
    await ask("/audit"),
    await ask("/sales", "POST", {}),
    await ask("/me/organization", "POST", { organizationId: office.cast.anna.organizationId }),
    await ask("/auth/logout", "POST"),
  ];
  const list = await anna.get("/settings/keys");
  const page = list.page.querySelector("td a.row-link")!.getAttribute("href")!;
  const closed = await anna.submit(await anna.get(page), page);
  const after = await ask("/sales");

  assert.equal(empty.status, 422);
  assert.match(secret, /^st_[\w-]{43}$/);
  assert.equal(made.headers.get("cache-control"), "no-store");
  assert.deepEqual(seen, [200, 200]);
  assert.deepEqual(beyond, beyond.map(() => 403));
  assert.equal(list.text.includes(secret), false);
  assert.match(flashOn(closed), /lukket/);
  assert.equal(after, 401);
}, { alone: true });

eachSite("a key that has come to its end opens nothing, and its page says so", async (office) => {
  const anna = await office.browser("anna");
  const made = await anna.submit(await anna.get("/settings/keys/new"), "/settings/keys/new", { name: "Gammel" });
  const headers = { Authorization: `Bearer ${shownSecret(made)}` };
  const ask = async () => {
    const answer = await office.site.fetch(new Request(`${TEST_ORIGIN}/api/v1/sales`, { headers }));
    await answer.body?.cancel();
    return answer.status;
  };

  const before = await ask();
  await office.engine.batch(as("app_owner", office.cast.anna.organizationId), [{
    text:
      "update app.api_keys set created_at = now() - interval '91 days', expires_at = now() where organization_id = $1",
    values: [office.cast.anna.organizationId],
  }]);

  assert.deepEqual([before, await ask()], [200, 401]);
  assert.match(plainText((await anna.get("/settings/keys")).page.querySelector("main")), /Udløbet/);
}, { alone: true });

eachSite("a key does no more than the role its maker has left", async (office) => {
  const anna = await office.browser("anna");
  const made = await anna.submit(await anna.get("/settings/keys/new"), "/settings/keys/new", {
    ...{ name: "Alt", "scopes.edit_services": "on" },
  });
  const headers = { Authorization: `Bearer ${shownSecret(made)}`, "Content-Type": "application/json" };
  const change = async (role: string, active = true) =>
    await office.engine.batch(as("app_owner", office.cast.anna.organizationId), [{
      text: "update app.memberships set role = $1, active = $2 where user_id = $3",
      values: [role, active, office.cast.anna.userId],
    }]);
  const ask = async () => {
    const init = { method: "POST", headers, body: "{}" };
    const answer = await office.site.fetch(new Request(`${TEST_ORIGIN}/api/v1/services`, init));
    await answer.body?.cancel();
    return answer.status;
  };

  const asAdmin = await ask();
  await change("VIEWER");
  const asViewer = await ask();
  await change("ADMIN", false);
  const asNobody = await ask();

  assert.deepEqual([asAdmin, asViewer, asNobody], [422, 403, 401]);
}, { alone: true });

eachSite("what is open as a stream ends with the login it was opened by", async (office) => {
  const anna = await office.browser("anna"), mads = await office.browser("mads");
  const cookie = [...mads.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  const stream = await office.site.fetch(new Request(`${TEST_ORIGIN}/live`, { headers }));
  const began = performance.now();
  const ended = stream.text().then(() => performance.now() - began);
  const page = `/settings/users/${office.cast.mads.userId}`;

  await anna.submit(await anna.get(page), page, {}, "Deaktiver");

  assert.equal(stream.status, 200);
  // Without an end of its own it would go on for most of a minute.
  assert.ok(await ended < 40_000);
}, { alone: true });
