import type { InboxId } from "../kernel/ids.ts";
import type { Json } from "../kernel/json.ts";
import type { Instant } from "../kernel/time.ts";
import type { Question } from "../tenants.ts";

/** Something that came in from outside and whose signature was right: kept whole before it is answered, read afterwards. */
export interface Delivery {
  /** Who sends: `email`, `billy`. */
  readonly source: string;
  /** Which of the sender's accounts, where it has several; otherwise empty. */
  readonly account: string;
  /** The sender's own id of it, or a hash of what came: a second one with it is the same. */
  readonly eventId: string;
  /** The body as it came, in Base64. */
  readonly raw: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** `parked` could not be understood, and waits for a person. */
const INBOX_STATES = ["waiting", "read", "parked"] as const;
export type InboxState = typeof INBOX_STATES[number];

export interface InboxEntry extends Delivery {
  readonly id: InboxId;
  readonly state: InboxState;
  readonly receivedAt: Instant;
  /** How often it came. */
  readonly count: number;
  /** What became of it, in ids and codes. */
  readonly outcome: Json;
}

export interface InboxReader {
  find(id: InboxId): Question<InboxEntry | null>;
}

export interface InboxWriter {
  /** Keeps it and puts the effect that reads it (`intake.read`, about `{inboxId, source}`); where it came before, it is only counted. */
  take(delivery: Delivery): Promise<{ readonly id: InboxId; readonly first: boolean }>;
  /** What became of it. */
  settle(id: InboxId, state: InboxState, outcome: Json): Promise<void>;
}
