import { sql } from "kysely";
import type { AuditAction } from "../../domain/audit/actions.ts";
import { happened } from "../../domain/calendar/mirror.ts";
import type { CalendarWriter } from "../../domain/calendar/ports.ts";
import { writtenHours } from "../../domain/calendar/hours.ts";
import type { CalendarSettings } from "../../domain/calendar/plan.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { json, type Send } from "./engine.ts";
import { statementOf, written } from "./question.ts";
import { differences, recordEvent } from "./record.ts";

/** What a calendar is called until Google says its name. */
const BEGUN = "primary";
const SETTINGS = [...["closedOn", "travelMinutes", "invitesCustomer"] as const] satisfies (keyof CalendarSettings)[];

export function calendarWriter(actor: Actor, send: Send): CalendarWriter {
  const { organizationId } = actor;
  const run = (raw: Parameters<typeof written>[0]) => send(statementOf(written(raw)));
  const told = (kind: AuditAction, id: string, facts: Record<string, unknown> = {}, changes = facts) =>
    send(recordEvent(actor, kind, { type: "calendar", id }, facts, changes));

  return {
    async changeSettings(before, { week, closedOn, travelMinutes, invitesCustomer }) {
      const after = { week, closedOn, travelMinutes, invitesCustomer };
      await run(sql`insert into app.calendar_settings
          (organization_id, week, closed_on, travel_minutes, invites_customer)
        values (${organizationId}, ${json(week)}, ${[...closedOn]}, ${travelMinutes}, ${invitesCustomer})
        on conflict (organization_id) do update set week = excluded.week, closed_on = excluded.closed_on,
          travel_minutes = excluded.travel_minutes, invites_customer = excluded.invites_customer`);
      const weeks = JSON.stringify(before.week) === JSON.stringify(week)
        ? {}
        : { week: { from: before.week.map(writtenHours), to: week.map(writtenHours) } };
      await told("calendar_settings_changed", organizationId, {}, {
        ...differences(before, after, SETTINGS),
        ...weeks,
      });
    },

    async setWeek(person, week) {
      await (week === null
        ? run(
          sql`delete from app.working_weeks w where w.organization_id = ${organizationId} and w.user_id = ${person}`,
        )
        : run(sql`insert into app.working_weeks (organization_id, user_id, week)
            values (${organizationId}, ${person}, ${json(week)})
            on conflict (organization_id, user_id) do update set week = excluded.week`));
      await told("working_week_changed", person, {}, { week: week?.map(writtenHours) ?? null });
    },

    async addAbsence({ id, person, from, until }) {
      await run(sql`insert into app.absences (organization_id, id, user_id, from_day, until_day)
        values (${organizationId}, ${id}, ${person}, ${from}, ${until})`);
      await told("absence_added", person, { from, until });
    },

    async dropAbsence({ id, person, from, until }) {
      await run(sql`delete from app.absences a where a.organization_id = ${organizationId} and a.id = ${id}`);
      await told("absence_dropped", person, { from, until });
    },

    async keepFeed(person, secret) {
      await run(sql`insert into app.calendar_feeds (organization_id, user_id, secret_hash)
        values (${organizationId}, ${person}, ${secret})
        on conflict (organization_id, user_id) do update set secret_hash = excluded.secret_hash, created_at = now()`);
      await told("feed_made", person);
    },

    async dropFeed(person) {
      await run(
        sql`delete from app.calendar_feeds f where f.organization_id = ${organizationId} and f.user_id = ${person}`,
      );
      await told("feed_dropped", person);
    },

    async link(person, calendarId, sealed) {
      await run(sql`insert into app.calendar_links (organization_id, user_id, calendar_id, key_id, sealed)
        values (${organizationId}, ${person}, ${calendarId}, ${sealed?.keyId ?? null},
          decode(${sealed?.text ?? null}, 'base64'))
        on conflict (organization_id, user_id) do update set calendar_id = excluded.calendar_id, key_id = excluded.key_id,
          sealed = excluded.sealed, state = 'connected', sync_token = null, channel_id = null, channel_resource = null,
          channel_token_hash = null, channel_until = null`);
      await told("calendar_linked", person, {}, { calendarId });
    },

    async beginLink(person, { keyId, text }) {
      await run(sql`insert into app.calendar_links (organization_id, user_id, calendar_id, key_id, sealed, state)
        values (${organizationId}, ${person}, ${BEGUN}, ${keyId}, decode(${text}, 'base64'), 'connecting')
        on conflict (organization_id, user_id) do update set key_id = excluded.key_id, sealed = excluded.sealed,
          state = excluded.state`);
      await told("calendar_link_begun", person);
    },

    async unlink(person) {
      await run(
        sql`delete from app.calendar_links l where l.organization_id = ${organizationId} and l.user_id = ${person}`,
      );
      await run(
        sql`delete from app.busy_times b where b.organization_id = ${organizationId} and b.user_id = ${person}`,
      );
      await told("calendar_unlinked", person);
    },

    async losesLogin(person) {
      await run(sql`update app.calendar_links l set state = 'reconnect'
        where l.organization_id = ${organizationId} and l.user_id = ${person}`);
      await told("calendar_login_lost", person);
    },

    async keepReading(person, { syncToken, at, busy }) {
      await run(sql`update app.calendar_links l set sync_token = ${syncToken}, synced_at = ${at}
        where l.organization_id = ${organizationId} and l.user_id = ${person}`);
      if (busy === null) return;
      await run(
        sql`delete from app.busy_times b where b.organization_id = ${organizationId} and b.user_id = ${person}`,
      );
      if (busy.length === 0) return;
      await run(sql`insert into app.busy_times (organization_id, user_id, starts_at, ends_at)
        select ${organizationId}, ${person}, t.starts_at, t.ends_at
        from unnest(${busy.map(({ from }) => from)}::timestamptz[], ${busy.map(({ until }) => until)}::timestamptz[])
          as t (starts_at, ends_at) on conflict do nothing`);
    },

    async keepChannel(person, channel) {
      await run(sql`update app.calendar_links l set channel_id = ${channel?.id ?? null},
          channel_resource = ${channel?.resource ?? null}, channel_token_hash = ${channel?.tokenHash ?? null},
          channel_until = ${channel?.until ?? null}
        where l.organization_id = ${organizationId} and l.user_id = ${person}`);
    },

    async keepMirrored(row) {
      const { saleId, person, calendarId, eventId, generation, etag, fingerprint, from, until, removed, question } =
        row;
      const moved = question?.kind === "moved" ? question : null;
      await run(
        sql`insert into app.visit_events (organization_id, sale_id, user_id, calendar_id, event_id, generation, etag,
          fingerprint, starts_at, ends_at, removed, question, moved_to_start, moved_to_end, asked_at)
        values (${organizationId}, ${saleId}, ${person}, ${calendarId}, ${eventId}, ${generation}, ${etag}, ${fingerprint},
          ${from}, ${until}, ${removed}, ${question?.kind ?? null}, ${moved?.from ?? null}, ${moved?.until ?? null},
          ${question ? sql`now()` : null})
        on conflict (organization_id, sale_id, calendar_id) do update set user_id = excluded.user_id,
          event_id = excluded.event_id, generation = excluded.generation, etag = excluded.etag,
          fingerprint = excluded.fingerprint, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
          removed = excluded.removed, question = excluded.question, moved_to_start = excluded.moved_to_start,
          moved_to_end = excluded.moved_to_end, asked_at = case when visit_events.question is not distinct from excluded.question
            then visit_events.asked_at else excluded.asked_at end`,
      );
      await run(sql`update app.sales s set calendar_event_id = (select e.event_id from app.visit_events e
          where e.organization_id = s.organization_id and e.sale_id = s.id and not e.removed order by e.calendar_id limit 1)
        where s.organization_id = ${organizationId} and s.id = ${saleId}`);
      const kind = happened(row);
      await told(kind, saleId, { eventId, ...(question ? { question: question.kind } : {}) });
    },
  };
}
