import type { Role } from "../kernel/actor.ts";
import type { OrganizationId, UserId } from "../kernel/ids.ts";
import type { FirmColor } from "../organizations/organization.ts";

export const LANGUAGES = ["da", "en"] as const;
export type Language = typeof LANGUAGES[number];

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = typeof THEMES[number];

/** Somebody who can log in. What they may do is decided by their membership of a firm. */
export interface User {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly theme: Theme;
  /** Set for a password somebody else made up, such as the first one printed at the first start. */
  readonly mustChangePassword: boolean;
}

/** A firm one works in, with what a page needs to show it and to write its days and amounts. */
export interface Membership {
  readonly id: OrganizationId;
  readonly name: string;
  readonly color: FirmColor;
  readonly timeZone: string;
  readonly locale: string;
  readonly role: Role;
  /** From where one may work in it (AUTH-19); none: from everywhere. */
  readonly networks: readonly string[];
}

/** Who is there: a person, the firm they work in now, and every firm they may change to. */
export interface Presence {
  readonly sessionId: string;
  readonly user: User;
  readonly organization: Membership;
  readonly organizations: readonly Membership[];
  /** What they were told in this firm and did not read yet; at most 100 are counted. */
  readonly unread: number;
}
