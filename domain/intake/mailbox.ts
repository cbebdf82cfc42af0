import type { Email } from "../customers/email.ts";
import type { OrganizationId, UserId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/time.ts";

/** Where a firm's mail comes in, and what is decided about it; the settings of the integration `inbound_mail`. */
export interface Mailbox {
  /** The part of the address nobody guesses: it stands in the webhook's path, and before the @ of an address that leads here. */
  readonly name: string;
  /** The secret's last four characters. */
  readonly tail: string;
  /** Until when the secret before this one is still taken; null: there is none. */
  readonly oldUntil: Instant | null;
  /** Who gets new leads; null: nobody yet. */
  readonly assignTo: UserId | null;
  /** The firm's own addresses: what they send is not a customer's. */
  readonly own: readonly Email[];
  /** The last four characters of Mailgun's signing key; null: Mailgun sends nothing here. */
  readonly mailgunTail: string | null;
  /** SendGrid's public key; null: its address carries the secret instead. */
  readonly sendgridKey: string | null;
  /** The public key before that one, while both are taken; left out: there is none. */
  readonly sendgridBefore?: { readonly key: string; readonly until: Instant };
}

/** What is sealed: whoever knows it can send in the firm's name. */
export interface MailboxSecrets {
  readonly now: string;
  readonly before: string | null;
  readonly mailgun: string | null;
  /** Mailgun's key before that one, while both are taken; left out: there is none. */
  readonly mailgunBefore?: { readonly key: string; readonly until: Instant };
}

/** A mailbox's name: the firm's id, then 24 random characters, so that finding the firm needs no look across firms. */
export function mailboxName(organization: OrganizationId, random: string): string {
  return organization.replaceAll("-", "") + random;
}

/** The firm a mailbox is of; null for what is no mailbox's name. That it is this firm's present one is still to be seen. */
export function organizationOf(name: string): OrganizationId | null {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[0-9a-f]{24}$/.exec(name);
  return parts ? parts.slice(1).join("-") as OrganizationId : null;
}

/** What senders may prove themselves with now: each key, and beside it the one before while both are taken. */
export interface HeldKeys {
  readonly secrets: readonly string[];
  readonly mailgun: readonly string[];
  /** None: SendGrid's address carries a secret instead. */
  readonly sendgrid: readonly string[];
}

/**
 * The keys a signature may be made with at the instant, the present one first; one that was replaced holds until its
 * end.
 */
export function heldKeys(kept: MailboxSecrets, mailbox: Mailbox, instant: Instant): HeldKeys {
  const { now, before, mailgun, mailgunBefore } = kept, { oldUntil, sendgridKey, sendgridBefore } = mailbox;
  const old = before !== null && oldUntil !== null ? { key: before, until: oldUntil } : undefined;
  const held = (key: string | null, before?: { readonly key: string; readonly until: Instant }) =>
    key === null ? [] : before && instant < before.until ? [key, before.key] : [key];
  return {
    secrets: held(now, old),
    mailgun: held(mailgun, mailgunBefore),
    sendgrid: held(sendgridKey, sendgridBefore),
  };
}
