import { automaticActor } from "../kernel/automatic.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { yes } from "../kernel/result.ts";
import type { Instant } from "../kernel/time.ts";
import type { World } from "../sales/world.ts";
import { ACCOUNTS_KEY } from "./find_reconciliation.ts";

const COMPARED_AT = "02:00";

/**
 * Whether this is the hour in which a firm's books are compared with its accounts: from two at night where it is. In the night
 * that has no two it is three, and in the night that has it twice the first.
 */
export function isComparingHour(now: Instant, zone: string): boolean {
  const instant = Temporal.Instant.from(now);
  const today = instant.toZonedDateTimeISO(zone).toPlainDate();
  const begins = today.toZonedDateTime({ timeZone: zone, plainTime: COMPARED_AT }).toInstant();
  return Temporal.Instant.compare(instant, begins) >= 0 &&
    Temporal.Instant.compare(instant, begins.add({ hours: 1 })) < 0;
}

/** Lets a firm's accounts be asked for news; nothing is kept where it has connected none. */
export function askForNews({ tenants }: Pick<World, "tenants">) {
  return async (organization: OrganizationId): Promise<void> => {
    await tenants.write<null, never>(automaticActor(organization, "billing round"), async (books) => {
      await books.effects.put([{ kind: "billing.poll", key: ACCOUNTS_KEY, about: {} }]);
      return yes(null);
    });
  };
}

/** Lets a firm's books be compared with its accounts, in the hour for it. */
export function compareAtNight({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (organization: OrganizationId): Promise<void> => {
    const actor = automaticActor(organization, "billing round");
    const { firm } = await tenants.read(actor, (books) => ({ firm: books.organization.find() }));
    if (!isComparingHour(clock.now(), firm.timeZone)) return;
    await tenants.write<null, never>(actor, async (books) => {
      await books.effects.put([{ kind: "billing.reconcile", key: ACCOUNTS_KEY, about: {} }]);
      return yes(null);
    });
  };
}
