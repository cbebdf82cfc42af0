import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { Instant } from "../../domain/kernel/time.ts";
import type { HeldKeys } from "../../domain/intake/mailbox.ts";
import { isSigned } from "./signatures.ts";

const NOW = "2026-11-21T12:00:00.000Z" as Instant;
const SECONDS = Date.parse(NOW) / 1_000;
const bytes = (text: string) => new TextEncoder().encode(text);
const RAW = bytes("From: mette@mail.dk\r\nSubject: æøå\r\n\r\nHej");
const KEYS: HeldKeys = { secrets: ["the new secret", "the old secret"], mailgun: [], sendgrid: [] };
const sign = (secret: string, timestamp: string, raw: Uint8Array) =>
  createHmac("sha256", secret).update(`${timestamp}.`).update(raw).digest("hex");

Deno.test("W4 W5: isSigned() takes the tenant's secrets over the raw bytes within five minutes, and nothing else", () => {
  const at = String(SECONDS), right = sign("the new secret", at, RAW);
  const table:
    readonly (readonly [name: string, headers: [string, string][], raw: Uint8Array<ArrayBuffer>, taken: boolean])[] = [
      ["right", [["X-Webhook-Timestamp", at], ["X-Webhook-Signature", right]], RAW, true],
      ["capital hex", [["X-Webhook-Timestamp", at], ["X-Webhook-Signature", right.toUpperCase()]], RAW, true],
      [
        "the old secret",
        [["X-Webhook-Timestamp", at], ["X-Webhook-Signature", sign("the old secret", at, RAW)]],
        RAW,
        true,
      ],
      ["missing", [], RAW, false],
      ["no timestamp", [["X-Webhook-Signature", right]], RAW, false],
      ["no signature", [["X-Webhook-Timestamp", at]], RAW, false],
      ["wrong", [["X-Webhook-Timestamp", at], ["X-Webhook-Signature", "0".repeat(64)]], RAW, false],
      ["short", [["X-Webhook-Timestamp", at], ["X-Webhook-Signature", right.slice(2)]], RAW, false],
      ["no hex", [["X-Webhook-Timestamp", at], ["X-Webhook-Signature", "x".repeat(64)]], RAW, false],
      ["another secret", [["X-Webhook-Timestamp", at], ["X-Webhook-Signature", sign("carla's", at, RAW)]], RAW, false],
      [
        "the second is right",
        [["X-Webhook-Timestamp", at], ["X-Webhook-Signature", "0".repeat(64)], ["X-Webhook-Signature", right]],
        RAW,
        false,
      ],
      [
        "two timestamps",
        [["X-Webhook-Timestamp", at], ["X-Webhook-Timestamp", at], ["X-Webhook-Signature", right]],
        RAW,
        false,
      ],
      [
        "written anew",
        [["X-Webhook-Timestamp", at], ["X-Webhook-Signature", right]],
        bytes(new TextDecoder().decode(RAW).replace("\r\n", "\n")),
        false,
      ],
      ["another timestamp", [["X-Webhook-Timestamp", String(SECONDS + 1)], ["X-Webhook-Signature", right]], RAW, false],
      [
        "no number",
        [["X-Webhook-Timestamp", "now"], ["X-Webhook-Signature", sign("the new secret", "now", RAW)]],
        RAW,
        false,
      ],
    ];
  for (const [name, headers, raw, taken] of table) {
    assert.equal(isSigned("email", { headers: new Headers(headers), raw, now: NOW }, KEYS), taken, name);
  }
  for (const [off, taken] of [[299, true], [-299, true], [301, false], [-301, false], [86_400, false]] as const) {
    const then = String(SECONDS + off);
    const headers = new Headers({
      "X-Webhook-Timestamp": then,
      "X-Webhook-Signature": sign("the new secret", then, RAW),
    });
    assert.equal(isSigned("email", { headers, raw: RAW, now: NOW }, KEYS), taken, `${off} s`);
  }
});

