import { z } from "zod";
import type { Enclosed, Letter } from "../../domain/intake/letter.ts";
import { SMS_SOURCE } from "../../domain/intake/receive_sms.ts";
import { parseInstant } from "../../domain/kernel/time.ts";
import { idsIn, partyIn, plainHeader, plainName, plainText, plainType, sealedLetter } from "./clean.ts";
import { sha256 } from "../sha256.ts";
import { twilioFields } from "../twilio_message.ts";
import { textOfHtml } from "./html_text.ts";
import { instantOf, letterOfMime, telling, Unreadable } from "./mime.ts";
import { decode, fieldsOf, type Part, partsOf } from "./multipart.ts";

/** Who sends, and how: each with what makes a letter of the body it sends. */
const FORMATS = {
  email: (raw, type) => (isJson(type) ? letterOfJson(raw) : letterOfMime(raw)),
  email_postmark: (raw) => letterOfPostmark(raw),
  email_mailgun: (raw, type) => letterOfMailgun(raw, type),
  email_sendgrid: (raw, type) => letterOfSendgrid(raw, type),
  [SMS_SOURCE]: (raw, type) => Promise.resolve(letterOfSms(raw, type)),
} as const satisfies Record<string, (raw: Uint8Array<ArrayBuffer>, contentType: string) => Promise<Letter>>;
export type Format = keyof typeof FORMATS;

/** Reads what came in by its sender's format. Throws Unreadable and nothing else. */
export async function letterFrom(format: string, raw: Uint8Array<ArrayBuffer>, contentType: string): Promise<Letter> {
  if (!Object.hasOwn(FORMATS, format)) throw new Unreadable("Cannot read the message: nobody sends like that");
  try {
    return await FORMATS[format as Format](raw, contentType);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("Cannot read the message: its form is broken");
  }
}

/** Whether a content type is JSON, also as some +json. */
const isJson = (type: string) => /^application\/(?:json|[\w.-]+\+json)\b/i.test(type);

/** The short form of MAIL-01. */
const Short = z.object({
  from: z.string().max(1_000),
  to: z.string().max(4_000).optional(),
  subject: z.string().max(10_000).default(""),
  body: z.string(),
  timestamp: z.union([z.string().max(60), z.number()]).optional(),
  messageId: z.string().max(1_000).optional(),
  inReplyTo: z.string().max(1_000).optional(),
  references: z.string().max(20_000).optional(),
});

function letterOfJson(raw: Uint8Array<ArrayBuffer>): Promise<Letter> {
  const told = sound(Short, jsonOf(raw));
  const sent = typeof told.timestamp === "number"
    ? new Date(told.timestamp * (told.timestamp > 1e11 ? 1 : 1_000)).toISOString()
    : told.timestamp;
  return Promise.resolve(sealedLetter({
    ...ids(told.messageId, told.inReplyTo, told.references),
    from: partyIn(told.from),
    replyTo: null,
    to: recipients(told.to),
    subject: plainHeader(told.subject, 300),
    text: bodyText(told.body, ""),
    sentAt: sent ? parseInstant(sent) ?? instantOf(sent) : null,
    headers: {},
    isReport: false,
    attachments: [],
  }));
}

const Postmark = z.object({
  From: z.string().default(""),
  FromFull: z.object({ Email: z.string(), Name: z.string().default("") }).optional(),
  To: z.string().default(""),
  OriginalRecipient: z.string().default(""),
  ReplyTo: z.string().default(""),
  Subject: z.string().default(""),
  MessageID: z.string().default(""),
  Date: z.string().default(""),
  TextBody: z.string().default(""),
  HtmlBody: z.string().default(""),
  RawEmail: z.string().optional(),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Attachments: z.array(z.object({
    Name: z.string().default(""),
    Content: z.string().default(""),
    ContentType: z.string().default(""),
  })).default([]),
});

async function letterOfPostmark(raw: Uint8Array<ArrayBuffer>): Promise<Letter> {
  const told = sound(Postmark, jsonOf(raw));
  if (told.RawEmail) return await letterOfMime(new TextEncoder().encode(told.RawEmail));
  if (told.From === "" && !told.FromFull) throw new Unreadable("Cannot read the message: it has no sender");
  const header = (name: string) => told.Headers.find((one) => one.Name.toLowerCase() === name)?.Value;
  return sealedLetter({
    ...ids(header("message-id") ?? `<${told.MessageID}@postmark>`, header("in-reply-to"), header("references")),
    from: told.FromFull
      ? partyIn(`"${told.FromFull.Name.replaceAll('"', "")}" <${told.FromFull.Email}>`)
      : partyIn(told.From),
    replyTo: partyIn(told.ReplyTo),
    to: recipients(`${told.To},${told.OriginalRecipient}`),
    subject: plainHeader(told.Subject, 300),
    text: bodyText(told.TextBody, told.HtmlBody),
    sentAt: instantOf(told.Date),
    headers: telling(header),
    isReport: /^multipart\/report\b/i.test(header("content-type") ?? ""),
    attachments: told.Attachments.slice(0, 30).map(({ Name, Content, ContentType }, place): Enclosed => ({
      name: plainName(Name, place),
      type: plainType(ContentType),
      bytes: base64(Content),
    })),
  });
}

