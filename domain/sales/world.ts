import type { Ids } from "../kernel/ids.ts";
import type { Clock, Day, Instant } from "../kernel/time.ts";
import { dayOf } from "../kernel/time.ts";
import type { Organization } from "../organizations/organization.ts";
import type { Tenants } from "../tenants.ts";
import type { Moment } from "./sale.ts";

/** What the use cases of this module are handed. */
export interface World {
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Now, as the firm's calendar and terms have it. */
export function momentOf(now: Instant, firm: Organization): Moment {
  return { now, today: dayOf(now, firm.timeZone) as Day, paymentTermsDays: firm.paymentTermsDays };
}
