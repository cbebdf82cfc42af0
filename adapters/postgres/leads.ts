import { type RawBuilder, sql } from "kysely";
import type { LeadId, OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import { MOST_COUNTED, type Part } from "../../domain/kernel/page.ts";
import { type Day, parseDay, parseInstant } from "../../domain/kernel/time.ts";
import { isKeptReady } from "../../domain/leads/filter.ts";
import { type Lead, LEAD_STATUSES } from "../../domain/leads/lead.ts";
import type {
  BandCount,
  EndingCount,
  KeptWeights,
  LeadFilter,
  LeadReader,
  LeadSort,
  LeadStep,
  LeadTotals,
  LeadView,
} from "../../domain/leads/ports.ts";
import { bandOf, inOrder, USUAL_WEIGHTS, type Weights } from "../../domain/leads/scoring.ts";
import type { Question } from "../../domain/tenants.ts";
import { fetchOf, listingOf, rollBy, soundPart, wantedIn } from "./listing.ts";
import { question, written } from "./question.ts";
import { person } from "./sale_rows.ts";

/** A search gives this many; nobody reads further. */
const MOST_FOUND = 1_000;
const MOST_RECKONED = 20_000;
/** In the rollup nobody's leads stand under this. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The columns of a lead of `l`, under the domain's names. */
const WHOLE = sql`l.id, l.version, l.contact_name as "contactName", l.contact_email as "contactEmail",
  l.contact_phone as "contactPhone", l.company_name as "companyName", l.source, l.interest_service_id as "interestServiceId",
  l.estimated_value_ore as "estimatedValue", l.priority, l.status, l.ending, l.ending_note as "endingNote",
  l.follow_up_on as "followUpOn", l.contacted_on as "contactedOn", l.message, l.notes, l.assigned_to as "assignedTo",
  l.created_by as "createdBy", l.customer_id as "customerId", l.converted_sale_id as "convertedSaleId", l.answers, l.score,
  l.scored_on as "scoredOn", l.created_on as "createdOn", l.closed_on as "closedOn", l.created_at as "createdAt",
  l.updated_at as "updatedAt", l.deleted_at as "deletedAt"`;
const NAMES = sql`assignee.name as assignee_name, creator.name as creator_name, v.name as service_name,
  c.name as customer_name, s.number as sale_number`;
const NAMED = sql`left join identity.users assignee on assignee.id = l.assigned_to
  left join identity.users creator on creator.id = l.created_by
  left join app.services v on v.organization_id = l.organization_id and v.id = l.interest_service_id
  left join app.customers c on c.organization_id = l.organization_id and c.id = l.customer_id
  left join app.sales s on s.organization_id = l.organization_id and s.id = l.converted_sale_id`;

interface Names {
  readonly assignee_name: string | null;
  readonly creator_name: string | null;
  readonly service_name: string | null;
  readonly customer_name: string | null;
  readonly sale_number: string | null;
}

function viewOf({ assignee_name, creator_name, service_name, customer_name, sale_number, ...lead }: Lead & Names) {
  const named = <Id>(id: Id | null, name: string | null) => id === null ? null : { id, name: name ?? "" };
  return {
    ...lead,
    assignee: person(lead.assignedTo, assignee_name),
    creator: { id: lead.createdBy, name: creator_name ?? "" },
    service: named(lead.interestServiceId, service_name),
    customer: named(lead.customerId, customer_name),
    sale: lead.convertedSaleId === null ? null : { id: lead.convertedSaleId, number: sale_number ?? "" },
  } as LeadView;
}

/** The bare leads, for whoever holds them. */
export function leadsOf(organization: OrganizationId, ids: readonly LeadId[]): Question<readonly Lead[]> {
  return question(
    written(sql<Lead>`select ${WHOLE} from app.leads l
      where l.organization_id = ${organization} and l.id = any(${[...ids]}::uuid[])`),
    (rows) => rows,
  );
}

/** Leads that somebody has to be reminded of, held; those that another transaction holds are left out. */
export function dueOf(
  organization: OrganizationId,
  from: Day,
  today: Day,
  most: number,
): Question<readonly Lead[]> {
  return question(
    written(sql<Lead>`select ${WHOLE} from app.leads l where l.organization_id = ${organization}
        and l.deleted_at is null and l.status in ('NEW', 'CONTACTED', 'QUALIFIED') and l.assigned_to is not null
        and l.follow_up_on between ${from} and ${today} and l.reminded_for is distinct from l.follow_up_on
      order by l.follow_up_on, l.id limit ${most} for no key update skip locked`),
    (rows) => rows,
  );
}

/** What the firm lets each question of the score weigh; with `hold` the row stays locked to the transaction's end. */
export function weightsOf(organization: OrganizationId, hold = false): Question<KeptWeights> {
  return question(
    written(
      sql<{ version: number; weights: Partial<Weights> }>`select w.version, w.weights from app.lead_weights w
        where w.organization_id = ${organization} ${hold ? sql`for no key update` : sql``}`,
    ),
    // A question that is newer than what the firm chose weighs what it usually does.
    ([kept]) => ({ version: kept?.version ?? 0, weights: { ...USUAL_WEIGHTS, ...kept?.weights } }),
  );
}

/** scoreOf() of domain/leads/scoring.ts on the kept answers of `l`, written out: it runs over every lead of a firm. */
export function scoreUnder(weights: Weights): RawBuilder<number> {
  const ordered = inOrder(weights).map((weight) => Math.trunc(weight));
  const whole = ordered.reduce((all, weight) => all + weight, 0);
  if (whole === 0) return sql<number>`0`;
  const sum = ordered.map((weight, place) => `${weight} * coalesce(l.answers[${place + 1}], 0)`).join(" + ");
  return sql<number>`${sql.raw(`((2 * (${sum}) + ${whole}) / ${2 * whole})`)}`;
}

export function leadReader(organization: OrganizationId): LeadReader {
  return {
    find: (id) =>
      question(
        written(sql<Lead & Names>`select ${WHOLE}, ${NAMES} from app.leads l ${NAMED}
          where l.organization_id = ${organization} and l.id = ${id}`),
        ([found]) => found ? viewOf(found) : null,
      ),
    list: (filter, sort, part) => list(organization, filter, sort, part),
    roll: (filter, { by, descending }) => {
      const way = sql.raw(descending ? "desc" : "asc");
      return rollBy(sql`select l.id as place_id from app.leads l where ${all(conditionsOf(organization, filter))}
        order by ${KEYS[by].column} ${way}, l.id ${way}`);
    },
    those: (ids, filter) =>
      question(
        written(sql<Lead & Names>`select ${WHOLE}, ${NAMES} from ${wantedIn(ids)}
          join app.leads l on l.organization_id = ${organization} and l.id = wanted.id ${NAMED}
          where ${all(conditionsOf(organization, filter))} order by wanted.place`),
        (rows) => rows.map(viewOf),
      ),
    totals: (filter) => totals(organization, filter),
    openAlike: (emails, phones) =>
      question(
        written(sql<Lead>`select ${WHOLE} from app.leads l where l.organization_id = ${organization}
          and l.deleted_at is null and l.status in ('NEW', 'CONTACTED', 'QUALIFIED')
          and (l.contact_email = any(${[...emails]}::text[]) or l.contact_phone = any(${[...phones]}::text[]))
          order by l.created_at, l.id`),
        (rows) => rows,
      ),
    history: (id) =>
      question(
        written(
          sql<Omit<LeadStep, "by"> & { by_id: UserId; by_name: string | null }>`select h.seq, h.kind, h.at, h.note,
            h.from_status as "from", h.to_status as "to", h.ending, h.follow_up_on as "followUpOn", h.by_user as by_id, u.name as by_name
          from app.lead_steps h left join identity.users u on u.id = h.by_user
          where h.organization_id = ${organization} and h.lead_id = ${id} order by h.seq`,
        ),
        (rows): LeadStep[] => rows.map(({ by_id, by_name, ...step }) => ({ ...step, by: person(by_id, by_name) })),
      ),
    weights: () => weightsOf(organization),
    counts: (seenBy, from, to) =>
      question(
        written(
          sql<BandCount>`select r.status, r.band, sum(r.leads_count)::bigint as count, sum(r.value_ore)::bigint as value
          from app.lead_days r where r.organization_id = ${organization}
            ${seenBy === null ? sql`` : sql`and r.assigned_to in (${seenBy}, ${NOBODY})`}
            ${from === null ? sql`` : sql`and r.day >= ${from}`} ${to === null ? sql`` : sql`and r.day <= ${to}`}
          group by r.status, r.band having sum(r.leads_count) > 0 order by r.status, r.band`,
        ),
        (rows) => rows,
      ),
    endings: (seenBy, from, to) =>
      question(
        written(
          sql<EndingCount>`select l.ending, count(*) as count, coalesce(sum(l.value_key), 0)::bigint as value
          from app.leads l where l.organization_id = ${organization} and l.deleted_at is null
            and l.status = 'UNQUALIFIED' and l.created_on >= ${from} and l.created_on <= ${to}
            ${seenBy === null ? sql`` : sql`and (l.assigned_to = ${seenBy} or l.assigned_to is null)`}
          group by l.ending order by l.ending`,
        ),
        (rows) => rows,
      ),
    countsUnder: (weights, from, to) =>
      question(
        written(
          sql<BandCount>`select status, band, count(*) as count, coalesce(sum(value), 0)::bigint as value from (
            select l.status, l.value_key as value, least(${scoreUnder(weights)} / 20, 4) * 20 as band
            from app.leads l where l.organization_id = ${organization} and l.deleted_at is null
              and l.created_on >= ${from} and l.created_on <= ${to}
            order by l.created_at desc, l.id desc limit ${sql.raw(String(MOST_RECKONED))}) reckoned
          group by status, band order by status, band`,
        ),
        (rows) => rows,
      ),
  };
}

/** What each order goes by, its index, and what a cursor must hold to be one of it. */
const KEYS = {
  score: { column: sql`l.score`, type: sql`int`, fits: (value: string | number) => isWhole(value, 0, 100) },
  followUp: {
    column: sql`l.follow_up_key`,
    type: sql`date`,
    fits: (value: string | number) => value === "9999-12-31" || parseDay(String(value)) === value,
  },
  created: {
    column: sql`l.created_at`,
    type: sql`timestamptz`,
    fits: (value: string | number) => typeof value === "string" && parseInstant(value) === value,
  },
  name: { column: sql`l.contact_name`, type: sql`text`, fits: (value: string | number) => typeof value === "string" },
  value: { column: sql`l.value_key`, type: sql`bigint`, fits: Number.isSafeInteger },
} as const satisfies Record<LeadSort["by"], unknown>;

function isWhole(value: string | number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** First the ids of the part, by one walk along an index; then the columns of just these. */
function list(organization: OrganizationId, filter: LeadFilter, { by, descending }: LeadSort, wanted: Part) {
  const { column, type, fits } = KEYS[by];
  const part = soundPart(wanted, fits);
  const { backwards, from, limit, offset } = fetchOf(part);
  const way = sql.raw(descending !== backwards ? "desc" : "asc");
  const beyond = sql.raw(descending !== backwards ? "<" : ">");
  const start = from === null ? sql`` : sql`and (${column}, l.id) ${beyond} (${from.value}::${type}, ${from.id}::uuid)`;
  const cut = offset === 0 && isByStatus(filter)
    ? sql`limit ${sql.lit(limit)} offset 0`
    : sql`limit ${limit} offset ${offset}`;
  return question(
    written(sql<Lead & Names & { readonly place_key: string | number }>`with part as (
        select l.id as place_id, ${column} as place_key from app.leads l
        where ${all(conditionsOf(organization, filter))} ${start}
        order by place_key ${way}, l.id ${way} ${cut})
      select part.place_key, ${WHOLE}, ${NAMES} from part
      join app.leads l on l.organization_id = ${organization} and l.id = part.place_id ${NAMED}
      order by part.place_key ${way}, l.id ${way}`),
    (rows) =>
      listingOf(
        part,
        rows,
        ({ id, place_key }) => ({ id, value: place_key }),
        ({ place_key: _key, ...row }) => viewOf(row as Lead & Names),
      ),
  );
}

/** By nothing but words that stand in the text: then the limit does, too, and Postgres keeps its plan, as in sale_lists.ts. */
function isByStatus({ statuses: _inTheText, deleted, ...others }: LeadFilter): boolean {
  return !deleted &&
    Object.values(others).every((asked) => asked === null || (Array.isArray(asked) && asked.length === 0));
}

const all = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` and `);
const anyOf = (column: RawBuilder<unknown>, words: readonly string[]) => sql`${column} = any(${[...words]}::text[])`;

function conditionsOf(organization: OrganizationId, filter: LeadFilter): RawBuilder<unknown>[] {
  const { statuses, priorities, source, ending, q, assignedTo, customerId, createdFrom, createdTo, followUp } = filter;
  const { scoreFrom, scoreTo, seenBy, deleted } = filter;
  const conditions = [
    sql`l.organization_id = ${organization}`,
    deleted ? sql`l.deleted_at is not null` : sql`l.deleted_at is null`,
  ];
  // In the text, not beside it: one plan for all values would read half the table for a rare status.
  const words = LEAD_STATUSES.filter((status) => statuses.includes(status)).map((status) => sql.lit(status));
  if (words.length > 0) conditions.push(sql`l.status in (${sql.join(words)})`);
  if (priorities.length > 0) conditions.push(anyOf(sql`l.priority`, priorities));
  if (source !== null) conditions.push(sql`l.source = ${source}`);
  if (ending !== null) conditions.push(sql`l.ending = ${ending}`);
  if (assignedTo === "nobody") conditions.push(sql`l.assigned_to is null`);
  else if (assignedTo !== null) conditions.push(sql`l.assigned_to = ${assignedTo}`);
  if (customerId !== null) conditions.push(sql`l.customer_id = ${customerId}`);
  if (createdFrom !== null) conditions.push(sql`l.created_on >= ${createdFrom}`);
  if (createdTo !== null) conditions.push(sql`l.created_on <= ${createdTo}`);
  if (scoreFrom !== null) conditions.push(sql`l.score >= ${scoreFrom}`);
  if (scoreTo !== null) conditions.push(sql`l.score <= ${scoreTo}`);
  if (seenBy !== null) conditions.push(sql`(l.assigned_to = ${seenBy} or l.assigned_to is null)`);
  if (followUp !== null) {
    conditions.push(sql`l.status in ('NEW', 'CONTACTED', 'QUALIFIED')`);
    conditions.push(
      followUp.state === "none"
        ? sql`l.follow_up_on is null`
        : followUp.state === "today"
        ? sql`l.follow_up_on = ${followUp.today}`
        : followUp.state === "due"
        // Later than always is true of every day: bounded on both sides Postgres expects few, and does not plan anew each time.
        ? sql`l.follow_up_on > '-infinity' and l.follow_up_on <= ${followUp.today}`
        : sql`l.follow_up_on > '-infinity' and l.follow_up_on < ${followUp.today}`,
    );
  }
  if (q !== null) {
    conditions.push(
      sql`l.id = any(array(select app.search_leads(${q}, ${sql.raw(String(MOST_FOUND + 1))}, ${deleted})))`,
    );
  }
  return conditions;
}

/** How many, and what they may be worth: from the rollup where it knows, otherwise counted up to the bound. */
function totals(organization: OrganizationId, filter: LeadFilter): Question<LeadTotals> {
  return isKeptReady(filter) ? keptTotals(organization, filter) : countedTotals(organization, filter);
}

interface Counted {
  readonly count: number;
  readonly value: number;
}

function keptTotals(organization: OrganizationId, filter: LeadFilter): Question<LeadTotals> {
  const { statuses, assignedTo, createdFrom, createdTo, scoreFrom, scoreTo, seenBy } = filter;
  const conditions = [sql`r.organization_id = ${organization}`];
  if (statuses.length > 0) conditions.push(anyOf(sql`r.status`, statuses));
  if (assignedTo !== null) conditions.push(sql`r.assigned_to = ${assignedTo === "nobody" ? NOBODY : assignedTo}`);
  if (createdFrom !== null) conditions.push(sql`r.day >= ${createdFrom}`);
  if (createdTo !== null) conditions.push(sql`r.day <= ${createdTo}`);
  if (scoreFrom !== null) conditions.push(sql`r.band >= ${scoreFrom}`);
  if (scoreTo !== null) conditions.push(sql`r.band <= ${bandOf(scoreTo)}`);
  if (seenBy !== null) conditions.push(sql`r.assigned_to in (${seenBy}, ${NOBODY})`);
  return question(
    written(
      sql<
        Counted
      >`select coalesce(sum(r.leads_count), 0)::bigint as count, coalesce(sum(r.value_ore), 0)::bigint as value
      from app.lead_days r where ${all(conditions)}`,
    ),
    ([{ count, value }]) => ({ count, isLowerBound: false, value: value as LeadTotals["value"] }),
  );
}

function countedTotals(organization: OrganizationId, filter: LeadFilter): Question<LeadTotals> {
  return question(
    written(sql<Counted>`select count(*) as count, coalesce(sum(value_key), 0)::bigint as value from (
      select l.value_key from app.leads l where ${all(conditionsOf(organization, filter))}
      limit ${sql.raw(String(MOST_COUNTED + 1))}) counted`),
    ([{ count, value }]) =>
      count > MOST_COUNTED
        ? { count: MOST_COUNTED, isLowerBound: true, value: null }
        : { count, isLowerBound: false, value: value as LeadTotals["value"] },
  );
}
