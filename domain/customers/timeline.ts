import type { LeadId, MailId, NoteId, SaleId, UserId } from "../kernel/ids.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { MailState } from "../mail/ports.ts";
import type { Person } from "../sales/ports.ts";
import type { NoteKind } from "./note.ts";

/** What a customer's history can be narrowed to. Each moment belongs to one of them. */
export const MOMENT_GROUPS = ["notes", "mails", "sales", "visits", "record"] as const;
export type MomentGroup = typeof MOMENT_GROUPS[number];

/** Steps of a sale that are about the visit and not about the bargain. */
export const VISIT_STEPS = ["SCHEDULED", "IN_PROGRESS", "COMPLETED"] as const;

/** Where a history goes on: after the moment that stands here. `key` tells moments of one instant apart. */
export interface MomentPlace {
  readonly at: Instant;
  readonly key: string;
}

/** A moment in a customer's history: of the record itself, of one of its sales, a note, or a mail. */
export interface CustomerMoment extends MomentPlace {
  readonly kind: string;
  readonly by: Person | null;
  readonly sale: { readonly id: SaleId; readonly number: string; readonly on: Day } | null;
  /** An agreement made this visit ahead, and nobody clicked. */
  readonly made: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly note:
    | { readonly id: NoteId; readonly kind: NoteKind; readonly text: string; readonly changed: boolean }
    | null;
  readonly mail: MomentMail | null;
}

/** A mail as a history tells it: what came with its beginning, what went out with what became of it. */
export type MomentMail =
  | {
    readonly way: "in";
    readonly id: MailId;
    readonly from: string;
    readonly subject: string;
    readonly text: string;
    readonly lead: LeadId | null;
  }
  | { readonly way: "out"; readonly kind: string; readonly state: MailState };

/** Whose moments are asked for: those of the seller's own sales only, and mails only where they may be read. */
export interface TimelineAsked {
  readonly owner: UserId | null;
  readonly mails: boolean;
  readonly group: MomentGroup | null;
  readonly after: MomentPlace | null;
}

/** Of a mail that came in, so much is shown in a history. */
export const MAIL_START = 280;
/** Of a customer with more sales the older ones stand in the list of sales only. */
export const MOST_SALES = 100;

/** What is shown as one: a moment, or visits that an agreement made one after the other. */
export type TimelineLine =
  | { readonly kind: "moment"; readonly moment: CustomerMoment }
  | { readonly kind: "made"; readonly moments: readonly CustomerMoment[]; readonly sales: readonly MadeSale[] };

export type MadeSale = NonNullable<CustomerMoment["sale"]>;

/**
 * Moments as lines, the newest first, at most so many: an agreement makes eight weeks of visits at once, and they are one
 * line. `rest` is where the next part goes on; null where there is none.
 */
export function linesOf(
  moments: readonly CustomerMoment[],
  most: number,
): { readonly lines: readonly TimelineLine[]; readonly rest: MomentPlace | null } {
  const lines: TimelineLine[] = [];
  for (const [place, moment] of moments.entries()) {
    const last = lines.at(-1);
    if (moment.made && last?.kind === "made") {
      lines[lines.length - 1] = madeOf([...last.moments, moment]);
    } else if (lines.length === most) {
      const { at, key } = moments[place - 1];
      return { lines, rest: { at, key } };
    } else lines.push(moment.made ? madeOf([moment]) : { kind: "moment", moment });
  }
  return { lines, rest: null };
}

/** The visits among the moments, each once, by day. */
function madeOf(moments: readonly CustomerMoment[]): TimelineLine {
  const sales = new Map(moments.flatMap(({ sale }) => sale ? [[sale.id, sale] as const] : []));
  const days = [...sales.values()].sort((a, b) => a.on < b.on ? -1 : a.on > b.on ? 1 : a.number < b.number ? -1 : 1);
  return { kind: "made", moments, sales: days };
}
