import assert from "node:assert/strict";
import fc from "fast-check";
import { aLine } from "../../adapters/memory/builders.ts";
import { type BasisPoints, isOre, MOST_ORE, ONE, type Ore, ore, type Quantity } from "../kernel/money.ts";
import { type Line, lineAmount } from "./line.ts";
import { price, type Priced, vatIn, vatOn } from "./totals.ts";

const RATE = fc.oneof(fc.constant(2_500), fc.constant(0), fc.integer({ min: 0, max: 10_000 })) as fc.Arbitrary<
  BasisPoints
>;
const PRICE = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 10_000_000 })) as fc.Arbitrary<Ore>;
const LINE: fc.Arbitrary<Line> = fc.record({
  quantity: fc.oneof(fc.constant(ONE), fc.integer({ min: 1, max: 100_000 }) as fc.Arbitrary<Quantity>),
  unitPrice: PRICE,
  priceIncludesVat: fc.boolean(),
  discount: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })) as fc.Arbitrary<BasisPoints>,
  vatRate: RATE,
}).map(aLine);
const LINES = fc.array(LINE, { minLength: 1, maxLength: 12 });

const kroner = (amount: number) => ore(amount * 100);

Deno.test("399,00 with moms is 319,20 and 79,80", () => {
  const { net, vat, gross } = price([aLine({ unitPrice: ore(399_00), priceIncludesVat: true })])!;

  assert.deepEqual([net, vat, gross], [319_20, 79_80, 399_00]);
});

Deno.test("1000 without moms is 250 moms and 1250 in all (SALE-06)", () => {
  const { net, vat, gross } = price([aLine({ unitPrice: kroner(1_000) })])!;

  assert.deepEqual([net, vat, gross], [1_000_00, 250_00, 1_250_00]);
});

Deno.test("a discount is taken off the line before moms (SALE-07)", () => {
  const cases: [unitPrice: number, quantity: number, discount: number, wanted: number][] = [
    [1_000_00, 1_000, 1_000, 900_00],
    [1_000_00, 1_000, 10_000, 0],
    [1_000_00, 1_000, 0, 1_000_00],
    [99_99, 3_000, 1_250, 262_47],
    [1, 1_000, 5_000, 1],
    [1, 1_000, 5_001, 0],
    [3, 500, 0, 2],
    [1, 499, 0, 0],
    [399_00, 1_500, 0, 598_50],
  ];
  for (const [unitPrice, quantity, discount, wanted] of cases) {
    const line = { unitPrice: ore(unitPrice), quantity: quantity as Quantity, discount: discount as BasisPoints };

    assert.equal(lineAmount(line), wanted, JSON.stringify(line));
  }
});

Deno.test("vatOn() and vatIn() round half away from zero, on both sides of it", () => {
  const quarter = 2_500 as BasisPoints;

  assert.deepEqual([2, 6, -2, -6, 1, -1].map((net) => vatOn(ore(net), quarter)), [1, 2, -1, -2, 0, 0]);
  assert.deepEqual([399_00, -399_00, 1, 2, 3, -3].map((gross) => vatIn(ore(gross), quarter)), [
    79_80,
    -79_80,
    0,
    0,
    1,
    -1,
  ]);
});

Deno.test("the lines add up to the totals to the øre, in net, moms and gross", () => {
  fc.assert(fc.property(LINES, (lines) => {
    const priced = price(lines)!;

    for (const part of ["net", "vat", "gross"] as const) {
      assert.equal(priced.lines.reduce((all, line) => all + line[part], 0), priced[part]);
    }
  }));
});

Deno.test("every amount is whole øre, none is negative, and net and moms make gross, on each line too", () => {
  fc.assert(fc.property(LINES, (lines) => {
    const priced = price(lines)!;

    for (const { net, vat, gross } of [priced, ...priced.lines]) {
      for (const amount of [net, vat, gross]) assert.ok(isOre(amount) && amount >= 0 && !Object.is(amount, -0));
      assert.equal(net + vat, gross);
    }
  }));
});

