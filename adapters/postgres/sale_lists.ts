import { type RawBuilder, sql } from "kysely";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { type Listing, type ListTotals, MOST_COUNTED, type Part } from "../../domain/kernel/page.ts";
import { parseDay } from "../../domain/kernel/time.ts";
import { SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import { PAYMENT_STATUSES } from "../../domain/sales/payment.ts";
import type { SaleFilter, SaleRow, SaleSort, SaleView } from "../../domain/sales/ports.ts";
import type { Question } from "../../domain/tenants.ts";
import { type Fetch, fetchOf, listingOf, soundPart } from "./listing.ts";
import { question, written } from "./question.ts";
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
  amount: { column: sql`s.gross_ore`, type: sql`bigint`, fits: Number.isSafeInteger },
  // "3 2026-11-21": the place of the status, and the day within it.
  status: { column: sql`s.sale_date`, type: sql`date`, fits: (value: string | number) => rankAndDay(value) !== null },
} as const satisfies Record<SaleSort["by"], unknown>;

function isText(value: string | number): boolean {
  return typeof value === "string";
}

function rankAndDay(value: string | number): { rank: number; day: string } | null {
  const match = /^([0-7]) (\d{4}-\d\d-\d\d)$/.exec(String(value));
  return match && parseDay(match[2]) ? { rank: Number(match[1]), day: match[2] } : null;
}

/** A search looks at the sales of this many customers, and at this many numbers that begin with the text. */
const MOST_CUSTOMERS = 500;
const MOST_NUMBERS = 10_000;

type Condition = RawBuilder<unknown>;
const all = (conditions: readonly Condition[]): Condition => sql.join(conditions, sql` and `);

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

interface Place {
  readonly place_id: string;
  readonly place_key: string | number;
  readonly place_rank: number;
}

/** First the ids of the part, by one walk along an index; then the columns of just these. */
function list<Row, Shown>(
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
      ({ place_id, place_key, place_rank }) =>
        sort.by === "status"
          ? { id: place_id, value: `${place_rank} ${place_key}` }
          : { id: place_id, value: place_key },
      ({ place_id: _id, place_key: _key, place_rank: _rank, ...row }) => show(row as Row),
    ));
}

type Way = "asc" | "desc";

/** By which keys, and which way each: in the order of the list, or against it when walking backwards. */
function orderOf(sort: SaleSort, { backwards }: Fetch): [key: "rank" | "key" | "id", way: Way][] {
  const way = (descending: boolean): Way => descending !== backwards ? "desc" : "asc";
  // Within a status the newest come first, whichever status does.
  if (sort.by === "status") return [["rank", way(sort.descending)], ["key", way(true)], ["id", way(true)]];
  return [["key", way(sort.descending)], ["id", way(sort.descending)]];
}

/**
 * The places of the part. Several statuses in order of date are one ordered walk each, merged: `status in (…)` would walk
 * through all sales by date to find the rare ones.
 */
function idsOf(organization: OrganizationId, filter: SaleFilter, sort: SaleSort, fetch: Fetch): RawBuilder<unknown> {
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
      branches.push(walk(rank, [isStatus(status), ...(further === 0 ? [beyond(cursor!.day, keyWay)] : [])]));
    }
  } else {
    const start = fetch.from === null ? [] : [beyond(fetch.from.value, keyWay)];
    const statuses = [...new Set(filter.statuses)];
    if (statuses.length <= 1 || sort.by !== "date") {
      const inStatus = statuses.length === 0
        ? []
        : statuses.length === 1
        ? [isStatus(statuses[0])]
        : [isOneOf("status", SALE_STATUSES, statuses)];
      branches.push(walk(0, [...inStatus, ...start]));
    } else {
      for (const status of statuses) branches.push(walk(0, [isStatus(status), ...start]));
    }
  }

  const { limit, offset } = fetch;
  if (branches.length === 1) return sql`${branches[0]} limit ${limit} offset ${offset}`;
  const each = branches.map((branch) => sql`(${branch} limit ${limit + offset})`);
  return sql`select * from (${sql.join(each, sql` union all `)}) merged order by ${
    ordered("place_")
  } limit ${limit} offset ${offset}`;
}

const isStatus = (status: SaleStatus): Condition => isOneOf("status", SALE_STATUSES, [status]);

/**
 * Fixed words stand in the text, not beside it: a prepared statement may get one plan for all values, and what is right for a
 * common status reads half the table for a rare one.
 */
function isOneOf<Word extends string>(column: string, known: readonly Word[], asked: readonly Word[]): Condition {
  const words = known.filter((word) => asked.includes(word)).map((word) => sql.lit(word));
  return words.length === 1
    ? sql`s.${sql.ref(column)} = ${words[0]}`
    : sql`s.${sql.ref(column)} in (${sql.join(words)})`;
}

