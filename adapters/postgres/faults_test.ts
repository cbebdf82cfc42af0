import assert from "node:assert/strict";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import { startPostgres, type ThrowawayPostgres } from "../../tools/throwaway_postgres.ts";
import type { Engine, Statement } from "./engine.ts";
import { openPostgres } from "./postgres_engine.ts";
import { until } from "../../tools/until.ts";

const say = (text: string, ...values: unknown[]): Statement => ({ text, values });
const NOTHING = say("select 1");

/** A server of the test's own, because it is stopped and started. Where none is installed the test is skipped, but not in CI. */
function withServer(name: string, test: (server: ThrowawayPostgres) => Promise<void>): void {
  Deno.test({
    name: `postgres: ${name}`,
    ignore: !Deno.env.get("TEST_DATABASE_URL") && Deno.env.get("CI") !== "true",
    async fn() {
      // What was committed before it is killed must be there after it.
      const server = await startPostgres({ fsync: true });
      assert.ok(server, "Cannot test faults of Postgres: it is not installed");
      try {
        await test(server);
      } finally {
        await server.stop();
      }
    },
  });
}

/** Keeps asking from 50 places at once until told to stop; says how it went. */
function storm(engine: Engine) {
  let going = true;
  let answered = 0;
  const faults: unknown[] = [];
  const places = Array.from({ length: 50 }, async (_, place) => {
    while (going) {
      try {
        if (place % 2 === 0) await engine.batch(NOTHING, [say("select 1 as one")], { readOnly: true });
        else {
          await engine.transaction(NOTHING, async (send) => {
            await send(say("insert into marks (place) values ($1)", place));
            await send(say("select pg_sleep(0.005)"));
            return { commit: true, value: null };
          });
        }
        answered++;
      } catch (fault) {
        faults.push(fault);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  });
  return {
    faults,
    answered: () => answered,
    async end() {
      going = false;
      await Promise.all(places);
    },
  };
}

withServer("a restart during requests is Unavailable, and soon works again by itself", async (server) => {
  const engine = openPostgres(server.url);
  await engine.script("create table marks (place int)");
  const storming = storm(engine);
  try {
    for (const mode of ["immediate", "fast", "immediate", "immediate"] as const) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await server.restart(mode, mode === "fast" ? 600 : 0);
      const before = storming.answered();
      await until(() => storming.answered() > before);
    }
  } finally {
    await storming.end();
  }

  const strange = storming.faults.filter((fault) => !(fault instanceof Unavailable));
  assert.deepEqual(strange, []);
  assert.ok(storming.faults.length > 0);
  assert.ok(storming.faults.every((fault) => (fault as Unavailable).retryAfterSeconds > 0));
  await engine.close();
});

withServer(
  "sessions that are cut, idle or at work, are replaced, and nothing of a cut transaction is kept",
  async (server) => {
    // All goes through lines that tell when they have ended.
    const proxy = silentProxy(Number(new URL(server.url).port));
    const engine = openPostgres(server.url.replace(/:\d+\//, `:${proxy.port}/`), { sessions: 4 });
    const keeper = openPostgres(server.url, { sessions: 1 });
    await engine.script("create table marks (place int)");
    const cut = () =>
      keeper.batch(NOTHING, [
        say(
          "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
        ),
      ]);
    const ask = () => engine.batch(NOTHING, [say("select 1 as one")]);
    await Promise.all([ask(), ask(), ask()]);

    // Cut while idle: the next caller does not notice, once the news has come.
    await cut();
    await until(() => proxy.lines() === 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(await ask(), [[{ one: 1 }]]);

    // Cut between two statements: the second must not slip onto another session, outside its transaction.
    for (let round = 0; round < 20; round++) {
      await assert.rejects(
        engine.transaction(NOTHING, async (send) => {
          await send(say("insert into marks values (1)"));
          await cut();
          if (round % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
          await send(say("insert into marks values (2)"));
          return { commit: true, value: null };
        }),
        Unavailable,
      );
    }

    assert.deepEqual(await engine.batch(NOTHING, [say("select count(*) as count from marks")]), [[{ count: 0 }]]);
    await engine.close();
    await keeper.close();
    await proxy.close();
  },
);

withServer("a line that goes silent is given up", async (server) => {
  const proxy = silentProxy(Number(new URL(server.url).port));
  const engine = openPostgres(server.url.replace(/:\d+\//, `:${proxy.port}/`), { sessions: 1, statementMs: 3_000 });
  assert.deepEqual(await engine.batch(NOTHING, [say("select 1 as one")]), [[{ one: 1 }]]);

  proxy.silence(true);
  // Nobody answers until it has been given up.
  await assert.rejects(engine.batch(NOTHING, [say("select 1")]), Unavailable);
  proxy.silence(false);

  assert.deepEqual(await engine.batch(NOTHING, [say("select 2 as two")]), [[{ two: 2 }]]);
  await engine.close();
  await proxy.close();
});

/** Passes bytes on both ways, or lets them vanish. */
function silentProxy(to: number) {
  let silent = false;
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const open = new Set<Deno.Conn>();
  const pass = async (from: Deno.Conn, into: Deno.Conn) => {
    try {
      for await (const bytes of from.readable) {
        if (!silent) await into.write(bytes);
      }
    } catch { /* cut */ }
    for (const end of [from, into]) {
      open.delete(end);
      try {
        end.close();
      } catch { /* closed already */ }
    }
  };
  const accepting = (async () => {
    const lines: Promise<void>[] = [];
    for await (const client of listener) {
      const server = await Deno.connect({ hostname: "127.0.0.1", port: to });
      open.add(client).add(server);
      lines.push(pass(client, server), pass(server, client));
    }
    await Promise.all(lines);
  })();
  return {
    port: (listener.addr as Deno.NetAddr).port,
    silence: (on: boolean) => void (silent = on),
    /** How many ends are open: two of each line. */
    lines: () => open.size,
    async close() {
      listener.close();
      for (const end of open) end.close();
      await accepting;
    },
  };
}
