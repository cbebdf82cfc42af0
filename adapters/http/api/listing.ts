import { z } from "zod";
import { parseId } from "../../../domain/kernel/ids.ts";
import {
  type Cursor,
  LAST_NUMBERED_PAGE,
  type Listing,
  type ListTotals,
  MOST_PER_PAGE,
  PAGE_SIZE,
  type Part,
  readCursor,
  writeCursor,
} from "../../../domain/kernel/page.ts";
import { fitText } from "../../../domain/kernel/text.ts";
import { LINE } from "./fields.ts";
import { invalid, type Reply } from "./replies.ts";

/** An order a list can have: its field, and which way. */
export interface Sort<By extends string> {
  readonly by: By;
  readonly descending: boolean;
}
/** The words of `sort`, each with the order the domain calls so. */
type SortWords<By extends string> = Readonly<Record<string, By>>;

/** Which part of a list is asked for, in which order. */
export interface PartAsked<By extends string> {
  readonly part: Part;
  readonly sort: Sort<By>;
}

/** A whole number as it stands in an address. */
export const digits = (least: number, most: number, fault: string) =>
  z.string().meta({ override: { type: "integer", minimum: least, maximum: most } }).transform((raw, context) => {
    const number = /^\d{1,9}$/.test(raw) ? Number(raw) : NaN;
    if (number >= least && number <= most) return number;
    context.addIssue({ code: "custom", message: fault });
    return z.NEVER;
  });

const NO_CURSOR = "Must be meta.nextCursor of the same list";
const FAR = `Must be a whole number from 1 to ${LAST_NUMBERED_PAGE}; further on, pass meta.nextCursor as cursor`;

/** The parameters of every list, to be spread into its schema. */
export function partFields<By extends string>(words: SortWords<By>, usual: string) {
  const sorts = Object.keys(words).flatMap((word) => [word, `-${word}`]) as [string, ...string[]];
  return {
    page: digits(1, LAST_NUMBERED_PAGE, FAR).optional(),
    pageSize: digits(1, MOST_PER_PAGE, `Must be a whole number from 1 to ${MOST_PER_PAGE}`).default(PAGE_SIZE),
    cursor: z.string().max(2_300).optional(),
    sort: z.enum(sorts).default(usual),
  };
}

interface PartGiven {
  readonly page?: number;
  readonly pageSize: number;
  readonly cursor?: string;
  readonly sort: string;
}

/**
 * The part asked for; null with a fault added where the cursor is none of ours. A cursor carries the order it was made in, so
 * it cannot go on in another, and a page number it would contradict is refused.
 */
export function partAsked<By extends string>(
  words: SortWords<By>,
  given: PartGiven,
  context: z.RefinementCtx,
): PartAsked<By> {
  const sort = { by: words[given.sort.replace(/^-/, "")], descending: given.sort.startsWith("-") };
  if (given.cursor === undefined) return { sort, part: { size: given.pageSize, page: given.page ?? 1 } };
  const cursor = readToken(given.cursor, sort);
  if (cursor === null) {
    context.addIssue({ code: "custom", path: ["cursor"], message: NO_CURSOR });
  }
  if (given.page !== undefined) {
    context.addIssue({ code: "custom", path: ["page"], message: "Must be left out beside a cursor" });
  }
  return cursor === null ? z.NEVER : { sort, part: { size: given.pageSize, cursor } };
}

function tokenOf(cursor: Cursor, sort: Sort<string>): string {
  return `${sort.descending ? "-" : ""}${sort.by}.${writeCursor(cursor)}`;
}

function readToken(token: string, sort: Sort<string>): Cursor | null {
  const prefix = `${sort.descending ? "-" : ""}${sort.by}.`;
  const cursor = token.startsWith(prefix) ? readCursor(token.slice(prefix.length)) : null;
  return cursor !== null && parseId(cursor.id) !== null ? cursor : null;
}

/** A part of a list in its envelope. */
export function listed(
  rows: readonly unknown[],
  { next }: Pick<Listing<unknown>, "next">,
  totals: Pick<ListTotals, "count" | "isLowerBound">,
  { part, sort }: PartAsked<string>,
): Reply {
  const meta = {
    total: totals.count,
    ...(totals.isLowerBound ? { totalIsLowerBound: true } : {}),
    page: "page" in part ? part.page : null,
    pageSize: part.size,
    totalPages: Math.ceil(totals.count / part.size),
    nextCursor: next === null ? null : tokenOf(next, sort),
  };
  return { status: 200, body: { data: rows, meta } };
}

/** What a row of a short list is known by to a cursor. */
interface Known {
  readonly id: string;
  readonly name: string;
}

/**
 * A part of a list that is read whole because it is short, in the order asked for. Rows that an order takes for equal stay as they
 * came; a cursor whose row is gone is refused, because nobody knows where it stood.
 */
export function listedWhole<Row extends Known, By extends string>(
  rows: readonly Row[],
  orders: Readonly<Record<By, (a: Row, b: Row) => number>>,
  asked: PartAsked<By>,
  json: (row: Row) => unknown,
): Reply {
  const { sort, part } = asked;
  const ordered = rows.toSorted(orders[sort.by]);
  if (sort.descending) ordered.reverse();
  const last = "cursor" in part ? ordered.findIndex(({ id }) => id === part.cursor.id) : null;
  if (last === -1) return invalid({ cursor: NO_CURSOR });
  const start = last === null ? ("page" in part ? (part.page - 1) * part.size : 0) : last + 1;
  const shown = ordered.slice(start, start + part.size), end = shown.at(-1);
  const next = end && start + part.size < ordered.length
    ? { way: "after" as const, value: end.name.slice(0, 50), id: end.id }
    : null;
  return listed(shown.map(json), { next }, { count: rows.length, isLowerBound: false }, asked);
}

const danish = new Intl.Collator("da");
/** The order of the Danish alphabet, in which å comes last. */
export const byName = (a: Known, b: Known): number => danish.compare(a.name, b.name);
/** The order a list comes in. */
export const asItCame = (): number => 0;

/** A word that may stand several times in an address. */
export const repeated = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.preprocess(
    (came) => typeof came === "string" ? [came] : came,
    z.array(z.enum(words)).max(words.length * 2).default([]),
  );

/** What is searched for; nothing when it is blank. */
export const search = z.string().meta({ override: { maxLength: LINE } }).transform((raw, context): string | null => {
  const fit = fitText(raw, LINE);
  if ("text" in fit) return fit.text === "" ? null : fit.text;
  context.addIssue({
    code: "custom",
    message: fit.fault === "too_long" ? `Must be at most ${LINE} characters` : "Cannot be searched for",
  });
  return z.NEVER;
});
