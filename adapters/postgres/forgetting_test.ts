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

eachDatabase("notes of mails go after two years and notices after half a year, in every firm", async ({ engine }) => {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  const firms = [cast.anna, cast.carla];
  for (const { organizationId, userId } of firms) {
    await engine.batch(
      as("app_owner", organizationId),
      [["25 months", "7 months"], ["23 months", "5 months"]].map((
        [mail, notice],
      ) => ({
        text: `with mail as (insert into app.mail_log (organization_id, effect, kind, once, user_id, address, state, at)
          values ($1, $3::text, 'trial', $3::text, $2, 'a@example.dk', 'sent', now() - $3::text::interval))
        insert into app.notifications (organization_id, user_id, kind, about_type, about_id, key, at)
          values ($1, $2, 'effect_dead', 'job', gen_random_uuid(), $4::text, now() - $4::text::interval)`,
        values: [organizationId, userId, mail, notice],
      })),
    );
  }

  await forgetOld(engine);

  for (const { organizationId } of firms) {
    const [[left]] = await engine.batch(as("app_owner", organizationId), [{
      text: `select (select array_agg(effect) from app.mail_log where organization_id = $1) as mails,
        (select array_agg(key) from app.notifications where organization_id = $1) as notices`,
      values: [organizationId],
    }]);
    assert.deepEqual([left.mails, left.notices], [["23 months"], ["5 months"]]);
  }
});

eachDatabase("a credential that was replaced is forgotten once it is taken no longer", async ({ engine }) => {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  const { organizationId } = cast.anna;
  const say = (text: string) => ({ text, values: [organizationId] });
  await engine.batch(as("app_owner", organizationId), [
    say(
      `insert into app.integrations (organization_id, provider, serves, secret, secret_key, secret_tail, secret_before,
        secret_before_key, before_until)
      values ($1, 'billy', 'billing', 'new', 'k', '', 'old', 'k', now() - interval '1 minute'),
        ($1, 'twilio', 'sms', 'new', 'k', '', 'old', 'k', now() + interval '1 minute')`,
    ),
  ]);

  await forgetOld(engine);

  const [rows] = await engine.batch(as("app_owner", organizationId), [
    say(
      "select provider, secret_before is null as forgotten from app.integrations where organization_id = $1 order by 1",
    ),
  ]);
  assert.deepEqual(rows.map(({ provider, forgotten }) => [provider, forgotten]), [["billy", true], ["twilio", false]]);
});