/** What the filter asks for, but for the status. */
function conditionsOf(organization: OrganizationId, filter: SaleFilter): Condition[] {
  const { paymentStatuses, dateFrom, dateTo, q, assignedTo, customerId, owner, deleted } = filter;
  const conditions = [
    sql`s.organization_id = ${organization}`,
    deleted ? sql`s.deleted_at is not null` : sql`s.deleted_at is null`,
  ];
  if (paymentStatuses.length > 0) conditions.push(isOneOf("payment_status", PAYMENT_STATUSES, paymentStatuses));
  if (dateFrom !== null) conditions.push(sql`s.sale_date >= ${dateFrom}`);
  if (dateTo !== null) conditions.push(sql`s.sale_date <= ${dateTo}`);
  // Whoever is assigned is the owner; that column has the index.
  if (assignedTo !== null) conditions.push(sql`s.owner_id = ${assignedTo}`, sql`s.assigned_to = ${assignedTo}`);
  if (owner !== null) conditions.push(sql`s.owner_id = ${owner}`);
  if (customerId !== null) conditions.push(sql`s.customer_id = ${customerId}`);
  if (q !== null) conditions.push(sql`s.id in (${foundBy(organization, q, deleted)})`);
  return conditions;
}

/** Sales whose number begins with the text, and those of customers it finds. The newest, where it fits very many. */
function foundBy(organization: OrganizationId, q: string, deleted: boolean): RawBuilder<unknown> {
  const start = q.trim().toUpperCase();
  const state = sql.raw(deleted ? "is not null" : "is null");
  return sql`(select n.id from app.sales n where n.organization_id = ${organization} and n.deleted_at ${state}
      and n.number >= ${start} and n.number < ${start + "\u{10FFFF}"} order by n.number desc limit ${
    sql.raw(String(MOST_NUMBERS))
  })
    union all
    select h.id from app.sales h where h.organization_id = ${organization} and h.deleted_at ${state}
      and h.customer_id = any(array(select app.search_customers(${q}, ${MOST_CUSTOMERS}, false)))`;
}

/**
 * How many sales, and what they come to. Without search, customer or payment status that stands ready; otherwise it is
 * counted, up to a bound.
 */
export function saleTotals(organization: OrganizationId, filter: SaleFilter): Question<ListTotals> {
  const { statuses, paymentStatuses, dateFrom, dateTo, q, assignedTo, customerId, owner, deleted } = filter;
  const isReady = !deleted && q === null && customerId === null && paymentStatuses.length === 0;
  if (!isReady) return countedTotals(organization, filter);

  const byDay = dateFrom !== null || dateTo !== null;
  const conditions: Condition[] = [sql`r.organization_id = ${organization}`];
  if (statuses.length > 0) conditions.push(sql`r.status = any(${[...statuses]}::text[])`);
  if (dateFrom !== null) conditions.push(sql`r.day >= ${dateFrom}`);
  if (dateTo !== null) conditions.push(sql`r.day <= ${dateTo}`);
  if (assignedTo !== null) conditions.push(sql`r.owner_id = ${assignedTo}`, sql`r.assigned`);
  if (owner !== null) conditions.push(sql`r.owner_id = ${owner}`);
  return question(
    written(
      sql<Counted>`select coalesce(sum(r.sales_count), 0)::bigint as count, coalesce(sum(r.net_ore), 0)::bigint as net,
        coalesce(sum(r.gross_ore), 0)::bigint as gross
      from app.${sql.raw(byDay ? "sale_days" : "sale_totals")} r where ${all(conditions)}`,
    ),
    ([{ count, net, gross }]) => ({ count, isLowerBound: false, net, gross }),
  );
}

interface Counted {
  readonly count: number;
  readonly net: number;
  readonly gross: number;
}

function countedTotals(organization: OrganizationId, filter: SaleFilter): Question<ListTotals> {
  const conditions = conditionsOf(organization, filter);
  if (filter.statuses.length > 0) conditions.push(isOneOf("status", SALE_STATUSES, filter.statuses));
  return question(
    written(
      sql<
        Counted
      >`select count(*) as count, coalesce(sum(net_ore), 0)::bigint as net, coalesce(sum(gross_ore), 0)::bigint as gross
      from (select s.net_ore, s.gross_ore from app.sales s where ${all(conditions)} limit ${
        sql.raw(String(MOST_COUNTED + 1))
      }) counted`,
    ),
    ([{ count, net, gross }]) =>
      count > MOST_COUNTED
        ? { count: MOST_COUNTED, isLowerBound: true, net: null, gross: null }
        : { count, isLowerBound: false, net, gross },
  );
}
