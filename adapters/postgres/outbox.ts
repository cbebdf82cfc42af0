import { type RawBuilder, sql } from "kysely";
import type { AuditAction } from "../../domain/audit/actions.ts";
import { ALWAYS_THERE, type Effect, EFFECT_KINDS, type EffectKind, termsOf } from "../../domain/delivery/effect.ts";
import { eachOnce } from "../../domain/delivery/effect.ts";
import type { Job, JobRow } from "../../domain/delivery/job.ts";
import type { EffectWriter, JobCount, JobFilter, JobReader, JobWriter } from "../../domain/delivery/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { JobId, OrganizationId } from "../../domain/kernel/ids.ts";
import type { Cursor } from "../../domain/kernel/page.ts";
import { parseInstant } from "../../domain/kernel/time.ts";
import { MAIL_KINDS, MAILS } from "../../domain/mail/mail.ts";
import { json, type Send, type Statement } from "./engine.ts";
import { fetchOf, listingOf, soundPart } from "./listing.ts";
import { question, statementOf, written } from "./question.ts";
import { recordEvent } from "./record.ts";

/** Off until the firm says otherwise; every other mail is on. */
const CUSTOMERS_MAILS: readonly string[] = MAIL_KINDS.filter((kind) => !MAILS[kind].on);
const AGAIN: readonly EffectKind[] = EFFECT_KINDS.filter((kind) => termsOf(kind).again);
const QUIET = Object.fromEntries(EFFECT_KINDS.map((kind) => [kind, termsOf(kind).quietSeconds]));

/**
 * Puts effects into the outbox, or none where there are none. What is asked for again is due again: at once where it ran or
 * has not been tried, and where it was tried and failed at its next try, so that asking does not hurry a provider in trouble;
 * never before the quiet time of what may be done.
 */
export function effectStatements(
  { organizationId, quietly }: Actor,
  effects: readonly Effect[],
): readonly Statement[] {
  if (effects.length === 0 || quietly) return [];
  const rows = eachOnce(effects).map(({ kind, key, about, dueAt, holdSeconds }) => ({
    ...{ kind, key, about, provider: termsOf(kind).provider, due_at: dueAt ?? null, hold: holdSeconds ?? 0 },
  }));
  const put = written(sql`
    insert into app.outbox as o (organization_id, kind, provider, key, about, run_at, held)
    select ${organizationId}, e.kind, e.provider, e.key, e.about, coalesce(e.due_at, now() + make_interval(secs => e.hold)), coalesce(i.state = 'paused', false)
    from jsonb_to_recordset(${
    json(rows)
  }) as e (kind text, provider text, key text, about jsonb, due_at timestamptz, hold int)
    left join app.integrations i on i.organization_id = ${organizationId} and i.serves = e.provider
    left join app.mail_settings m on e.about ? 'mail' and m.organization_id = ${organizationId}
    where (i.provider is not null or e.provider = any(${[...ALWAYS_THERE]}::text[]))
      -- A mail whose switch is off is not asked for, and so not sent once it is on.
      and (not e.about ? 'mail' or coalesce((m.switches ->> (e.about ->> 'mail'))::boolean,
        e.about ->> 'mail' <> all(${CUSTOMERS_MAILS}::text[])))
    on conflict (organization_id, kind, key) do update set asked = o.asked + 1, about = excluded.about,
      state = case when o.state = 'running' then o.state else 'pending' end,
      attempts = case when o.state in ('done', 'dead', 'dropped') then 0 else o.attempts end,
      run_at = case when o.state in ('done', 'dead', 'dropped') then greatest(excluded.run_at, o.effect_started_at
          + make_interval(secs => coalesce((${json(QUIET)}::jsonb ->> o.kind)::int, 0)))
        when o.state = 'pending' and o.attempts = 0 then least(o.run_at, excluded.run_at) else o.run_at end,
      held = excluded.held
    where o.kind = any(${[...AGAIN]}::text[])
    returning o.id`);
  return [{ ...statementOf(put), rings: true }];
}

