import assert from "node:assert/strict";
import { eachDatabase } from "../../tools/test_databases.ts";
import { run } from "../../tools/test_firms.ts";
import { postgresBell } from "./notify.ts";
import { openPostgres } from "./postgres_engine.ts";
import { until } from "../../tools/until.ts";

eachDatabase("a bell rung in one process is heard in another, also after its line was cut", async ({ engine, url }) => {
  const other = openPostgres(url!);
  let heard = 0;
  const here = postgresBell(engine, url!, () => heard++, () => {});
  const there = postgresBell(other, url!, null, () => {});
  // Heard once by itself when it begins to listen.
  await until(() => heard === 1);

  there.ring();
  await until(() => heard === 2);
  const cut = await run(
    engine,
    { text: "select 1", values: [] },
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sales worker' and datname = current_database()",
  );
  await until(() => heard >= 3);
  const before = heard;
  there.ring();
  await until(() => heard > before);

  assert.ok(cut.length > 0);
  await here.close();
  await there.close();
  await other.close();
}, { only: "postgres", fresh: true });
