import assert from "node:assert/strict";
import fc from "fast-check";
import {
  allocate,
  divide,
  exactly,
  isOre,
  MOST_ORE,
  type Ore,
  ore,
  parseKroner,
  parsePercent,
  parseQuantity,
  scale,
  sum,
  total,
} from "./money.ts";

const AMOUNT = fc.integer({ min: -MOST_ORE, max: MOST_ORE }) as fc.Arbitrary<Ore>;
const WEIGHTS = fc.array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: MOST_ORE })), {
  minLength: 1,
  maxLength: 12,
});

Deno.test("ore() takes whole amounts within bounds and nothing else", () => {
  for (const amount of [0, 1, -1, 399_00, MOST_ORE, -MOST_ORE]) assert.equal(ore(amount), amount);
  for (const wrong of [0.5, 1e309, -1e309, NaN, MOST_ORE + 1, -MOST_ORE - 1, 2 ** 53 + 1, 0.1 + 0.2, 1.005]) {
    assert.throws(() => ore(wrong), RangeError, String(wrong));
    assert.equal(isOre(wrong), false);
  }
  assert.ok(Object.is(ore(-0), 0));
});

Deno.test("sum() is bounded as one amount is, total() only by what is exact", () => {
  const most = ore(MOST_ORE);

  assert.deepEqual([sum([]), sum([ore(1), ore(-3)]), total([]), total([most, most])], [0, -2, 0, 2 * MOST_ORE]);
  assert.throws(() => sum([most, ore(1)]), RangeError);
  assert.throws(() => total(Array.from({ length: 10_000 }, () => most)), RangeError);
});

Deno.test("divide() rounds half away from zero, on both sides of it", () => {
  const cases: [bigint, bigint, bigint][] = [
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [1n, 3n, 0n],
    [-1n, 3n, 0n],
    [2n, 3n, 1n],
    [-2n, 3n, -1n],
    [149n, 100n, 1n],
    [150n, 100n, 2n],
    [-149n, 100n, -1n],
    [-150n, 100n, -2n],
    [0n, 7n, 0n],
    [7n, 7n, 1n],
  ];
  for (const [dividend, divisor, wanted] of cases) {
    assert.equal(divide(dividend, divisor, "half_away_from_zero"), wanted, `${dividend} / ${divisor}`);
  }
  assert.throws(() => divide(1n, 0n, "half_away_from_zero"), RangeError);
});

Deno.test("divide() is never off by more than a half, and a half always goes outwards", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (a, b) => {
      const rounded = divide(a, b, "half_away_from_zero");

      const twice = 2n * (rounded * b - a);
      assert.ok(twice <= b && twice >= -b);
      if (twice === b) assert.ok(a > 0n);
      if (twice === -b) assert.ok(a < 0n);
    }),
  );
});

Deno.test("scale() rounds once and keeps within bounds", () => {
  assert.equal(scale(ore(399_00), 2_500n, 12_500n, "half_away_from_zero"), 79_80);
  assert.equal(scale(ore(-2), 1n, 4n, "half_away_from_zero"), -1);
  assert.throws(() => scale(ore(MOST_ORE), 2n, 1n, "half_away_from_zero"), RangeError);
  assert.throws(() => scale(ore(1), 1n, 0n, "half_away_from_zero"), RangeError);
});

Deno.test("allocate() loses no øre, and no part is an øre or more from its exact share", () => {
  fc.assert(fc.property(AMOUNT, WEIGHTS, (amount, weights) => {
    const parts = allocate(amount, weights);

    assert.equal(parts.reduce((all, part) => all + part, 0), amount);
    const even = weights.every((weight) => weight === 0);
    const shares = weights.map((weight) => BigInt(even ? 1 : weight));
    const whole = shares.reduce((all, share) => all + share, 0n);
    for (const [place, part] of parts.entries()) {
      assert.ok(isOre(part) && !Object.is(part, -0));
      const off = BigInt(part) * whole - BigInt(amount) * shares[place];
      assert.ok(off < whole && off > -whole, `part ${place} is ${part}`);
    }
  }));
});

