import { z } from "zod";
import {
  amount,
  choice,
  cvr,
  day,
  email,
  id,
  line,
  maybe,
  note,
  phone,
  price,
  ticked,
  version,
  whole,
} from "../../../adapters/http/fields.ts";
import type { Told } from "../../../adapters/http/flash.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { CustomerId, ServiceId, UserId } from "../../../domain/kernel/ids.ts";
import { ACTIVITIES, ENDING_WORDS, LEAD_STATUSES, type LeadFacts, PRIORITIES } from "../../../domain/leads/lead.ts";
import type { LeadView } from "../../../domain/leads/ports.ts";
import { MOST_WEIGHT, QUESTIONS, type Weights } from "../../../domain/leads/scoring.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import type { Formats } from "../../../locales/format.ts";

const fields = {
  contactName: line(200),
  contactEmail: maybe(email),
  contactPhone: maybe(phone),
  companyName: maybe(line(200)),
  source: choice(SOURCES),
  interestServiceId: maybe(id<ServiceId>()),
  estimatedValue: maybe(price),
  priority: choice(PRIORITIES),
  followUpOn: maybe(day),
  message: maybe(note()),
  notes: maybe(note()),
  assignedTo: maybe(id<UserId>()),
  customerId: maybe(id<CustomerId>()),
};

export const NewLead = z.strictObject(fields).transform((facts): LeadFacts => facts);
export const ChangedLead = z.strictObject({ ...fields, version });

/** Where a step leads back to. */
const BACK = { board: "/leads/board", my_board: "/leads/board", list: "/leads" } as const;
export const backWord = maybe(choice(["board", "my_board", "list"]));

/** The page a step was taken from; null where it was the lead's own. */
export function leadsBack(back: string | null | undefined, { userId }: Pick<Actor, "userId">): string | null {
  const path = Object.hasOwn(BACK, back ?? "") ? BACK[back as keyof typeof BACK] : null;
  return path && path + (back === "my_board" ? `?assignedTo=${userId}` : "");
}

/** What is told of a move, with the way to take it back. */
export function movedTold({ id, contactName: name, status: leadStatus, version }: LeadView, back: string | null): Told {
  const query = new URLSearchParams({ version: String(version), ...(back ? { back } : {}) });
  return { kind: "lead_moved", name, leadStatus, undo: `/leads/${id}/undo?${query}` };
}

export const Move = z.strictObject({
  to: choice(LEAD_STATUSES),
  version: version.optional(),
  ending: maybe(choice(ENDING_WORDS)),
  endingNote: maybe(note(1_000)),
  back: backWord,
});
export const Activity = z.strictObject({
  kind: choice(ACTIVITIES),
  note: maybe(note()),
  followUpOn: maybe(day),
});
/** Planning alone; without a day nothing is planned any more. */
export const Plan = z.strictObject({
  followUpOn: maybe(day),
  note: maybe(note(1_000)),
  do: maybe(choice(["plan", "clear"])),
});

export const Convert = z.strictObject({
  serviceId: maybe(id<ServiceId>()),
  amount: maybe(amount.refine((ore) => ore >= 0, { message: "negative_amount" })),
  saleDate: day,
  customer: z.union([choice(["new"]), id<CustomerId>()]),
  /** The customer that was asked about: "new" beside it means another one all the same. */
  asked: maybe(id<CustomerId>()),
  cvr: maybe(cvr),
  early: ticked,
  do: maybe(choice(["convert", "preview"])),
});

export const Weighing = z.strictObject({
  ...Object.fromEntries(QUESTIONS.map(({ id }) => [id, whole(0, MOST_WEIGHT)])),
  version: whole(0, 999_999_999),
  do: choice(["try", "save"]),
}).transform(({ version, do: what, ...weights }) => ({
  weights: weights as unknown as Weights,
  version: version as number,
  save: what === "save",
}));

export const BLANK_LEAD: Typed = { source: "PHONE", priority: "MEDIUM" };

/** A lead as its form shows it first. */
export function typedLead(lead: LeadView, { amount, phone }: Formats): Typed {
  return {
    contactName: lead.contactName,
    contactEmail: lead.contactEmail ?? "",
    contactPhone: lead.contactPhone ? phone(lead.contactPhone) : "",
    companyName: lead.companyName ?? "",
    source: lead.source,
    interestServiceId: lead.interestServiceId ?? "",
    estimatedValue: lead.estimatedValue === null ? "" : amount(lead.estimatedValue),
    priority: lead.priority,
    followUpOn: lead.followUpOn ?? "",
    message: lead.message ?? "",
    notes: lead.notes ?? "",
    assignedTo: lead.assignedTo ?? "",
    customerId: lead.customerId ?? "",
    version: String(lead.version),
  };
}
