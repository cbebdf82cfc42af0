import type { Actor } from "../kernel/actor.ts";
import { yes } from "../kernel/result.ts";
import type { World } from "./world.ts";

/** What a firm has done of what comes before its first sale. */
export interface FirstSteps {
  /** It says where bills are asked about. */
  readonly firm: boolean;
  readonly services: boolean;
  readonly customers: boolean;
  readonly sale: boolean;
}

const EVERYBODY = { q: null, type: null, status: null, deleted: false } as const;

/** How far a firm without a sale has come. */
export function findFirstSteps({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => {
    const { firm, services, customers } = await tenants.read(actor, ({ organization, services, customers }) => ({
      firm: organization.settings(),
      services: services.all({ active: true, category: null }),
      customers: customers.totals(EVERYBODY),
    }));
    const steps: FirstSteps = {
      firm: firm.billingEmail !== null,
      services: services.length > 0,
      customers: customers.count > 0,
      sale: false,
    };
    return yes(steps);
  };
}
