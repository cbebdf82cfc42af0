import type { Why } from "../../domain/delivery/job.ts";
import type { MailTrouble } from "../../domain/mail/ports.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";

/** Why a mail did not arrive, as a sentence; null for a code that is not one of mail's. */
export function mailWhy({ code, facts }: Why, { mail: { why } }: Words): string | null {
  if (!Object.hasOwn(why, code)) return null;
  const say = why[code as keyof typeof why];
  return typeof say === "string" ? say : say(String(facts?.answer ?? ""));
}

/** What is wrong with a customer's address, since when, and what follows from it. */
export function troubleSentences({ state, why, at }: MailTrouble, words: Words, formats: Formats): readonly string[] {
  const { trouble } = words.mail;
  const cause = why === null ? null : mailWhy(why, words);
  return [trouble[state](formats.day(formats.localDay(at))), ...(cause === null ? [] : [cause]), trouble.text];
}
