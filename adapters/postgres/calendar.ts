import { type RawBuilder, sql } from "kysely";
import type { CalendarLink, CalendarReader } from "../../domain/calendar/ports.ts";
import { type Absence, type BusyTime, type CalendarSettings, USUAL_SETTINGS } from "../../domain/calendar/plan.ts";
import type { CalendarVisit, PersonWeek } from "../../domain/calendar/plan.ts";
import type { Mirrored, OpenQuestion, VisitQuestion } from "../../domain/calendar/mirror.ts";
import type { SecretHash } from "../../domain/identity/ports.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import { question, written } from "./question.ts";

const MOST_VISITS = 2_000;
const MOST_BUSY = 5_000;
const MOST_QUESTIONS = 100;

const SETTINGS =
  sql`s.week, s.closed_on as "closedOn", s.travel_minutes as "travelMinutes", s.invites_customer as "invitesCustomer"`;

/** How the firm works, as the table has it; what it never decided is as usual. */
function settingsIn(organization: OrganizationId, held: RawBuilder<unknown> = sql``) {
  return question(
    written(sql<CalendarSettings>`select ${SETTINGS} from app.calendar_settings s
      where s.organization_id = ${organization} ${held}`),
    ([found]): CalendarSettings => found ?? USUAL_SETTINGS,
  );
}

interface LinkRow extends Omit<CalendarLink, "sealed" | "channel"> {
  readonly keyId: string | null;
  readonly sealed: string | null;
  readonly channelId: string | null;
  readonly resource: string;
  readonly tokenHash: Uint8Array;
  readonly until: Instant;
}

const LINK =
  sql`l.user_id as person, l.calendar_id as "calendarId", l.key_id as "keyId", encode(l.sealed, 'base64') as sealed, l.state,
  l.sync_token as "syncToken", l.synced_at as "syncedAt", l.channel_id as "channelId", l.channel_resource as resource,
  l.channel_token_hash as "tokenHash", l.channel_until as until`;

function linkOf({ keyId, sealed, channelId, resource, tokenHash, until, ...link }: LinkRow): CalendarLink {
  return {
    ...link,
    sealed: keyId === null ? null : { keyId, text: sealed! },
    channel: channelId === null ? null : { id: channelId, resource, tokenHash: tokenHash as SecretHash, until },
  };
}

interface MirroredRow extends Omit<Mirrored, "question"> {
  readonly asked: "moved" | "deleted" | null;
  readonly movedFrom: Instant;
  readonly movedUntil: Instant;
}

const MIRRORED = sql`e.sale_id as "saleId", e.user_id as person, e.calendar_id as "calendarId", e.event_id as "eventId",
  e.generation, e.etag, e.fingerprint, e.starts_at as "from", e.ends_at as until, e.removed, e.question as asked,
  e.moved_to_start as "movedFrom", e.moved_to_end as "movedUntil"`;

function questionIn({ asked, movedFrom, movedUntil }: Pick<MirroredRow, "asked" | "movedFrom" | "movedUntil">) {
  const asking: VisitQuestion | null = asked === "moved"
    ? { kind: asked, from: movedFrom, until: movedUntil }
    : asked && { kind: asked };
  return asking;
}

function mirroredOf(row: MirroredRow): Mirrored {
  const { asked: _, movedFrom: __, movedUntil: ___, ...mirrored } = row;
  return { ...mirrored, question: questionIn(row) };
}

