import type { InboxId, LeadId, MailId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/time.ts";
import type { End, Why } from "./ends.ts";
import type { Kept, Party } from "./letter.ts";
import type { Reading } from "./read.ts";

/** A message that came in, with the one end it had. */
export interface Mail {
  readonly id: MailId;
  /** The envelope it came in; the raw message lies there for as long as envelopes are kept. */
  readonly inboxId: InboxId;
  readonly end: End;
  readonly why: Why;
  /** The lead it became or belongs to; null where it is ignored. */
  readonly leadId: LeadId | null;
  /** The portal it came through. */
  readonly portal: string | null;
  readonly messageId: string | null;
  readonly from: Party | null;
  /** Whom an answer may go to; null: to nobody. */
  readonly answerTo: string | null;
  readonly subject: string;
  /** What they wrote, without quotes and signature. */
  readonly text: string;
  /** What was read out of it; null where it could not be read. */
  readonly told: Reading | null;
  readonly fingerprint: string;
  readonly receivedAt: Instant;
  readonly sentAt: Instant | null;
  readonly enclosed: readonly Kept[];
}

export type IntakeRefusal =
  | { readonly kind: "mail_missing" }
  /** Nothing is taken in before the mailbox is opened. */
  | { readonly kind: "mailbox_closed" }
  | { readonly kind: "portal_missing" }
  | { readonly kind: "portal_twice" };
