import type { Email } from "postal-mime";
import { type Enclosed, type Letter, MOST_RAW_BYTES, TELLING_HEADERS } from "../../domain/intake/letter.ts";
import { parseInstant } from "../../domain/kernel/time.ts";
import { idsIn, party, plainHeader, plainName, plainText, plainType, sealedLetter } from "./clean.ts";
import { textOfHtml } from "./html_text.ts";

/** Deeper and larger ones are made by hand to do harm. */
const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 3 } as const;
const MOST_ATTACHMENTS = 30;
/** Nobody writes more. */
const MOST_LINES = 20_000;
/** Without one of these it is text, or something else. */
const MAKES_A_MESSAGE = /^(?:from|subject|to|date|message-id|received|sender)$/;

/** Why a message could not be read. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** Reads a message as it came over the wire. Throws Unreadable, whatever postal-mime throws. */
export async function letterOfMime(raw: Uint8Array<ArrayBuffer>): Promise<Letter> {
  if (raw.length === 0) throw new Unreadable("Cannot read the message: it is empty");
  if (raw.length > MOST_RAW_BYTES) throw new Unreadable("Cannot read the message: it is too large");
  if (hasTooManyLines(raw)) throw new Unreadable("Cannot read the message: it has too many lines");
  let email: Email;
  try {
    const { default: PostalMime } = await import("postal-mime");
    email = await PostalMime.parse(raw, LIMITS);
  } catch {
    throw new Unreadable("Cannot read the message: its form is broken");
  }
  if (!email.headers.some(({ key }) => MAKES_A_MESSAGE.test(key))) {
    throw new Unreadable("Cannot read the message: it has no headers");
  }
  return letterOf(email);
}

/** postal-mime takes 30 µs for each line of text, whatever its length; packed files have 60 and more characters and no blank in a line. */
function hasTooManyLines(raw: Uint8Array): boolean {
  let lines = 0, start = 0;
  for (let end = raw.indexOf(10); end >= 0; end = raw.indexOf(10, start)) {
    const isPacked = end - start >= 60 && !raw.subarray(start, end).includes(32);
    if (!isPacked && ++lines > MOST_LINES) return true;
    start = end + 1;
  }
  return false;
}

function letterOf(email: Email): Letter {
  const first = (name: string) => email.headers.find(({ key }) => key === name)?.value;
  const people = (list: Email["to"]) => (list ?? []).flatMap((one) => one.group ?? [one]);
  const from = email.from?.group?.[0] ?? email.from;
  const reply = people(email.replyTo)[0];
  const { text, enclosed } = bodyOf(email);
  const delivered = email.headers.filter(({ key }) =>
    /^(?:delivered-to|x-original-to|x-forwarded-to|envelope-to)$/.test(key)
  );
  return sealedLetter({
    messageId: idsIn(email.messageId ?? first("message-id"))[0] ?? null,
    inReplyTo: idsIn(email.inReplyTo)[0] ?? null,
    references: idsIn(email.references),
    from: party(from?.name, from?.address),
    replyTo: party(reply?.name, reply?.address),
    to: [...people(email.to), ...people(email.cc)].map((one) => one.address ?? "")
      .concat(delivered.map(({ value }) => value)).map((one) => party("", one)?.address ?? "").filter((one) =>
        one !== ""
      )
      .slice(0, 100),
    subject: plainHeader(email.subject, 300),
    text,
    sentAt: instantOf(email.date),
    headers: telling((name) => first(name)),
    isReport: /^multipart\/report\b/i.test(first("content-type") ?? ""),
    attachments: enclosed,
  });
}

/** The text, or what the HTML says where there is none; one that only says "see the HTML" gives way to it. */
function bodyOf(email: Email): { text: string; enclosed: Enclosed[] } {
  const plain = plainText(email.text ?? "");
  const text = plain.trim() === "" && email.html ? plainText(textOfHtml(email.html)) : plain;
  const enclosed = email.attachments.slice(0, MOST_ATTACHMENTS).map((
    { filename, mimeType, content },
    place,
  ): Enclosed => ({
    name: plainName(filename, place),
    type: plainType(mimeType),
    bytes: typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content as ArrayBuffer),
  }));
  return { text, enclosed };
}

/** The headers that say whether a person wrote it. */
export function telling(of: (name: string) => string | undefined): Record<string, string> {
  return Object.fromEntries(TELLING_HEADERS.flatMap((name) => {
    const value = of(name);
    return value === undefined ? [] : [[name, plainHeader(value, 300) || "-"]];
  }));
}

/** A date header as an instant; null for what is none, or lies far from any real one. */
export function instantOf(date: string | null | undefined): Letter["sentAt"] {
  const epochMs = Date.parse(plainHeader(date, 60));
  return Number.isFinite(epochMs) && epochMs > 0 && epochMs < 7_000_000_000_000
    ? parseInstant(new Date(epochMs).toISOString())
    : null;
}
