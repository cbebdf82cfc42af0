import assert from "node:assert/strict";
import fc from "fast-check";
import { aDraft, aLineDraft, customerFacts } from "../../adapters/memory/builders.ts";
import { CAST, castWith } from "../../adapters/memory/cast.ts";
import { countingIds, kept, memoryWorld, standingClock } from "../../adapters/memory/world.ts";
import type { Membership } from "../identity/user.ts";
import type { Actor } from "../kernel/actor.ts";
import { type Ore, ore } from "../kernel/money.ts";
import { addDays, type Day } from "../kernel/time.ts";
import { recordCustomer } from "../customers/record_customer.ts";
import { recordSale } from "../sales/record_sale.ts";
import {
  compareOrganizations,
  findCustomerFigures,
  findOverview,
  findServiceFigures,
  findTeamFigures,
  noteExport,
  runReport,
} from "./find_figures.ts";
import { lifetime } from "./lifetime.ts";
import {
  compared,
  isWholeMonths,
  monthsSince,
  monthsWithin,
  periodOf,
  readPeriod,
  shift,
  writePeriod,
  yearBefore,
} from "./period.ts";
import { planAsKept, rangeOf, type ReportPlan, soundPlan, SPANS } from "./report.ts";
import { average, contribution, growth, tally, together } from "./tally.ts";
import { stepsOf } from "./trends.ts";

const day = (text: string) => text as Day;
const ZONE = { timeZone: "Europe/Copenhagen" };

Deno.test("periods are whole months, quarters and years, and their addresses come back as they were", () => {
  for (
    const [kind, at, text, from, to] of [
      ["month", "2026-02-14", "2026-02", "2026-02-01", "2026-02-28"],
      ["month", "2028-02-29", "2028-02", "2028-02-01", "2028-02-29"],
      ["quarter", "2026-11-21", "2026-Q4", "2026-10-01", "2026-12-31"],
      ["quarter", "2026-03-31", "2026-Q1", "2026-01-01", "2026-03-31"],
      ["year", "2026-06-30", "2026", "2026-01-01", "2026-12-31"],
    ] as const
  ) {
    const period = periodOf(kind, day(at));

    assert.deepEqual([writePeriod(period), period.from, period.to], [text, from, to]);
    assert.deepEqual(readPeriod(text), period);
  }
  for (const text of ["", "2026-13", "2026-Q5", "1999", "2026-1", "20260", "2026-02-01", "x"]) {
    assert.equal(readPeriod(text), null, text);
  }
});

Deno.test("the period before and the year before are whole periods too", () => {
  assert.deepEqual(shift(readPeriod("2026-01")!, -1), readPeriod("2025-12"));
  assert.deepEqual(shift(readPeriod("2026-Q1")!, -1), readPeriod("2025-Q4"));
  assert.deepEqual(yearBefore(readPeriod("2026-Q2")!), readPeriod("2025-Q2"));
  assert.deepEqual(yearBefore(readPeriod("2026")!), readPeriod("2025"));
  const { previous, yearBefore: then } = compared(readPeriod("2024-03")!);
  assert.deepEqual([previous, then], [
    { from: "2024-02-01", to: "2024-02-29" },
    { from: "2023-03-01", to: "2023-03-31" },
  ]);
});

Deno.test("a time of free days is read, moved by its own length, and is a month, quarter or year where it is one", () => {
  const free = readPeriod("2026-02-27_2026-03-05")!;

  assert.deepEqual(free, { kind: "days", from: "2026-02-27", to: "2026-03-05" });
  assert.equal(writePeriod(free), "2026-02-27_2026-03-05");
  assert.equal(writePeriod(shift(free, -1)), "2026-02-20_2026-02-26");
  assert.equal(writePeriod(shift(free, 2)), "2026-03-13_2026-03-19");
  assert.equal(writePeriod(yearBefore(readPeriod("2024-02-29_2024-03-01")!)), "2023-02-28_2023-03-01");
  assert.deepEqual(compared(free), {
    now: { from: "2026-02-27", to: "2026-03-05" },
    previous: { from: "2026-02-20", to: "2026-02-26" },
    yearBefore: { from: "2025-02-27", to: "2025-03-05" },
  });
  for (const [days, name] of [["2026-02-01_2026-02-28", "2026-02"], ["2026-04-01_2026-06-30", "2026-Q2"]]) {
    assert.deepEqual(readPeriod(days), readPeriod(name));
  }
  for (
    const none of ["2026-03-05_2026-03-04", "2026-02-29_2026-03-04", "2010-01-02_2025-01-01", "1999-12-31_2000-01-03"]
  ) {
    assert.equal(readPeriod(none), null, none);
  }
});

