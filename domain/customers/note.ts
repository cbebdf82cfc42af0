import type { Actor } from "../kernel/actor.ts";
import type { CustomerId, NoteId, UserId } from "../kernel/ids.ts";
import { may } from "../kernel/permissions.ts";
import type { Instant } from "../kernel/time.ts";

/** What somebody of the firm writes into a customer's history. Mails, sales and payments come there by themselves. */
export const NOTE_KINDS = ["NOTE", "CALL", "MEETING"] as const;
export type NoteKind = typeof NOTE_KINDS[number];

/** What was written about a customer, or of a talk with them. */
export interface CustomerNote {
  readonly id: NoteId;
  readonly customerId: CustomerId;
  readonly version: number;
  readonly kind: NoteKind;
  readonly text: string;
  readonly by: UserId;
  readonly at: Instant;
  readonly changedAt: Instant | null;
}

/** Whoever wrote a note changes it and takes it away; others' notes only who may take a customer away. */
export function mayTouchNote(actor: Actor, { by }: { readonly by: UserId | null }): boolean {
  return may(actor, "edit_customers") && (by === actor.userId || may(actor, "delete_customers"));
}
