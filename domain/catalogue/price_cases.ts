import assert from "node:assert/strict";
import fc from "fast-check";
import { aService } from "../../adapters/memory/builders.ts";
import { ore } from "../kernel/money.ts";
import { addDays, type Day } from "../kernel/time.ts";
import { priced, priceOf, repriced, withoutPrice } from "./price.ts";
import type { Service } from "./service.ts";

const TODAY = "2026-03-02" as Day;
const costs = (service: Service, day: string) => priced(service, day as Day).priceOre / 100;
const to = (service: Service, kroner: number, from: string) =>
  repriced(service, { ...priceOf(service), priceOre: ore(kroner * 100) }, from as Day, TODAY);

Deno.test("priced() gives each day the price of that day", () => {
  const service = to(to(aService({ priceOre: ore(100_00) }), 120, "2026-03-02"), 150, "2026-07-01");

  assert.deepEqual(
    ["2020-01-01", "2026-03-01", "2026-03-02", "2026-06-30", "2026-07-01"].map((day) => costs(service, day)),
    [
      100,
      100,
      120,
      120,
      150,
    ],
  );
  assert.equal(service.priceOre, ore(120_00), "the record shows today's price");
});

Deno.test("repriced() with the price of that day changes nothing", () => {
  const service = aService();

  assert.deepEqual(repriced(service, service, TODAY, TODAY), service);
});

Deno.test("withoutPrice() takes back a price that is to come, never one that is or was", () => {
  const service = to(to(aService({ priceOre: ore(100_00) }), 120, "2026-03-02"), 150, "2026-07-01");

  assert.equal(costs(withoutPrice(service, "2026-07-01" as Day, TODAY), "2026-08-01"), 120);
  assert.deepEqual(withoutPrice(service, TODAY, TODAY), service);
});

Deno.test("repriced() never changes the price of a day before it", () => {
  const days = fc.integer({ min: -400, max: 400 });
  fc.assert(
    fc.property(fc.array(fc.tuple(days, fc.integer({ min: 0, max: 10_000 }))), days, days, (changes, from, before) => {
      let service = aService();
      for (const [day, kroner] of changes) service = to(service, kroner, addDays(TODAY, day));
      const earlier = addDays(TODAY, Math.min(before, from - 1));
      if (changes.some(([day]) => addDays(TODAY, day) > earlier && (service.prices?.[0]?.from ?? "") > earlier)) return;

      assert.equal(costs(to(service, 77, addDays(TODAY, from)), earlier), costs(service, earlier));
    }),
  );
});
