import assert from "node:assert/strict";
import { asForm, asJson, newSid, smsFields, startTwilio, TWILIO_ACCOUNT, TWILIO_TOKEN } from "../tools/fakes/twilio.ts";
import type { Hands } from "../domain/delivery/handler.ts";
import type { Job } from "../domain/delivery/job.ts";
import { letterFrom } from "./intake/formats.ts";
import { twilioEvent } from "./twilio_message.ts";
import { isTwilioSigned } from "./twilio_signature.ts";
import { twilioTrial } from "./twilio_trial.ts";

const ORIGIN = "https://sales.example.dk", PATH = "/webhooks/0190163d-8694-739b-aea5-966c26f8ad91/sms";
const bytes = (text: string) => new TextEncoder().encode(text);

/** Whether a call is taken that came with this target to a program that is known by this origin. */
function isTaken(
  { url, headers, body }: ReturnType<typeof asForm>,
  { origin = ORIGIN, target = url.slice(new URL(url).origin.length), tokens = [TWILIO_TOKEN] } = {},
): boolean {
  const contentType = headers["Content-Type"], signature = headers["X-Twilio-Signature"];
  return isTwilioSigned({ publicOrigin: origin, target, contentType, signature, raw: bytes(body) }, tokens);
}

Deno.test("W6: isTwilioSigned() agrees with the documented vector", () => {
  const fields = {
    ...{ CallSid: "CA1234567890ABCDE", Caller: "+14158675310", Digits: "1234", From: "+14158675310" },
    To: "+18005551212",
  };
  const call = asForm("https://example.com/myapp.php?foo=1&bar=2", fields, "12345");

  assert.equal(call.headers["X-Twilio-Signature"], "L/OH5YylLD5NRKLltdqwSvS0BnU=");
  assert.equal(isTaken(call, { origin: "https://example.com", tokens: ["12345"] }), true);
});

Deno.test("W6: isTwilioSigned() verifies against the public origin, path and query as they came, and the body", () => {
  const sms = smsFields({ Body: "Hej æøå 🧹 + 100 % & \n=" }), form = asForm(ORIGIN + PATH, sms);
  const queried = asForm(`${ORIGIN}${PATH}?b=2&a=1&a=%C3%A6`, sms), json = asJson(`${ORIGIN}${PATH}?b=2&a=1`, sms);
  const repeated = asForm(ORIGIN + PATH, [["B", "2"], ["A", "z"], ["B", "1"], ["B", "2"], ["AB", ""]]);
  const table: readonly (readonly [name: string, taken: boolean, is: boolean])[] = [
    ["a form", isTaken(form), true],
    ["with a query", isTaken(queried), true],
    ["a field that comes twice", isTaken(repeated), true],
    ["JSON", isTaken(json), true],
    ["the usual port written out", isTaken(asForm(`https://sales.example.dk:443${PATH}`, sms)), true],
    ["another port", isTaken(asForm(`https://sales.example.dk:8443${PATH}`, sms)), false],
    ["its own port", isTaken(asForm(`http://localhost:8000${PATH}`, sms), { origin: "http://localhost:8000" }), true],
    ["http inside", isTaken(asForm(`http://sales.example.dk${PATH}`, sms)), false],
    ["the host inside", isTaken(asForm(`http://10.0.0.7:8000${PATH}`, sms)), false],
    ["a query in another order", isTaken(queried, { target: `${PATH}?a=1&b=2&a=%C3%A6` }), false],
    ["a query decoded", isTaken(queried, { target: `${PATH}?b=2&a=1&a=æ` }), false],
    ["a query left out", isTaken(queried, { target: PATH }), false],
    ["another path", isTaken(form, { target: `${PATH}/` }), false],
    ["another field", isTaken({ ...form, body: `${form.body}&Digits=1` }), false],
    ["another body", isTaken({ ...form, body: form.body.replace("Hej", "Nej") }), false],
    ["another JSON body", isTaken({ ...json, body: json.body.replace("Hej", "Nej") }), false],
    ["JSON without its hash", isTaken({ ...json, ...hashless(sms) }), false],
    [
      "a form called JSON",
      isTaken({ ...form, headers: { ...form.headers, "Content-Type": "application/json" } }),
      false,
    ],
    ["another token", isTaken(form, { tokens: ["another"] }), false],
    ["no token", isTaken(asForm(ORIGIN + PATH, sms, ""), { tokens: [] }), false],
    ["no signature", isTaken({ ...form, headers: { ...form.headers, "X-Twilio-Signature": "" } }), false],
    ["two signatures", isTaken({ ...form, headers: { ...form.headers, "X-Twilio-Signature": twice(form) } }), false],
  ];

  for (const [name, taken, is] of table) assert.equal(taken, is, name);
});