Deno.test("monthsWithin() parts any days into whole months and what is left at both ends, each day once", () => {
  const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays("2023-12-01" as Day, days));
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 400 }), (from, length) => {
    const to = addDays(from, length), { months, edges } = monthsWithin({ from, to });
    const parts = [...edges, ...months ? [months] : []].toSorted((a, b) => a.from < b.from ? -1 : 1);

    assert.equal(parts[0].from, from);
    assert.equal(parts.at(-1)!.to, to);
    for (const [place, part] of parts.entries()) {
      assert.ok(part.from <= part.to);
      if (place > 0) assert.equal(part.from, addDays(parts[place - 1].to, 1));
    }
    assert.ok(months === null || isWholeMonths(months));
    for (const edge of edges) assert.ok(!isWholeMonths(edge) && length < 800);
  }));
});

Deno.test("a month is over on the day with the same number", () => {
  const said: [string, string, number][] = [
    ["2026-01-15", "2026-02-14", 0],
    ["2026-01-15", "2026-02-15", 1],
    ["2025-03-31", "2026-03-30", 11],
    ["2026-03-02", "2026-03-02", 0],
  ];
  for (const [first, today, months] of said) assert.equal(monthsSince(day(first), day(today)), months);
});

Deno.test("what a customer may be worth is average sale × sales a month × 24, over at least one month (C21)", () => {
  const paid = (amount: number, sales: number, firstOn: string) => ({
    paid: ore(amount),
    sales,
    firstOn: day(firstOn),
  });
  const today = day("2026-03-15");

  assert.deepEqual(lifetime(paid(1_200_00, 12, "2025-03-15"), today), {
    value: 2_400_00 as Ore,
    average: 100_00 as Ore,
    sales: 12,
    months: 12,
  });
  assert.equal(lifetime(paid(100_00, 1, "2026-03-14"), today).value, 2_400_00);
  assert.equal(lifetime(paid(100, 3, "2026-01-15"), today).average, 33);
  assert.equal(lifetime(paid(-50, 1, "2026-01-15"), today).value, -600);
});

Deno.test("tally() counts what everybody means by revenue, won and decided", () => {
  const row = (status: string, count: number, net: number, cycles = 0, cycleDays = 0) =>
    ({ status, count, net, vat: 0, gross: net, cycles, cycleDays }) as never;
  const said = tally([
    row("QUOTE_SENT", 3, 300),
    row("COMPLETED", 2, 200),
    row("PAID", 3, 101, 3, 40),
    row("LOST", 4, 50),
    row("CANCELLED", 1, 60),
  ]);

  assert.deepEqual(said, {
    count: 13,
    net: 711,
    revenue: 301,
    done: 5,
    decided: 10,
    won: 5,
    conversion: 0.5,
    average: 60,
    cycleDays: 13.3,
    cycles: { count: 3, days: 40 },
  });
  assert.deepEqual(together([said, said, tally([])]), {
    ...{ count: 26, net: 1_422, revenue: 602, done: 10, decided: 20, won: 10, conversion: 0.5, average: 60 },
    ...{ cycleDays: 13.3, cycles: { count: 6, days: 80 } },
  });
  assert.deepEqual(together([]), tally([]));
  assert.deepEqual([tally([]).conversion, tally([]).average, tally([]).cycleDays], [null, null, null]);
  assert.deepEqual([growth(150, 100), growth(0, 100), growth(5, 0), average(ore(5), 2)], [0.5, -1, null, 3]);
  assert.equal(contribution({ net: ore(100), costOre: ore(33), quantity: 1_500 as never }), 50);
});

