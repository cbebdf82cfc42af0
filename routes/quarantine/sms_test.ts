import assert from "node:assert/strict";
import { divertLog } from "../../adapters/log.ts";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import { asForm, asJson, newSid, smsFields, TWILIO_ACCOUNT, TWILIO_TOKEN } from "../../tools/fakes/twilio.ts";
import { as } from "../../tools/test_firms.ts";
import { drainIntake } from "../../tools/test_intake.ts";
import { eachSite, type Office, ONE_DATABASE, openSite, type Person, TEST_ORIGIN } from "../../tools/test_site.ts";
import { faultAt, flashOn } from "../../tools/test_visitor.ts";

const SETTINGS = "/settings/integrations/twilio";
const PUBLIC = "https://sales.example.dk";
const NEW_TOKEN = "the_new_token_0123456789abcdef", OTHER_TOKEN = "carlas_token_0123456789abcdef";

/** A firm with a number at Twilio. */
async function account(office: Office, person: Person = "anna", token = TWILIO_TOKEN) {
  const browser = await office.browser(person), { organizationId } = office.cast[person];
  const connect = async (secret: string) => {
    const page = await browser.get(SETTINGS);
    const typed = { secret, "settings.accountSid": TWILIO_ACCOUNT };
    return await browser.submit(page, SETTINGS, typed, /Forbind</.test(page.text) ? "Forbind" : "Gem");
  };
  const saved = await connect(token);
  const path = `/webhooks/${organizationId}/sms`;
  return {
    ...{ browser, connect, saved, path },
    /** Sends what was signed for one address by way of another. */
    async post(
      { url, headers, body }: ReturnType<typeof asForm>,
      { site = office.site, inside = TEST_ORIGIN, beside = {} as Record<string, string> } = {},
    ) {
      const target = url.slice(new URL(url).origin.length);
      return await site.fetch(
        new Request(inside + target, { method: "POST", headers: { ...headers, ...beside }, body }),
      );
    },
    sms: (given: Record<string, string> = {}, token = TWILIO_TOKEN) =>
      asForm(TEST_ORIGIN + path, smsFields(given), token),
    async inbox() {
      const [rows] = await office.engine.batch(as("app_owner", organizationId), [{
        text: `select event_id as id, count, state from app.inbox
          where organization_id = $1 and source = 'sms_twilio' order by received_at`,
        values: [organizationId],
      }]);
      return rows as { id: string; count: number; state: string }[];
    },
  };
}

eachSite("Twilio is connected by its form: account, token, and the address to give Twilio", async (office) => {
  const browser = await office.browser("anna"), first = await browser.get(SETTINGS);
  const odd = await browser.submit(first, SETTINGS, { secret: TWILIO_TOKEN, "settings.accountSid": "AC1" }, "Forbind");
  const { saved, path } = await account(office);

  assert.equal(odd.status, 422);
  assert.ok(faultAt(odd, "settings.accountSid"));
  assert.ok(first.text.includes(TEST_ORIGIN + path));
  assert.match(flashOn(saved), /Forbindelsen er gemt/);
  assert.ok(saved.text.includes(TWILIO_TOKEN.slice(-4)) && !saved.text.includes(TWILIO_TOKEN));
  assert.match(saved.text, /Prøv forbindelsen/);
  assert.equal((await (await office.browser("bo")).get(SETTINGS)).status, 403);
}, { alone: true });

eachSite(
  "a text message becomes a lead, the next of the day part of it, and a known customer is named",
  async (office) => {
    const { browser, post, sms } = await account(office);
    await office.customer({ name: "Mette Holm", phone: "+4528000001" as never });
    const write = async (given: Record<string, string>) => {
      const answer = await post(sms(given));
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get("content-type")!, /^text\/xml/);
      assert.match(await answer.text(), /<Response\/>$/);
      await drainIntake(office.engine);
    };

    await write({ Body: "Hej, jeg hedder Ole Olsen. Kan I gøre rent, 90 m2? ole@mail.example" });
    await write({ Body: "Ja tak" });
    await write({ Body: "Ja tak" });
    await write({ Body: "Kan I komme igen?", From: "+4528000001" });
    await write({ Body: "Hvad koster det?", From: "+4528000002" });
    const list = await browser.get("/quarantine"), leads = await browser.get("/leads");

    assert.match(list.text, /Hej, jeg hedder Ole Olsen/);
    assert.match(list.text, /\+4522650226 · SMS/);
    const counts = [...list.page.querySelectorAll('nav[aria-label="Indbakke"] a span')].map((one) =>
      one.textContent!.trim()
    );
    assert.deepEqual(counts, ["5", "3", "2", "0"]);
    for (const name of ["Ole Olsen", "Mette Holm", "+4528000002"]) assert.ok(leads.text.includes(name), name);
  },
  { alone: true },
);

eachSite("a text message that was ignored stands in the inbox and is made a lead by a click", async (office) => {
  const { browser, post, sms } = await account(office);
  assert.equal((await post(sms({ Body: "" }))).status, 200);
  await drainIntake(office.engine);
  const list = await browser.get("/quarantine?end=IGNORED");
  const [path] = /\/quarantine\/[0-9a-f-]{36}/.exec(list.text)!;

  const adopted = await browser.submit(await browser.get(path), `${path}/adopt`, {}, "Gør til lead");

  assert.match(flashOn(adopted), /gjort til et lead/);
  assert.match((await browser.get("/leads")).text, /\+4522650226/);
}, { alone: true });