Deno.test("isSigned() takes Postmark's login, whatever the user is called", () => {
  const taken = (login: string | null) =>
    isSigned(
      "email_postmark",
      { headers: new Headers(login ? { Authorization: login } : {}), raw: RAW, now: NOW },
      KEYS,
    );

  assert.equal(taken(`Basic ${btoa("postmark:the new secret")}`), true);
  assert.equal(taken(`Basic ${btoa("x:the old secret")}`), true);
  for (
    const wrong of [
      null,
      "Basic",
      `Basic ${btoa("postmark:")}`,
      `Basic ${btoa("the new secret")}x`,
      "Bearer the new secret",
    ]
  ) {
    assert.equal(taken(wrong), false, String(wrong));
  }
});

Deno.test("isSigned() takes Mailgun's signature over timestamp and token by Mailgun's key", () => {
  const token = "t".repeat(50), at = String(SECONDS);
  const form = (signature: string, timestamp = at) =>
    bytes(String(new URLSearchParams({ timestamp, token, signature, from: "a@b.dk" })));
  const headers = new Headers({ "Content-Type": "application/x-www-form-urlencoded" });
  const right = (key: string, timestamp = at) => createHmac("sha256", key).update(timestamp + token).digest("hex");
  const taken = (raw: Uint8Array<ArrayBuffer>, held: readonly string[] = ["mailgun's key"]) =>
    isSigned("email_mailgun", { headers, raw, now: NOW }, { ...KEYS, mailgun: held });

  assert.equal(taken(form(right("mailgun's key"))), true);
  assert.equal(taken(form(right("mailgun's key")), []), false);
  assert.equal(taken(form(right("the new secret"))), false);
  assert.equal(taken(form(right("the old key")), ["mailgun's key", "the old key"]), true, "W5");
  assert.equal(taken(form("")), false);
  assert.equal(taken(form(right("mailgun's key", "1700000000"), "1700000000")), false);
});

Deno.test("isSigned() takes SendGrid's ECDSA signature in DER, and a login only where no key was given", async () => {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const sendgrid = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey)).toBase64();
  const at = String(SECONDS);
  const raw64 = new Uint8Array(
    await crypto.subtle.sign(
      { name: "ECDSA", hash: "SHA-256" },
      pair.privateKey,
      new Uint8Array([...bytes(at), ...RAW]),
    ),
  );
  const signature = der(raw64).toBase64();
  const sent = (given: Record<string, string>, raw = RAW) => ({ headers: new Headers(given), raw, now: NOW });
  const signed = { "X-Twilio-Email-Event-Webhook-Timestamp": at, "X-Twilio-Email-Event-Webhook-Signature": signature };
  const login = { Authorization: `Basic ${btoa("s:the new secret")}` };

  assert.equal(isSigned("email_sendgrid", sent(signed), { ...KEYS, sendgrid: [sendgrid] }), true);
  assert.equal(isSigned("email_sendgrid", sent(signed, bytes("other")), { ...KEYS, sendgrid: [sendgrid] }), false);
  assert.equal(isSigned("email_sendgrid", sent(login), { ...KEYS, sendgrid: [sendgrid] }), false);
  assert.equal(isSigned("email_sendgrid", sent(signed), { ...KEYS, sendgrid: ["no key"] }), false);
  assert.equal(isSigned("email_sendgrid", sent(login), KEYS), true);
  assert.equal(isSigned("email_sendgrid", sent(signed), { ...KEYS, sendgrid: ["no key", sendgrid] }), true, "W5");
  assert.equal(isSigned("elsewhere", sent(login), KEYS), false);
});

/** r and s of 32 bytes each as DER has them. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const first = bytes.findIndex((byte) => byte !== 0);
    const digits = [...(bytes[first] > 0x7f ? [0] : []), ...bytes.subarray(first)];
    return [2, digits.length, ...digits];
  };
  const both = [...integer(raw.subarray(0, 32)), ...integer(raw.subarray(32))];
  return new Uint8Array([0x30, both.length, ...both]);
}
