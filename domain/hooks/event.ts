import type { Instant } from "../kernel/time.ts";

/** What a told record is. */
export type HookSubject = "sale" | "lead" | "customer";

interface Row {
  readonly about: HookSubject;
  /** What the books call it: the kinds of event it stands for. */
  readonly on: readonly string[];
  /** Only where the record went into this state. */
  readonly to?: string;
}

/** Everything a firm's own programs can be told of. The form, the API, the store and the documents read this table. */
export const HOOK_EVENTS = {
  "sale.created": { about: "sale", on: ["sale_recorded"] },
  "sale.changed": { about: "sale", on: ["sale_changed"] },
  "sale.moved": { about: "sale", on: ["sale_moved", "sale_corrected", "sale_move_undone"] },
  "sale.paid": { about: "sale", on: ["sale_moved", "sale_corrected"], to: "PAID" },
  "sale.deleted": { about: "sale", on: ["sale_deleted"] },
  "visit.scheduled": { about: "sale", on: ["sale_moved", "sale_corrected"], to: "SCHEDULED" },
  "payment.recorded": { about: "sale", on: ["payment_recorded"] },
  "invoice.approved": { about: "sale", on: ["invoice_approved"] },
  "lead.created": { about: "lead", on: ["lead_recorded"] },
  "lead.changed": { about: "lead", on: ["lead_changed", "lead_moved", "lead_followed_up"] },
  "lead.converted": { about: "lead", on: ["lead_converted"] },
  "customer.created": { about: "customer", on: ["customer_recorded"] },
  "customer.changed": { about: "customer", on: ["customer_changed"] },
} as const satisfies Record<string, Row>;

export type HookEventKind = keyof typeof HOOK_EVENTS;
export const HOOK_EVENT_KINDS = Object.keys(HOOK_EVENTS) as readonly HookEventKind[];

/** What somebody sends from the page to see that their program listens. */
export const HOOK_TEST = "webhook.test";
export type ToldKind = HookEventKind | typeof HOOK_TEST;

/** Of a record's event only this goes out: where it came from and went, a payment's amount and day, an invoice's number. No names. */
export interface HookChange {
  readonly from?: string;
  readonly to?: string;
  readonly amountOre?: number;
  readonly paidOn?: string;
  readonly invoiceNumber?: string;
}

/** The kinds under which one event of the books is told; most are told under none. */
export function toldAs(
  kind: string,
  type: string,
  facts: Readonly<Record<string, unknown>>,
): readonly HookEventKind[] {
  return HOOK_EVENT_KINDS.filter((told) => {
    const { about, on, to }: Row = HOOK_EVENTS[told];
    return about === type && on.includes(kind) && (to === undefined || to === facts.to);
  });
}

/** What of the event's facts is told with it. */
export function changeOf(facts: Readonly<Record<string, unknown>>): HookChange {
  const { from, to, amount, paidOn, number } = facts;
  return {
    ...(typeof from === "string" ? { from } : {}),
    ...(typeof to === "string" ? { to } : {}),
    ...(typeof amount === "number" ? { amountOre: amount } : {}),
    ...(typeof paidOn === "string" ? { paidOn } : {}),
    ...(typeof number === "string" ? { invoiceNumber: number } : {}),
  };
}

/** The version of what is sent; it goes up when a field goes away or means something else. */
export const PAYLOAD_VERSION = 1;

/** A message as its receiver reads it (Standard Webhooks: type, timestamp, data). */
export interface HookMessage {
  readonly type: ToldKind;
  readonly version: typeof PAYLOAD_VERSION;
  /** When it happened; a receiver that wants order reads the record's own version. */
  readonly timestamp: Instant;
  readonly organizationId: string;
  readonly data: Readonly<Record<string, unknown>>;
}
