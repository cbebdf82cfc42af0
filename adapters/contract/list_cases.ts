import assert from "node:assert/strict";
import fc from "fast-check";
import type { SaleId } from "../../domain/kernel/ids.ts";
import type { Cursor, Listing, Part } from "../../domain/kernel/page.ts";
import { idsOf } from "../../domain/kernel/roll.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { SALE_STATUSES } from "../../domain/sales/moves.ts";
import { SALE_SORTS, type SaleFilter, type SaleRow, type SaleSort } from "../../domain/sales/ports.ts";
import { titleOf } from "../../domain/sales/sale.ts";
import type { Case, Scene } from "./scene.ts";
import { filtersFor, leaves, type Stock, stockOf } from "./stock.ts";

const WHOLE: Part = { size: 100, page: 1 };
const NEWEST: SaleSort = { by: "date", descending: true };
const EVERY_SORT: readonly SaleSort[] = SALE_SORTS.flatMap((
  by,
) => [{ by, descending: false }, { by, descending: true }]);

function look(name: string, run: (stock: Stock) => Promise<void>): Case {
  return { name, run: async (stage) => run(await stockOf(stage)) };
}

/** Lists: what a filter leaves, in which order, part by part, and what it comes to. */
export const LIST_CASES: readonly Case[] = [
  look("each filter leaves the sales its words say, and the totals are theirs", async (stock) => {
    for (const filter of filtersFor(stock)) await agrees(stock, filter);
  }),

  look("filters in any combination leave what all of them leave", async (stock) => {
    const single = filtersFor(stock);
    const two = fc.tuple(fc.constantFrom(...single), fc.constantFrom(...single), fc.constantFrom(...single))
      .map((filters) => filters.reduce(both));

    await fc.assert(fc.asyncProperty(two, (filter) => agrees(stock, filter)), { numRuns: 60 });
  }),

  look("a row says of its sale what the sale says of itself", async (stock) => {
    const { rows } = await list(stock, EVERY_SALE, NEWEST, WHOLE);

    for (const row of rows) {
      const sale = stock.sales.find(({ id }) => id === row.id)!;
      const { customer, lines, ...rest } = sale;
      const { customerName, title, ...same } = row;
      assert.deepEqual({ ...rest, ...same }, rest);
      assert.deepEqual([customerName, title], [customer.name, titleOf(lines)]);
    }
  }),

  look("the list of whole sales is the same list, and each is as it is found alone", async (stock) => {
    for (const sort of EVERY_SORT) {
      const part = { size: 7, page: 2 };
      const plain = await list(stock, EVERY_SALE, sort, part);
      const { whole } = await stock.tenants.read(
        stock.anna,
        ({ sales }) => ({ whole: sales.listWhole(EVERY_SALE, sort, part) }),
      );

      assert.deepEqual(whole.rows.map(({ id }) => id), plain.rows.map(({ id }) => id));
      assert.deepEqual([whole.next, whole.previous], [plain.next, plain.previous]);
      for (const sale of whole.rows) assert.deepEqual(sale, stock.sales.find(({ id }) => id === sale.id));
    }
  }),

  look(
    "those of some ids are whole, and none of them is one that the filter leaves out or another firm has",
    async (stock) => {
      const [one, two] = stock.sales, [gone] = stock.binned;
      const ids = [two.id, gone.id, stock.ids.next<SaleId>(), one.id];
      const those = async (filter: SaleFilter, by = stock.anna) =>
        (await stock.tenants.read(by, ({ sales }) => ({ those: sales.those(ids, filter) }))).those;

      assert.deepEqual(await those(EVERY_SALE), [two, one]);
      assert.deepEqual(await those({ ...EVERY_SALE, deleted: true }), [gone]);
      assert.deepEqual(await those({ ...EVERY_SALE, statuses: SALE_STATUSES.filter((it) => it !== one.status) }), [
        ...two.status === one.status ? [] : [two],
      ]);
      assert.deepEqual(await those(EVERY_SALE, stock.carla), []);
    },
  ),

  look("each sort orders every sale, both ways", async (stock) => {
    for (const sort of EVERY_SORT) {
      const { rows } = await list(stock, EVERY_SALE, sort, WHOLE);

      assert.equal(rows.length, stock.sales.length);
      for (const [place, row] of rows.slice(1).entries()) {
        const before = rows[place];
        const nobody = sort.by === "assignee" ? Number(!before.assignee) - Number(!row.assignee) : 0;
        const way = nobody || compare(sort.by, before, row) * (sort.descending ? -1 : 1);
        assert.ok(way <= 0, `${sort.by}: ${JSON.stringify(before)} before ${JSON.stringify(row)}`);
        if (way === 0 && ["status", "assignee"].includes(sort.by)) assert.ok(before.saleDate >= row.saleDate);
      }
    }
  }),

  look(
    "page by page, cursor by cursor and backwards the rows are the same, none missing, none twice",
    async (stock) => {
      for (const sort of EVERY_SORT) {
        for (const filter of [EVERY_SALE, { ...EVERY_SALE, statuses: ["PAID", "ACCEPTED", "QUOTE_SENT"] as const }]) {
          await pagesAgree(stock, filter, sort, 6);
        }
      }
    },
  ),

  look("in parts of any size, with any filter, the rows are the same", async (stock) => {
    const filters = [...filtersFor(stock), { ...EVERY_SALE, q: "RS-2026", statuses: SALE_STATUSES }];
    const anything = fc.tuple(
      fc.constantFrom(...filters),
      fc.constantFrom(...EVERY_SORT),
      fc.integer({ min: 1, max: 25 }),
    );

    await fc.assert(fc.asyncProperty(anything, ([filter, sort, size]) => pagesAgree(stock, filter, sort, size)), {
      numRuns: 25,
    });
  }),

  look("a page beyond the last is empty", async (stock) => {
    const { rows, next } = await list(stock, EVERY_SALE, NEWEST, { size: 20, page: 9 });

    assert.deepEqual([rows, next], [[], null]);
  }),

  look("a cursor that no list gave out breaks nothing", async (stock) => {
    const id = stock.sales[3].id;
    const values = [
      "",
      "garbage",
      "2026-02-30",
      "9999-99-99",
      "2026-02-28",
      -1,
      0,
      7,
      Number.MAX_SAFE_INTEGER,
      "9 x",
      "æ'\"\\%",
      "12:30",
      "nobody 2026-02-28",
      `${stock.mads.userId} 2026-02-28`,
      `${id} 2026-02-28`,
      "[]",
    ];
    for (const sort of EVERY_SORT) {
      for (const value of values) {
        for (const way of ["after", "before"] as const) {
          const cursor: Cursor = { way, value, id };

          const { rows } = await list(stock, EVERY_SALE, sort, { size: 5, cursor });

          assert.ok(rows.length <= 5);
        }
      }
    }
  }),

  look("the bin holds what was deleted and nothing else, part by part", async (stock) => {
    const bin = { ...EVERY_SALE, deleted: true };
    const { rows } = await list(stock, bin, NEWEST, WHOLE);

    assert.deepEqual(rows.map(({ id }) => id).sort(), stock.binned.map(({ id }) => id).sort());
    for (const { deletedAt } of rows) assert.notEqual(deletedAt, null);
    await pagesAgree(stock, bin, NEWEST, 1);
  }),
];

