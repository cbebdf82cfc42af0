import type { CustomerView } from "../customers/customer.ts";
import type { Actor } from "../kernel/actor.ts";
import { may, reach } from "../kernel/permissions.ts";
import { yes } from "../kernel/result.ts";
import { leadsSeenBy } from "../leads/access.ts";
import { EVERY_LEAD } from "../leads/filter.ts";
import { EVERY_SALE } from "../sales/find_sales.ts";
import { ownerSeen } from "../sales/access.ts";
import type { World } from "../sales/world.ts";

const PART = { size: 6, page: 1 } as const;
const ANY_CUSTOMER = { type: null, status: null, deleted: false };

/** The sales, customers and leads a word may mean, of those the actor may see, in one round trip. */
export function findAnything({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, q: string) => {
    const { sales, customers, leads } = await tenants.read(actor, ({ sales, customers, leads }) => ({
      sales: sales.list({ ...EVERY_SALE, q, owner: ownerSeen(actor) }, { by: "date", descending: true }, PART),
      customers: customers.list({ ...ANY_CUSTOMER, q }, { by: "name", descending: false }, PART),
      leads: leads.list({ ...EVERY_LEAD, followUp: null, q, seenBy: leadsSeenBy(actor) }, NEWEST_LEADS, PART),
    }));
    const mayCustomers = may(actor, "view_customers");
    return yes({
      sales: may(actor, "view_sales") ? sales.rows : [],
      customers: mayCustomers ? customers.rows : [] as readonly CustomerView[],
      leads: may(actor, "view_leads") ? leads.rows : [],
    });
  };
}

const NEWEST_LEADS = { by: "created", descending: true } as const;

/** Enough to go on with what one was at. */
const MOST_RECENT = 5;

/** The records something happened to last, the newest first and each once: what one is likely to look for before a word is typed. */
export function findRecent({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => {
    const owner = reach(actor, "view_reports") === "all" ? null : actor.userId;
    const { recent } = await tenants.read(actor, ({ statistics }) => ({ recent: statistics.recent(owner, 20) }));
    const about = ({ lead, saleId }: typeof recent[number]) => lead?.id ?? saleId;
    return yes(
      recent.filter((one, place) => recent.findIndex((other) => about(other) === about(one)) === place)
        .filter(({ kind }) => kind !== "sale_deleted").slice(0, MOST_RECENT),
    );
  };
}
