import assert from "node:assert/strict";
import type { ServiceId } from "../../domain/kernel/ids.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { changeService, dropPrice, recordService } from "../../domain/catalogue/record_service.ts";
import { serviceFacts } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";

const FULL = serviceFacts({
  ...{ name: "Flytterengøring", category: "Én gang", description: "Alt\nmed 🧽", unit: "stk.", pricingModel: "FIXED" },
  ...{
    priceOre: 1_000_000_000_000 as never,
    priceIncludesVat: false,
    vatBasisPoints: 0 as never,
    durationMinutes: 240,
    costOre: 1 as never,
  },
});

const BLANK_LINE = {
  ...{ description: null, quantity: 1000 as never, unit: null, unitPrice: null },
  ...{ priceIncludesVat: null, discount: null, vatRate: null },
};

/** The catalogue: short, whole and in order. */
export const SERVICE_CASES: readonly Case[] = [
  scene("a service is found as recorded, field by field, and changed with the next version", async (play) => {
    const { tenants, anna } = play;

    const made = kept(await recordService(play)(anna, FULL));
    const { found } = await tenants.read(anna, ({ services }) => ({ found: services.find(made.id) }));
    const changed = kept(await changeService(play)(anna, made.id, { ...serviceFacts({ active: false }), version: 1 }));
    const { again } = await tenants.read(anna, ({ services }) => ({ again: services.find(made.id) }));
    const stale = await changeService(play)(anna, made.id, { name: "Nej", version: 1 });

    assert.deepEqual(found, made);
    assert.deepEqual({ ...made, ...FULL, version: 1 }, made);
    assert.deepEqual({ ...changed, ...serviceFacts({ active: false }), version: 2 }, changed);
    assert.deepEqual(again, changed);
    assert.deepEqual(stale, no({ kind: "stale_version", current: changed }));
  }),

  scene("the catalogue comes by category and name, whole or filtered", async (play) => {
    const made = await catalogue(play);

    const { all, active, inactive, fixed } = await play.tenants.read(play.anna, ({ services }) => ({
      all: services.all({ active: null, category: null }),
      active: services.all({ active: true, category: null }),
      inactive: services.all({ active: false, category: null }),
      fixed: services.all({ active: true, category: "Fast" }),
    }));

    assert.deepEqual(all.map(({ name }) => name), ["Gulve", "Vinduer", "Ovne", "Ærter"]);
    assert.deepEqual(active.map(({ name }) => name), ["Gulve", "Ovne", "Ærter"]);
    assert.deepEqual(inactive.map(({ name }) => name), ["Vinduer"]);
    assert.deepEqual(fixed.map(({ name }) => name), ["Gulve"]);
    assert.equal(made.length, 4);
  }),

  scene(
    "a price from a day on is used for sales of that day and later, and no line that stands changes",
    async (play) => {
      const { anna, tenants } = play;
      const service = kept(await recordService(play)(anna, serviceFacts({ priceOre: 100_00 as never })));
      const line = { ...BLANK_LINE, serviceId: service.id };
      const on = (saleDate: string) => play.aSale({ saleDate: saleDate as never, lines: [line] });
      const standing = await on("2026-08-01");

      const changed = kept(
        await changeService(play)(anna, service.id, {
          version: 1,
          priceOre: 150_00 as never,
          priceFrom: "2026-07-01" as never,
        }),
      );
      const [before, after] = [await on("2026-06-30"), await on("2026-07-01")];
      const { found, old } = await tenants.read(anna, ({ services, sales }) => ({
        found: services.find(service.id),
        old: sales.find(standing.id),
      }));
      const dropped = kept(await dropPrice(play)(anna, service.id, "2026-07-01" as never));
      const refused = await dropPrice(play)(play.carla, service.id, "2026-07-01" as never);

      assert.deepEqual([before, after, old!].map(({ lines }) => lines[0].unitPrice), [100_00, 150_00, 100_00]);
      assert.deepEqual(found, changed);
      assert.deepEqual(changed.prices!.map(({ from, priceOre }) => [from, priceOre]), [
        ["1900-01-01", 100_00],
        ["2026-07-01", 150_00],
      ]);
      assert.equal((await on("2026-07-02")).lines[0].unitPrice, 100_00);
      assert.equal(dropped.prices!.length, 1);
      assert.deepEqual(refused, no({ kind: "service_missing" }));
    },
  ),

  scene("some() gives those that are there, each once", async (play) => {
    const [first, second] = await catalogue(play);
    const stranger = play.ids.next<ServiceId>();

    const { some, none } = await play.tenants.read(play.anna, ({ services }) => ({
      some: services.some([second.id, stranger, first.id, second.id]),
      none: services.some([]),
    }));
    const locked = await play.tenants.write(
      play.anna,
      async ({ services }) => yes([await services.lock(first.id), await services.lock(stranger)]),
    );

    assert.deepEqual(some.map(({ id }) => id).sort(), [first.id, second.id].sort());
    assert.deepEqual(none, []);
    assert.deepEqual(locked, yes([first, null]));
  }),
];

async function catalogue(play: Scene) {
  const record = recordService(play);
  const made = [];
  for (
    const [category, name, active] of [
      ["Øvrigt", "Ærter", true],
      ["Fast", "Vinduer", false],
      ["Øvrigt", "Ovne", true],
      ["Fast", "Gulve", true],
    ] as const
  ) made.push(kept(await record(play.anna, serviceFacts({ category, name, active }))));
  return made;
}