Deno.test("allocate() gives a larger weight no less, and of equal weights the first no less", () => {
  fc.assert(fc.property(AMOUNT, WEIGHTS, (amount, weights) => {
    const parts = allocate(amount, weights).map(Math.abs);

    for (let i = 0; i < parts.length; i++) {
      for (let j = i + 1; j < parts.length; j++) {
        if (weights[i] >= weights[j]) assert.ok(parts[i] >= parts[j]);
        if (weights[i] < weights[j]) assert.ok(parts[i] <= parts[j]);
      }
    }
  }));
});

Deno.test("allocate() gives nothing to a weight of nothing, unless all are", () => {
  fc.assert(fc.property(AMOUNT, WEIGHTS, (amount, weights) => {
    fc.pre(weights.some((weight) => weight > 0));

    const parts = allocate(amount, weights);

    for (const [place, weight] of weights.entries()) if (weight === 0) assert.equal(parts[place], 0);
  }));
});

Deno.test("allocate() splits as said by hand", () => {
  const cases: [number, number[], number[]][] = [
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [1, [1, 1], [1, 0]],
    [5, [0, 0], [3, 2]],
    [0, [3, 1], [0, 0]],
    [10, [1, 2, 3], [2, 3, 5]],
    [1, [0, 5, 0], [0, 1, 0]],
    [7, [9], [7]],
    [0, [], []],
  ];
  for (const [amount, weights, wanted] of cases) assert.deepEqual(allocate(ore(amount), weights), wanted);
});

Deno.test("allocate() refuses a negative or broken weight, and an amount nobody takes", () => {
  for (const weights of [[1, -1], [0.5], [NaN], [Infinity], []]) {
    assert.throws(() => allocate(ore(5), weights), RangeError, String(weights));
  }
});

/** Table X8 of the attacks: what a number field may be sent, and the exact øre it means. */
const KRONER: [text: string, wanted: number | null][] = [
  ["0", 0],
  ["-0", 0],
  ["1", 1_00],
  [" 1 ", 1_00],
  ["1,5", 1_50],
  ["1,50", 1_50],
  ["1,05", 1_05],
  ["0,01", 1],
  ["-0,01", -1],
  ["-1", -1_00],
  ["399,00", 399_00],
  ["1.234,56", 1_234_56],
  ["1234,56", 1_234_56],
  ["1.234", 1_234_00],
  ["1.234.567,8", 1_234_567_80],
  ["12.345", 12_345_00],
  ["1.234,56 kr.", 1_234_56],
  ["1.234,56 KR", 1_234_56],
  ["100kr", 100_00],
  ["100 kr. ", 100_00],
  ["10\u00a0000", null],
  ["100\u00a0kr.", 100_00],
  ["10000000000", MOST_ORE],
  ["10.000.000.000,00", MOST_ORE],
  ["10000000000,01", null],
  ["9007199254740993", null],
  ["9999999999999", null],
  ["99999999999999999999", null],
  ["1.5", null],
  ["1.23", null],
  ["1.2345", null],
  ["12.34,5", null],
  [".5", null],
  [",5", null],
  ["1,", null],
  ["1,005", null],
  ["1,234.56", null],
  ["0.1+0.2", null],
  ["1e3", null],
  ["1e309", null],
  ["0x10", null],
  ["NaN", null],
  ["Infinity", null],
  ["", null],
  [" ", null],
  ["-", null],
  ["--1", null],
  ["+1", null],
  ["- 1", null],
  ["1 000", null],
  ["１２", null],
  ["٣", null],
  ["1\n2", null],
  ["kr.", null],
  ["1\0", null],
];

Deno.test("parseKroner() reads exact øre as Danes write them, or nothing", () => {
  for (const [text, wanted] of KRONER) {
    const read = parseKroner(text);

    assert.ok(Object.is(read, wanted), `${JSON.stringify(text)}: ${read}`);
  }
});

Deno.test("parseKroner() reads back whatever Danes write an amount as", () => {
  const danish = (amount: number, grouped: boolean) => {
    const [kroner, rest] = [BigInt(Math.abs(amount)) / 100n, BigInt(Math.abs(amount)) % 100n];
    const whole = grouped ? String(kroner).replace(/\B(?=(\d{3})+$)/g, ".") : String(kroner);
    return `${amount < 0 ? "-" : ""}${whole},${String(rest).padStart(2, "0")}`;
  };
  fc.assert(fc.property(AMOUNT, fc.boolean(), (amount, grouped) => {
    assert.equal(parseKroner(danish(amount, grouped)), amount);
  }));
});

