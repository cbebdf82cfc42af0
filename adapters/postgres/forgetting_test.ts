import assert from "node:assert/strict";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms, newIds } from "../../tools/test_firms.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { castWith } from "../memory/cast.ts";
import { forgetOld } from "./forgetting.ts";

eachDatabase(
  "rows of an import go after 35 days and its counts stay; one that can be taken back keeps them",
  async ({ engine }) => {
    const cast = castWith(newIds);
    await makeFirms(engine, cast.firms);
    const counts = async (organization: OrganizationId) => {
      const [[found]] = await engine.batch(as("app_owner", organization), [{
        text: `select (select count(*) from app.imports)::int as imports,
        (select count(*) from app.import_rows r join app.imports i using (organization_id)
          where i.id = r.import_id and i.file_name = 'old.csv')::int as old,
        (select count(*) from app.import_rows r join app.imports i using (organization_id)
          where i.id = r.import_id and i.file_name = 'young.csv')::int as young`,
        values: [],
      }]);
      return [found.imports, found.old, found.young];
    };
    for (const { organizationId, userId } of [cast.anna, cast.carla]) {
      for (const [name, age] of [["old.csv", "36 days"], ["young.csv", "34 days"]]) {
        const id = newIds.next<string>();
        await engine.batch(as("app_owner", organizationId), [{
          text:
            `insert into app.imports (organization_id, id, kind, file_name, status, header, mapping, duplicates, dates, total,
            done, at_line, faulty, known, created, updated, skipped, stayed, created_by, created_at)
          values ($1, $2, 'CUSTOMERS', $3, 'DONE', '{Navn}', '{name}', 'SKIP', 'dmy', 2, 2, 2, 0, 0, 2, 0, 0, 0, $4,
            now() - $5::interval)`,
          values: [organizationId, id, name, userId, age],
        }, {
          text: `insert into app.import_rows (organization_id, import_id, line, cells, outcome)
          values ($1, $2, 1, '{Else Holm}', 'CREATED'), ($1, $2, 2, '{Bo Ask}', 'CREATED')`,
          values: [organizationId, id],
        }]);
      }
    }

    await forgetOld(engine);

    for (const { organizationId } of [cast.anna, cast.carla]) assert.deepEqual(await counts(organizationId), [2, 0, 2]);
  },
);

eachDatabase("messages to webhooks go after 30 days, with their tries", async ({ engine }) => {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  const { organizationId } = cast.anna;
  const hook = newIds.next<string>(), old = newIds.next<string>(), young = newIds.next<string>();
  const say = (text: string, ...values: unknown[]) => ({ text, values });
  await engine.batch(as("app_owner", organizationId), [
    say(
      `insert into app.hooks (organization_id, id, name, url, events, secret, secret_key, secret_tail)
        values ($1, $2, 'Lager', 'https://lager.example.dk/', '{sale.paid}', 'x', 'k', 'abcd')`,
      organizationId,
      hook,
    ),
    ...[[old, "31 days"], [young, "29 days"]].flatMap(([id, age]) => [
      say(
        "insert into app.hook_deliveries (organization_id, id, hook_id, kind, at) values ($1, $2, $3, 'webhook.test', now() - $4::interval)",
        ...[organizationId, id, hook, age],
      ),
      say(
        "insert into app.hook_attempts (organization_id, delivery_id, seq, at, ms, status) values ($1, $2, 1, now(), 5, 200)",
        ...[organizationId, id],
      ),
    ]),
  ]);

  await forgetOld(engine);

  const [[left]] = await engine.batch(as("app_owner", organizationId), [
    say(
      "select array_agg(d.id) as ids, (select count(*) from app.hook_attempts)::int as tries from app.hook_deliveries d",
    ),
  ]);
  assert.deepEqual([left.ids, left.tries], [[young], 1]);
});
