import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { SecretHash } from "../../domain/identity/ports.ts";
import { connectIntegration } from "../../domain/integrations/change_integrations.ts";
import { yes } from "../../domain/kernel/result.ts";
import { addMinutes, type Instant } from "../../domain/kernel/time.ts";
import { postgresTenants } from "../../adapters/postgres/tenants.ts";
import { testSecrets } from "../../tools/test_secrets.ts";
import { eachSite, kept, type Office } from "../../tools/test_site.ts";
import { wordsOn } from "../../tools/test_visitor.ts";

const AT = "2031-06-16T07:00:00.000Z" as Instant;

async function connected(office: Office, settings: { way: "oauth"; clientId: string } | { way: "service_account" }) {
  const tenants = postgresTenants(office.engine);
  const connect = connectIntegration({ tenants, secrets: testSecrets });
  kept(await connect(office.cast.anna, "google", settings, "a secret of Google's"));
  return tenants;
}
const hash = (text: string) => new Uint8Array(createHash("sha256").update(text).digest()) as SecretHash;

eachSite(
  "one's own calendar is connected by a consent that was begun in this browser, and by no other",
  async (office) => {
    const tenants = await connected(office, { way: "oauth", clientId: "client" });
    const { bo } = office.cast;
    const browser = await office.browser("bo"), other = await office.browser("mads");
    const page = await browser.get(`/calendar/people/${bo.userId}`);
    const away = await office.site.fetch(
      new Request("http://localhost:8000/calendar/google/connect", {
        headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      }),
    );
    const consent = new URL(away.headers.get("location")!);
    const [name, value] = away.headers.getSetCookie()[0].split(";")[0].split("=");
    browser.cookies.set(name, value);
    const back = `/calendar/google/callback?code=c0de&state=${consent.searchParams.get("state")}`;

    const stolen = await other.get(back);
    const forged = await browser.get("/calendar/google/callback?code=c0de&state=x");
    browser.cookies.set(name, value);
    const begun = await browser.get(back);
    const again = await browser.get(back);
    const { links, job } = await tenants.read(bo, ({ calendar, jobs }) => ({
      links: calendar.links(),
      job: jobs.of("calendar.sync", `person:${bo.userId}`),
    }));

    assert.ok(page.page.querySelector('a[href="/calendar/google/connect"]'));
    assert.equal(away.status, 303);
    assert.equal(consent.origin + consent.pathname, "https://accounts.google.com/o/oauth2/v2/auth");
    const asked = Object.fromEntries(consent.searchParams);
    assert.deepEqual([asked.client_id, asked.code_challenge_method, asked.access_type], ["client", "S256", "offline"]);
    const verifier = value.split(".")[1];
    assert.equal(asked.code_challenge, createHash("sha256").update(verifier).digest("base64url"));
    assert.match(wordsOn(stolen.page.querySelector("main")), /begyndt et andet sted/);
    assert.match(wordsOn(forged.page.querySelector("main")), /begyndt et andet sted/);
    assert.match(wordsOn(begun.page.querySelector("main")), /bliver forbundet/);
    assert.match(wordsOn(again.page.querySelector("main")), /begyndt et andet sted/, "a consent counts once");
    assert.deepEqual(links.map(({ person, state }) => [person, state]), [[bo.userId, "connecting"]]);
    assert.equal(job?.state, "pending");
    assert.ok(!begun.text.includes(verifier));
  },
  { alone: true },
);

eachSite(
  "who runs the firm names the shared calendars; nobody else does, and Carla's firm has none of it",
  async (office) => {
    const tenants = await connected(office, { way: "service_account" });
    const { anna, bo } = office.cast;
    const [hers, his] = [await office.browser("anna"), await office.browser("bo")];
    const carla = await office.browser("carla");
    const page = `/calendar/people/${bo.userId}`;

    const linked = await hers.submit(await hers.get(page), page, { calendarId: "bo@x.dk" }, "Gem kalender");
    const denied = [
      (await his.post(page, { do: "link", calendarId: "mine@x.dk" })).status,
      (await carla.post(page, { do: "link", calendarId: "mine@x.dk" })).status,
      (await his.get("/calendar/google/connect")).status,
    ];
    const unlinked = await hers.submit(linked, page, {}, "Afbryd");
    const { links } = await tenants.read(anna, ({ calendar }) => ({ links: calendar.links() }));

    assert.match(wordsOn(linked.page.querySelector("main")), /Forbundet med bo@x\.dk\. Ikke læst endnu\./);
    assert.deepEqual(denied, [403, 404, 404]);
    assert.match(wordsOn(unlinked.page.querySelector("main")), /afbrudt/);
    assert.deepEqual(links, []);
  },
  { alone: true },
);