Deno.test("parseKroner() reads any text at once, and what it reads is whole øre", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^-?[\d.,]{1,20}$/)), (text) => {
    const read = parseKroner(text);

    assert.ok(read === null || isOre(read));
  }));
  const endless = [
    " ".repeat(1_000_000) + "x",
    "1" + " ".repeat(1_000_000) + "x",
    "1".repeat(1_000_000),
    "1.".repeat(500_000),
  ];
  const took = [1, 2, 3].map(() => {
    const began = performance.now();
    for (const long of endless) {
      assert.equal(parseKroner(long), null);
      assert.equal(parseQuantity(long), null);
      assert.equal(parsePercent(long), null);
    }
    return performance.now() - began;
  });
  assert.ok(Math.min(...took) < 500);
});

const QUANTITIES: [text: string, wanted: number | null][] = [
  ["1", 1_000],
  [" 2 ", 2_000],
  ["1,5", 1_500],
  ["1.5", 1_500],
  ["0,25", 250],
  ["0.001", 1],
  ["1,005", 1_005],
  ["9999999", 9_999_999_000],
  ["10000000", null],
  ["0", null],
  ["0,000", null],
  ["0,0001", null],
  ["1,2345", null],
  ["-1", null],
  ["-0", null],
  ["1e3", null],
  ["1e309", null],
  ["0x10", null],
  ["NaN", null],
  ["", null],
  [" ", null],
  ["1.234,56", null],
  ["1,", null],
  [",5", null],
  ["１", null],
];

Deno.test("parseQuantity() reads thousandths above nothing, after a comma or a point", () => {
  for (const [text, wanted] of QUANTITIES) assert.equal(parseQuantity(text), wanted, JSON.stringify(text));
});

const PERCENTAGES: [text: string, wanted: number | null][] = [
  ["0", 0],
  ["25", 2_500],
  ["25 %", 2_500],
  ["12,5%", 1_250],
  ["12.55", 1_255],
  [" 100 ", 10_000],
  ["100,00", 10_000],
  ["100,01", null],
  ["101", null],
  ["999", null],
  ["-1", null],
  ["-0", null],
  ["12,555", null],
  ["%", null],
  ["", null],
  ["1e2", null],
  ["0x10", null],
  ["NaN", null],
  ["25 % %", null],
  ["２５", null],
];

Deno.test("parsePercent() reads 0 to 100 with at most two decimals to basis points", () => {
  for (const [text, wanted] of PERCENTAGES) assert.ok(Object.is(parsePercent(text), wanted), JSON.stringify(text));
});

const EXACT: [value: number, decimals: number, wanted: number | null][] = [
  [1, 3, 1_000],
  [1.5, 3, 1_500],
  [1.005, 3, 1_005],
  [1.005, 2, null],
  [0.1, 3, 100],
  [0.1 + 0.2, 3, null],
  [0.3, 3, 300],
  [12.34, 2, 1_234],
  [-1.5, 3, -1_500],
  [-0, 3, 0],
  [0.0004, 3, null],
  [9.9999999, 3, null],
  [1e309, 3, null],
  [NaN, 3, null],
  [2 ** 53 + 1, 3, null],
  [2 ** 53 + 1, 0, null],
  [2 ** 53 - 1, 0, 2 ** 53 - 1],
  [1e-7, 3, null],
];

Deno.test("exactly() takes a number only for what it was written as", () => {
  for (const [value, decimals, wanted] of EXACT) {
    assert.ok(Object.is(exactly(value, decimals), wanted), `${value} with ${decimals}`);
  }
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), fc.integer({ min: 0, max: 4 }), (whole, decimals) => {
      const digits = String(Math.abs(whole)).padStart(decimals + 1, "0");
      const written = `${whole < 0 ? "-" : ""}${digits.slice(0, digits.length - decimals)}.${
        digits.slice(digits.length - decimals)
      }0`;

      assert.equal(exactly(Number(written), decimals), whole);
    }),
  );
});