function list({ tenants, anna }: Scene, filter: SaleFilter, sort: SaleSort, part: Part): Promise<Listing<SaleRow>> {
  return tenants.read(anna, ({ sales }) => ({ found: sales.list(filter, sort, part) })).then(({ found }) => found);
}

/** The list and the totals of a filter against the sales themselves. */
async function agrees(stock: Stock, filter: SaleFilter): Promise<void> {
  const wanted = [...stock.sales, ...stock.binned].filter((sale) => leaves(filter, sale));
  const { found, totals } = await stock.tenants.read(stock.anna, ({ sales }) => ({
    found: sales.list(filter, NEWEST, WHOLE),
    totals: sales.totals(filter),
  }));

  assert.deepEqual(
    found.rows.map(({ number }) => number).sort(),
    wanted.map(({ number }) => number).sort(),
    JSON.stringify(filter),
  );
  const sums = {
    net: wanted.reduce((all, { net }) => all + net, 0),
    gross: wanted.reduce((all, { gross }) => all + gross, 0),
  };
  assert.deepEqual(totals, { count: wanted.length, isLowerBound: false, ...sums }, JSON.stringify(filter));
}

/** What one filter says and what the other says, where they do not say two things of one. */
function both(a: SaleFilter, b: SaleFilter): SaleFilter {
  const said = Object.entries(b).filter(([, word]) =>
    word !== null && word !== false && !(Array.isArray(word) && word.length === 0)
  );
  return { ...a, ...Object.fromEntries(said) };
}

