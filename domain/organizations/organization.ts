import type { OrganizationId, UserId } from "../kernel/ids.ts";
import type { Role } from "../kernel/actor.ts";

export const ORGANIZATION_TYPES = ["CLEANING", "IT", "CATERING", "OTHER"] as const;
export type OrganizationType = typeof ORGANIZATION_TYPES[number];

/** The colours a firm can choose from; the stylesheet has a class for each. */
export const FIRM_COLORS = [
  "teal",
  "green",
  "blue",
  "indigo",
  "violet",
  "plum",
  "rose",
  "red",
  "orange",
  "amber",
  "slate",
] as const;
export type FirmColor = typeof FIRM_COLORS[number];

/** A firm: the wall around its data, its place in time and language, and its terms. */
export interface Organization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly type: OrganizationType;
  readonly color: FirmColor;
  /** Stands first in its sale numbers: RS, TK, FF. */
  readonly salePrefix: string;
  /** An IANA name; every business day of the firm is a day there. */
  readonly timeZone: string;
  /** A BCP 47 tag that decides how numbers and dates are written. */
  readonly locale: string;
  readonly paymentTermsDays: number;
}

/** Somebody who works in the firm. */
export interface Member {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
}
