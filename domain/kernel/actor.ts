import type { OrganizationId, UserId } from "./ids.ts";
import type { Permission } from "./permissions.ts";

export const ROLES = ["ADMIN", "SALES_MANAGER", "SALES_REP", "VIEWER"] as const;
export type Role = typeof ROLES[number];

/** Who does something, in which organization, and by which request. */
export interface Actor {
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly role: Role;
  readonly requestId: string;
  /** Set for a program with an API key: it may do these things at most, whatever the role may. */
  readonly scopes?: readonly Permission[];
  /** Set while an import writes down what happened elsewhere: nobody is mailed or told, and nothing goes out. */
  readonly quietly?: true;
  /** Set on a repeatable call: the caller's key and a fingerprint of what was asked. */
  readonly once?: { readonly key: string; readonly fingerprint: string };
}

/** The same key came with another body, or while the first call was still running. */
export type RepeatRefusal = { readonly kind: "idempotency_mismatch" } | { readonly kind: "still_running" };