/** JSON whose address alone was signed. */
function hashless(sms: Record<string, string>) {
  const { url, headers } = asForm(ORIGIN + PATH, []);
  return { url, headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(sms) };
}

function twice({ headers }: ReturnType<typeof asForm>): string {
  return `${headers["X-Twilio-Signature"]}, ${headers["X-Twilio-Signature"]}`;
}

Deno.test("W5: isTwilioSigned() takes any of the tokens that hold", () => {
  const call = asForm(ORIGIN + PATH, smsFields(), "the old one");

  assert.equal(isTaken(call, { tokens: ["the new one", "the old one"] }), true);
  assert.equal(isTaken(call, { tokens: ["the new one"] }), false);
});

Deno.test("twilioEvent() tells a message by its id, and what is told of it by id and state", () => {
  const sid = newSid(), form = "application/x-www-form-urlencoded";
  const of = (given: Record<string, string>) => twilioEvent(bytes(String(new URLSearchParams(given))), form);

  assert.deepEqual(of(smsFields({ MessageSid: sid })), { eventId: sid, isMessage: true });
  assert.deepEqual(twilioEvent(bytes(JSON.stringify(smsFields({ MessageSid: sid }))), "application/json"), {
    ...{ eventId: sid, isMessage: true },
  });
  assert.deepEqual(of({ MessageSid: sid, MessageStatus: "sent" }), { eventId: `${sid} sent`, isMessage: false });
  assert.equal(of({}).isMessage, false);
  assert.equal(twilioEvent(bytes("[1"), "application/json").isMessage, false);
});

Deno.test("letterFrom() reads a text message: its first line as heading, pictures as links, and no address", async () => {
  const raw = bytes(String(
    new URLSearchParams(smsFields({
      ...{ MessageSid: "SM1", Body: "Hej\r\nKan I komme?\u0000", NumMedia: "1", MediaUrl0: "https://api.example/p/1" },
    })),
  ));

  const letter = await letterFrom("sms_twilio", raw, "application/x-www-form-urlencoded");

  assert.deepEqual([letter.messageId, letter.phone, letter.from, letter.subject, letter.text], [
    ...["<SM1@sms>", "+4522650226", { name: "", address: "+4522650226" }, "Hej"],
    "Hej\nKan I komme?\nhttps://api.example/p/1",
  ]);
});

Deno.test("twilioTrial() asks for the account, and says whether its token is refused", async () => {
  await using twilio = await startTwilio();
  const carry = (secret: string, accountSid = TWILIO_ACCOUNT) => {
    const integration = { settings: { accountSid }, secret };
    const hands = { integration, fetch, signal: AbortSignal.timeout(60_000) } as unknown as Hands;
    return twilioTrial({ url: twilio.url }).carry({} as Job, hands);
  };

  const right = await carry(TWILIO_TOKEN), wrong = await carry("another"), odd = await carry(TWILIO_TOKEN, "AC1");
  twilio.faults.push({ on: "GET /2010-04-01", do: "status", status: 503 });
  const down = await carry(TWILIO_TOKEN);

  assert.deepEqual([right.kind, wrong, odd.kind, down.kind], [
    ...["done", { kind: "paused", why: { code: "sms_login_refused" } }, "dead", "later"],
  ]);
});
