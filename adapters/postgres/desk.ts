import { sql } from "kysely";
import { termsOf } from "../../domain/delivery/effect.ts";
import type { Job } from "../../domain/delivery/job.ts";
import type { Desk } from "../../domain/delivery/ports.ts";
import { type Engine, json, type Statement } from "./engine.ts";
import { statementOf, written } from "./question.ts";

/** No firm is named: row security lets app_worker see every firm's envelopes, and nothing else of them. */
const AS_WORKER: Statement = { text: "select set_config('role', 'app_worker', true)", values: [] };

/** The outbox as workers see it. Every claim, mark and release is one short transaction. A smaller `pace` shortens all times, for tests. */
export function postgresDesk(engine: Engine, pace = 1): Desk {
  return {
    async claim({ worker, kinds, most, lane, busy }) {
      const leases = Object.fromEntries(kinds.map((kind) => [kind, termsOf(kind).leaseSeconds * pace]));
      const used: Record<string, number> = {};
      for (const { organizationId, provider } of busy) {
        used[`${organizationId} ${provider}`] = (used[`${organizationId} ${provider}`] ?? 0) + 1;
      }
      // A lane is one firm's provider: of each the oldest few by its index, then the first of all lanes before the second of any.
      const claimed = await once(sql<Job & { asked: number }>`
        with lanes as (
          select o.organization_id, p.provider,
            ${lane} - coalesce((${json(used)}::jsonb ->> (o.organization_id || ' ' || p.provider))::int, 0) as room
          from app.organizations o, unnest(array['billing', 'calendar', 'mail', 'hooks', 'intake']) p (provider)
        ), due as (
          select j.organization_id, j.id, j.run_at, row_number() over (partition by l.organization_id, l.provider
            order by j.run_at, j.id) as place
          from lanes l cross join lateral (
            select x.organization_id, x.id, x.run_at from app.outbox x
            where x.organization_id = l.organization_id and x.provider = l.provider
              and x.state in ('pending', 'running') and not x.held and x.run_at <= clock_timestamp()
              and x.kind = any(${[...kinds]}::text[])
            order by x.run_at, x.id limit greatest(l.room, 0) + ${SPARE}
          ) j where l.room > 0
        ), chosen as (
          select d.organization_id, d.id from due d order by d.place, d.run_at, d.id limit ${most * 2 + SPARE}
        ), free as (
          -- One by one through the key: where nobody has counted the rows yet, a join would look through all that is due.
          select x.* from chosen c cross join lateral (
            select o.organization_id, o.id, o.provider, o.effect_started_at is not null as maybe_done, o.run_at
            from app.outbox o where o.organization_id = c.organization_id and o.id = c.id
              and o.state in ('pending', 'running') and not o.held and o.run_at <= clock_timestamp()
            limit 1 for update skip locked
          ) x
        ), mine as (
          select f.organization_id, f.id, f.maybe_done from (
            select f.*, row_number() over (partition by f.organization_id, f.provider order by f.run_at, f.id) as place from free f
          ) f join lanes l on l.organization_id = f.organization_id and l.provider = f.provider
          where f.place <= l.room order by f.place, f.run_at, f.id limit ${most}
        )
        update app.outbox o set state = 'running', attempts = o.attempts + 1, locked_by = ${worker},
          lease_until = clock_timestamp() + make_interval(secs => (${json(leases)}::jsonb ->> o.kind)::float8),
          run_at = clock_timestamp() + make_interval(secs => (${json(leases)}::jsonb ->> o.kind)::float8),
          lease_token = o.lease_token + 1, asked_at_claim = o.asked
        from mine m where o.organization_id = m.organization_id and o.id = m.id
        returning o.id, o.organization_id as "organizationId", o.kind, o.provider, o.key, o.about, o.attempts,
          m.maybe_done as "maybeDone", o.lease_token as token`);
      return claimed;
    },

    async mark({ organizationId, id, token, kind }) {
      const quietSeconds = termsOf(kind).quietSeconds * pace;
      const marked = await once(sql`update app.outbox o set effect_started_at = clock_timestamp(),
          run_at = greatest(o.lease_until, clock_timestamp() + make_interval(secs => ${quietSeconds}::float8))
        where o.organization_id = ${organizationId} and o.id = ${id} and o.state = 'running' and o.lease_token = ${token}
        returning o.id`);
      return marked.length > 0;
    },

    async release(jobs) {
      for (const { organizationId, id, token, kind } of jobs) {
        const quietSeconds = termsOf(kind).quietSeconds * pace;
        await once(sql`update app.outbox o set state = 'pending', attempts = o.attempts - 1,
            run_at = greatest(clock_timestamp(), o.effect_started_at + make_interval(secs => ${quietSeconds}::float8)),
            lease_until = null, locked_by = null
          where o.organization_id = ${organizationId} and o.id = ${id} and o.state = 'running' and o.lease_token = ${token}`);
      }
    },

    async nextDueMs(kinds) {
      const [{ ms }] = await once(sql<{ ms: number | null }>`
        select ceil(extract(epoch from min(o.run_at) - clock_timestamp()) * 1000)::bigint as ms from app.outbox o
        where o.state in ('pending', 'running') and not o.held and o.kind = any(${[...kinds]}::text[])`);
      return ms;
    },
  };

  async function once<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
    const [rows] = await engine.batch(AS_WORKER, [statementOf(written(query))]);
    return rows as Row[];
  }
}

/** Some more than wanted: others may hold the first. */
const SPARE = 4;