/** The roll names the whole list, and what it names comes in its order, whatever the order of the list is by then. */
async function rollAgrees({ tenants, anna }: Stock, filter: SaleFilter, sort: SaleSort, all: readonly string[]) {
  const { roll } = await tenants.read(anna, ({ sales }) => ({ roll: sales.roll(filter, sort) }));
  const ids = [...idsOf<SaleId>(roll, 4)].flat();
  const { those } = await tenants.read(anna, ({ sales }) => ({ those: sales.those(ids.toReversed(), filter) }));

  assert.deepEqual(ids, all);
  assert.deepEqual(those.map(({ id }) => id), all.toReversed());
}

async function pagesAgree(stock: Stock, filter: SaleFilter, sort: SaleSort, size: number): Promise<void> {
  const all = (await list(stock, filter, sort, WHOLE)).rows.map(({ id }) => id);
  const forward: string[] = [], numbered: string[] = [], backward: string[] = [];

  let part = await list(stock, filter, sort, { size, page: 1 });
  assert.equal(part.previous, null);
  for (let page = 1; page === 1 || numbered.length < all.length; page++) {
    const { rows } = await list(stock, filter, sort, { size, page });
    numbered.push(...rows.map(({ id }) => id));
    assert.ok(rows.length > 0 || all.length === 0, `page ${page} is empty`);
  }
  forward.push(...part.rows.map(({ id }) => id));
  while (part.next !== null) {
    part = await list(stock, filter, sort, { size, cursor: part.next });
    assert.notEqual(part.previous, null);
    assert.ok(part.rows.length > 0, "the next part is empty");
    forward.push(...part.rows.map(({ id }) => id));
  }
  await rollAgrees(stock, filter, sort, all);
  backward.unshift(...part.rows.map(({ id }) => id));
  while (part.previous !== null) {
    part = await list(stock, filter, sort, { size, cursor: part.previous });
    assert.notEqual(part.next, null);
    assert.ok(part.rows.length > 0, "the part before is empty");
    backward.unshift(...part.rows.map(({ id }) => id));
  }

  const said = `${JSON.stringify(filter)} by ${sort.by}${sort.descending ? " falling" : ""}, ${size} at a time`;
  assert.deepEqual([forward, numbered, backward], [all, all, all], said);
}

const danish = new Intl.Collator("da-DK");

function compare(by: SaleSort["by"], a: SaleRow, b: SaleRow): number {
  if (by === "customer") return danish.compare(a.customerName, b.customerName);
  if (by === "service") return danish.compare(a.title, b.title);
  if (by === "assignee") return danish.compare(a.assignee?.name ?? "", b.assignee?.name ?? "");
  const value = (row: SaleRow) =>
    by === "amount"
      ? row.gross
      : by === "status"
      ? SALE_STATUSES.indexOf(row.status)
      : by === "date"
      ? row.saleDate
      : row.number;
  const [first, second] = [value(a), value(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}
