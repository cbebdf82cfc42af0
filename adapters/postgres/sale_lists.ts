import { type RawBuilder, sql } from "kysely";
import type { OrganizationId, SaleId } from "../../domain/kernel/ids.ts";
import type { Listing, Part } from "../../domain/kernel/page.ts";
import type { Roll } from "../../domain/kernel/roll.ts";
import { parseDay } from "../../domain/kernel/time.ts";
import { SALE_STATUSES } from "../../domain/sales/moves.ts";
import type { SaleFilter, SaleRow, SaleSort, SaleView } from "../../domain/sales/ports.ts";
import type { Question } from "../../domain/tenants.ts";
import { idsByAssignee, readAssigneePlace, writeAssigneePlace } from "./assignee_walk.ts";
import { type Fetch, fetchOf, listingOf, rollBy, soundPart, TO_THE_END, wantedIn } from "./listing.ts";
import { question, written } from "./question.ts";
import { all, type Condition, conditionsOf, hasStatus } from "./sale_filters.ts";
import { BRIEF, type BriefRow, NAMED, NAMES, type Names, rowOf, viewOf, WHOLE, type WholeRow } from "./sale_rows.ts";

/** What each order goes by, its index, and what a cursor must hold to be one of it. */
const KEYS = {
  date: {
    column: sql`s.sale_date`,
    type: sql`date`,
    fits: (value: string | number) => parseDay(String(value)) === value,
  },
  number: { column: sql`s.number_key`, type: sql`text`, fits: isText },
  customer: { column: sql`s.customer_name`, type: sql`text`, fits: isText },
  service: { column: sql`(s.title collate app.danish)`, type: sql`text`, fits: isText },
  amount: { column: sql`s.gross_ore`, type: sql`bigint`, fits: Number.isSafeInteger },
  // "3 2026-11-21": the place of the status, and the day within it.
  status: { column: sql`s.sale_date`, type: sql`date`, fits: (value: string | number) => rankAndDay(value) !== null },
  assignee: {
    column: sql`s.sale_date`,
    type: sql`date`,
    fits: (value: string | number) => readAssigneePlace(value) !== null,
  },
} as const satisfies Record<SaleSort["by"], unknown>;

function isText(value: string | number): boolean {
  return typeof value === "string";
}

function rankAndDay(value: string | number): { rank: number; day: string } | null {
  const match = /^([0-7]) (\d{4}-\d\d-\d\d)$/.exec(String(value));
  return match && parseDay(match[2]) ? { rank: Number(match[1]), day: match[2] } : null;
}

/** One row of a list. */
export function listRows(
  organization: OrganizationId,
  filter: SaleFilter,
  sort: SaleSort,
  part: Part,
): Question<Listing<SaleRow>> {
  const from = sql`left join identity.users assignee on assignee.id = s.assigned_to`;
  return list<BriefRow, SaleRow>(
    organization,
    filter,
    sort,
    part,
    sql`${BRIEF}, assignee.name as assignee_name`,
    from,
    rowOf,
  );
}

/** The same with every sale whole. */
export function listWhole(
  organization: OrganizationId,
  filter: SaleFilter,
  sort: SaleSort,
  part: Part,
): Question<Listing<SaleView>> {
  return list<WholeRow & Names, SaleView>(organization, filter, sort, part, sql`${WHOLE}, ${NAMES}`, NAMED, viewOf);
}

/** The whole list as it stands, by its ids. */
export function rollOfSales(organization: OrganizationId, filter: SaleFilter, sort: SaleSort): Question<Roll> {
  return rollBy(idsOf(organization, filter, sort, TO_THE_END));
}

/** Those of the ids that the filter leaves, in the order of the ids. */
export function thoseSales(
  organization: OrganizationId,
  ids: readonly SaleId[],
  filter: SaleFilter,
): Question<readonly SaleView[]> {
  const statuses = filter.statuses.length > 0 ? [hasStatus(filter.statuses)] : [];
  return question(
    written(sql<WholeRow & Names>`select ${WHOLE}, ${NAMES} from ${wantedIn(ids)}
      join app.sales s on s.organization_id = ${organization} and s.id = wanted.id ${NAMED}
      where ${all([...conditionsOf(organization, filter), ...statuses])} order by wanted.place`),
    (rows) => rows.map(viewOf),
  );
}

interface Place {
  readonly place_id: string;
  readonly place_key: string | number;
  readonly place_rank: number;
}

/** First the ids of the part, by one walk along an index; then the columns of just these. */
function list<Row extends { readonly assignedTo: string | null }, Shown>(
  organization: OrganizationId,
  filter: SaleFilter,
  sort: SaleSort,
  wanted: Part,
  columns: RawBuilder<unknown>,
  names: RawBuilder<unknown>,
  show: (row: Row) => Shown,
): Question<Listing<Shown>> {
  const part = soundPart(wanted, KEYS[sort.by].fits);
  const fetch = fetchOf(part);
  const order = sql.raw(orderOf(sort, fetch).map(([key, way]) => `place_${key} ${way}`).join(", "));
  const query = sql<Row & Place>`with part as (${idsOf(organization, filter, sort, fetch)})
    select part.*, ${columns} from part join app.sales s on s.organization_id = ${organization} and s.id = part.place_id
    ${names} order by ${order}`;
  return question(written(query), (rows) =>
    listingOf(
      part,
      rows,
      (row) => ({ id: row.place_id, value: placeOf(sort, row) }),
      show,
    ));
}

