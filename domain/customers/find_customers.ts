import type { Actor } from "../kernel/actor.ts";
import type { CustomerId } from "../kernel/ids.ts";
import type { Part } from "../kernel/page.ts";
import { may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { leadsSeenBy } from "../leads/access.ts";
import { ownerSeen } from "../sales/access.ts";
import { EVERY_SALE } from "../sales/find_sales.ts";
import { seenBy } from "./access.ts";
import { undoableUntil } from "./merge.ts";
import { type CustomerRefusal, type CustomerView, likeness } from "./customer.ts";
import type { CustomerFilter, CustomerSort, Marks } from "./ports.ts";
import type { World } from "./record_customer.ts";
import { linesOf, MOMENT_GROUPS, type MomentPlace, MOST_SALES, type TimelineAsked } from "./timeline.ts";

/** One customer of the organization, living or in the bin. */
export function findCustomer({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, id: CustomerId): Promise<Result<CustomerView, CustomerRefusal>> => {
    const { customer } = await tenants.read(actor, ({ customers }) => ({ customer: customers.find(id) }));
    return customer === null ? no({ kind: "customer_missing" }) : yes(seenBy(actor, customer));
  };
}

/** A customer with the part of its sales the actor may see, newest first. */
export function findCustomerFile({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, id: CustomerId, part: Part) => {
    const filter = { ...EVERY_SALE, customerId: id, owner: ownerSeen(actor) };
    const { customer, sales, totals } = await tenants.read(actor, (books) => ({
      customer: books.customers.find(id),
      sales: books.sales.listWhole(filter, { by: "date", descending: true }, part),
      totals: books.sales.totals(filter),
    }));
    return customer === null
      ? no({ kind: "customer_missing" } as const)
      : yes({ customer: seenBy(actor, customer), sales, totals });
  };
}

/** A part of the organization's customers. Every role sees them all (C22). */
export function findCustomers({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, filter: CustomerFilter, sort: CustomerSort, part: Part) =>
    yes(await foundCustomers(tenants, actor, filter, sort, part));
}

async function foundCustomers(
  tenants: World["tenants"],
  actor: Actor,
  filter: CustomerFilter,
  sort: CustomerSort,
  part: Part,
) {
  const { listing, totals, now } = await tenants.read(actor, ({ customers, live }) => ({
    now: live.now(),
    listing: customers.list(filter, sort, part),
    totals: customers.totals(filter),
  }));
  return { listing: { ...listing, rows: listing.rows.map((customer) => seenBy(actor, customer)) }, totals, live: now };
}

/** The words customers are marked with: what the list can be narrowed to. */
export function findTags({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => yes((await tenants.read(actor, ({ customers }) => ({ tags: customers.tags() }))).tags);
}

/** What of a customer's history is looked at: one sort of moments or all, and where it goes on. */
export type StoryPart = Pick<TimelineAsked, "group" | "after">;

/** Everything a customer's page tells: the record, what happened, its newest sales, its doubles, and what can be taken back. */
export function findCustomerPage({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, id: CustomerId, part: Part, story: StoryPart = { group: null, after: null }) => {
    const owner = ownerSeen(actor);
    const filter = { ...EVERY_SALE, customerId: id, owner };
    // A seller reads the mails of own leads there.
    const mails = may(actor, "view_leads") && leadsSeenBy(actor) === null;
    const { customer, sales, totals, moments, merges, mailTrouble, live } = await tenants.read(actor, (books) => ({
      mailTrouble: books.mail.trouble(id),
      live: books.live.now(),
      customer: books.customers.find(id),
      sales: books.sales.list(filter, { by: "date", descending: true }, part),
      totals: books.sales.totals(filter),
      moments: books.customers.timeline(id, { ...story, owner, mails }, MOST_MOMENTS),
      merges: books.customers.merges(id),
    }));
    if (customer === null) return no({ kind: "customer_missing" } as const);
    const { alike } = await tenants.read(actor, ({ customers }) => ({ alike: customers.allAlike(customer, id) }));
    const now = clock.now();
    const { lines, rest } = linesOf(moments, MOST_LINES);
    return yes({
      customer: seenBy(actor, customer),
      sales,
      totals,
      timeline: {
        ...story,
        lines,
        groups: MOMENT_GROUPS.filter((group) => mails || group !== "mails"),
        // More than was asked for may stand behind the last moment.
        rest: rest ?? (moments.length === MOST_MOMENTS ? placeOf(moments.at(-1)!) : null),
        /** Beyond so many sales the older ones are told of in the list of sales. */
        beyond: totals.count > MOST_SALES,
      },
      /** Why their present address gets no more mail. */
      mailTrouble,
      live,
      doubles: alike.map((other) => ({ id: other.id, name: other.name, by: likeness(customer, other)! })),
      merges: merges.filter((merge) => now <= undoableUntil(merge)),
    });
  };
}

export type CustomerStory = Extract<Awaited<ReturnType<ReturnType<typeof findCustomerPage>>>, { ok: true }>["value"][
  "timeline"
];

const MOST_LINES = 20;
/** Enough for eight weeks of daily visits among the lines. */
const MOST_MOMENTS = 150;
const placeOf = ({ at, key }: MomentPlace): MomentPlace => ({ at, key });

/** Who is known already by one of the marks somebody is typing. */
export function findDoubles({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, marks: Marks, except: CustomerId | null) => {
    const { alike } = await tenants.read(actor, ({ customers }) => ({ alike: customers.allAlike(marks, except) }));
    return yes(alike.map((other) => ({ id: other.id, name: other.name, by: likeness(marks, other)! })));
  };
}