Deno.test("a plan loses what its grouping cannot look at, and is refused upside down, too long or without columns", () => {
  const plan: ReportPlan = {
    grouping: "customer",
    measures: ["vat", "net"],
    span: "fixed",
    from: day("2026-01-01"),
    to: day("2026-03-31"),
    statuses: ["PAID"],
    sources: ["EMAIL"],
    owner: null,
  };

  assert.deepEqual(kept(soundPlan(plan)), { ...plan, measures: ["net"], statuses: [], sources: [] });
  assert.equal(soundPlan({ ...plan, measures: ["vat"] }).ok, false);
  assert.equal(soundPlan({ ...plan, from: day("2026-04-01") }).ok, false);
  assert.equal(soundPlan({ ...plan, to: null }).ok, false);
  assert.equal(soundPlan({ ...plan, from: day("2016-03-01") }).ok, false);
  assert.equal(soundPlan({ ...plan, from: day("2016-04-01") }).ok, true);
  const byDay: ReportPlan = { ...plan, grouping: "day", measures: ["net", "vat", "gross"], from: day("2025-04-01") };
  assert.deepEqual(kept(soundPlan(byDay)).measures, ["net", "gross"]);
  assert.equal(soundPlan({ ...byDay, from: day("2025-03-31") }).ok, false, "days of a year at most");
  const range = (span: ReportPlan["span"]) => Object.values(rangeOf({ ...plan, span }, day("2026-05-20"))).join(" ");
  assert.deepEqual(
    SPANS.map(range),
    [
      "2026-05-18 2026-05-24",
      "2026-05-11 2026-05-17",
      "2026-04-21 2026-05-20",
      "2026-03-02 2026-05-24",
      "2026-05-01 2026-05-31",
      "2026-04-01 2026-06-30",
      "2026-01-01 2026-12-31",
      "2025-01-01 2025-12-31",
      "2025-06-01 2026-05-31",
      "2026-01-01 2026-03-31",
    ],
  );
});

Deno.test("a report that was kept with months goes from the first day of one to the last of the other", () => {
  const { from, to } = planAsKept({ fromMonth: day("2026-01-01"), toMonth: day("2026-02-01") } as never);
  assert.deepEqual([from, to], ["2026-01-01", "2026-02-28"]);
  const days = planAsKept({ from: day("2026-01-05"), to: day("2026-01-06") } as never);
  assert.deepEqual(days, { from: "2026-01-05", to: "2026-01-06" });
});

Deno.test("steps of a trend are whole, the first is the one the first day falls in", () => {
  assert.deepEqual(stepsOf("weekly", day("2026-01-01"), day("2026-01-12")), [
    { from: "2025-12-29", to: "2026-01-04" },
    { from: "2026-01-05", to: "2026-01-11" },
    { from: "2026-01-12", to: "2026-01-18" },
  ]);
  assert.equal(stepsOf("monthly", day("2025-12-31"), day("2026-02-01")).length, 3);
  assert.equal(stepsOf("yearly", day("2025-12-31"), day("2026-02-01"))[1].to, "2026-12-31");
  assert.deepEqual(stepsOf("daily", day("2026-02-02"), day("2026-02-01")), []);
});

const { anna, mads, bo, vera, carla } = CAST;

async function played() {
  const world = memoryWorld(CAST, standingClock("2026-03-20T10:00:00.000Z"));
  const customer = kept(await recordCustomer(world)(anna, customerFacts(), true));
  const sell = async (by: Actor, net: number, saleDate = "2026-03-10") =>
    kept(
      await recordSale(world)(
        by,
        aDraft({
          customerId: customer.id,
          saleDate: day(saleDate),
          assignedTo: by.userId,
          lines: [aLineDraft({ unitPrice: ore(net) })],
        }),
      ),
    );
  return { world, customer, sell };
}

Deno.test("a SALES_REP finds own figures only in every report, whatever is asked for; the others find all", async () => {
  const { world, sell } = await played();
  await sell(bo, 100_00);
  await sell(anna, 900_00);
  const march = readPeriod("2026-03")!;
  const plan: ReportPlan = {
    grouping: "owner",
    measures: ["count", "net"],
    span: "this_year",
    from: null,
    to: null,
    statuses: [],
    sources: [],
    owner: anna.userId,
  };

  for (
    const [actor, count, net] of [[bo, 1, 100_00], [anna, 2, 1_000_00], [vera, 2, 1_000_00], [
      mads,
      2,
      1_000_00,
    ]] as const
  ) {
    const { now } = kept(await findOverview(world)(actor, march, ZONE));
    const team = kept(await findTeamFigures(world)(actor, march));
    const services = kept(await findServiceFigures(world)(actor, march));
    const customers = kept(await findCustomerFigures(world)(actor, march, ZONE));

    assert.deepEqual([now.count, now.net], [count, net]);
    assert.equal(team.people.length, count);
    assert.deepEqual([services, customers.top], [[], []]);
  }
  const own = kept(await runReport(world)(bo, plan, ZONE));
  assert.deepEqual([own.total.count, own.total.net], [1, 100_00]);
  assert.deepEqual(kept(await runReport(world)(anna, plan, ZONE)).rows.map(({ net }) => net), [900_00]);
  assert.equal(kept(await findOverview(world)(carla, march, ZONE)).now.count, 0);
});