Deno.test("each line comes to quantity times price less discount, with or without moms as its price is", () => {
  fc.assert(fc.property(LINES, (lines) => {
    for (const line of price(lines)!.lines) {
      assert.equal(line.priceIncludesVat ? line.gross : line.net, lineAmount(line));
    }
  }));
});

Deno.test("moms is reckoned once per rate on the sum, as C17 says it", () => {
  fc.assert(fc.property(LINES, (lines) => {
    const wanted = [...new Set(lines.map((line) => `${line.vatRate} ${line.priceIncludesVat}`))].reduce((all, key) => {
      const group = lines.filter((line) => `${line.vatRate} ${line.priceIncludesVat}` === key);
      const amount = group.reduce((sum, line) => sum + lineAmount(line)!, 0) as Ore;
      const { priceIncludesVat, vatRate } = group[0];
      return all + (priceIncludesVat ? vatIn(amount, vatRate) : vatOn(amount, vatRate));
    }, 0);

    assert.equal(price(lines)!.vat, wanted);
  }));
});

Deno.test("with and without moms agree: what came out without, priced with moms, comes to the same", () => {
  fc.assert(fc.property(LINES, (lines) => {
    const without = price(lines.map((line) => ({ ...line, priceIncludesVat: false })))!;

    const again = price(without.lines.map((line) => asPriced(line, line.gross, true)))!;

    assert.deepEqual(totals(again), totals(without));
  }));
});

Deno.test("with and without moms agree: a price whose net is exact comes to the same from either side", () => {
  const exact = fc.record({
    net: fc.integer({ min: 0, max: 1_000_000 }).map((fours) => fours * 4 as Ore),
    quantity: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(fc.property(fc.array(exact, { minLength: 1, maxLength: 8 }), (sold) => {
    const lines = (priceIncludesVat: boolean) =>
      sold.map(({ net, quantity }) =>
        aLine({
          unitPrice: ore(priceIncludesVat ? net / 4 * 5 : net),
          quantity: quantity * 1_000 as Quantity,
          priceIncludesVat,
        })
      );

    const [without, having] = [price(lines(false))!, price(lines(true))!];

    assert.deepEqual(totals(having), totals(without));
    assert.deepEqual(having.lines.map(totals), without.lines.map(totals));
  }));
});

Deno.test("the order of the lines makes no difference to the totals", () => {
  fc.assert(fc.property(LINES, (lines) => {
    assert.deepEqual(totals(price(lines.toReversed())!), totals(price(lines)!));
  }));
});

Deno.test("lines keep their order and everything said of them", () => {
  fc.assert(fc.property(LINES, (lines) => {
    const { lines: priced } = price(lines)!;

    assert.deepEqual(priced.map(({ net: _net, vat: _vat, gross: _gross, ...line }) => line), lines);
  }));
});

Deno.test("price() gives null past the largest amount, of a line and of all together", () => {
  const most = (unitPrice: number, quantity = 1_000) =>
    aLine({ unitPrice: ore(unitPrice), quantity: quantity as Quantity, vatRate: 0 as BasisPoints });

  assert.equal(price([most(MOST_ORE)])?.gross, MOST_ORE);
  assert.equal(price([most(MOST_ORE, 1_001)]), null);
  assert.equal(price([most(MOST_ORE, 9_999_999_999)]), null);
  assert.equal(price([most(MOST_ORE), most(1)]), null);
  assert.equal(price([{ ...most(MOST_ORE), vatRate: 1 as BasisPoints }]), null);
  assert.equal(price([most(MOST_ORE), { ...most(1), vatRate: 2_500 as BasisPoints }]), null);
});

Deno.test("price() of nothing is nothing", () => {
  assert.deepEqual(price([]), { lines: [], net: 0, vat: 0, gross: 0 });
  assert.deepEqual(
    totals(price([aLine({ unitPrice: ore(0) }), aLine({ unitPrice: ore(0), priceIncludesVat: true })])!),
    [0, 0, 0],
  );
});

function totals({ net, vat, gross }: Omit<Priced, "lines">) {
  return [net, vat, gross];
}

function asPriced(line: Line, unitPrice: Ore, priceIncludesVat: boolean): Line {
  return { ...line, quantity: ONE, discount: 0 as BasisPoints, unitPrice, priceIncludesVat };
}
