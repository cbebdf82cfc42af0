import { z } from "zod";
import { by, choice, day, id, line, maybe, note, version, whole } from "../../../adapters/http/fields.ts";
import { nest, type Typed } from "../../../adapters/http/form.ts";
import type { AgreementTerms } from "../../../domain/agreements/agreement.ts";
import { HOLIDAY_WAYS, nextOccurrences, type Schedule } from "../../../domain/agreements/occurrence.ts";
import { MOST_EVERY, type Nth, NTHS, type Rule, RULE_KINDS } from "../../../domain/agreements/rule.ts";
import { priced } from "../../../domain/catalogue/price.ts";
import type { Service } from "../../../domain/catalogue/service.ts";
import type { CustomerId, LineId, UserId } from "../../../domain/kernel/ids.ts";
import type { Day, Weekday } from "../../../domain/kernel/time.ts";
import { completeLine, type LineDraft, MOST_LINES } from "../../../domain/sales/draft.ts";
import type { Formats } from "../../../locales/format.ts";
import { HELPING, LineField, lineFields, withText } from "../../sales/(_components)/sale_form.ts";

export const PRICINGS = ["catalogue", "agreed"] as const;

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d/;
const clock = by<string>((text) => CLOCK.exec(text.trim())?.[0] ?? null, "not_a_time");

const fields = {
  customerId: maybe(id<CustomerId>()),
  customerSearch: maybe(line(200)),
  title: line(200),
  pricing: choice(PRICINGS),
  lines: z.array(LineField).max(MOST_LINES, { error: "too_long" }).default([]).transform(withText),
  kind: choice(RULE_KINDS),
  every: whole(1, MOST_EVERY),
  weekdays: z.array(choice(["1", "2", "3", "4", "5", "6", "7"])).default([]),
  day: maybe(whole(1, 31)),
  nth: maybe(choice(NTHS.map(String) as [string, ...string[]])),
  weekday: maybe(choice(["1", "2", "3", "4", "5", "6", "7"])),
  time: clock,
  minutes: maybe(whole(15, 1440)),
  assignedTo: maybe(id<UserId>()),
  startsOn: day,
  endsOn: maybe(day),
  holidays: choice(HOLIDAY_WAYS),
  internalNotes: maybe(note()),
  customerNotes: maybe(note()),
  /** Which button was pressed. */
  intent: maybe(choice(["save", "preview", "look"])),
};

export const NewAgreement = z.strictObject(fields).transform(termsOf);
export const ChangedAgreement = z.strictObject({ ...fields, version, from: maybe(day) })
  .transform(({ version, from, ...form }) => ({ ...termsOf(form), version, from }));

type Form = z.output<z.ZodObject<typeof fields>>;

function termsOf(form: Form) {
  const { pricing, kind, every, weekdays, day, nth, weekday, lines, customerSearch, intent, ...terms } = form;
  return {
    intent,
    customerSearch,
    customerId: terms.customerId,
    terms: {
      ...terms,
      lines: pricing === "agreed" ? lines : lines.map(byCatalogue),
      rule: ruleOf({ kind, every, weekdays, day, nth, weekday }),
      pausedFrom: null,
      pausedTo: null,
    },
  };
}

/** What decides on the days, readable before the rest of the form is filled in. */
const Days = z.object(fields).pick({
  ...{ kind: true, every: true, weekdays: true, day: true, nth: true, weekday: true },
  ...{ startsOn: true, endsOn: true, holidays: true },
});

/** The rule as it stands in the form, and the next days it asks for; null while it makes no sense. */
export function daysOf(typed: Typed, today: Day, pause: Pick<Schedule, "pausedFrom" | "pausedTo"> = NO_PAUSE) {
  const read = Days.safeParse(nest(Object.entries({ ...typed, startsOn: typed.from ?? typed.startsOn ?? "" })));
  if (!read.success) return null;
  const { startsOn, endsOn, holidays, ...asked } = read.data;
  const rule = ruleOf(asked);
  if (rule.kind === "weekly" && rule.weekdays.length === 0) return null;
  return { rule, next: nextOccurrences({ rule, startsOn, endsOn, holidays, ...pause }, today, MANY_DAYS) };
}

const NO_PAUSE = { pausedFrom: null, pausedTo: null };
const MANY_DAYS = 8;

/** Buttons, and a script, that only bring the form back. */
export const LOOKING = new Set([...HELPING, "look"]);

/** A line whose price is the catalogue's own matter; without a service there is nobody else to name it. */
function byCatalogue(line: LineDraft): LineDraft {
  return line.serviceId === null ? line : { ...line, unitPrice: null, priceIncludesVat: null, vatRate: null };
}

function ruleOf(
  { kind, every, weekdays, day, nth, weekday }: Pick<
    Form,
    "kind" | "every" | "weekdays" | "day" | "nth" | "weekday"
  >,
): Rule {
  switch (kind) {
    case "weekly":
      return { kind, every, weekdays: [...new Set(weekdays.map(Number))].sort() as Weekday[] };
    case "monthly_day":
      return { kind, every, day: day ?? 1 };
    case "monthly_weekday":
      return { kind, every, nth: Number(nth ?? 1) as Nth, weekday: Number(weekday ?? 1) as Weekday };
  }
}

/** What a new agreement's form begins with: every week on the day it begins, at nine, by whoever makes it. */
export function blankAgreement(startsOn: Day, weekday: Weekday, assignedTo: UserId): Typed {
  return {
    pricing: "catalogue",
    kind: "weekly",
    every: "1",
    [`weekdays.${weekday}`]: String(weekday),
    day: String(Number(startsOn.slice(8))),
    nth: "1",
    weekday: String(weekday),
    time: "09:00",
    assignedTo,
    startsOn,
    holidays: "skip",
  };
}

/** An agreement as its edit form shows it first, with today's prices where it follows the catalogue. */
export function typedAgreement(
  terms: AgreementTerms & { readonly version: number; readonly customer: { readonly name: string } },
  services: readonly Service[],
  today: Day,
  show: Pick<Formats, "amount" | "quantity" | "percentField">,
): Typed {
  const { rule } = terms;
  const follows = terms.lines.every((line) => line.serviceId === null || line.unitPrice === null);
  const typed: Record<string, string> = {
    customerId: terms.customerId,
    customerSearch: terms.customer.name,
    title: terms.title,
    pricing: follows ? "catalogue" : "agreed",
    kind: rule.kind,
    every: String(rule.every),
    day: rule.kind === "monthly_day" ? String(rule.day) : "1",
    nth: rule.kind === "monthly_weekday" ? String(rule.nth) : "1",
    weekday: rule.kind === "monthly_weekday" ? String(rule.weekday) : "1",
    time: terms.time,
    minutes: terms.minutes === null ? "" : String(terms.minutes),
    assignedTo: terms.assignedTo ?? "",
    startsOn: terms.startsOn,
    endsOn: terms.endsOn ?? "",
    holidays: terms.holidays,
    internalNotes: terms.internalNotes ?? "",
    customerNotes: terms.customerNotes ?? "",
    version: String(terms.version),
  };
  for (const weekday of rule.kind === "weekly" ? rule.weekdays : []) typed[`weekdays.${weekday}`] = String(weekday);
  for (const [index, draft] of terms.lines.entries()) {
    const service = services.find(({ id }) => id === draft.serviceId) ?? null;
    const line = completeLine(draft, service && priced(service, today), "" as LineId);
    if (line) Object.assign(typed, lineFields(line, index, show));
  }
  return typed;
}
