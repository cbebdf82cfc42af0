import { automaticActor } from "../kernel/automatic.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { yes } from "../kernel/result.ts";
import { addMinutes } from "../kernel/time.ts";
import type { World } from "../sales/world.ts";

/** A calendar that was not read for so long has lost its turn: Google was away for hours, or the job was given up. */
const LONG_MINUTES = 60;

/** Asks once more for the calendars of a firm that ought to have been read by now, so that none is forgotten. */
export function lookAfterCalendars({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (organizationId: OrganizationId): Promise<void> => {
    const actor = automaticActor(organizationId, "calendars"), since = addMinutes(clock.now(), -LONG_MINUTES);
    const { links } = await tenants.read(actor, ({ calendar }) => ({ links: calendar.links() }));
    const late = links.filter(({ state, syncedAt }) =>
      state !== "reconnect" && (syncedAt === null || syncedAt < since)
    );
    if (late.length === 0) return;
    await tenants.write<null, never>(actor, async ({ effects }) => {
      await effects.put(late.map(({ person }) => ({
        ...{ kind: "calendar.sync", key: `person:${person}`, about: { personId: person } } as const,
      })));
      return yes(null);
    });
  };
}
