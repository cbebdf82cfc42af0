import assert from "node:assert/strict";
import { CAST } from "../../adapters/memory/cast.ts";
import { memoryWorld } from "../../adapters/memory/world.ts";
import type { Sealed } from "../integrations/integration.ts";
import { yes } from "../kernel/result.ts";
import type { Instant } from "../kernel/time.ts";
import { askForNews, compareAtNight, isComparingHour } from "./rounds.ts";

Deno.test("isComparingHour() is the hour from two at night where the firm is, once in every night", () => {
  const hours = (day: string, zone = "Europe/Copenhagen") =>
    Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, "0")}:00:00.000Z` as Instant)
      .filter((now) => isComparingHour(now, zone)).map((now) => now.slice(11, 16));

  assert.deepEqual(hours("2026-11-20"), ["01:00"]);
  assert.deepEqual(hours("2026-07-01"), ["00:00"]);
  assert.deepEqual(hours("2026-07-01", "America/New_York"), ["06:00"]);
  // Two o'clock is left out, and comes twice.
  assert.deepEqual(hours("2027-03-28"), ["01:00"]);
  assert.deepEqual(hours("2026-10-25"), ["00:00"]);
});

Deno.test("the rounds ask only where accounts are connected, and compare at night only", async () => {
  const { anna, carla } = CAST;
  const world = memoryWorld();
  const sealed: Sealed = { keyId: "k", text: "" };
  await world.tenants.write(anna, async (books) => yes(await books.integrations.connect("billy", {}, sealed, "")));
  const jobs = () =>
    [anna, carla].map(({ organizationId }) =>
      [...world.tenants.ledger(organizationId).outbox.values()].map(({ kind }) => kind).toSorted()
    );
  const round = async (at: string) => {
    world.clock.set(at);
    for (const { organizationId } of [anna, carla]) {
      await askForNews(world)(organizationId);
      await compareAtNight(world)(organizationId);
    }
    return jobs();
  };

  assert.deepEqual(await round("2026-11-20T12:00:00.000Z"), [["billing.poll"], []]);
  assert.deepEqual(await round("2026-11-21T01:05:00.000Z"), [["billing.poll", "billing.reconcile"], []]);
});
