import type { Allowance, Limit, Metered } from "../../domain/identity/limits.ts";
import type { CountTry, IdentityStore } from "../../domain/identity/ports.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import type { Engine, Row, Statement } from "./engine.ts";
import { AS_AUTH } from "./identity_sql.ts";

/**
 * One call under a limit, by the generic cell rate algorithm: `tat` is when the allowance would be whole again. A call that
 * would put it further ahead than the burst is refused and costs nothing. One upsert, so it is exact however many call.
 * `key` is an SQL expression, `from` what it is selected from; $n to $n+1 are the seconds of a call and of the whole burst.
 */
export function meterSql(key: string, from: string, n: number): { readonly passed: string; readonly columns: string } {
  const call = `make_interval(secs => $${n}::float8)`, burst = `make_interval(secs => $${n + 1}::float8)`;
  return {
    passed: `insert into identity.rate_limits as r (key, tat) select ${key}, now() + ${call} ${from}
      on conflict (key) do update set tat = greatest(r.tat, now()) + ${call}
        where greatest(r.tat, now()) + ${call} <= now() + ${burst}
      returning r.tat`,
    columns: `extract(epoch from (select tat from passed) - now())::float8 as ahead_after,
      extract(epoch from (select r.tat from identity.rate_limits r where r.key = ${key}) - now())::float8 as ahead_before`,
  };
}

/** What one call costs, and how far ahead of time one may be, in seconds (GCRA). */
export function secondsOf({ calls, seconds, burst }: Limit): readonly [call: number, burst: number] {
  return [seconds / calls, burst * seconds / calls];
}

/** Counts one call, and answers in the same statement whether it passes. */
export function meter({ limit, who }: Metered): Statement {
  const { passed, columns } = meterSql("$1::text", "", 2);
  return {
    text: `with passed as (${passed}) select ${columns}`,
    values: [`${limit.name}:${who}`, ...secondsOf(limit)],
  };
}

/** What the two columns of a metered call say. */
export function allowanceOf(limit: Limit, row: Row): Allowance {
  const [call, burst] = secondsOf(limit);
  const after = row.ahead_after as number | null;
  if (after === null) {
    const before = (row.ahead_before as number | null) ?? burst;
    const retryAfterSeconds = Math.max(1, Math.ceil(before + call - burst));
    return { limit, remaining: 0, resetSeconds: Math.max(1, Math.ceil(before)), retryAfterSeconds };
  }
  const remaining = Math.max(0, Math.floor((burst - after) / call + 1e-6));
  return { limit, remaining, resetSeconds: Math.max(1, Math.ceil(after)), retryAfterSeconds: null };
}

/** Failed logins and calls of strangers. Switched off only for load tests. */
export function limitStore(engine: Engine, on: boolean): Pick<IdentityStore, "countTry" | "forgiveTry" | "meter"> {
  return {
    async countTry(keys, rule) {
      if (!on) return null;
      return await engine.transaction(AS_AUTH, async (send) => {
        // In one order everywhere, so that two tries never wait for each other.
        const inOrder = [...keys].sort((a, b) => a.key < b.key ? -1 : 1);
        const names = inOrder.map(({ key }) => key);
        // The update that changes nothing holds the row until we are done.
        const rows = await send({
          text: `insert into identity.login_failures as f (key, failures, blocked_until, forgotten_at)
            select key, 0, '-infinity', '-infinity' from unnest($1::text[]) key order by key
            on conflict (key) do update set failures = f.failures
            returning f.key, f.failures, greatest(f.blocked_until, '2000-01-01') as blocked_until,
              greatest(f.forgotten_at, '2000-01-01') as forgotten_at, clock_timestamp() as now`,
          values: [names],
        });
        // The last row's moment: the first one's may be from before we waited for the others.
        const now = rows.map((row) => row.now as Instant).sort().at(-1)!;
        const judged = inOrder.map(({ key, counted }) =>
          judge(rows.find((row) => row.key === key)!, counted, now, rule)
        );
        const wait = Math.max(...judged.map(({ waitSeconds }) => waitSeconds));
        if (wait > 0) return { commit: true, value: wait };

        await send({
          text: `update identity.login_failures f set failures = n.failures, blocked_until = n.blocked_until,
              forgotten_at = n.forgotten_at
            from unnest($1::text[], $2::int[], $3::timestamptz[], $4::timestamptz[])
              as n (key, failures, blocked_until, forgotten_at) where f.key = n.key`,
          values: [
            names,
            judged.map(({ next }) => next!.count),
            judged.map(({ next }) => next!.blockedUntil),
            judged.map(({ next }) => next!.forgottenAt),
          ],
        });
        return { commit: true, value: null };
      });
    },

    async forgiveTry({ forget, uncount }) {
      if (!on) return;
      await engine.batch(AS_AUTH, [
        { text: "delete from identity.login_failures where key = any($1::text[])", values: [forget] },
        {
          text:
            "update identity.login_failures set failures = failures - 1 where key = any($1::text[]) and failures > 0",
          values: [uncount],
        },
      ]);
    },

    async meter(metered) {
      if (!on) return [];
      const answers = await engine.batch(AS_AUTH, metered.map(meter));
      return metered.map(({ limit }, index) => allowanceOf(limit, answers[index][0]));
    },
  };
}

function judge(row: Row, counted: Parameters<CountTry>[1], now: Instant, rule: CountTry) {
  const blockedUntil = row.blocked_until as Instant;
  const past = { count: row.failures as number, blockedUntil, forgottenAt: row.forgotten_at as Instant };
  const next = rule(past, counted, now);
  const waitSeconds = next === null ? Math.max(1, Math.ceil((Date.parse(blockedUntil) - Date.parse(now)) / 1000)) : 0;
  return { next, waitSeconds };
}
