import { type RawBuilder, sql } from "kysely";
import type { Agreement } from "../../domain/agreements/agreement.ts";
import type { MadeVisit } from "../../domain/agreements/plan.ts";
import type {
  AgreementFilter,
  AgreementMoment,
  AgreementReader,
  AgreementView,
  DueAgreement,
} from "../../domain/agreements/ports.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import { MOST_COUNTED } from "../../domain/kernel/page.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import { visitColumns, visitOf, type VisitRow, visitSources } from "./agreement_visits.ts";
import { fetchOf, listingOf, soundPart } from "./listing.ts";
import { question, written } from "./question.ts";
import { person } from "./sale_rows.ts";

/** The columns of a whole agreement of `a`, under the domain's names. */
export const AGREEMENT = sql`a.id, a.version, a.customer_id as "customerId", a.title, a.lines, a.rule,
  a.time_of_day as "time", a.minutes, a.assigned_to as "assignedTo", a.created_by as "createdBy",
  a.starts_on as "startsOn", a.ends_on as "endsOn", a.paused_from as "pausedFrom", a.paused_to as "pausedTo", a.holidays,
  a.internal_notes as "internalNotes", a.customer_notes as "customerNotes", a.follows, a.next_on as "nextOn",
  a.created_at as "createdAt", a.updated_at as "updatedAt"`;

const namesAt = (now: Instant) =>
  sql`c.name as customer_name, c.email as customer_email, c.phone as customer_phone,
  assignee.name as assignee_name, creator.name as creator_name,
  (select min(s.scheduled_at) from app.agreement_visits v
     join app.sales s on s.organization_id = v.organization_id and s.id = v.sale_id
   where v.organization_id = a.organization_id and v.agreement_id = a.id and not v.called_off and s.deleted_at is null
     and s.status in ('SCHEDULED', 'IN_PROGRESS') and s.scheduled_at > ${now}) as next_visit`;

const NAMED = sql`join app.customers c on c.organization_id = a.organization_id and c.id = a.customer_id
  left join identity.users assignee on assignee.id = a.assigned_to
  left join identity.users creator on creator.id = a.created_by`;

type Whole = Agreement & {
  readonly customer_name: string;
  readonly customer_email: string | null;
  readonly customer_phone: string | null;
  readonly assignee_name: string | null;
  readonly creator_name: string | null;
  readonly next_visit: AgreementView["nextVisit"];
};

function viewOf(row: Whole): AgreementView {
  const { customer_name, customer_email, customer_phone, assignee_name, creator_name, next_visit, ...agreement } = row;
  return {
    ...agreement,
    customer: { id: agreement.customerId, name: customer_name, email: customer_email, phone: customer_phone },
    assignee: person(agreement.assignedTo, assignee_name),
    creator: { id: agreement.createdBy, name: creator_name ?? "" },
    nextVisit: next_visit,
  };
}

