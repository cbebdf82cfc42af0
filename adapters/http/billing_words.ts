import type { Why } from "../../domain/delivery/job.ts";
import type { Totals } from "../../domain/pricing/totals.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";

type Say = (facts: NonNullable<Why["facts"]>, words: Words["invoicing"], formats: Formats) => string;

const money = (formats: Formats, ore: unknown) => formats.money(Number(ore));

/** The sentence of each code that comes from a firm's accounts. */
const SAY: Readonly<Record<string, Say>> = {
  own_limit: (_, { why }) => why.own_limit,
  unreachable: (_, { why }) => why.unreachable,
  timeout: (_, { why }) => why.unreachable,
  unreadable_answer: (_, { why }) => why.unreadable_answer,
  answer_too_large: (_, { why }) => why.unreadable_answer,
  unexpected_answer: ({ field }, { why }) => why.unexpected_answer(String(field)),
  login_refused: (_, { why }) => why.login_refused,
  too_many_calls: (_, { why }) => why.too_many_calls,
  vendor_failed: ({ status }, { why }) => why.vendor_failed(String(status)),
  refused: ({ message, status }, { why }) => why.refused(String(message || status)),
  too_much: (_, { why }) => why.too_much,
  invoice_gone: (_, { why }) => why.invoice_gone,
  other_currency: ({ currency }, { why }) => why.other_currency(String(currency)),
  amounts_differ: ({ field, ours, theirs }, { why, box }, formats) =>
    why.amounts_differ(box.fields[String(field) as keyof Totals] ?? "", money(formats, ours), money(formats, theirs)),
  ruleset_missing: ({ percent }, { why }) => why.ruleset_missing(String(percent)),
  in_making: (_, { why }) => why.in_making,
  cannot_send: (_, { why }) => why.cannot_send,
  cannot_drop: (_, { why }) => why.cannot_drop,
  tax_mode_differs: (_, { why }) => why.tax_mode_differs,
};

/** Why something in the accounts did not work, in the reader's words. */
export function accountsSentence({ code, facts = {} }: Why, { invoicing }: Words, formats: Formats): string {
  return Object.hasOwn(SAY, code) ? SAY[code](facts, invoicing, formats) : invoicing.why.other;
}
