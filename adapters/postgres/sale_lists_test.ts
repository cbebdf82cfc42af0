import assert from "node:assert/strict";
import type { Cursor } from "../../domain/kernel/page.ts";
import { saleNumber } from "../../domain/sales/number.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { SALE_SORTS, type SaleSort } from "../../domain/sales/ports.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, run, stockedFirms } from "../../tools/test_firms.ts";
import { postgresTenants } from "./tenants.ts";

const NIL = "00000000-0000-0000-0000-000000000000";

eachDatabase("a cursor that was not made for the list begins it anew, and is never a fault", async ({ engine }) => {
  const { anna } = await stockedFirms(engine);
  const tenants = postgresTenants(engine);
  const list = async (sort: SaleSort, cursor: Cursor) =>
    await tenants.read(anna, ({ sales, customers }) => ({
      rows: sales.list(EVERY_SALE, sort, { size: 5, cursor }),
      whole: sales.listWhole(EVERY_SALE, sort, { size: 5, cursor }),
      quotes: sales.list({ ...EVERY_SALE, statuses: ["QUOTE_SENT"] }, sort, { size: 5, cursor }),
      customers: customers.list(
        { q: null, type: null, status: null, deleted: false },
        { by: "created", descending: false },
        { size: 5, cursor },
      ),
      found: customers.list(
        { q: "kunde", type: null, status: null, deleted: false },
        { by: "name", descending: false },
        { size: 5, cursor },
      ),
    }));

  for (const by of SALE_SORTS) {
    for (const descending of [true, false]) {
      for (const way of ["after", "before"] as const) {
        for (
          const value of [
            5,
            -1,
            2 ** 53 - 1,
            "",
            "x",
            "2026-02-30",
            "7 2026-01-01",
            "9 2026-01-01",
            "infinity",
            "Æ\u{10FFFF}",
          ]
        ) {
          await list({ by, descending }, { way, value, id: NIL });
        }
        const { rows } = await list({ by, descending }, { way, value: "2026-01-01", id: "-".repeat(36) });
        assert.equal(rows.rows.length, 1);
      }
    }
  }
});

eachDatabase("numbers are made as the domain says, and sorted beyond the fourth digit", async ({ engine }) => {
  const { anna, firms } = await stockedFirms(engine);
  const tenants = postgresTenants(engine);
  const { salePrefix } = firms[0].organization;
  const [{ year }] = await run(
    engine,
    as("app_owner", anna.organizationId),
    "update app.sale_counters set last = 9998 returning year",
  );
  const { sale } = await tenants.read(anna, ({ sales }) => ({
    sale: sales.listWhole(EVERY_SALE, { by: "date", descending: true }, { size: 1, page: 1 }),
  }));

  const numbers: string[] = [];
  for (let i = 0; i < 3; i++) {
    const made = await tenants.write(anna, async ({ sales }) => {
      const { number: _number, customer: _customer, assignee: _assignee, creator: _creator, ...rest } = sale.rows[0];
      const draft = { ...rest, id: crypto.randomUUID() as never, status: "ACCEPTED", lines: [] };
      return { ok: true, value: (await sales.add(draft as never)).number } as const;
    });
    if (made.ok) numbers.push(made.value);
  }
  const { list } = await tenants.read(anna, ({ sales }) => ({
    list: sales.list(EVERY_SALE, { by: "number", descending: true }, { size: 3, page: 1 }),
  }));

  assert.deepEqual(numbers, [9_999, 10_000, 10_001].map((place) => saleNumber(salePrefix, year as number, place)));
  assert.deepEqual(list.rows.map(({ number }) => number), numbers.toReversed());
});
