import assert from "node:assert/strict";
import fc from "fast-check";
import { aDraft, aLineDraft, customerFacts, leadFacts, serviceFacts } from "../adapters/memory/builders.ts";
import { castWith } from "../adapters/memory/cast.ts";
import { kept } from "../adapters/memory/world.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { recordService } from "../domain/catalogue/record_service.ts";
import { recordCustomer } from "../domain/customers/record_customer.ts";
import { ore, type Quantity } from "../domain/kernel/money.ts";
import { addDays, type Day, type Instant } from "../domain/kernel/time.ts";
import { changeSale } from "../domain/sales/change_sale.ts";
import { recordLead } from "../domain/leads/record_lead.ts";
import { correctSale } from "../domain/sales/correct_sale.ts";
import { deleteSale, restoreSale } from "../domain/sales/delete_sale.ts";
import { findSale } from "../domain/sales/find_sales.ts";
import { moveSale } from "../domain/sales/move_sale.ts";
import { nextStatuses, SALE_STATUSES } from "../domain/sales/moves.ts";
import { paySale } from "../domain/sales/pay_sale.ts";
import { recordSale } from "../domain/sales/record_sale.ts";
import { checkRollups, rebuildRollups } from "./rollups.ts";
import { eachDatabase } from "./test_databases.ts";
import { as, makeFirms, newIds, run, systemClock } from "./test_firms.ts";

const ACTS = ["record", "change", "lines", "move", "move", "move", "pay", "bin", "restore", "correct"] as const;
const anyAct = fc.record({ act: fc.constantFrom(...ACTS), sale: fc.nat(30), n: fc.nat(1_000) });
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

/** A firm whose people work through connections of their own, all at once. */
async function workedFirm(engines: readonly Engine[]) {
  const cast = castWith(newIds);
  await makeFirms(engines[0], cast.firms);
  const worlds = engines.map((engine) => ({ tenants: postgresTenants(engine), clock: systemClock, ids: newIds }));
  const { anna, bo, mads } = cast;
  const customers = await Promise.all(
    ["A", "B", "C"].map(async (name) => kept(await recordCustomer(worlds[0])(anna, customerFacts({ name }), true)).id),
  );
  const services = await Promise.all(
    ["X", "Y"].map(async (name) => kept(await recordService(worlds[0])(anna, serviceFacts({ name }))).id),
  );
  const people = [anna, bo, mads], sales: Parameters<ReturnType<typeof findSale>>[1][] = [];
  const dayOf = (n: number) => addDays("2025-11-20" as Day, n % 90);
  const linesOf = (n: number) =>
    Array.from({ length: 1 + n % 4 }, (_, place) =>
      aLineDraft({
        serviceId: [null, ...services][(n + place * (n % 2)) % 3],
        unitPrice: ore(n * 100 + place),
        quantity: (1_000 + n) as Quantity,
      }));

  /** Does the act, or is refused; either leaves the books right. */
  async function take({ act, sale, n }: Act, place: number): Promise<boolean> {
    const world = worlds[place % worlds.length];
    const id = sales[sale % Math.max(1, sales.length)];
    if (act === "record" || id === undefined) {
      const draft = aDraft({
        customerId: customers[n % 3],
        status: n % 2 ? "QUOTE_SENT" : "ACCEPTED",
        saleDate: dayOf(n),
        lines: linesOf(n),
        scheduledAt: `2030-01-01T${String(n % 24).padStart(2, "0")}:00:00.000Z` as Instant,
      });
      const made = await recordSale(world)(people[n % 3], draft);
      if (made.ok) sales.push(made.value.id);
      return made.ok;
    }
    const now = await findSale(world)(anna, id);
    if (!now.ok) return false;
    const { version, status, gross } = now.value.sale;
    switch (act) {
      case "change": {
        const change = [
          { saleDate: dayOf(n) },
          { customerId: customers[n % 3] },
          { assignedTo: [null, bo.userId, mads.userId][n % 3] },
          { source: (["EMAIL", "WEBSITE"] as const)[n % 2] },
        ][n % 4];
        return (await changeSale(world)(anna, id, { version, ...change })).ok;
      }
      case "lines":
        return (await changeSale(world)(anna, id, { version, lines: linesOf(n) })).ok;
      case "move": {
        const next = nextStatuses(status), to = next[n % 5 === 0 ? next.length - 1 : 0];
        return to !== undefined && (await moveSale(world)(anna, id, { to, reason: "x" })).ok;
      }
      case "pay": {
        const amount = ore([gross, 100, -50][n % 3] || 100);
        return (await paySale(world)(anna, id, { amount, paidOn: dayOf(n), reference: null })).ok;
      }
      case "bin":
        return (await deleteSale(world)(anna, id)).ok;
      case "restore":
        return (await restoreSale(world)(anna, id)).ok;
      case "correct":
        return (await correctSale(world)(anna, id, { to: SALE_STATUSES[n % SALE_STATUSES.length], reason: "x" })).ok;
    }
  }
  return { ...cast, take };
}

