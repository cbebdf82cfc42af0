import type { CustomerId, LeadId, MergeId, SaleId, UserId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addMinutes, type Instant } from "../kernel/time.ts";
import { type Customer, type CustomerFacts, type CustomerRefusal, MOST_TAGS } from "./customer.ts";

/** Two records of one customer made one, with all that is needed to take it back. */
export interface Merge {
  readonly id: MergeId;
  readonly keptId: CustomerId;
  readonly goneId: CustomerId;
  /** The kept customer's facts before and after. */
  readonly before: CustomerFacts;
  readonly after: CustomerFacts;
  /** What changed hands. */
  readonly sales: readonly SaleId[];
  readonly leads: readonly LeadId[];
  readonly by: UserId;
  readonly at: Instant;
  readonly undoneAt: Instant | null;
}

const UNDO_MINUTES = 30 * 24 * 60;
const MOST_NOTES = 5_000;

/** What the kept record knows after the merge: its own facts, the other's where it has none, the tags and notes of both. */
export function mergedFacts(kept: CustomerFacts, gone: CustomerFacts): CustomerFacts {
  const { address } = kept;
  const noAddress = address.street === null && address.postalCode === null && address.city === null;
  return {
    ...factsOf(kept),
    companyName: kept.companyName ?? gone.companyName,
    email: kept.email ?? gone.email,
    phone: kept.phone ?? gone.phone,
    cvr: kept.cvr ?? gone.cvr,
    ean: kept.ean ?? gone.ean,
    // Half of one address and half of another is no address.
    address: noAddress ? gone.address : address,
    tags: [...new Set([...kept.tags, ...gone.tags])].slice(0, MOST_TAGS),
    notes: notesOf(kept.notes, gone.notes),
  };
}

function notesOf(own: string | null, other: string | null): string | null {
  if (own === null || other === null || own === other) return own ?? other;
  const both = `${own}\n\n${other}`;
  return both.length <= MOST_NOTES ? both : own;
}

/** The facts alone, without what a record is known by. */
export function factsOf(customer: CustomerFacts): CustomerFacts {
  const { type, name, companyName, email, phone, cvr, ean, address, tags, status, notes } = customer;
  return { type, name, companyName, email, phone, cvr, ean, address, tags, status, notes };
}

/** Two different customers can be merged while both live. */
export function mergeable<C extends Customer>(kept: C | null, gone: C | null): Result<[C, C], CustomerRefusal> {
  if (kept === null || gone === null || kept.deletedAt !== null || gone.deletedAt !== null) {
    return no({ kind: "customer_missing" });
  }
  return kept.id === gone.id ? no({ kind: "merge_with_itself" }) : yes([kept, gone]);
}

/** Until when a merge can be taken back. */
export function undoableUntil(merge: Pick<Merge, "at">): Instant {
  return addMinutes(merge.at, UNDO_MINUTES);
}

/** A merge is taken back once, within 30 days, while the customer it went into is there. */
export function undoable(merge: Merge | null, kept: Customer | null, now: Instant): CustomerRefusal | null {
  if (merge === null || kept === null || merge.keptId !== kept.id) return { kind: "customer_missing" };
  const over = merge.undoneAt !== null || now > undoableUntil(merge) || kept.deletedAt !== null;
  return over ? { kind: "merge_not_undoable" } : null;
}

/** The kept customer's facts once the merge is taken back: what somebody changed since stays as they left it. */
export function unmergedFacts(now: CustomerFacts, { before, after }: Merge): CustomerFacts {
  const same = (a: unknown, b: unknown) => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
  const back = Object.keys(before).filter((field) => {
    const key = field as keyof CustomerFacts;
    return !same(before[key], after[key]) && same(now[key], after[key]);
  });
  return { ...factsOf(now), ...Object.fromEntries(back.map((key) => [key, before[key as keyof CustomerFacts]])) };
}

/** The same value in one order of its names: databases keep none. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
}