eachSite("a notice makes a calendar be read now; with another token, or none, it is nobody's", async (office) => {
  const tenants = await connected(office, { way: "service_account" });
  const { anna, bo } = office.cast;
  const id = `${anna.organizationId.replaceAll("-", "")}x1`, token = "a token of ours";
  const soon = addMinutes(new Date().toISOString() as Instant, 600);
  kept(
    await tenants.write<null, never>(anna, async ({ calendar, effects }) => {
      await calendar.link(bo.userId, "bo@x.dk", null);
      await calendar.keepChannel(bo.userId, { id, resource: "r", tokenHash: hash(token), until: soon });
      const about = { personId: bo.userId };
      await effects.put([{ kind: "calendar.sync", key: `person:${bo.userId}`, about, dueAt: soon }]);
      return yes(null);
    }),
  );
  const told = async (channel: string, secret: string) => {
    const headers = { "X-Goog-Channel-ID": channel, "X-Goog-Channel-Token": secret, "X-Goog-Resource-State": "exists" };
    const answer = await office.site.fetch(
      new Request("http://localhost:8000/webhooks/google", { method: "POST", headers }),
    );
    await answer.body?.cancel();
    return answer.status;
  };
  const due = async () =>
    (await tenants.read(anna, ({ jobs }) => ({ job: jobs.of("calendar.sync", `person:${bo.userId}`) }))).job!.runAt;
  const carlas = office.cast.carla.organizationId.replaceAll("-", "") + id.slice(32);

  const wrong = [await told(id, "x"), await told(carlas, token), await told("x", token), await told("", "")];
  const before = await due();
  const right = await told(id, token);

  assert.deepEqual([wrong, right], [[404, 404, 404, 404], 204]);
  assert.equal(before, soon);
  assert.ok(await due() < soon);
}, { alone: true });

eachSite(
  "what was moved in Google is asked about on the calendar and at the sale, and answered with one press",
  async (office) => {
    const tenants = await connected(office, { way: "service_account" });
    const { anna, bo } = office.cast;
    const sale = await office.sale({ assignedTo: bo.userId });
    kept(await office.books.planVisit(anna, sale.id, { scheduledAt: AT }));
    kept(
      await tenants.write<null, never>(anna, async ({ calendar }) => {
        await calendar.keepMirrored({
          ...{ saleId: sale.id, person: bo.userId, calendarId: "bo@x.dk", eventId: "abcde", generation: 0, etag: null },
          ...{ fingerprint: "f", removed: false, from: AT, until: addMinutes(AT, 60) },
          question: { kind: "moved", from: addMinutes(AT, 300), until: addMinutes(AT, 360) },
        });
        return yes(null);
      }),
    );
    const [browser, hers] = [await office.browser("anna"), await office.browser("carla")];
    const week = await browser.get("/calendar?day=2031-06-16");
    const path = `/sales/${sale.id}/calendar`;

    const file = await browser.get(`/sales/${sale.id}`);
    const strange = await hers.post(path, { calendar: "bo@x.dk", kind: "moved", answer: "ours" });
    const taken = await browser.submit(week, path, {}, "Brug Googles");
    const late = await browser.submit(file, path, {}, "Behold vores");

    for (const page of [week, file]) assert.match(wordsOn(page.page.querySelector("main")), /er flyttet i Google til/);
    assert.equal(strange.status, 404);
    assert.equal(taken.path, "/calendar?day=2031-06-16");
    assert.match(wordsOn(taken.page.querySelector(`.week [data-sale="${sale.id}"]`)), /14\.00–15\.00/);
    assert.doesNotMatch(wordsOn(taken.page.querySelector("main")), /er flyttet i Google til/);
    assert.equal(late.status, 409);
  },
  { alone: true },
);

eachSite(
  "Google is connected on its page, in one of two ways; what is missing is said at its field",
  async (office) => {
    const browser = await office.browser("anna");
    const path = "/settings/integrations/google";
    const form = await browser.get(path);

    const missing = await browser.submit(form, path, { secret: "a client's secret", "settings.way": "oauth" });
    const done = await browser.submit(form, path, {
      ...{ secret: "a client's secret", "settings.way": "oauth", "settings.clientId": "client-1" },
    });
    const again = await browser.get(path);
    const { value } = await office.books.findQuestions(office.cast.anna);

    assert.equal(missing.status, 422);
    assert.ok(missing.page.querySelector("#f-settings-clientId-error"));
    assert.match(wordsOn(done.page.querySelector("main")), /Forbindelsen er gemt/);
    assert.equal(again.page.querySelector("#f-settings-clientId")!.getAttribute("value"), "client-1");
    assert.ok(!again.text.includes("a client's secret"));
    assert.deepEqual(value, []);
  },
  { alone: true },
);

eachSite(
  "whose connection is refused is told on their page and at the integration, to who runs the firm",
  async (office) => {
    const tenants = await connected(office, { way: "oauth", clientId: "client" });
    const { anna, bo } = office.cast, path = "/settings/integrations/google";
    const browser = await office.browser("anna");
    const before = await browser.get(path);
    await tenants.write(anna, async ({ calendar }) => {
      await calendar.link(bo.userId, "bo@x.dk", { keyId: "k", text: "eA==" });
      await calendar.losesLogin(bo.userId);
      return yes(null);
    });

    const shown = await browser.get(path),
      his = await (await office.browser("bo")).get(`/calendar/people/${bo.userId}`);

    assert.doesNotMatch(before.text, /Skal forbinde igen/);
    assert.match(wordsOn(shown.page.querySelector("main")), /Skal forbinde igen/);
    assert.ok(shown.page.querySelector(`main a[href="/calendar/people/${bo.userId}"]`));
    assert.match(wordsOn(shown.page.querySelector("main")), /Sæt på pause/, "the firm's own connection goes on");
    assert.match(wordsOn(his.page.querySelector("main")), /tager ikke længere imod forbindelsen/);
    assert.ok(his.page.querySelector('a[href="/calendar/google/connect"]'));
  },
  { alone: true },
);
