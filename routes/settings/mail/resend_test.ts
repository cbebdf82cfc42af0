import assert from "node:assert/strict";
import { divertLog } from "../../../adapters/log.ts";
import { postgresTenants } from "../../../adapters/postgres/tenants.ts";
import type { Email } from "../../../domain/customers/email.ts";
import { Unavailable } from "../../../domain/kernel/unavailable.ts";
import type { Instant } from "../../../domain/kernel/time.ts";
import { hearResend } from "../../../domain/mail/hear_resend.ts";
import { openResend } from "../../../domain/mail/connect_resend.ts";
import { yes } from "../../../domain/kernel/result.ts";
import { RESEND_KEY, RESEND_WEBHOOK_SECRET, startResend } from "../../../tools/fakes/resend.ts";
import { as } from "../../../tools/test_firms.ts";
import { testSecrets } from "../../../tools/test_secrets.ts";
import {
  eachSite,
  kept,
  type Office,
  ONE_DATABASE,
  openSite,
  type Person,
  TEST_ORIGIN,
} from "../../../tools/test_site.ts";
import { faultAt, flashOn } from "../../../tools/test_visitor.ts";

const PATH = "/settings/integrations/resend";
const OTHER_SECRET = `whsec_${new Uint8Array(24).fill(9).toBase64()}`;
const AN_HOUR_MS = 3_600_000;

/** A firm whose Resend account tells what becomes of its mails. */
async function account(office: Office, person: Person = "anna", signing = RESEND_WEBHOOK_SECRET) {
  const tenants = postgresTenants(office.engine), actor = office.cast[person], { organizationId } = actor;
  const browser = await office.browser(person);
  const page = await browser.get(PATH);
  const saved = await browser.submit(page, PATH, { secret: RESEND_KEY, "settings.signing": signing }, "Forbind");
  assert.match(flashOn(saved), /Forbindelsen er gemt/);
  return {
    browser,
    page: saved,
    actor,
    tenants,
    async post(
      { headers, body }: { headers: Record<string, string>; body: BodyInit },
      { to = organizationId as string, site = office.site } = {},
    ) {
      const request = new Request(`${TEST_ORIGIN}/webhooks/${to}/resend`, { method: "POST", headers, body });
      return (await site.fetch(request)).status;
    },
    /** A mail to a customer that left by Resend under that id. */
    async mailed(messageId: string) {
      const address = `${messageId}@example.dk` as Email;
      const { id: customerId } = await office.customer({ email: address }, person);
      kept(
        await tenants.write(actor, async ({ mail }) =>
          yes(
            await mail.note({
              ...{
                effect: `sale:${messageId}`,
                kind: "quote_sent",
                once: `sale:${messageId}`,
                customerId,
                userId: null,
              },
              ...{ address, state: "sent", why: null, messageId },
            }),
          )),
      );
      return `/customers/${customerId}`;
    },
    async inbox() {
      const [rows] = await office.engine.batch(as("app_owner", organizationId), [{
        text: `select event_id as id, count, state, outcome from app.inbox
          where organization_id = $1 and source = 'resend' order by received_at`,
        values: [organizationId],
      }]);
      return rows as { id: string; count: number; state: string; outcome: { known: boolean | null } }[];
    },
  };
}

eachSite(
  "the signing secret is asked for by the form, sealed beside the API key, and told by its end",
  async (office) => {
    const first = await (await office.browser("anna")).get(PATH);
    const odd = await (await office.browser("anna")).submit(
      first,
      PATH,
      { secret: RESEND_KEY, "settings.signing": "whsec_nej" },
      "Forbind",
    );
    const { browser, page, actor, tenants } = await account(office);
    const keys = async () => {
      const { serving } = await tenants.read(actor, ({ integrations }) => ({ serving: integrations.serving("mail") }));
      return { ...await openResend(testSecrets, actor.organizationId, serving!), settings: serving!.settings };
    };
    const both = await keys();
    const renewed = await browser.submit(page, PATH, { secret: "", "settings.signing": OTHER_SECRET }, "Gem");
    const after = await keys();
    await browser.post(PATH, { act: "pause" });
    await browser.post(PATH, { act: "connect", secret: "", "settings.signing": RESEND_WEBHOOK_SECRET });
    const { paused } = await tenants.read(actor, ({ integrations }) => ({ paused: integrations.of("resend") }));

    assert.equal(odd.status, 422);
    assert.ok(faultAt(odd, "settings.signing"));
    assert.ok(first.text.includes(`${TEST_ORIGIN}/webhooks/${actor.organizationId}/resend`));
    assert.deepEqual([both.apiKey, both.signing], [RESEND_KEY, RESEND_WEBHOOK_SECRET]);
    assert.deepEqual(both.settings, { signingTail: RESEND_WEBHOOK_SECRET.slice(-4) });
    assert.match(flashOn(renewed), /Forbindelsen er gemt/);
    assert.deepEqual([after.apiKey, after.signing], [RESEND_KEY, OTHER_SECRET]);
    assert.equal(paused?.state, "paused", "another signing secret is no reason to go on");
    for (const { text } of [page, renewed]) {
      for (const secret of [RESEND_KEY, RESEND_WEBHOOK_SECRET, OTHER_SECRET]) assert.ok(!text.includes(secret));
    }
  },
  { alone: true },
);

