import type { Why } from "../delivery/job.ts";
import type { CustomerId, UserId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/time.ts";
import type { Language } from "../identity/user.ts";
import type { Member } from "../organizations/organization.ts";
import type { Question } from "../tenants.ts";
import type { MailSettings } from "./settings.ts";

/** What became of a mail. `filed` was put into the folder; `bounced` came back later, `complained` was called unwanted. */
const MAIL_STATES = ["sent", "filed", "refused", "bounced", "complained"] as const;
export type MailState = typeof MAIL_STATES[number];

/** Why a mail was refused that the address is not to blame for: the next one to it is sent. */
export const NOT_SENT = "mail_not_sent";

/** A mail that was tried. */
export interface MailEntry {
  /** The effect's key. */
  readonly effect: string;
  readonly kind: string;
  /** What must not be told twice: two effects may be about the same. */
  readonly once: string;
  readonly customerId: CustomerId | null;
  readonly userId: UserId | null;
  readonly address: string;
  readonly state: MailState;
  readonly why: Why | null;
  readonly messageId: string | null;
}

export interface MailRow extends Omit<MailEntry, "once" | "messageId"> {
  readonly at: Instant;
  /** Of the customer or colleague. */
  readonly name: string | null;
}

/** Why a customer's present address gets no more mail. */
export interface MailTrouble {
  readonly state: Extract<MailState, "refused" | "bounced" | "complained">;
  readonly why: Why | null;
  readonly at: Instant;
}

/** Somebody of the firm as mails are written to them. */
export type Colleague = Member & { readonly language: Language };

export interface MailReader {
  settings(): Question<MailSettings>;
  colleague(id: UserId): Question<Colleague | null>;
  /** What is wrong with the address the customer has now; one that was changed since is without fault. */
  trouble(customer: CustomerId): Question<MailTrouble | null>;
  /** Whether this was told already. */
  wasTold(once: string): Question<boolean>;
  /** How many mails this customer was sent since then. */
  countTo(customer: CustomerId, since: Instant): Question<number>;
  /** The newest first. */
  recent(most: number): Question<readonly MailRow[]>;
}

export interface MailWriter {
  lockSettings(): Promise<MailSettings>;
  recordSettings(before: MailSettings, settings: MailSettings): Promise<void>;
  /** Notes what became of a mail; of the same effect the last word stands. */
  note(entry: MailEntry): Promise<void>;
  /** A mail came back, was called unwanted, or did not leave after all. False: no mail of ours has that id. */
  cameBack(messageId: string, state: "bounced" | "complained" | "refused", why: Why): Promise<boolean>;
}
