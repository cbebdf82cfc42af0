import type { SecretHash } from "../identity/ports.ts";
import type { SaleId, UserId } from "../kernel/ids.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Question } from "../tenants.ts";
import type { Span, WeekHours } from "./hours.ts";
import type { Mirrored, OpenQuestion } from "./mirror.ts";
import type { Absence, BusyTime, CalendarSettings, CalendarVisit, PersonWeek } from "./plan.ts";

/** A person's calendar in Google. */
export interface CalendarLink {
  readonly person: UserId;
  readonly calendarId: string;
  /** The person's own login, sealed; null where the firm's service account reads and writes. */
  readonly sealed: { readonly keyId: string; readonly text: string } | null;
  /** `connecting`: what Google gave to the browser is still to be exchanged; `reconnect`: Google no longer takes the login. */
  readonly state: "connecting" | "connected" | "reconnect";
  /** Where the last reading ended; null: everything is to be read. */
  readonly syncToken: string | null;
  readonly syncedAt: Instant | null;
  readonly channel: Channel | null;
}

/** Google tells of changes through it, until it runs out. */
export interface Channel {
  readonly id: string;
  readonly resource: string;
  /** A hash of the token its notices carry. */
  readonly tokenHash: SecretHash;
  readonly until: Instant;
}

export interface CalendarReader {
  settings(): Question<CalendarSettings>;
  /** The weeks of those who have their own. */
  weeks(): Question<readonly PersonWeek[]>;
  /** Those that touch the days, both included, in their order. */
  absences(from: Day, until: Day): Question<readonly Absence[]>;
  /** The visits that touch the time, of one person or of everybody; those called off are not among them. At most 2,000. */
  visits(person: UserId | null, from: Instant, before: Instant): Question<readonly CalendarVisit[]>;
  busy(person: UserId | null, from: Instant, before: Instant): Question<readonly BusyTime[]>;
  /** Since when a person has a feed; null where they have none. */
  feed(person: UserId): Question<Instant | null>;
  /** Whose feed this is; null for nobody's, and for somebody's who does not work here any more. */
  feedOf(secret: SecretHash): Question<UserId | null>;
  links(): Question<readonly CalendarLink[]>;
  linkOfChannel(id: string): Question<CalendarLink | null>;
  /** A sale's events, wherever they stand. */
  mirrored(sale: SaleId): Question<readonly Mirrored[]>;
  /** The events that stand in a calendar and end after this. */
  mirroredIn(calendarId: string, after: Instant): Question<readonly Mirrored[]>;
  /** What is to be decided, the oldest first; of one person's visits or of all. At most 100. */
  questions(person: UserId | null): Question<readonly OpenQuestion[]>;
}

/** Each is written with its audit row. */
export interface CalendarWriter {
  changeSettings(before: CalendarSettings, after: CalendarSettings): Promise<void>;
  /** null: the firm's week again. */
  setWeek(person: UserId, week: WeekHours | null): Promise<void>;
  addAbsence(absence: Absence): Promise<void>;
  dropAbsence(absence: Absence): Promise<void>;
  /** Gives the person a feed under this secret; the one before is gone. */
  keepFeed(person: UserId, secret: SecretHash): Promise<void>;
  dropFeed(person: UserId): Promise<void>;
  /** Links a person's calendar, or another one; reading it begins anew. */
  link(person: UserId, calendarId: string, sealed: CalendarLink["sealed"]): Promise<void>;
  /** The person said yes at Google; `sealed` is what is to be exchanged for a login. */
  beginLink(person: UserId, sealed: NonNullable<CalendarLink["sealed"]>): Promise<void>;
  unlink(person: UserId): Promise<void>;
  /** Google no longer takes the person's login. */
  losesLogin(person: UserId): Promise<void>;
  /** Where reading a calendar ended, and what it says is taken from then on. No audit row: nobody did anything. */
  keepReading(person: UserId, reading: Reading): Promise<void>;
  keepChannel(person: UserId, channel: Channel | null): Promise<void>;
  /** Keeps an event as it now stands. */
  keepMirrored(row: Mirrored): Promise<void>;
}

export interface Reading {
  readonly syncToken: string | null;
  readonly at: Instant;
  /** null: it could not be read, so what was known stays. */
  readonly busy: readonly Span[] | null;
}
