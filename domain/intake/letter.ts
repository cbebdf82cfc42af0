import type { Instant } from "../kernel/time.ts";

/** Somebody as a message names them; the address is written small, and nothing proves that it is theirs. */
export interface Party {
  readonly name: string;
  readonly address: string;
}

/** A message, parsed and cleaned: no control characters in any header, its text as people would see it, never its HTML. */
export interface Letter {
  /** With its angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  /** Oldest first. */
  readonly references: readonly string[];
  readonly from: Party | null;
  readonly replyTo: Party | null;
  /** Addresses it was sent or delivered to. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly sentAt: Instant | null;
  /** What says whether a person wrote it: the names small, the first of each. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parts of a report on another message, as in `multipart/report`. */
  readonly isReport: boolean;
  readonly attachments: readonly Enclosed[];
  /** The number a text message was sent from; mail has none. */
  readonly phone?: string;
  /** A hash of sender, subject and text: the same words of the same sender have the same. */
  readonly fingerprint: string;
}

export interface Enclosed {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What was kept of an enclosure, by its place in the message. */
export interface Kept {
  readonly place: number;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** What the way of a text message is called, where a mail's portal stands. */
export const TEXT_MESSAGE = "SMS";

/** Headers that are looked at; no other is kept. */
export const TELLING_HEADERS = [
  ...["auto-submitted", "x-autoreply", "x-autorespond", "x-auto-response-suppress", "precedence", "list-id"],
  ...["list-unsubscribe", "return-path", "x-failed-recipients", "x-loop", "feedback-id"],
] as const;

/** A message has at most this much text; the rest is cut. */
export const MOST_TEXT = 50_000;
/** With everything that is enclosed. */
export const MOST_RAW_BYTES = 20 * 1_048_576;
