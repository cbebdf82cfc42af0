import assert from "node:assert/strict";
import fc from "fast-check";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms, newIds, refusalOf, run } from "../../tools/test_firms.ts";
import { castWith } from "../memory/cast.ts";
import type { Engine, Statement } from "./engine.ts";

const say = (text: string, ...values: unknown[]): Statement => ({ text, values });

/** Something that may happen to one of a few sales, or to some of them in one statement. */
type Act =
  | {
    readonly kind: "add";
    readonly sale: number;
    readonly day: number;
    readonly net: number;
    readonly assigned: boolean;
  }
  | { readonly kind: "move" | "bin" | "restore" | "remove"; readonly sale: number }
  | { readonly kind: "amounts"; readonly sale: number; readonly net: number }
  | { readonly kind: "day"; readonly sale: number; readonly day: number }
  | { readonly kind: "customer" | "assign"; readonly sale: number; readonly to: number }
  | { readonly kind: "many"; readonly sales: readonly number[]; readonly what: keyof typeof MANY };

/** What may happen to several at once. */
const MANY = {
  bin: "deleted_at = now()",
  restore: "deleted_at = null",
  later: "sale_date = s.sale_date + 1",
  swap: "sale_date = date '2026-01-06' - (s.sale_date - date '2026-01-01')",
  gather: "customer_id = (select o.customer_id from app.sales o where o.deleted_at is null order by o.id limit 1)",
  pay: "paid_ore = 100 - s.paid_ore",
  settle: "paid_on = case when s.paid_on is null then s.sale_date + 9 end",
  begin: "began_on = case when s.began_on is null then s.sale_date - 3 end",
  rename: "customer_name = 'Hanne'",
} as const;

const sale = fc.nat(4), net = fc.nat(100_000), day = fc.nat(5), to = fc.nat(2);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("add" as const), sale, day, net, assigned: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("move" as const), sale }) },
  fc.record({ kind: fc.constantFrom("bin" as const, "restore" as const, "remove" as const), sale }),
  fc.record({ kind: fc.constant("amounts" as const), sale, net }),
  fc.record({ kind: fc.constant("day" as const), sale, day }),
  fc.record({ kind: fc.constantFrom("customer" as const, "assign" as const), sale, to }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("many" as const),
      sales: fc.uniqueArray(sale, { minLength: 1 }),
      what: fc.constantFrom(...Object.keys(MANY) as (keyof typeof MANY)[]),
    }),
  },
);

const NEXT =
  `case s.status when 'QUOTE_SENT' then 'ACCEPTED' when 'ACCEPTED' then 'SCHEDULED' when 'SCHEDULED' then 'IN_PROGRESS'
  when 'IN_PROGRESS' then 'COMPLETED' else 'PAID' end`;

async function firm(engine: Engine) {
  const { firms, anna, bo, mads } = castWith(newIds);
  await makeFirms(engine, firms);
  const customers = Array.from({ length: 3 }, () => newIds.next<string>());
  const web = as("app_web", anna.organizationId, anna.userId);
  for (const id of customers) {
    await run(
      engine,
      web,
      "insert into app.customers (organization_id, id, type, name, created_by) values ($1, $2, 'B2C', 'Jens', $3)",
      [anna.organizationId, id, anna.userId],
    );
  }
  return {
    anna,
    web,
    customers,
    people: [anna.userId, bo.userId, mads.userId],
    ids: Array.from({ length: 5 }, () => newIds.next<string>()),
  };
}

