import { type RawBuilder, sql } from "kysely";
import type { Cursor, Listing, Part } from "../../domain/kernel/page.ts";
import { parseId } from "../../domain/kernel/ids.ts";
import { IDS_IN_A_PIECE, type Roll } from "../../domain/kernel/roll.ts";
import type { Question } from "../../domain/tenants.ts";
import { question, written } from "./question.ts";

/** A list from its first row to its last. */
export const TO_THE_END: Fetch = { backwards: false, from: null, limit: 1_000_000_000, offset: 0 };

/** How a part of a list is fetched: from the cursor on, or so many rows in; one row more than wanted tells if it goes on. */
export interface Fetch {
  /** Walk the list backwards: towards a "before" cursor. */
  readonly backwards: boolean;
  readonly from: { readonly value: string | number; readonly id: string } | null;
  readonly limit: number;
  readonly offset: number;
}

/** The part itself, or the first page where its cursor was not made for this list: addresses can be written by anybody. */
export function soundPart(part: Part, fits: (value: string | number) => boolean): Part {
  if ("page" in part || (parseId(part.cursor.id) !== null && fits(part.cursor.value))) return part;
  return { size: part.size, page: 1 };
}

/** What to fetch for a part: one row more than it shows, which tells whether there is more. */
export function fetchOf(part: Part): Fetch {
  if ("page" in part) {
    return { backwards: false, from: null, limit: part.size + 1, offset: (part.page - 1) * part.size };
  }
  const { way, value, id } = part.cursor;
  return { backwards: way === "before", from: { value, id }, limit: part.size + 1, offset: 0 };
}

/** Makes the part out of the rows fetched; `place` says where a row stands. */
export function listingOf<Row, Shown>(
  part: Part,
  fetched: readonly Row[],
  place: (row: Row) => { readonly value: string | number; readonly id: string },
  show: (row: Row) => Shown,
): Listing<Shown> {
  const goesOn = fetched.length > part.size;
  const rows = fetched.slice(0, part.size);
  const backwards = "cursor" in part && part.cursor.way === "before";
  if (backwards) rows.reverse();
  const first = rows.at(0), last = rows.at(-1);
  const cursor = (way: Cursor["way"], row: Row | undefined): Cursor | null => row ? { way, ...place(row) } : null;
  return {
    rows: rows.map(show),
    next: backwards || goesOn ? cursor("after", last) : null,
    previous: (backwards ? goesOn : "cursor" in part || part.page > 1) ? cursor("before", first) : null,
  };
}

/** The ids a query gives as `place_id`, in its order, packed: one statement, and so one moment, however long the list. */
export function rollBy(query: RawBuilder<unknown>): Question<Roll> {
  const piece = sql.lit(IDS_IN_A_PIECE);
  const packed = sql<
    { ids: string }
  >`select encode(string_agg(uuid_send(place_id), ''::bytea order by place), 'base64') as ids
    from (select place_id, row_number() over () - 1 as place from (${query}) listed) placed
    group by place / ${piece} order by place / ${piece}`;
  return question(written(packed), (rows) => rows.map(({ ids }) => ids));
}

/** Ids sent along, each with its place among them: `wanted.id` and `wanted.place`. */
export function wantedIn(ids: readonly string[]): RawBuilder<unknown> {
  return sql`unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)`;
}
