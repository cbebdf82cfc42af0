import type { Role } from "../kernel/actor.ts";
import type { OrganizationId, UserId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/time.ts";

/** An invitation can be accepted for a week, once. */
export const INVITATION_DAYS = 7;

/** Who is invited, and as what. */
export interface Invited {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** An invitation that was neither accepted nor withdrawn; after its end it waits to be sent anew. */
export interface OpenInvitation extends Invited {
  readonly id: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** What whoever follows the link may know. */
export interface FoundInvitation extends Invited {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly organization: string;
  /** Who has this address already; null: nobody, and a password is to be chosen. */
  readonly userId: UserId | null;
}
