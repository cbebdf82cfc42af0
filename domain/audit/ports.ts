import type { UserId } from "../kernel/ids.ts";
import type { Listing, Part } from "../kernel/page.ts";
import type { Instant } from "../kernel/time.ts";
import type { Question } from "../tenants.ts";

/** One line of the audit: who did what to which record, when, and by which request. */
export interface AuditLine {
  readonly id: number;
  readonly at: Instant;
  /** null: nobody who is known, as at a failed login. */
  readonly actor: { readonly id: UserId; readonly name: string | null } | null;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
}

export interface AuditFilter {
  readonly actorId: UserId | null;
  readonly action: string | null;
  readonly resourceId: string | null;
  readonly from: Instant | null;
  /** Before this moment. */
  readonly until: Instant | null;
}

/** What the chain of hashes shows of one row: it was changed, taken away or slipped in, or the chain itself was. */
export interface AuditProblem {
  readonly problem: "changed" | "missing" | "inserted" | "chain_broken";
  readonly auditId: number;
}

export interface AuditReader {
  /** Newest first. A cursor goes on in a list of the same filter only. */
  list(filter: AuditFilter, part: Part): Question<Listing<AuditLine>>;
  /** Counting stops at 1,000. */
  count(filter: AuditFilter): Question<{ readonly count: number; readonly isLowerBound: boolean }>;
  /** Recomputes the whole chain. */
  check(): Question<{ readonly sealed: number; readonly problems: readonly AuditProblem[] }>;
}
