import type { Customer } from "../customers/customer.ts";
import type { CustomerId, InboxId, LeadId, MailId } from "../kernel/ids.ts";
import type { Listing, Part } from "../kernel/page.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Question } from "../tenants.ts";
import type { End } from "./ends.ts";
import type { Mail } from "./mail.ts";
import type { Portal } from "./portals.ts";

/** A message with the name of its lead. */
export type MailView = Mail & { readonly lead: { readonly id: LeadId; readonly name: string } | null };

/** What a message is compared by with those that are here. */
export interface Clues {
  readonly inboxId: InboxId;
  /** The messages it answers. */
  readonly ids: readonly string[];
  /** The leads and sales that our own messages it answers were about. */
  readonly leadIds: readonly string[];
  readonly saleIds: readonly string[];
  readonly sender: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly customerId: CustomerId | null;
  readonly fingerprint: string;
  readonly now: Instant;
  readonly today: Day;
}

/** What of it is here. Leads in the bin are not. */
export interface Known {
  /** This very envelope, where it was read before. */
  readonly itself: { readonly id: MailId; readonly leadId: LeadId | null } | null;
  /** The same words of the same sender within the last 7 days. */
  readonly twin: { readonly id: MailId; readonly messageId: string | null; readonly leadId: LeadId | null } | null;
  /** The lead of a message it answers, theirs or ours. */
  readonly thread: LeadId | null;
  /** Messages of that lead within the last day. */
  readonly inThread: number;
  /** The newest lead of the last 24 hours with its address or telephone. */
  readonly sameDay: LeadId | null;
  /** The customer's newest lead that is open, or became a sale within the last 30 days. */
  readonly ofCustomer: LeadId | null;
  /** Messages of the sender within the last hour. */
  readonly fromSender: number;
}

export interface KeptPortals {
  /** 0 while the firm goes by the usual ones. */
  readonly version: number;
  readonly portals: readonly Portal[];
}

/** A file that was enclosed, its bytes in Base64. */
export interface File {
  readonly name: string;
  readonly type: string;
  readonly bytes: string;
}

export interface IntakeReader {
  find(id: MailId): Question<MailView | null>;
  /** Newest first; null leaves out nothing. */
  list(end: End | null, part: Part): Question<Listing<MailView>>;
  /** Kept ready: all messages by their end. */
  counts(): Question<Readonly<Record<End, number>>>;
  /** Oldest first, at most 200. */
  ofLead(id: LeadId): Question<readonly MailView[]>;
  file(id: MailId, place: number): Question<File | null>;
  known(clues: Clues): Question<Known>;
  portals(): Question<KeptPortals>;
}

export interface IntakeWriter {
  /** Keeps others in the organization from reading messages until the transaction ends, so that what is known stays so. */
  hold(): Promise<void>;
  lock(id: MailId): Promise<Mail | null>;
  /** Keeps a message with what was enclosed, and writes down its end. */
  add(mail: Mail, files: readonly File[]): Promise<void>;
  /** An ignored one became a lead by hand. */
  adopt(mail: Mail): Promise<void>;
  /**
   * Empties whoever wrote and what they wrote: every message of the customer's leads and every one from their address or number,
   * with its files, its envelope and what a lead quotes of it, and to which address mails went. That they came stays, and how
   * they ended. Says how many it emptied.
   */
  forget(customer: Pick<Customer, "id" | "email" | "phone">): Promise<number>;
  lockPortals(): Promise<KeptPortals>;
  recordPortals(before: KeptPortals, portals: readonly Portal[]): Promise<KeptPortals>;
}