async function letterOfMailgun(raw: Uint8Array<ArrayBuffer>, contentType: string): Promise<Letter> {
  const parts = partsOf(raw, contentType), fields = fieldsOf(parts);
  const mime = fields.get("body-mime");
  if (mime) return await letterOfMime(new TextEncoder().encode(mime));
  const from = fields.get("from") ?? fields.get("sender");
  if (!from) throw new Unreadable("Cannot read the message: it has no sender");
  const listed = z.array(z.tuple([z.string(), z.string()])).safeParse(jsonIn(fields.get("message-headers")));
  const header = (name: string) =>
    (listed.success ? listed.data.find(([key]) => key.toLowerCase() === name)?.[1] : undefined) ??
      [...fields].find(([key]) => key.toLowerCase() === name)?.[1];
  return sealedLetter({
    ...ids(header("message-id"), header("in-reply-to"), header("references")),
    from: partyIn(from),
    replyTo: partyIn(header("reply-to")),
    to: recipients(`${fields.get("recipient") ?? ""},${header("to") ?? ""}`),
    subject: plainHeader(fields.get("subject"), 300),
    text: bodyText(fields.get("body-plain") ?? "", fields.get("body-html") ?? ""),
    sentAt: instantOf(header("date")),
    headers: telling(header),
    isReport: /^multipart\/report\b/i.test(header("content-type") ?? ""),
    attachments: filesOf(parts),
  });
}

async function letterOfSendgrid(raw: Uint8Array<ArrayBuffer>, contentType: string): Promise<Letter> {
  const parts = partsOf(raw, contentType);
  const told = jsonIn(decode(parts.find(({ name }) => name === "charsets")?.bytes ?? new Uint8Array()));
  const charsets = z.record(z.string(), z.string()).safeParse(told);
  const fields = fieldsOf(parts, charsets.success ? charsets.data : {});
  const email = parts.find(({ name }) => name === "email");
  if (email) return await letterOfMime(email.bytes);
  if (!fields.get("from")) throw new Unreadable("Cannot read the message: it has no sender");
  const lines = unfolded(fields.get("headers") ?? "");
  const header = (name: string) => lines.find(([key]) => key === name)?.[1];
  const envelope = z.object({ to: z.array(z.string()).default([]) }).safeParse(jsonIn(fields.get("envelope")));
  return sealedLetter({
    ...ids(header("message-id"), header("in-reply-to"), header("references")),
    from: partyIn(fields.get("from")),
    replyTo: partyIn(header("reply-to")),
    to: recipients([fields.get("to") ?? "", ...(envelope.success ? envelope.data.to : [])].join(",")),
    subject: plainHeader(fields.get("subject"), 300),
    text: bodyText(fields.get("text") ?? "", fields.get("html") ?? ""),
    sentAt: instantOf(header("date")),
    headers: telling(header),
    isReport: /^multipart\/report\b/i.test(header("content-type") ?? ""),
    attachments: filesOf(parts),
  });
}

const MOST_SUBJECT = 80;
const MOST_PICTURES = 10;

/** A text message has no heading: its first line stands for one. Pictures are links to where Twilio keeps them. */
function letterOfSms(raw: Uint8Array<ArrayBuffer>, contentType: string): Letter {
  const fields = twilioFields(raw, contentType), one = (name: string) => fields.get(name) ?? "";
  const phone = plainHeader(one("From"), 60), id = one("MessageSid");
  if (phone === "" || id === "") throw new Unreadable("Cannot read the message: it has no sender");
  const pictures = Array.from({ length: MOST_PICTURES }, (_, place) => plainHeader(one(`MediaUrl${place}`), 500));
  const text = [plainText(one("Body")).trim(), ...pictures].filter((line) => line !== "").join("\n");
  const [first = ""] = text.split("\n", 1);
  return {
    ...{ messageId: `<${id}@sms>`, inReplyTo: null, references: [], from: { name: "", address: phone }, replyTo: null },
    ...{ to: [], subject: plainHeader(first, MOST_SUBJECT), text, sentAt: null, headers: {}, isReport: false },
    // "Ja tak" is said more than once: only the same message is the same.
    ...{ attachments: [], phone, fingerprint: sha256(`sms ${id}`) },
  };
}

function unfolded(headers: string): (readonly [name: string, value: string])[] {
  return headers.slice(0, 100_000).replaceAll(/\r?\n[ \t]+/g, " ").split(/\r?\n/).map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
}

function ids(messageId?: string, inReplyTo?: string, references?: string) {
  const id = plainHeader(messageId, 300);
  return {
    messageId: idsIn(id)[0] ?? (/^[^\s<>]{1,250}$/.test(id) ? `<${id}>` : null),
    inReplyTo: idsIn(inReplyTo)[0] ?? null,
    references: idsIn(references),
  };
}

function recipients(text: string | undefined): string[] {
  return (text ?? "").slice(0, 10_000).split(",").map((one) => partyIn(one)?.address ?? "").filter((one) => one !== "");
}

function bodyText(text: string, html: string): string {
  const plain = plainText(text);
  return plain.trim() === "" && html !== "" ? plainText(textOfHtml(html)) : plain;
}

function filesOf(parts: readonly Part[]): Enclosed[] {
  return parts.filter(({ fileName }) => fileName !== null).slice(0, 30)
    .map(({ fileName, type, bytes }, place) => ({ name: plainName(fileName, place), type: plainType(type), bytes }));
}

function base64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    throw new Unreadable("Cannot read the message: a file in it is broken");
  }
}

function jsonOf(raw: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch {
    throw new Unreadable("Cannot read the message: it is not JSON");
  }
}

function jsonIn(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

function sound<T>(schema: z.ZodType<T>, told: unknown): T {
  const read = schema.safeParse(told);
  if (!read.success) throw new Unreadable("Cannot read the message: its fields are not those that were agreed");
  return read.data;
}
