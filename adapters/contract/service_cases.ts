import assert from "node:assert/strict";
import type { ServiceId } from "../../domain/kernel/ids.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { changeService, recordService } from "../../domain/catalogue/record_service.ts";
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
