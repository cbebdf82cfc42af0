import { MOST_TEXT } from "../../domain/intake/letter.ts";
import type { Letter, Party } from "../../domain/intake/letter.ts";
import { sha256 } from "../sha256.ts";

const MOST_HEADER = 1_000;

/**
 * A header's value as it may be kept and used again. An encoded word can bring CR LF with it (postal-mime gives "hej\r\nBcc:
 * evil@x.dk"), and whoever puts that into a new message has written one more header.
 */
export function plainHeader(value: string | null | undefined, most = MOST_HEADER): string {
  return (value ?? "").slice(0, most * 4).toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/\s+/g, " ").trim().slice(0, most).toWellFormed();
}

/** Text of a body: line ends as \n, nothing that a terminal or a database stumbles over, not longer than anybody reads. */
export function plainText(text: string): string {
  return text.slice(0, MOST_TEXT * 2).replaceAll(/\r\n?/g, "\n")
    // deno-lint-ignore no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028\u2029\ufeff]/g, "").replaceAll("\u00a0", " ")
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "").toWellFormed().slice(0, MOST_TEXT).toWellFormed();
}

/** An address as it is compared; empty where there is none. */
export function party(name: string | undefined, address: string | undefined): Party | null {
  const small = plainHeader(address, 254).toLowerCase().replaceAll(/[\s<>]/g, "");
  return small.includes("@") ? { name: plainHeader(name, 200), address: small } : null;
}

/** Reads "Mette Holm <mette@mail.dk>" or a bare address. */
export function partyIn(text: string | undefined): Party | null {
  const told = plainHeader(text);
  const [, name, address] = /^"?([^"<]*?)"?\s*<([^<>]*)>/.exec(told) ?? [null, "", told.split(",")[0]];
  return party(name, address);
}

/** Every <id> in a header, oldest first; the last 50 are enough to find a thread. */
export function idsIn(value: string | null | undefined): string[] {
  return [...plainHeader(value, 20_000).matchAll(/<[^<>\s]{1,250}>/g)].map(([id]) => id).slice(-50);
}

/** A file's name without any folder, as a browser may be told it. */
export function plainName(name: string | null | undefined, place: number): string {
  const bare = plainHeader(name, 150).split(/[/\\]/).at(-1)!.replaceAll(/[<>:"|?*;]/g, "_").replace(/^\.+/, "").trim();
  return bare === "" ? `fil-${place + 1}` : bare;
}

/** What a file says it is, where that is a type at all. */
export function plainType(type: string | null | undefined): string {
  const small = (type ?? "").split(";")[0].trim().toLowerCase();
  return /^[a-z0-9][a-z0-9.+-]{0,60}\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(small) ? small : "application/octet-stream";
}

/** A letter with its fingerprint. Spaces do not make other words. */
export function sealedLetter(letter: Omit<Letter, "fingerprint">): Letter {
  const words = [letter.from?.address ?? "", letter.subject, letter.text].map((one) =>
    one.replaceAll(/\s+/g, " ").trim()
  );
  const files = letter.attachments.map(({ name, bytes }) => [name, sha256(bytes)]);
  return { ...letter, fingerprint: sha256(JSON.stringify([...words, ...files])) };
}
