import { z } from "zod";
import type { AgreementTerms } from "../../../domain/agreements/agreement.ts";
import { HOLIDAY_WAYS } from "../../../domain/agreements/occurrence.ts";
import { MOST_EVERY, NTHS } from "../../../domain/agreements/rule.ts";
import type { CustomerId, UserId } from "../../../domain/kernel/ids.ts";
import { WEEKDAYS } from "../../../domain/kernel/time.ts";
import * as field from "./fields.ts";
import { LINES } from "./sale_body.ts";

const weekday = z.literal(WEEKDAYS).meta({ description: "Monday is 1, Sunday 7." });

const RuleBody = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("weekly"),
    every: field.whole(1, MOST_EVERY),
    weekdays: z.array(weekday).min(1).max(7).transform((days) => [...new Set(days)].sort()),
  }),
  z.strictObject({
    kind: z.literal("monthly_day"),
    every: field.whole(1, MOST_EVERY),
    day: field.whole(1, 31).meta({ description: "A day that a month lacks is its last one." }),
  }),
  z.strictObject({
    kind: z.literal("monthly_weekday"),
    every: field.whole(1, MOST_EVERY),
    nth: z.literal(NTHS).meta({ description: "-1 is the last." }),
    weekday,
  }),
]).meta({
  id: "AgreementRule",
  description: "Every so many weeks on weekdays, or months on a date or a k-th weekday.",
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Must be a local time, HH:MM").meta({
  description: "Local time in the organization's zone, HH:MM.",
});

const OPTIONAL = {
  minutes: field.emptied(field.whole(15, 1440)).meta({ description: "null: as long as its services say." }),
  assignedTo: field.emptied(field.id<UserId>()),
  endsOn: field.emptied(field.day),
  pausedFrom: field.emptied(field.day),
  pausedTo: field.emptied(field.day),
  holidays: z.enum(HOLIDAY_WAYS).optional(),
  internalNotes: field.emptied(field.note()),
  customerNotes: field.emptied(field.note()),
};

/** An agreement as a program writes it; a line without unitPriceOre costs what the catalogue says on the day of each visit. */
export const NewAgreement = z.strictObject({
  customerId: field.id<CustomerId>(),
  title: field.line(),
  lines: LINES,
  rule: RuleBody,
  time: clock,
  startsOn: field.day,
  ...OPTIONAL,
}).transform((given): AgreementTerms => ({
  ...given,
  minutes: given.minutes ?? null,
  assignedTo: given.assignedTo ?? null,
  endsOn: given.endsOn ?? null,
  pausedFrom: given.pausedFrom ?? null,
  pausedTo: given.pausedTo ?? null,
  holidays: given.holidays ?? "skip",
  internalNotes: given.internalNotes ?? null,
  customerNotes: given.customerNotes ?? null,
}));

export const ChangedAgreement = z.strictObject({
  version: field.version,
  scope: z.enum(["all", "following"]).default("all").meta({
    description: "What it is meant for: all visits to come, or those from `from` on, as an agreement of their own.",
  }),
  from: field.day.optional().meta({ description: "With scope following: the first day it is meant for." }),
  title: field.line().optional(),
  lines: LINES.optional(),
  rule: RuleBody.optional(),
  time: clock.optional(),
  startsOn: field.day.optional(),
  ...OPTIONAL,
}).transform(({ scope, from, ...change }, context) => {
  const fault = (message: string) => context.addIssue({ code: "custom", path: ["from"], message });
  if (scope === "following" && from === undefined) fault("Required with scope following");
  if (scope === "all" && from !== undefined) fault("Must be left out with scope all");
  return { ...change, from: from ?? null };
});