eachDatabase("random work from many connections leaves no rollup that differs", async ({ engine, url, kind }) => {
  const more = url === null ? [] : Array.from({ length: 5 }, () => openPostgres(url, { sessions: 3 }));
  let done = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 60, maxLength: 120 }), async (acts) => {
        const firm = await workedFirm([engine, ...more]);
        for (let first = 0; first < acts.length; first += 12) {
          const taken = await Promise.all(acts.slice(first, first + 12).map((act, place) => firm.take(act, place)));
          done += taken.filter(Boolean).length;
        }

        const owner = as("app_owner", firm.anna.organizationId);
        assert.deepEqual(
          await run(engine, owner, "select * from app.check_rollups() union all select * from app.check_day_totals()"),
          [],
        );
        const [{ months, services, values }] = await run(
          engine,
          owner,
          `select (select count(*) from app.sale_months) as months, (select count(*) from app.service_months) as services,
            (select count(*) from app.customer_values) as values`,
        );
        assert.ok(months as number > 0 && services as number > 0 && values as number >= 0);
      }),
      { numRuns: kind === "pglite" ? 2 : 10 },
    );
  } finally {
    for (const one of more) await one.close();
  }
  assert.ok(done > 60, `only ${done} acts were not refused`);
});

eachDatabase(
  "the check names the firm and the sum that is wrong, and the rebuild mends every firm",
  async ({ engine }) => {
    const firm = await workedFirm([engine]);
    for (const n of [1, 2, 3, 4]) await firm.take({ act: "record", sale: 0, n }, 0);
    const world = { tenants: postgresTenants(engine), clock: systemClock, ids: newIds };
    kept(await recordLead(world)(firm.anna, leadFacts({ estimatedValue: ore(100) })));
    const owner = as("app_owner", firm.anna.organizationId);
    const mine = async () =>
      (await checkRollups(engine)).filter(({ kept, counted }) =>
        (kept ?? counted)!.organization_id === firm.anna.organizationId
      );
    assert.deepEqual(await mine(), []);

    for (
      const harm of [
        "update app.lead_days set value_ore = value_ore + 1",
        "update app.sale_months set net_ore = net_ore + 1",
        "delete from app.service_months",
        "insert into app.customer_years values ($1, 1999, gen_random_uuid(), 1, 1)",
        "insert into app.customer_values values ($1, gen_random_uuid(), gen_random_uuid(), 1, 1, null)",
        "insert into app.customer_months values ($1, '2020-01-01', gen_random_uuid(), gen_random_uuid(), 0, 1)",
      ]
    ) {
      await run(engine, owner, harm, harm.includes("$1") ? [firm.anna.organizationId] : []);
      const found = await mine();
      const firms = await rebuildRollups(engine);

      assert.equal(found[0].organization, "Rendetalje", harm);
      assert.ok(harm.includes(found[0].rollup), harm);
      assert.ok(firms >= 2);
      assert.deepEqual(await mine(), [], harm);
    }
  },
  { fresh: true },
);

eachDatabase("a tag's count that was tampered with is found, and counted anew", async ({ engine }) => {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  const world = { tenants: postgresTenants(engine), clock: systemClock, ids: newIds };
  for (const tags of [["fast"], ["fast", "gave"]]) {
    kept(await recordCustomer(world)(cast.anna, customerFacts({ tags }), true));
  }
  assert.deepEqual(await checkRollups(engine), []);

  const owner = as("app_owner", cast.anna.organizationId);
  await run(engine, owner, "update app.customer_tags set customers_count = 7 where tag = 'fast'");
  const [found, ...others] = await checkRollups(engine);
  assert.deepEqual([found.rollup, found.kept?.customers_count ?? found.counted?.customers_count], ["customer_tags", 7]);
  assert.equal(others.length, 1, "what is kept, and what was counted");
  await rebuildRollups(engine);
  assert.deepEqual(await checkRollups(engine), []);
});
