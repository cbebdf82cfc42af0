// What day it is for tests that go by the clock: midnight may come while they run.
import { systemClock } from "../adapters/clock.ts";
import { type Day, dayOf } from "../domain/kernel/time.ts";

/** The day where the firms of the tests are. */
export const today = (): Day => dayOf(systemClock.now(), "Europe/Copenhagen");

/**
 * Does a test within one day: where it fails and midnight came meanwhile, what it calls today was yesterday to the program, and
 * it is done once more. The second time it is `anew`, among nothing that the first has left.
 */
export async function withinADay(test: (anew: boolean) => Promise<void>): Promise<void> {
  const began = today();
  try {
    await test(false);
  } catch (fault) {
    if (today() === began) throw fault;
    console.warn("Midnight came while it ran: done once more");
    await test(true);
  }
}
