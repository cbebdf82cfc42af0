import assert from "node:assert/strict";
import { aLineDraft, aService } from "../../adapters/memory/builders.ts";
import { countingIds } from "../../adapters/memory/world.ts";
import type { LineId, ServiceId } from "../kernel/ids.ts";
import { type BasisPoints, MOST_ORE, ONE, ore, type Quantity } from "../kernel/money.ts";
import { no } from "../kernel/result.ts";
import { completeLine, type LineDraft, minutesOf, priceDraft } from "./draft.ts";
import { typedTotals } from "./typed_totals.ts";

const ID = "a line" as LineId;
const CLEANING = aService({
  name: "Rengøring",
  priceOre: ore(399_00),
  priceIncludesVat: true,
  unit: "time",
  vatBasisPoints: 2_500 as BasisPoints,
});
const BARE: LineDraft = {
  ...{ serviceId: null, description: null, quantity: ONE, unit: null, unitPrice: null },
  ...{ priceIncludesVat: null, discount: null, vatRate: null },
};

Deno.test("completeLine() takes from the service what the line leaves out", () => {
  assert.deepEqual(completeLine({ ...BARE, serviceId: CLEANING.id }, CLEANING, ID), {
    id: ID,
    serviceId: CLEANING.id,
    description: "Rengøring",
    quantity: 1_000,
    unit: "time",
    unitPrice: 399_00,
    priceIncludesVat: true,
    discount: 0,
    vatRate: 2_500,
  });
});

Deno.test("completeLine() keeps what the line says itself, also nothing and none", () => {
  const own = {
    description: "Trappe",
    unit: "m²",
    unitPrice: ore(0),
    priceIncludesVat: false,
    discount: 500 as BasisPoints,
    vatRate: 0 as BasisPoints,
  };

  const line = completeLine({ ...BARE, ...own, serviceId: CLEANING.id }, CLEANING, ID);

  assert.deepEqual({ ...line, ...own }, line);
});

Deno.test("completeLine() without a service needs a text and a price, and is then without moms and at 25 %", () => {
  const line = completeLine({ ...BARE, description: "Kørsel", unitPrice: ore(5) }, null, ID);

  assert.deepEqual([line?.unit, line?.priceIncludesVat, line?.vatRate], ["stk.", false, 2_500]);
  assert.equal(completeLine({ ...BARE, description: "Kørsel" }, null, ID), null);
  assert.equal(completeLine({ ...BARE, unitPrice: ore(5) }, null, ID), null);
  assert.equal(completeLine({ ...BARE, description: "", unitPrice: ore(5) }, null, ID), null);
});

Deno.test("priceDraft() completes and prices, each line with an id of its own", () => {
  const priced = priceDraft([{ ...BARE, serviceId: CLEANING.id, quantity: 2_000 as Quantity }, aLineDraft()], [
    CLEANING,
  ], countingIds());

  assert.ok(priced.ok);
  assert.deepEqual([priced.value.net, priced.value.vat, priced.value.gross], [1_638_40, 409_60, 2_048_00]);
  assert.equal(new Set(priced.value.lines.map(({ id }) => id)).size, 2);
});

Deno.test("priceDraft() says what is wrong with which line", () => {
  const price = (...lines: LineDraft[]) => priceDraft(lines, [CLEANING], countingIds());

  assert.deepEqual(price(), no({ kind: "lines_missing" }));
  assert.deepEqual(price(aLineDraft(), BARE), no({ kind: "line_incomplete", index: 1 }));
  assert.deepEqual(
    price(aLineDraft(), aLineDraft({ serviceId: "nobody's" as ServiceId })),
    no({ kind: "reference_missing", field: "lines.1.serviceId" }),
  );
  assert.deepEqual(price(aLineDraft({ unitPrice: ore(MOST_ORE) })), no({ kind: "amount_too_large" }));
});

Deno.test("minutesOf() adds hours of hourly services to the duration of the others, an hour where none says", () => {
  const hourly = aService({ pricingModel: "HOURLY", durationMinutes: 45 });
  const fixed = aService({ pricingModel: "FIXED", durationMinutes: 90 });
  const silent = aService({ pricingModel: "CUSTOM", durationMinutes: null });
  const services = [hourly, fixed, silent];
  const of = (...lines: [ServiceId | null, number][]) =>
    minutesOf(lines.map(([serviceId, quantity]) => ({ serviceId, quantity: quantity as Quantity })), services);

  assert.equal(of([hourly.id, 1_500]), 90);
  assert.equal(of([hourly.id, 1]), 1);
  assert.equal(of([fixed.id, 5_000]), 90);
  assert.equal(of([hourly.id, 2_000], [fixed.id, 1_000], [null, 1_000]), 210);
  assert.equal(of([silent.id, 1_000]), 60);
  assert.equal(of([null, 1_000]), 60);
  assert.equal(of(), 60);
  assert.equal(of([hourly.id, 100_000]), 1_440);
});

Deno.test("typedTotals() shows what the sale will come to, and nothing while a field cannot be read", () => {
  const typed = { quantity: "", unitPrice: "399,00", priceIncludesVat: "yes", discount: "", vatRate: "25" };

  assert.deepEqual(totals(typedTotals([typed, { ...typed, unitPrice: " " }])), [319_20, 79_80, 399_00]);
  assert.deepEqual(totals(typedTotals([{ ...typed, quantity: "1,5", discount: "10", priceIncludesVat: "no" }])), [
    538_65,
    134_66,
    673_31,
  ]);
  assert.deepEqual(totals(typedTotals([])), [0, 0, 0]);
  for (
    const wrong of [{ quantity: "0" }, { unitPrice: "1.5" }, { unitPrice: "-1" }, { discount: "101" }, { vatRate: "" }]
  ) {
    assert.equal(typedTotals([{ ...typed, ...wrong }]), null, JSON.stringify(wrong));
  }
});

function totals(found: { net: number; vat: number; gross: number } | null) {
  return found && [found.net, found.vat, found.gross];
}
