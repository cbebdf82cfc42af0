import { type RawBuilder, sql } from "kysely";
import { type OrganizationId, parseId } from "../../domain/kernel/ids.ts";
import { parseDay } from "../../domain/kernel/time.ts";
import type { Fetch } from "./listing.ts";
import { all, type Condition } from "./sale_filters.ts";

/** Who a part begins behind, null for nobody, and the day within that one's sales. */
interface AssigneePlace {
  readonly person: string | null;
  readonly day: string;
}

const NOBODY = "nobody";

/** A place as a cursor keeps it: the person by id, who may have got another name by the time it is read. */
export function writeAssigneePlace(person: string | null, day: string): string {
  return `${person ?? NOBODY} ${day}`;
}

/** The place a cursor writes as 'person day'; null for anything we never wrote. */
export function readAssigneePlace(value: string | number): AssigneePlace | null {
  const [person, day, ...rest] = String(value).split(" ");
  if (rest.length > 0 || day === undefined || parseDay(day) !== day) return null;
  if (person === NOBODY) return { person: null, day };
  return parseId(person) === person ? { person, day } : null;
}

/**
 * The ids of a part in the order of the names they are assigned to: one ordered walk along the index for each member of the
 * firm, and one for those that are nobody's, so that no more is read than as many rows of each as the part has.
 */
export function idsByAssignee(
  organization: OrganizationId,
  conditions: readonly Condition[],
  descending: boolean,
  { backwards, from, limit, offset }: Fetch,
): RawBuilder<unknown> {
  const names = sql.raw(descending !== backwards ? "desc" : "asc"), days = sql.raw(backwards ? "asc" : "desc");
  const further = sql.raw(descending !== backwards ? "<" : ">"), earlier = sql.raw(backwards ? ">" : "<");
  // Nobody comes last, whichever way the names go.
  const nobody = sql.raw(descending ? "0" : "2147483647");
  // "is null" is no equality to the planner: it sees the index's order only where the order names that column, too.
  const walk = (rank: RawBuilder<unknown>, walked: readonly Condition[]) =>
    sql`select s.id as place_id, s.sale_date as place_key, ${rank} as place_rank from app.sales s
      where ${all([...conditions, ...walked])}
      order by s.assigned_to ${sql.raw(backwards ? "desc" : "asc")}, s.sale_date ${days}, s.id ${days}
      limit ${limit + offset}`;

  const start = from && readAssigneePlace(from.value)!;
  const startRank = start?.person
    ? sql`(select coalesce(max(rank), 0) from people where id = ${start.person}::uuid)`
    : nobody;
  const branches = [
    sql`select each.* from people cross join lateral (${
      walk(sql`people.rank`, [sql`s.assigned_to = people.id`])
    }) each${start ? sql` where people.rank ${further} ${startRank}` : sql``}`,
  ];
  if (start) {
    const whose = start.person ? sql`s.assigned_to = ${start.person}::uuid` : sql`s.assigned_to is null`;
    const beyond = sql`(s.sale_date, s.id) ${earlier} (${start.day}::date, ${from!.id}::uuid)`;
    branches.push(walk(startRank, [whose, beyond]));
  }
  if (!start || (start.person !== null && !backwards)) branches.push(walk(nobody, [sql`s.assigned_to is null`]));

  return sql`with people as (
      select m.user_id as id, row_number() over (order by u.name collate app.danish, u.id)::int as rank
        from app.memberships m join identity.users u on u.id = m.user_id where m.organization_id = ${organization})
    select * from (${sql.join(branches.map((branch) => sql`(${branch})`), sql` union all `)}) merged
    order by place_rank ${names}, place_key ${days}, place_id ${days} limit ${limit} offset ${offset}`;
}
