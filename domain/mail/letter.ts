import type { Why } from "../delivery/job.ts";

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A mail as it leaves: the same words as plain text and as HTML. */
export interface Letter {
  /** The effect's key. The Message-ID is made of it, so a mail that was sent twice is seen to be one. */
  readonly key: string;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo: string | null;
  /** Somebody of the firm who gets every mail to customers as well. */
  readonly copyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** How sending ended. What a server refuses for good is the address's fault, the sender's or the message's. */
export type Sent =
  | { readonly kind: "sent"; readonly messageId: string; readonly copyRefused?: true }
  | { readonly kind: "later"; readonly why: Why; readonly afterSeconds?: number }
  | { readonly kind: "refused"; readonly fault: "address" | "sender" | "message"; readonly why: Why }
  /** The login at the mail server holds no longer. */
  | { readonly kind: "locked_out"; readonly why: Why };

/** A way out for mail. */
export interface MailSender {
  send(letter: Letter, signal: AbortSignal): Promise<Sent>;
}

/** The Message-ID of an effect's mail, without its brackets: a key has signs that an id must not have. */
export function messageIdOf(key: string, from: Mailbox): string {
  const host = from.address.slice(from.address.lastIndexOf("@") + 1);
  return `${key.replaceAll(/[^A-Za-z0-9_-]+/g, ".").replaceAll(/^\.|\.$/g, "")}@${host}`;
}