/** What the act is in SQL; one that does not fit the sale's state changes nothing or is refused. */
function statementsOf(act: Act, { anna, customers, people, ids }: Awaited<ReturnType<typeof firm>>): Statement {
  const id = "sale" in act ? ids[act.sale] : null;
  const set = (what: string, ...values: unknown[]) =>
    say(`update app.sales s set ${what} where s.id = $1`, id, ...values);
  switch (act.kind) {
    case "add":
      return say(
        `insert into app.sales (organization_id, id, number, customer_id, status, source, sale_date, scheduled_at, scheduled_until,
           assigned_to, created_by, net_ore, vat_ore, gross_ore)
         values ($1, $2, $3, $4, 'QUOTE_SENT', 'PHONE', date '2026-01-01' + $5::int, now() + $5::int * interval '1 day',
           now() + $5::int * interval '1 day' + interval '1 hour', $6, $7, $8, 0, $8)`,
        ...[anna.organizationId, id, `RS-2026-000${act.sale}`, customers[0], act.day],
        ...[act.assigned ? people[1] : null, anna.userId, act.net],
      );
    case "move":
      return say(
        `insert into app.sale_status_history (organization_id, sale_id, to_status, by_user)
         select s.organization_id, s.id, ${NEXT}, $2 from app.sales s where s.id = $1`,
        ...[id, anna.userId],
      );
    case "bin":
      return set("deleted_at = now()");
    case "restore":
      return set("deleted_at = null");
    case "remove":
      return say("delete from app.sales where id = $1", id);
    case "amounts":
      return set("net_ore = $2, vat_ore = 7, gross_ore = $2 + 7", act.net);
    case "day":
      return set("sale_date = date '2026-01-01' + $2::int", act.day);
    case "customer":
      return set("customer_id = $2", customers[act.to]);
    case "many":
      return say(`update app.sales s set ${MANY[act.what]} where s.id = any($1::uuid[])`, act.sales.map((n) => ids[n]));
    case "assign":
      return set("assigned_to = $2", [null, ...people][act.to]);
  }
}

eachDatabase("rollups equal a recount, whatever happened", async ({ engine, kind }) => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 25 }), async (acts) => {
      const scene = await firm(engine);
      const owner = as("app_owner", scene.anna.organizationId, scene.anna.userId);
      for (const act of acts) {
        const { text, values } = statementsOf(act, scene);
        const refused = await refusalOf(
          engine,
          act.kind === "remove" || act.kind === "many" ? owner : scene.web,
          text,
          [...values],
        );
        if (refused === null) done++;
      }

      assert.deepEqual(
        await run(engine, owner, "select * from app.check_rollups() union all select * from app.check_day_totals()"),
        [],
      );
    }),
    { numRuns: kind === "pglite" ? 5 : 30 },
  );

  assert.ok(done > 20, `only ${done} acts were not refused`);
});

eachDatabase(
  "the check finds a wrong sum, a missing row and one too many, and the rebuild mends them",
  async ({ engine }) => {
    const scene = await firm(engine);
    const owner = as("app_owner", scene.anna.organizationId, scene.anna.userId);
    for (const n of [0, 1, 2]) {
      const { text, values } = statementsOf({ kind: "add", sale: n, day: n, net: 100, assigned: n === 1 }, scene);
      await run(engine, scene.web, text, [...values]);
    }
    const harms = [
      "update app.sale_totals set net_ore = net_ore + 1",
      "update app.sale_days set sales_count = sales_count + 1",
      "delete from app.sale_days where day = '2026-01-01'",
      "update app.customer_totals set last_sale_on = '2020-01-01'",
      "update app.customer_totals set revenue_ore = 5",
      "update app.sale_totals set owner_id = gen_random_uuid() where not assigned",
      "update app.sale_day_totals set net_ore = net_ore + 1",
      "insert into app.sale_totals select organization_id, gen_random_uuid(), true, 'PAID', 0, 1, 0, 1 from app.organizations",
    ];

    for (const harm of harms) {
      await run(engine, owner, harm);
      const found = await run(
        engine,
        owner,
        "select rollup from app.check_rollups() union all select rollup from app.check_day_totals()",
      );
      await run(
        engine,
        as("app_worker", scene.anna.organizationId),
        "select app.rebuild_rollups(), app.rebuild_day_totals()",
      );

      assert.ok(found.length > 0, harm);
      assert.deepEqual(
        await run(engine, owner, "select * from app.check_rollups() union all select * from app.check_day_totals()"),
        [],
        harm,
      );
    }
  },
);

eachDatabase("many writers at once leave the rollups right", async ({ engine }) => {
  const scene = await firm(engine);
  const add = (place: number) => {
    const { text, values } = statementsOf({
      kind: "add",
      sale: 0,
      day: place % 3,
      net: place,
      assigned: place % 2 === 0,
    }, scene);
    const [organization, , , ...rest] = values;
    return run(engine, scene.web, text, [organization, newIds.next<string>(), `RS-2026-${1_000 + place}`, ...rest]);
  };

  await Promise.all(Array.from({ length: 60 }, (_, place) => add(place)));
  const owner = as("app_owner", scene.anna.organizationId);
  const [[{ count }], differences] = await engine.batch(owner, [
    say("select sum(sales_count)::bigint as count from app.sale_totals"),
    say("select * from app.check_rollups() union all select * from app.check_day_totals()"),
  ]);

  assert.equal(count, 60);
  assert.deepEqual(differences, []);
});
