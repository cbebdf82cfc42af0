import type { JobRow, Why } from "../../domain/delivery/job.ts";
import type { Provider } from "../../domain/delivery/effect.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import { mailWhy } from "./mail_sentences.ts";
import { accountsSentence } from "./billing_words.ts";

/** Why something outside did not work, in the reader's words; each provider may have its own for its codes. */
export function whySentence(why: Why, provider: Provider, words: Words, formats: Formats): string {
  const { whys, why: other } = words.delivery;
  if (Object.hasOwn(whys, why.code)) return whys[why.code as keyof typeof whys];
  const { calendar } = words;
  if (provider === "calendar" && Object.hasOwn(calendar.whys, why.code)) {
    return calendar.whys[why.code as keyof typeof calendar.whys](String(why.facts?.message ?? ""));
  }
  if (provider === "mail") return mailWhy(why, words) ?? other(why.code);
  if (provider === "hooks") return hookSentence(why, words) ?? other(why.code);
  if (provider === "billing") return accountsSentence(why, words, formats);
  return other(why.code);
}

/** Why a message did not reach a webhook; null for a code of somebody else's. */
function hookSentence({ code, facts }: Why, { hooks: { faults } }: Words): string | null {
  const fault = code.replace(/^hook_/, "");
  if (!Object.hasOwn(faults, fault)) return null;
  const word = faults[fault as keyof typeof faults];
  return fault === "status" ? `${word} (${facts?.status}).` : `${word}.`;
}

/** What a job is about, as far as its key says; the page it leads to, where it has one. */
export function subjectOf({ key }: Pick<JobRow, "key">, { delivery: { subjects } }: Words): {
  readonly word: string;
  readonly href: string | null;
} {
  const [kind, id] = key.split(":");
  const word = Object.hasOwn(subjects, kind) ? subjects[kind as keyof typeof subjects] : key;
  const paged = PAGES[kind];
  return { word, href: paged && id && /^[0-9a-f-]{36}$/.test(id) ? `${paged}/${id}` : null };
}

const PAGES: Readonly<Record<string, string>> = {
  sale: "/sales",
  lead: "/leads",
  customer: "/customers",
  person: "/calendar/people",
};
