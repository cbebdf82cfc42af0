import type { Agreement } from "../domain/agreements/agreement.ts";
import type { Service } from "../domain/catalogue/service.ts";
import type { Customer } from "../domain/customers/customer.ts";
import type { Role } from "../domain/kernel/actor.ts";
import type { AgreementId, UserId } from "../domain/kernel/ids.ts";
import type { Permission } from "../domain/kernel/permissions.ts";
import type { Day, Instant } from "../domain/kernel/time.ts";
import type { Lead } from "../domain/leads/lead.ts";
import type { LeadStep } from "../domain/leads/ports.ts";
import type { Organization } from "../domain/organizations/organization.ts";
import type { SaleStatus } from "../domain/sales/moves.ts";
import type { Payment } from "../domain/sales/payment.ts";
import type { Sale } from "../domain/sales/sale.ts";
import type { SavedView } from "../domain/views/view.ts";

/** Somebody who can log in; the password is the loader's business. */
export interface Login {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Instant;
}

/** A place in a firm. A person's earliest one is where the first login lands. */
export interface Place {
  readonly userId: UserId;
  readonly role: Role;
  readonly since: Instant;
}

/** An invitation that waits. */
export interface Asked {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly by: UserId;
  readonly at: Instant;
}

/** A key of a program, without its secret. */
export interface KeptKey {
  readonly id: string;
  readonly name: string;
  readonly ending: string;
  readonly scopes: readonly Permission[];
  readonly by: UserId;
  readonly at: Instant;
  readonly days: number;
  readonly usedAt: Instant | null;
}

/** A step a sale took; its `from` is the `to` of the one before. */
export interface StepTaken {
  readonly to: SaleStatus;
  readonly at: Instant;
  readonly by: UserId;
  readonly reason: string | null;
}

/** Something that happened to a sale, for its event and audit row. */
export interface Happening {
  readonly at: Instant;
  readonly by: UserId;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A sale as it now stands, with all that led there. */
export interface SaleStory {
  readonly sale: Sale;
  readonly steps: readonly StepTaken[];
  readonly payments: readonly Payment[];
  /** Oldest first; those too old to be of interest are left out. */
  readonly happenings: readonly Happening[];
  /** The visit of an agreement it is, if it is one. */
  readonly tie?: Tied;
}

/** Which day of which agreement a sale stands for. */
export interface Tied {
  readonly agreementId: AgreementId;
  readonly on: Day;
  readonly plannedAt: Instant;
  readonly plannedUntil: Instant;
  readonly madeVersion: number;
}

/** A line of a lead's history, as it is kept. */
export type WrittenLeadStep = Omit<LeadStep, "by"> & { readonly by: UserId };

/** A lead as it now stands, with its history, oldest first. */
export interface LeadStory {
  readonly lead: Lead;
  readonly steps: readonly WrittenLeadStep[];
}

/** A firm with all its books, to be loaded at once into a database that knows nothing of it. */
export interface FirmBooks {
  readonly organization: Organization;
  readonly billingEmail: string | null;
  readonly createdAt: Instant;
  readonly places: readonly Place[];
  readonly services: readonly Service[];
  readonly customers: readonly Customer[];
  readonly views: readonly SavedView[];
  /** Those who were asked in and have not come yet; nobody has their links. */
  readonly invitations: readonly Asked[];
  /** Keys of programs; nobody has what they stand for. */
  readonly keys: readonly KeptKey[];
  /** Agreements on recurring visits; those ahead are made by the program. */
  readonly agreements: readonly Agreement[];
  /** Told anew each time it is asked for, in order of recording; too many to be held at once. */
  readonly sales: Iterable<SaleStory>;
  /** The leads, told after the sales: some of these began as one. */
  readonly leads: (sales: readonly Sale[]) => readonly LeadStory[];
}

/** Several firms and everybody who works in them. */
export interface Library {
  readonly logins: readonly Login[];
  readonly firms: readonly FirmBooks[];
}