/** What a cursor keeps of the row it stands at. */
function placeOf({ by }: SaleSort, row: Place & { readonly assignedTo: string | null }): string | number {
  if (by === "status") return `${row.place_rank} ${row.place_key}`;
  return by === "assignee" ? writeAssigneePlace(row.assignedTo, String(row.place_key)) : row.place_key;
}

type Way = "asc" | "desc";

/** By which keys, and which way each: in the order of the list, or against it when walking backwards. */
function orderOf(sort: SaleSort, { backwards }: Fetch): [key: "rank" | "key" | "id", way: Way][] {
  const way = (descending: boolean): Way => descending !== backwards ? "desc" : "asc";
  // Within a status or one person's sales the newest come first, whichever status or person does.
  if (sort.by === "status" || sort.by === "assignee") {
    return [["rank", way(sort.descending)], ["key", way(true)], ["id", way(true)]];
  }
  return [["key", way(sort.descending)], ["id", way(sort.descending)]];
}

/**
 * One index in order of date answers the whole filter, whichever values it has: then the limit stands in the text. Of a limit
 * it does not know Postgres thinks a tenth of all sales, and plans the list anew each time: 0.37 ms, of 0.51 in all.
 */
function isOneWalk({ statuses, paymentStatuses, sources, q, assignedTo, customerId, owner, deleted }: SaleFilter) {
  const narrowed = [statuses.length > 0, owner ?? assignedTo, customerId].filter(Boolean);
  return !deleted && q === null && sources.length === 0 && paymentStatuses.length === 0 && narrowed.length <= 1;
}

/**
 * The places of the part. Several statuses in order of date are one ordered walk each, merged: `status in (…)` would walk
 * through all sales by date to find the rare ones.
 */
function idsOf(organization: OrganizationId, filter: SaleFilter, sort: SaleSort, fetch: Fetch): RawBuilder<unknown> {
  if (sort.by === "assignee") {
    const statuses = filter.statuses.length > 0 ? [hasStatus(filter.statuses)] : [];
    return idsByAssignee(organization, [...conditionsOf(organization, filter), ...statuses], sort.descending, fetch);
  }
  const { column, type } = KEYS[sort.by];
  const order = orderOf(sort, fetch);
  const ordered = (prefix: string) => sql.raw(order.map(([key, way]) => `${prefix}${key} ${way}`).join(", "));
  const beyond = (value: unknown, way: Way) =>
    sql`(${column}, s.id) ${sql.raw(way === "desc" ? "<" : ">")} (${value}::${type}, ${fetch.from!.id}::uuid)`;
  const keyWay = order.find(([key]) => key === "key")![1];

  const walk = (rank: number, conditions: readonly Condition[]) =>
    sql`select s.id as place_id, ${column} as place_key, ${sql.raw(String(rank))} as place_rank from app.sales s
      where ${all([...conditionsOf(organization, filter), ...conditions])}
      order by place_key ${sql.raw(keyWay)}, s.id ${sql.raw(keyWay)}`;

  const branches: RawBuilder<unknown>[] = [];
  if (sort.by === "status") {
    const statuses = filter.statuses.length > 0 ? filter.statuses : SALE_STATUSES;
    const cursor = fetch.from && rankAndDay(fetch.from.value);
    for (const status of new Set(statuses)) {
      const rank = SALE_STATUSES.indexOf(status);
      const further = cursor === null ? 1 : (rank - cursor.rank) * (order[0][1] === "asc" ? 1 : -1);
      if (further < 0) continue;
      branches.push(walk(rank, [hasStatus([status]), ...(further === 0 ? [beyond(cursor!.day, keyWay)] : [])]));
    }
  } else {
    const start = fetch.from === null ? [] : [beyond(fetch.from.value, keyWay)];
    const statuses = [...new Set(filter.statuses)];
    if (statuses.length <= 1 || sort.by !== "date") {
      const inStatus = statuses.length === 0 ? [] : [hasStatus(statuses)];
      branches.push(walk(0, [...inStatus, ...start]));
    } else {
      for (const status of statuses) branches.push(walk(0, [hasStatus([status]), ...start]));
    }
  }

  // A cursor behind the last of the statuses asked for: nothing follows.
  if (branches.length === 0) branches.push(walk(0, [sql`false`]));
  const { limit, offset } = fetch;
  const isKnown = offset === 0 && sort.by === "date" && isOneWalk(filter);
  const count = (rows: number) => isKnown ? sql.lit(rows) : sql`${rows}`;
  const cut = sql`limit ${count(limit)} offset ${count(offset)}`;
  if (branches.length === 1) return sql`${branches[0]} ${cut}`;
  const each = branches.map((branch) => sql`(${branch} limit ${count(limit + offset)})`);
  return sql`select * from (${sql.join(each, sql` union all `)}) merged order by ${ordered("place_")} ${cut}`;
}
