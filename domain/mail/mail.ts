import type { Address } from "../customers/customer.ts";
import type { Language } from "../identity/user.ts";
import type { HookId, LeadId, SaleId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { FirmColor } from "../organizations/organization.ts";
import type { Source } from "../sales/sale.ts";

/**
 * The mails that a firm sends by itself (NOTIF-01): to whom, about what, and whether it does so until its administrator
 * says otherwise. Customers hear nothing before somebody has decided it: a first import must not mail anybody.
 */
export const MAILS = {
  lead_assigned: { to: "assignee", about: "lead", on: true },
  quote_sent: { to: "customer", about: "sale", on: false },
  sale_accepted: { to: "customer", about: "sale", on: false },
  service_scheduled: { to: "customer", about: "sale", on: false },
  payment_received: { to: "customer", about: "sale", on: false },
  follow_up: { to: "assignee", about: "lead", on: true },
  hook_disabled: { to: "administrator", about: "hook", on: true },
} as const satisfies Record<string, MailTerms>;

interface MailTerms {
  readonly to: "assignee" | "administrator" | "customer";
  readonly about: "lead" | "sale" | "hook";
  readonly on: boolean;
}
export type MailKind = keyof typeof MAILS;
export const MAIL_KINDS = Object.keys(MAILS) as readonly MailKind[];

/** The firm's switches; one that nobody touched is as MAILS says. */
export type Switches = Readonly<Partial<Record<MailKind, boolean>>>;

/** Whether a mail is sent: by the firm's switch, or as its kind is until somebody touched it. */
export function isOn(switches: Switches, kind: MailKind): boolean {
  return switches[kind] ?? MAILS[kind].on;
}

/** The switches that were touched, always in one order, so that the same ones are seen to be the same. */
export function inOrder(switches: Switches): Switches {
  return Object.fromEntries(MAIL_KINDS.flatMap((kind) => switches[kind] === undefined ? [] : [[kind, switches[kind]]]));
}

/** A lead as a mail tells of it. */
export interface LeadTold {
  readonly id: LeadId;
  readonly name: string;
  readonly company: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly source: Source;
  readonly service: string | null;
  readonly value: Ore | null;
  readonly message: string | null;
  readonly followUpOn: Day | null;
}

/** A sale as a mail tells of it. */
export interface SaleTold {
  readonly id: SaleId;
  readonly number: string;
  readonly lines: readonly { readonly description: string; readonly gross: Ore }[];
  readonly vat: Ore;
  readonly gross: Ore;
  readonly visit: { readonly at: Instant; readonly until: Instant } | null;
  readonly address: Address;
  /** What was written on it for the customer. */
  readonly notes: string | null;
}

/** A webhook as a mail tells of it. */
export interface HookTold {
  readonly id: HookId;
  readonly name: string;
  /** Where it led, without what may be secret in its address. */
  readonly host: string;
}

/** What a mail has to tell: everything its words need, and nothing else. */
export type Told =
  | { readonly kind: "lead_assigned"; readonly lead: LeadTold; readonly by: string | null }
  | { readonly kind: "follow_up"; readonly lead: LeadTold; readonly days: number }
  | { readonly kind: "quote_sent" | "sale_accepted" | "service_scheduled"; readonly sale: SaleTold }
  | {
    readonly kind: "payment_received";
    readonly sale: SaleTold;
    readonly amount: Ore;
    readonly paidOn: Day;
    readonly rest: Ore;
  }
  | { readonly kind: "hook_disabled"; readonly hook: HookTold }
  | { readonly kind: "password_reset"; readonly token: string }
  | { readonly kind: "invitation"; readonly inviter: string; readonly token: string }
  | { readonly kind: "second_factor_reset"; readonly by: string }
  | { readonly kind: "trial" };

/** In whose name a letter is written, to whom, and by whose customs. */
export interface Writing {
  readonly firm: string;
  readonly color: FirmColor;
  readonly locale: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly receiver: string;
  /** Under every letter; the firm's name where nothing is set. */
  readonly signature: string | null;
  /** Where answers go; a customer's button leads there. */
  readonly replyTo: string;
}

export interface Wording {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Puts what is to be told into words, as text and as HTML. */
export type LetterWriter = (told: Told, writing: Writing) => Wording;