/** Makes one due that was done, dead or given up, or waits for its next try; not before the quiet time where it may be done. */
function dueNow(which: RawBuilder<unknown>, kinds: readonly EffectKind[] = EFFECT_KINDS): RawBuilder<{ id: JobId }> {
  const quiet = Object.fromEntries(kinds.map((kind) => [kind, termsOf(kind).quietSeconds]));
  return sql`update app.outbox o set state = 'pending', attempts = 0, finished_at = null,
      run_at = greatest(now(), coalesce(o.effect_started_at
        + make_interval(secs => coalesce((${json(quiet)}::jsonb ->> o.kind)::int, 0)), now()))
    where ${which} and o.state in ('pending', 'done', 'dead', 'dropped') returning o.id`;
}

export function effectWriter(actor: Actor, send: Send): EffectWriter {
  const { organizationId } = actor;
  return {
    async put(effects) {
      for (const statement of effectStatements(actor, effects)) await send(statement);
    },
    async repeat(kind, key) {
      const which = sql`o.organization_id = ${organizationId} and o.kind = ${kind} and o.key = ${key}`;
      return (await send({ ...statementOf(written(dueNow(which, [kind]))), rings: true })).length > 0;
    },
    async callOff(kind, keyBegin) {
      await send(statementOf(written(sql`update app.outbox o set state = 'dropped', held = false, finished_at = now(),
          last_error = ${json({ code: "taken_back" })}
        where o.organization_id = ${organizationId} and o.state = 'pending' and o.provider = ${termsOf(kind).provider}
          and o.kind = ${kind} and starts_with(o.key, ${keyBegin}) and o.attempts = 0 and o.effect_started_at is null`)));
    },
  };
}

const ROW = sql`o.id, o.kind, o.provider, o.key, o.about, o.state, o.held, o.attempts, o.created_at as "createdAt",
  o.run_at as "runAt", o.finished_at as "finishedAt", o.last_error as "lastError", o.result,
  o.effect_started_at is not null as "maybeDone"`;
const NEWEST = 50;

export function jobReader(organization: OrganizationId): JobReader {
  const mine = sql`o.organization_id = ${organization}`;
  const one = (which: RawBuilder<unknown>) =>
    question(
      written(sql<JobRow>`select ${ROW} from app.outbox o where ${mine} and ${which}`),
      ([found]) => found ?? null,
    );
  return {
    find: (id) => one(sql`o.id = ${id}`),
    of: (kind, key) => one(sql`o.kind = ${kind} and o.key = ${key}`),
    about: (key) =>
      question(
        written(sql<JobRow>`select ${ROW} from app.outbox o where ${mine} and o.key = ${key}
          order by o.created_at desc, o.id desc limit ${NEWEST}`),
        (rows) => rows,
      ),
    list(filter, wanted) {
      const part = soundPart(wanted, (value) => typeof value === "string" && parseInstant(value) !== null);
      const { backwards, from, limit, offset } = fetchOf(part);
      const order = backwards ? sql`asc` : sql`desc`;
      return question(
        written(
          sql<JobRow>`select ${ROW} from app.outbox o where ${mine} and ${filtered(filter)} and ${
            beyond(from, backwards)
          }
          order by date_trunc('milliseconds', o.created_at) ${order}, o.id ${order} limit ${limit} offset ${offset}`,
        ),
        (rows) => listingOf(part, rows, ({ createdAt, id }) => ({ value: createdAt, id }), (row) => row),
      );
    },
    counts: () =>
      question(
        written(
          sql<JobCount>`select o.provider, o.state, o.held, count(*)::int as count,
            coalesce(extract(epoch from greatest(clock_timestamp()
              - min(o.run_at) filter (where o.state in ('pending', 'running') and not o.held), '0'))::int, 0) as "lagSeconds"
          from app.outbox o where ${mine} and o.state in ('pending', 'running', 'dead') group by o.provider, o.state, o.held order by 1, 2, 3`,
        ),
        (rows) => rows,
      ),
  };
}