Deno.test("rows of a report add up to its total, and months fold into quarters and years", async () => {
  const { world, sell } = await played();
  for (
    const [at, net] of [["2025-12-31", 1], ["2026-01-01", 20], ["2026-03-31", 300], ["2026-04-01", 4_000]] as const
  ) {
    await sell(anna, net * 100, at);
  }
  const plan: ReportPlan = {
    grouping: "quarter",
    measures: ["net"],
    span: "fixed",
    from: day("2025-01-01"),
    to: day("2026-12-31"),
    statuses: [],
    sources: [],
    owner: null,
  };
  const nets = async (grouping: ReportPlan["grouping"], range = {}) => {
    const { rows, total } = kept(await runReport(world)(anna, { ...plan, grouping, ...range }, ZONE));
    assert.equal(rows.reduce((all, { net }) => all + net, 0), total.net);
    assert.equal(total.gross, grouping === "customer" || grouping === "service" ? null : 4_321 * 125);
    return rows.map(({ net }) => net / 100);
  };

  assert.deepEqual(await nets("month"), [1, 20, 300, 4_000]);
  assert.deepEqual(await nets("week"), [21, 4_300]);
  assert.deepEqual(await nets("day", { from: day("2025-12-01"), to: day("2026-11-30") }), [1, 20, 300, 4_000]);
  assert.deepEqual(await nets("quarter"), [1, 320, 4_000]);
  assert.deepEqual(await nets("year"), [1, 4_320]);
  assert.deepEqual(await nets("status"), [4_321]);
  assert.deepEqual(await nets("source"), [4_321]);
  assert.deepEqual(await nets("service"), [4_321]);
});

Deno.test("firm against firm shows the firms where somebody is ADMIN, and each of them has it written down", async () => {
  const cast = castWith(countingIds(9_000));
  const world = memoryWorld(cast, standingClock("2026-03-20T10:00:00.000Z"));
  const member = (at: number, role: Membership["role"]) =>
    ({ ...cast.firms[at].organization, role }) as unknown as Membership;
  const march = readPeriod("2026-03")!;
  const audits = () =>
    cast.firms.map(({ organization }) =>
      world.tenants.ledger(organization.id).audit.filter(({ action }) => action === "organizations_compared").length
    );

  const both = kept(await compareOrganizations(world)(cast.anna, [member(0, "ADMIN"), member(1, "ADMIN")], march));
  assert.deepEqual([both.map(({ firm }) => firm.name), audits()], [["Rendetalje", "Tekup"], [1, 1]]);

  const one = kept(await compareOrganizations(world)(cast.anna, [member(0, "ADMIN"), member(1, "VIEWER")], march));
  assert.deepEqual([one.map(({ firm }) => firm.name), audits()], [["Rendetalje"], [2, 1]]);
  assert.deepEqual(kept(await compareOrganizations(world)(cast.bo, [member(0, "SALES_REP")], march)), []);
});

Deno.test("who may not export leaves nothing behind but a refusal; who may is written down", async () => {
  const { world } = await played();
  for (const actor of [bo, vera]) {
    assert.deepEqual(await noteExport(world)(actor, "months", {}), {
      ok: false,
      error: { kind: "forbidden", permission: "export_data" },
    });
  }
  kept(await noteExport(world)(mads, "months", { format: "csv" }));

  const audit = world.tenants.ledger(anna.organizationId).audit.filter(({ action }) => action === "report_exported");
  assert.deepEqual(audit.map(({ actorId, changes }) => [actorId, changes]), [[mads.userId, {
    report: "months",
    format: "csv",
  }]]);
});
