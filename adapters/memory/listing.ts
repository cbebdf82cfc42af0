import type { Listing, Part } from "../../domain/kernel/page.ts";
import { type Roll, rollOf } from "../../domain/kernel/roll.ts";

/** Where a row stands in an order. */
export interface Place {
  readonly value: string | number;
  readonly id: string;
}

/** An order in which no two rows stand at the same place. */
export interface Order<Row> {
  place(row: Row): Place;
  compare(a: Place, b: Place): number;
}

/** One part of the rows in the order, and where the parts beside it begin. */
export function partOf<Row>(all: Iterable<Row>, { place, compare }: Order<Row>, part: Part): Listing<Row> {
  const rows = [...all].sort((a, b) => compare(place(a), place(b)));
  const [from, to] = bounds(rows.map(place), compare, part);
  const shown = rows.slice(from, to);
  const first = shown[0], last = shown.at(-1);
  return {
    rows: shown,
    next: last !== undefined && to < rows.length ? { way: "after", ...place(last) } : null,
    previous: first !== undefined && from > 0 ? { way: "before", ...place(first) } : null,
  };
}

/** All the rows in the order, by their ids. */
export function rollIn<Row>(all: Iterable<Row>, { place, compare }: Order<Row>): Roll {
  return rollOf([...all].map(place).sort(compare).map(({ id }) => id));
}

/** Those of the rows that have one of the ids, in the order of the ids. */
export function thoseOf<Row extends { readonly id: string }>(all: Iterable<Row>, ids: readonly string[]): Row[] {
  const byId = new Map([...all].map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function bounds(places: readonly Place[], compare: Order<never>["compare"], part: Part): [number, number] {
  if ("page" in part) return [(part.page - 1) * part.size, part.page * part.size];
  const { cursor, size } = part;
  if (cursor.way === "after") {
    const from = places.filter((place) => compare(place, cursor) <= 0).length;
    return [from, from + size];
  }
  const to = places.filter((place) => compare(place, cursor) < 0).length;
  return [Math.max(0, to - size), to];
}

const danish = new Intl.Collator("da-DK");

/** Texts as Danes order them: Æ, Ø and Å after Z. */
export function byName(a: string, b: string): number {
  return danish.compare(a, b);
}

/** Values of one kind in their own order, texts as codes. */
export function byValue(a: string | number, b: string | number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