function filtered({ state, provider }: JobFilter): RawBuilder<unknown> {
  return sql`(${state}::text is null or o.state = ${state}) and (${provider}::text is null or o.provider = ${provider})`;
}

/** An instant as we write it has milliseconds, one in the database has more. */
function beyond(from: Pick<Cursor, "value" | "id"> | null, backwards: boolean): RawBuilder<unknown> {
  if (from === null) return sql`true`;
  const way = backwards ? sql`>` : sql`<`;
  return sql`(date_trunc('milliseconds', o.created_at), o.id) ${way} (${from.value}::timestamptz, ${from.id}::uuid)`;
}

export function jobWriter(actor: Actor, send: Send): JobWriter {
  const { organizationId } = actor;

  /** For an administrator's click: the job after it, with its audit row. */
  const clicked = async (id: JobId, action: AuditAction, change: RawBuilder<unknown>): Promise<JobRow | null> => {
    const [changed] = await send({ ...statementOf(written(change)), rings: true });
    if (!changed) return null;
    const [row] = await send(statementOf(
      written(sql`select ${ROW} from app.outbox o where o.organization_id = ${organizationId} and o.id = ${id}`),
    )) as unknown as [JobRow];
    await send(recordEvent(actor, action, { type: "job", id }, { kind: row.kind, key: row.key }));
    return row;
  };

  return {
    async settle(job, verdict) {
      const held = sql`o.organization_id = ${organizationId} and o.id = ${job.id} and o.state = 'running'
        and o.lease_token = ${job.token}`;
      const freed = sql`lease_until = null, locked_by = null`;
      // Asked for once more while it ran: what it saw may be old, so it runs again.
      const change = verdict.state === "done"
        ? sql`update app.outbox o set ${freed}, result = ${
          json(verdict.result)
        }, last_error = null, effect_started_at = null,
            state = case when o.asked > o.asked_at_claim and o.kind = any(${[
          ...AGAIN,
        ]}::text[]) then 'pending' else 'done' end,
            attempts = case when o.asked > o.asked_at_claim and o.kind = any(${[
          ...AGAIN,
        ]}::text[]) then 0 else o.attempts end,
            run_at = now(), finished_at = now() where ${held} returning o.id`
        : verdict.state === "dead"
        ? sql`update app.outbox o set ${freed}, state = 'dead', last_error = ${json(verdict.why)}, finished_at = now()
            where ${held} returning o.id`
        : sql`update app.outbox o set ${freed}, state = 'pending', last_error = ${json(verdict.why)},
            held = exists (select from app.integrations i where i.organization_id = ${organizationId}
              and i.serves = o.provider and i.state = 'paused'),
            attempts = o.attempts - ${
          verdict.counts ? 0 : 1
        }, run_at = clock_timestamp() + make_interval(secs => ${verdict.afterSeconds}::float8)
            where ${held} returning o.id`;
      const rows = await send({ ...statementOf(written(change)), rings: true });
      if (rows.length === 0) return false;
      await send(statementOf(written(tried(organizationId, job, verdict.state === "done"))));
      return true;
    },
    retry: (id) =>
      clicked(
        id,
        "job_retried",
        sql`${dueNow(sql`o.organization_id = ${organizationId} and o.id = ${id} and o.state <> 'done'`)}`,
      ),
    drop: (id) =>
      clicked(
        id,
        "job_dropped",
        sql`update app.outbox o set state = 'dropped', finished_at = now()
          where o.organization_id = ${organizationId} and o.id = ${id} and o.state in ('pending', 'dead') returning o.id`,
      ),
  };
}

/** When the firm's integration last worked and last failed; every few seconds is near enough, and spares its row. */
function tried(organization: OrganizationId, { provider }: Job, worked: boolean): RawBuilder<unknown> {
  const when = sql.ref(worked ? "last_success_at" : "last_failure_at");
  return sql`update app.integrations i set ${when} = now() where i.organization_id = ${organization}
    and i.serves = ${provider} and (i.${when} is null or i.${when} < now() - interval '5 seconds')`;
}
