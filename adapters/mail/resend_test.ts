import assert from "node:assert/strict";
import type { Letter, MailSender, Sent } from "../../domain/mail/letter.ts";
import { RESEND_KEY, startResend } from "../../tools/fakes/resend.ts";
import { resendSender } from "./resend.ts";

const LETTER: Letter = {
  key: "sale:0190a:quote_sent",
  from: { name: "Rendetalje", address: "salg@rendetalje.example" },
  to: { name: "Åse Ø", address: "aase@example.dk" },
  replyTo: "kontor@rendetalje.example",
  copyTo: null,
  subject: "Dit tilbud på rengøring",
  text: "Kære Åse\n\nHer er dit tilbud.\n",
  html: "<p>Kære Åse</p><p>Her er dit tilbud.</p>",
};
const never = new AbortController().signal;

const resend = (url: string, apiKey = RESEND_KEY): MailSender => resendSender({ url, apiKey, fetch });

Deno.test("resendSender() sends once however often it is told to, and takes another wording under the key as sent", async () => {
  await using server = await startResend();

  const answers = [
    await resend(server.url).send(LETTER, never),
    await resend(server.url).send(LETTER, never),
    await resend(server.url).send({ ...LETTER, subject: "Noget andet" }, never),
  ];

  assert.equal(server.letters.length, 1);
  const [{ id, key, from, to, text }] = server.letters;
  assert.deepEqual(answers, [
    { kind: "sent", messageId: id },
    { kind: "sent", messageId: id },
    { kind: "sent", messageId: "" },
  ]);
  assert.deepEqual({ key, from, to, text }, {
    key: LETTER.key,
    from: '"Rendetalje" <salg@rendetalje.example>',
    to: ['"Åse Ø" <aase@example.dk>'],
    text: LETTER.text,
  });
  assert.match(String(server.requests[0].headers["user-agent"]), /tekup-sales/);
});

Deno.test("resendSender() knows what each of Resend's refusals means", async () => {
  const error = (status: number, name: string, headers = {}, message = "No") => async () => {
    await using server = await startResend({ faults: [] });
    const answering: typeof fetch = () =>
      Promise.resolve(Response.json({ statusCode: status, name, message }, { status, headers }));
    return await resendSender({ url: server.url, apiKey: RESEND_KEY, fetch: answering }).send(LETTER, never);
  };
  const table: readonly [() => Promise<Sent>, Partial<Sent>][] = [
    [error(400, "invalid_idempotency_key"), { kind: "refused", fault: "message" }],
    [error(401, "missing_api_key"), { kind: "locked_out" }],
    [error(401, "restricted_api_key"), { kind: "locked_out" }],
    [error(403, "invalid_api_key"), { kind: "locked_out" }],
    [error(403, "validation_error"), { kind: "refused", fault: "sender" }],
    [error(404, "not_found"), { kind: "refused", fault: "message" }],
    [error(409, "concurrent_idempotent_requests"), { kind: "later" }],
    [error(422, "invalid_from_address"), { kind: "refused", fault: "sender" }],
    [error(422, "validation_error", {}, "Invalid `to` field"), { kind: "refused", fault: "address" }],
    [error(429, "rate_limit_exceeded", { "retry-after": "7" }), { kind: "later", afterSeconds: 7 }],
    [error(429, "daily_quota_exceeded", { "retry-after": "7" }), { kind: "later", afterSeconds: 3600 }],
    [error(451, "security_error"), { kind: "refused", fault: "message" }],
    [error(500, "application_error"), { kind: "later" }],
  ];

  for (const [ask, means] of table) {
    const { why: _, ...sent } = await ask() as Sent & { why: unknown };
    assert.deepEqual(sent, means);
  }
});

Deno.test("resendSender() sends once through broken lines, cut answers and a wrong key", async () => {
  await using server = await startResend({
    faults: [
      { on: "POST /emails", do: "drop_after", times: 1 },
      { on: "POST /emails", do: "malformed", times: 1 },
      { on: "POST /emails", do: "html", times: 1 },
      { on: "POST /emails", do: "status", status: 500, times: 1 },
    ],
  });

  const kinds: string[] = [];
  for (let tries = 0; tries < 5; tries++) kinds.push((await resend(server.url).send(LETTER, never)).kind);
  const stranger = await resend(server.url, "re_wrong").send(LETTER, never);

  assert.deepEqual(kinds, ["later", "later", "later", "later", "sent"]);
  assert.equal(stranger.kind, "locked_out");
  assert.equal(server.letters.length, 1);
});