eachSite(
  "W6: behind a proxy a call is verified against the public origin, whatever its Host header says",
  async (office) => {
    const { post, path, inbox } = await account(office);
    const site = await openSite(office.engine, { origin: PUBLIC });
    const fields = () => smsFields(), inside = "http://10.0.0.7:8000";
    const lies = { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "Forwarded": "host=evil.example" };
    const status = async (call: ReturnType<typeof asForm>, beside = {}) =>
      (await post(call, { site, inside, beside })).status;

    assert.equal(await status(asForm(PUBLIC + path, fields())), 200, "https outside, http inside");
    assert.equal(await status(asForm(PUBLIC + path, fields()), lies), 200, "headers are not believed");
    assert.equal(await status(asForm(`${PUBLIC}${path}?b=2&a=%C3%A6`, fields())), 200, "a query as it stands");
    assert.equal(await status(asJson(`${PUBLIC}${path}?b=2&a=1`, fields())), 200, "JSON by its hash");
    assert.equal(await status(asForm(inside + path, fields())), 403, "signed for the address inside");
    assert.equal(await status(asForm(`https://evil.example${path}`, fields()), lies), 403, "signed for another");
    const ordered = asForm(`${PUBLIC}${path}?a=1&b=2`, fields());
    assert.equal(await status({ ...ordered, url: `${PUBLIC}${path}?b=2&a=1` }), 403, "the query in another order");

    assert.equal((await inbox()).length, 4);
  },
  { alone: true },
);

eachSite(
  "W1 W4 W7 W8: what is not signed for the firm is 403 and kept nowhere, what is, counts once",
  async (office) => {
    const anna = await account(office), carla = await account(office, "carla", OTHER_TOKEN);
    const sid = newSid(), right = anna.sms({ MessageSid: sid });
    const changed = (headers: Record<string, string>) => ({ ...right, headers: { ...right.headers, ...headers } });
    const wrongs: Record<string, ReturnType<typeof asForm>> = {
      "no signature": changed({ "X-Twilio-Signature": "" }),
      "a cookie instead": changed({ "X-Twilio-Signature": "", Cookie: "__Host-sid=x" }),
      "another firm's token": anna.sms({ MessageSid: sid }, OTHER_TOKEN),
      "another firm's address": { ...right, url: TEST_ORIGIN + carla.path },
      "no firm": { ...right, url: `${TEST_ORIGIN}/webhooks/sms/sms` },
      "an unknown firm": { ...right, url: `${TEST_ORIGIN}/webhooks/0190163d-8694-739b-aea5-966c26f8ad91/sms` },
      "another body": { ...right, body: right.body.replace("Hej", "Nej") },
    };

    for (const [name, call] of Object.entries(wrongs)) assert.equal((await anna.post(call)).status, 403, name);
    assert.equal((await anna.post(changed({ "Content-Encoding": "gzip" }))).status, 415);
    assert.equal((await anna.post(changed({ "Content-Type": "text/xml" }))).status, 415);
    assert.equal((await anna.post({ ...right, body: "x".repeat(200_000) })).status, 413);
    assert.deepEqual(await anna.inbox(), []);

    const many = await Promise.all(Array.from({ length: 20 }, () => anna.post(right)));
    const told = await anna.post(anna.sms({ MessageSid: sid, MessageStatus: "delivered" }));
    await drainIntake(office.engine);

    assert.deepEqual([...new Set(many.map(({ status }) => status)), told.status], [200, 200]);
    assert.deepEqual((await anna.inbox()).map(({ id, count, state }) => [id, count, state]), [
      ...[[sid, 20, "read"], [`${sid} delivered`, 1, "parked"]],
    ]);
    assert.deepEqual(await carla.inbox(), []);
  },
  { alone: true },
);

eachSite("W5: for a day the token before is taken beside the new one", async (office) => {
  const { connect, post, sms, inbox } = await account(office);
  const status = async (token: string) => (await post(sms({}, token))).status;
  await connect(NEW_TOKEN);

  const both = [await status(TWILIO_TOKEN), await status(NEW_TOKEN), await status(OTHER_TOKEN)];
  await office.engine.batch(as("app_owner", office.cast.anna.organizationId), [{
    text: "update app.integrations set before_until = now() - interval '1 second' where organization_id = $1",
    values: [office.cast.anna.organizationId],
  }]);
  const after = [await status(TWILIO_TOKEN), await status(NEW_TOKEN)];

  assert.deepEqual([both, after], [[200, 200, 403], [403, 200]]);
  assert.equal((await inbox()).length, 3);
}, { alone: true });

eachSite("W10: while the database is away Twilio is answered 503", async (office) => {
  const { post, sms } = await account(office);
  let away = true;
  const engine = new Proxy(office.engine, {
    get: (of, name) =>
      (name === "batch" || name === "transaction") && away
        ? () => Promise.reject(new Unavailable("the database: ECONNREFUSED"))
        : Reflect.get(of, name).bind(of),
  });
  const site = await openSite(engine, { limits: false }), call = sms();

  const restore = divertLog(() => {});
  const down = await post(call, { site }).finally(restore);
  away = false;

  assert.deepEqual([down.status, (await post(call, { site })).status], [503, 200]);
}, { alone: true, only: ONE_DATABASE });