eachSite(
  "a mail that came back, failed or was unwanted is shown at its customer; what passes changes nothing",
  async (office) => {
    await using resend = await startResend();
    const { browser, mailed, post, inbox } = await account(office);
    const shown = async (type: string, id: string, reason?: string) => {
      const path = await mailed(id);
      assert.equal(await post(await resend.webhook(type, id, reason ? { reason } : {})), 200);
      return (await browser.get(path)).text;
    };

    assert.match(
      await shown("email.bounced", "m-bounced"),
      /Mailen kom retur: The recipient's mail server rejected it/,
    );
    assert.match(await shown("email.failed", "m-failed", "invalid recipient address"), /Mailen kom retur/);
    assert.doesNotMatch(await shown("email.failed", "m-quota", "reached_daily_quota"), /kom retur|uønsket|afvist/);
    assert.match((await browser.get("/settings/mail")).text, /Mailen blev ikke sendt: reached_daily_quota/);
    assert.match(await shown("email.suppressed", "m-suppressed"), /Mailen kom retur/);
    assert.match(await shown("email.complained", "m-complained"), /meldt mailen som uønsket/);
    assert.doesNotMatch(await shown("email.delivered", "m-delivered"), /kom retur|uønsket/);
    assert.doesNotMatch(await shown("email.a_kind_of_tomorrow", "m-unknown"), /kom retur|uønsket/);

    assert.deepEqual((await inbox()).map(({ state, outcome }) => [state, outcome.known]), [
      ...[["read", true], ["read", true], ["read", true], ["read", true], ["read", true], ["read", null], [
        "parked",
        null,
      ]],
    ]);
  },
  { alone: true },
);

eachSite("W1: an event many times at once is kept once", async (office) => {
  await using resend = await startResend();
  const { browser, mailed, post, inbox } = await account(office);
  const path = await mailed("m-often");
  const event = await resend.webhook("email.bounced", "m-often", { id: "msg_often" });

  const answers = await Promise.all(Array.from({ length: 20 }, () => post(event)));

  assert.deepEqual([...new Set(answers)], [200]);
  assert.deepEqual((await inbox()).map(({ id, count }) => [id, count]), [["msg_often", 20]]);
  assert.match((await browser.get(path)).text, /Mailen kom retur/);
}, { alone: true });

eachSite(
  "W4: whatever is wrong with the signature is 401, and nothing is kept; any right one of several is enough",
  async (office) => {
    await using resend = await startResend();
    const ours = await account(office);
    await account(office, "carla", OTHER_SECRET);
    const path = await ours.mailed("m-signed");
    const event = (also: Parameters<typeof resend.webhook>[2] = {}) =>
      resend.webhook("email.bounced", "m-signed", also);
    const right = await event(), now = Date.now();
    const changed = (headers: Record<string, string>) => ({ ...right, headers: { ...right.headers, ...headers } });
    const signature = right.headers["svix-signature"], wrong = `v1,${new Uint8Array(32).toBase64()}`;
    const wrongs: Record<string, { headers: Record<string, string>; body: string }> = {
      missing: { headers: {}, body: right.body },
      "no signature": changed({ "svix-signature": "" }),
      wrong: changed({ "svix-signature": wrong }),
      "another version": changed({ "svix-signature": signature.replace("v1,", "v2,") }),
      "another firm's secret": await event({ secret: OTHER_SECRET }),
      "an empty secret": await event({ secret: "whsec_AAAAAAAAAAAAAAAAAAAAAA==" }),
      old: await event({ at: now - 400_000 }),
      future: await event({ at: now + 400_000 }),
      "two timestamps": changed({ "svix-timestamp": `${right.headers["svix-timestamp"]}, 1` }),
      "another id": changed({ "svix-id": "msg_other" }),
      "body serialised anew": { ...right, body: JSON.stringify(JSON.parse(right.body), null, 1) },
    };

    for (const [name, sent] of Object.entries(wrongs)) assert.equal(await ours.post(sent), 401, name);
    for (const to of ["0190163d-8694-739b-aea5-966c26f8ad91", "resend", office.cast.carla.organizationId]) {
      assert.equal(await ours.post(right, { to }), 401, to);
    }
    assert.equal(await ours.post({ ...right, body: "x".repeat(200_000) }), 413);
    assert.equal(await ours.post(changed({ "content-encoding": "gzip" })), 415);
    assert.deepEqual(await ours.inbox(), []);
    assert.doesNotMatch((await ours.browser.get(path)).text, /kom retur/);

    assert.equal(await ours.post(changed({ "svix-signature": `${wrong} v1a,x ${signature}` })), 200);
    assert.equal((await ours.inbox()).length, 1);
  },
  { alone: true },
);

