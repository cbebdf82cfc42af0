import type { SaleId, UserId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/time.ts";
import type { Span } from "./hours.ts";

/** What somebody did in Google to a visit's event. Our visits are the truth, so it is asked about and never taken over. */
export type VisitQuestion = { readonly kind: "deleted" } | ({ readonly kind: "moved" } & Span);

/** A visit's event in one calendar, as it was last written there. */
export interface Mirrored extends Span {
  readonly saleId: SaleId;
  readonly person: UserId;
  readonly calendarId: string;
  readonly eventId: string;
  /** How many events before it somebody deleted, or we did. */
  readonly generation: number;
  readonly etag: string | null;
  /** A hash of what was written; null: to be written anew, whatever it says. */
  readonly fingerprint: string | null;
  /** We took it out. */
  readonly removed: boolean;
  readonly question: VisitQuestion | null;
}

/** Where a visit is to stand, and what is to be written there. */
export interface Wanted {
  readonly calendarId: string;
  readonly fingerprint: string;
}

/** One thing to be done in a calendar. */
export type MirrorStep =
  | { readonly do: "remove"; readonly row: Mirrored }
  | { readonly do: "insert"; readonly generation: number; readonly row: Mirrored | null }
  | { readonly do: "update"; readonly row: Mirrored };

/**
 * What makes the calendars agree with our visit: out of those it is no longer in, into the one it is in. What stands there as we wrote it
 * is left alone, also where somebody moved or deleted it by hand: that is a question, and only a visit of ours that has
 * changed since overrules it. A deleted event is never revived; the next one is another generation.
 */
export function mirrorSteps(wanted: Wanted | null, rows: readonly Mirrored[]): readonly MirrorStep[] {
  const elsewhere = rows.filter((row) => !row.removed && row.calendarId !== wanted?.calendarId)
    .map((row): MirrorStep => ({ do: "remove", row }));
  if (wanted === null) return elsewhere;
  const row = rows.find(({ calendarId }) => calendarId === wanted.calendarId) ?? null;
  if (row === null) return [...elsewhere, { do: "insert", generation: 0, row }];
  if (row.removed) return [...elsewhere, { do: "insert", generation: row.generation + 1, row }];
  if (row.fingerprint === wanted.fingerprint) return elsewhere;
  if (row.question?.kind === "deleted") return [...elsewhere, { do: "insert", generation: row.generation + 1, row }];
  return [...elsewhere, { do: "update", row }];
}

/** An event as Google has it now; null for the times of one that is deleted. */
export interface SeenEvent {
  readonly eventId: string;
  readonly etag: string | null;
  readonly times: Span | null;
}

/** What is to be asked about an event that was seen: nothing while it stands where we put it. */
function questionAbout(row: Mirrored, seen: SeenEvent): VisitQuestion | null {
  if (seen.times === null) return { kind: "deleted" };
  const { from, until } = seen.times;
  return from === row.from && until === row.until ? null : { kind: "moved", from, until };
}

/** The row after what was seen; null where it stays as it is. The same change seen twice is the same question. */
export function afterSeeing(row: Mirrored, seen: SeenEvent): Mirrored | null {
  const question = questionAbout(row, seen);
  const etag = seen.etag ?? row.etag;
  if (sameQuestion(row.question, question) && row.etag === etag) return null;
  return { ...row, question, etag };
}

function sameQuestion(a: VisitQuestion | null, b: VisitQuestion | null): boolean {
  if (a?.kind === "moved" && b?.kind === "moved") return a.from === b.from && a.until === b.until;
  return a?.kind === b?.kind;
}

/** What happened to an event, for the record. One without fingerprint was decided about and is to be written anew. */
export function happened({ question, removed, fingerprint }: Mirrored) {
  if (question !== null) return "visit_asked_about";
  if (removed) return "visit_taken_out";
  return fingerprint === null ? "visit_answered" : "visit_put_in";
}

/** A question as a person sees it: about which visit, asked when. */
export interface OpenQuestion {
  readonly saleId: SaleId;
  readonly saleNumber: string;
  readonly customer: string;
  readonly person: UserId;
  readonly calendarId: string;
  readonly question: VisitQuestion;
  readonly askedAt: Instant;
  /** Ours, as it was written. */
  readonly ours: Span;
}
