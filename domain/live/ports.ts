import type { UserId } from "../kernel/ids.ts";
import type { Question } from "../tenants.ts";

/** A place in what happened: "number of the transaction-number of the event". Everything behind it has been seen. */
export type LiveCursor = string & { readonly __live: true };

/** Something that happened, for those who look at it now. */
export interface News {
  readonly cursor: LiveCursor;
  readonly kind: string;
  readonly type: string;
  readonly id: string | null;
  readonly by: UserId | null;
  /** Whose sale or lead it is about; null where nobody has it, or it is about neither. */
  readonly owner: UserId | null;
}

/** So many are read at once. */
export const MOST_NEWS = 200;

export interface LiveReader {
  /** Where what happens from now on begins. */
  now(): Question<LiveCursor>;
  /** What happened after it, in order, at most MOST_NEWS: nothing that a transaction still running could come before. */
  after(cursor: LiveCursor): Question<readonly News[]>;
}

/** Reads a cursor; null for anything else. */
export function parseLiveCursor(text: string): LiveCursor | null {
  return /^\d{1,15}-\d{1,15}$/.test(text) ? text as LiveCursor : null;
}

/** Whether the first lies behind the second. */
export function isLater(a: LiveCursor, b: LiveCursor): boolean {
  const [x, y] = [a, b].map((cursor) => cursor.split("-").map(Number));
  return x[0] > y[0] || (x[0] === y[0] && x[1] > y[1]);
}