eachSite(
  "W5: for a day the signing secret before is taken beside the new one, also when the key changes",
  async (office) => {
    await using resend = await startResend();
    const { browser, actor, tenants, post } = await account(office);
    const send = async (secret: string) => await post(await resend.webhook("email.opened", "m-any", { secret }));
    const type = async (typed: Record<string, string>) =>
      await browser.submit(await browser.get(PATH), PATH, typed, "Gem");
    await type({ secret: "", "settings.signing": OTHER_SECRET });
    await type({ secret: `${RESEND_KEY}2`, "settings.signing": "" });

    const both = [await send(RESEND_WEBHOOK_SECRET), await send(OTHER_SECRET)];
    const later = { now: () => new Date(Date.now() + 25 * AN_HOUR_MS).toISOString() as Instant };
    const hear = hearResend({ tenants, secrets: testSecrets, clock: later });
    const after = (secret: string) =>
      hear(actor.organizationId, "r", {
        ...{ isSigned: (signing) => signing === secret, eventId: secret, raw: "", news: { end: null } },
      });

    assert.deepEqual(both, [200, 200]);
    assert.deepEqual([(await after(RESEND_WEBHOOK_SECRET)).ok, (await after(OTHER_SECRET)).ok], [false, true]);
  },
  { alone: true },
);

eachSite("a mail nobody has written down yet is asked for again; later it is taken to be another's", async (office) => {
  await using resend = await startResend();
  const { browser, mailed, post, inbox } = await account(office);
  const early = await resend.webhook("email.bounced", "m-early");
  const { headers } = early, body = early.body;

  const first = await post({ headers, body });
  const nothing = await inbox();
  const path = await mailed("m-early");
  const second = await post({ headers, body });
  const foreign = await resend.webhook("email.bounced", "m-foreign", { created: Date.now() - AN_HOUR_MS });

  assert.deepEqual([first, nothing, second], [503, [], 200]);
  assert.match((await browser.get(path)).text, /Mailen kom retur/);
  assert.equal(await post(foreign), 200);
  assert.deepEqual((await inbox()).map(({ outcome }) => outcome.known), [true, false]);
}, { alone: true });

eachSite("a mail that only waits for a full mailbox is not marked", async (office) => {
  await using resend = await startResend();
  const { browser, mailed, post } = await account(office);
  const path = await mailed("m-full");

  assert.equal(await post(await resend.webhook("email.bounced", "m-full", { bounce: "Transient" })), 200);

  assert.doesNotMatch((await browser.get(path)).text, /kom retur/);
}, { alone: true });

eachSite("W10: while the database is away Resend is answered 503, and its next try is taken", async (office) => {
  await using resend = await startResend();
  const { mailed, post, inbox } = await account(office);
  await mailed("m-away");
  let away = true;
  const engine = new Proxy(office.engine, {
    get: (of, name) =>
      (name === "batch" || name === "transaction") && away
        ? () => Promise.reject(new Unavailable("the database: ECONNREFUSED"))
        : Reflect.get(of, name).bind(of),
  });
  const site = await openSite(engine, { limits: false });
  const event = await resend.webhook("email.bounced", "m-away");

  const restore = divertLog(() => {});
  const down = await post(event, { site }).finally(restore);
  away = false;

  assert.deepEqual([down, await post(event, { site })], [503, 200]);
  assert.equal((await inbox()).length, 1);
}, { alone: true, only: ONE_DATABASE });