export function agreementReader(organization: OrganizationId): AgreementReader {
  return {
    find: (id, now) =>
      question(
        written(sql<Whole>`select ${AGREEMENT}, ${namesAt(now)} from app.agreements a ${NAMED}
          where a.organization_id = ${organization} and a.id = ${id}`),
        ([found]) => found ? viewOf(found) : null,
      ),

    list(filter, today, now, wanted) {
      const part = soundPart(wanted, (value) => typeof value === "string");
      const { backwards, from, limit, offset } = fetchOf(part);
      const [beyond, direction] = backwards ? [sql.raw("<"), sql.raw("desc")] : [sql.raw(">"), sql.raw("asc")];
      const after = from === null ? sql`` : sql`and (c.name, a.id) ${beyond} (${from.value}, ${from.id}::uuid)`;
      return question(
        written(sql<Whole>`select ${AGREEMENT}, ${namesAt(now)} from app.agreements a ${NAMED}
          where ${meant(organization, filter, today)} ${after}
          order by c.name ${direction}, a.id ${direction} limit ${limit} offset ${offset}`),
        (rows) => listingOf(part, rows, (row) => ({ value: row.customer_name, id: row.id }), viewOf),
      );
    },

    totals: (filter, today) =>
      question(
        written(sql<{ count: number }>`select count(*) as count from (select from app.agreements a
          join app.customers c on c.organization_id = a.organization_id and c.id = a.customer_id
          where ${meant(organization, filter, today)} limit ${MOST_COUNTED + 1}) found`),
        ([{ count }]) => ({
          count: Math.min(count, MOST_COUNTED),
          isLowerBound: count > MOST_COUNTED,
          net: null,
          gross: null,
        }),
      ),

    ofSale: (id, now) =>
      question(
        written(
          sql<Whole & { readonly visit: MadeVisit }>`select ${AGREEMENT}, ${namesAt(now)}, ${asJson(MADE)} as visit
          from app.agreement_visits v
            join app.sales s on s.organization_id = v.organization_id and s.id = v.sale_id
            join app.agreements a on a.organization_id = v.organization_id and a.id = v.agreement_id ${NAMED}
          where v.organization_id = ${organization} and v.sale_id = ${id} and not v.called_off`,
        ),
        ([found]) => {
          if (!found) return null;
          const { visit, ...row } = found;
          return { agreement: viewOf(row), visit };
        },
      ),

    made: (id, from) =>
      question(
        written(sql<MadeVisit>`select ${columns(MADE)} from app.agreement_visits v
            join app.sales s on s.organization_id = v.organization_id and s.id = v.sale_id
          where v.organization_id = ${organization} and v.agreement_id = ${id} and v.occurrence_on >= ${from}
            and not v.called_off order by v.occurrence_on`),
        (rows) => rows,
      ),

    visits: (id, way, now, most) =>
      question(
        written(sql<VisitRow>`select ${visitColumns()} ${visitSources(organization)}
          where v.organization_id = ${organization} and v.agreement_id = ${id}
            and coalesce(s.scheduled_at, v.planned_at) ${sql.raw(way === "ahead" ? ">=" : "<")} ${now}
            ${way === "ahead" ? sql`and not v.called_off and s.deleted_at is null` : sql``}
          order by coalesce(s.scheduled_at, v.planned_at) ${sql.raw(way === "ahead" ? "asc" : "desc")}, s.id limit ${
          sql.lit(most)
        }`),
        (rows) => rows.map(visitOf),
      ),

    needingTime: (owner, now, most) =>
      question(
        written(sql<VisitRow>`select ${visitColumns()} ${visitSources(organization)}
          where v.organization_id = ${organization} and v.planned_at >= ${now} and not v.called_off
            and s.deleted_at is null and s.status = 'ACCEPTED' and s.scheduled_at is null
            ${owner === null ? sql`` : sql`and s.owner_id = ${owner}`}
          order by v.planned_at, s.id limit ${sql.lit(most)}`),
        (rows) => rows.map(visitOf),
      ),

    history: (id, most) =>
      question(
        written(sql<Omit<AgreementMoment, "by"> & { by_id: UserId | null; by_name: string | null }>`
          select e.at, e.kind, e.facts, e.actor_id as by_id, u.name as by_name
          from app.events e left join identity.users u on u.id = e.actor_id
          where e.organization_id = ${organization} and e.resource_id = ${id} and e.resource_type = 'agreement'
          order by e.id desc limit ${sql.lit(most)}`),
        (rows) => rows.map(({ by_id, by_name, ...moment }) => ({ ...moment, by: person(by_id, by_name) })),
      ),

    // A price that was changed while an agreement was looked after may have been missed: it is looked after once more.
    due: (through, after, most) =>
      question(
        written(sql<DueAgreement>`select a.id, a.assigned_to as "assignedTo", a.created_by as "createdBy"
          from app.agreements a
          where a.organization_id = ${organization} and (a.next_on <= ${through} or exists (select from app.services s
            where s.organization_id = a.organization_id and s.id = any(a.service_ids)
              and s.updated_at > a.looked_at - interval '1 minute'))
            ${after === null ? sql`` : sql`and a.id > ${after}`}
          order by a.id limit ${most}`),
        (rows) => rows,
      ),
  };
}

/** What planning looks at: the domain's names, and where they come from. */
const MADE = {
  saleId: "v.sale_id",
  on: "v.occurrence_on",
  plannedAt: "v.planned_at",
  madeVersion: "v.made_version",
  version: "s.version",
  status: "s.status",
  deletedAt: "s.deleted_at",
} as const satisfies Record<keyof MadeVisit, string>;

function columns(named: Readonly<Record<string, string>>): RawBuilder<unknown> {
  return sql.raw(Object.entries(named).map(([name, column]) => `${column} as "${name}"`).join(", "));
}

/** The same as one object; instants as our columns give them. */
function asJson(named: Readonly<Record<string, string>>): RawBuilder<unknown> {
  const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const parts = Object.entries(named).map(([name, column]) =>
    `'${name}', ${/_at$/.test(column) ? instant(column) : column}`
  );
  return sql.raw(`json_build_object(${parts.join(", ")})`);
}

function meant(organization: OrganizationId, filter: AgreementFilter, today: Day): RawBuilder<unknown> {
  const { standing, q, customerId, owner } = filter;
  const ended = sql`coalesce(a.ends_on < ${today}, false)`;
  const paused = sql`coalesce(a.paused_from <= ${today} and coalesce(a.paused_to >= ${today}, true), false)`;
  const standings = {
    ended,
    paused: sql`not ${ended} and ${paused}`,
    active: sql`not ${ended} and not ${paused}`,
  };
  const conditions = [
    sql`a.organization_id = ${organization}`,
    ...(standing === null ? [] : [standings[standing]]),
    ...(q === null ? [] : [sql`position(lower(${q}) in lower(c.name || ' ' || a.title)) > 0`]),
    ...(customerId === null ? [] : [sql`a.customer_id = ${customerId}`]),
    ...(owner === null ? [] : [sql`a.owner_id = ${owner}`]),
  ];
  return sql`${sql.join(conditions, sql` and `)}`;
}