export function calendarReader(organization: OrganizationId): CalendarReader {
  const ofPerson = (column: RawBuilder<unknown>, person: UserId | null) =>
    person === null ? sql`` : sql`and ${column} = ${person}`;
  return {
    settings: () => settingsIn(organization),
    weeks: () =>
      question(
        written(sql<PersonWeek>`select w.user_id as person, w.week from app.working_weeks w
          where w.organization_id = ${organization}`),
        (rows) => rows,
      ),
    absences: (from, until) =>
      question(
        written(sql<Absence>`select a.id, a.user_id as person, a.from_day as "from", a.until_day as until
          from app.absences a where a.organization_id = ${organization} and a.until_day >= ${from} and a.from_day <= ${until}
          order by a.from_day, a.id limit ${MOST_VISITS}`),
        (rows) => rows,
      ),
    visits: (person, from, before) =>
      question(
        // No visit lasts longer than a day, so the index on its beginning bounds both ends.
        written(
          sql<CalendarVisit>`select s.id, s.number, s.version, s.status, s.title, s.customer_name as customer, c.city,
            s.scheduled_at as "from", s.scheduled_until as until, s.assigned_to as person, s.created_by as "createdBy"
          from app.sales s join app.customers c on c.organization_id = s.organization_id and c.id = s.customer_id
          where s.organization_id = ${organization} and s.deleted_at is null and s.scheduled_at is not null
            and s.scheduled_at >= ${from}::timestamptz - interval '1 day' and s.scheduled_at < ${before}
            and s.scheduled_until > ${from} and s.status in ('SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'PAID')
            ${ofPerson(sql`s.assigned_to`, person)}
          order by s.scheduled_at, s.id limit ${MOST_VISITS}`,
        ),
        (rows) => rows,
      ),
    busy: (person, from, before) =>
      question(
        written(
          sql<BusyTime>`select b.user_id as person, b.starts_at as "from", b.ends_at as until from app.busy_times b
          where b.organization_id = ${organization} and b.ends_at > ${from} and b.starts_at < ${before}
            ${ofPerson(sql`b.user_id`, person)}
          order by b.starts_at, b.user_id limit ${MOST_BUSY}`,
        ),
        (rows) => rows,
      ),
    feed: (person) =>
      question(
        written(sql<{ at: Instant }>`select f.created_at as at from app.calendar_feeds f
          where f.organization_id = ${organization} and f.user_id = ${person}`),
        ([found]) => found?.at ?? null,
      ),
    feedOf: (secret) =>
      question(
        written(sql<{ person: UserId }>`select f.user_id as person from app.calendar_feeds f
            join app.memberships m on m.organization_id = f.organization_id and m.user_id = f.user_id and m.active
          where f.organization_id = ${organization} and f.secret_hash = ${secret}`),
        ([found]) => found?.person ?? null,
      ),
    links: () =>
      question(
        written(sql<LinkRow>`select ${LINK} from app.calendar_links l where l.organization_id = ${organization}`),
        (rows) => rows.map(linkOf),
      ),
    linkOfChannel: (id) =>
      question(
        written(sql<LinkRow>`select ${LINK} from app.calendar_links l
          where l.organization_id = ${organization} and l.channel_id = ${id}`),
        ([found]) => found ? linkOf(found) : null,
      ),
    mirrored: (sale) =>
      question(
        written(sql<MirroredRow>`select ${MIRRORED} from app.visit_events e
          where e.organization_id = ${organization} and e.sale_id = ${sale} order by e.calendar_id`),
        (rows) => rows.map(mirroredOf),
      ),
    mirroredIn: (calendarId, after) =>
      question(
        written(sql<MirroredRow>`select ${MIRRORED} from app.visit_events e
          where e.organization_id = ${organization} and e.calendar_id = ${calendarId} and e.ends_at > ${after}
            and not e.removed order by e.starts_at, e.sale_id`),
        (rows) => rows.map(mirroredOf),
      ),
    questions: (person) =>
      question(
        written(sql<OpenRow>`select e.sale_id as "saleId", s.number as "saleNumber", s.customer_name as customer,
            e.user_id as person, e.calendar_id as "calendarId", e.question as asked, e.moved_to_start as "movedFrom",
            e.moved_to_end as "movedUntil", e.asked_at as "askedAt", e.starts_at as "from", e.ends_at as until
          from app.visit_events e join app.sales s on s.organization_id = e.organization_id and s.id = e.sale_id
          where e.organization_id = ${organization} and e.question is not null and not e.removed
            and s.deleted_at is null and s.status in ('SCHEDULED', 'IN_PROGRESS')
            ${ofPerson(sql`s.owner_id`, person)}
          order by e.asked_at, e.sale_id limit ${MOST_QUESTIONS}`),
        (rows) =>
          rows.map(({ from, until, asked: _, movedFrom: __, movedUntil: ___, ...row }, place): OpenQuestion => ({
            ...row,
            question: questionIn(rows[place])!,
            ours: { from, until },
          })),
      ),
  };
}

type OpenRow = Omit<OpenQuestion, "question" | "ours"> & Pick<MirroredRow, "asked" | "movedFrom" | "movedUntil"> & {
  readonly from: Instant;
  readonly until: Instant;
};
