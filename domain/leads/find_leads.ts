import { likeness } from "../customers/customer.ts";
import { marksOf } from "../imports/import.ts";
import type { Actor } from "../kernel/actor.ts";
import type { CustomerId, LeadId, UserId } from "../kernel/ids.ts";
import type { Part } from "../kernel/page.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { dayOf } from "../kernel/time.ts";
import type { World } from "../sales/world.ts";
import { leadsSeenBy, leadWithin } from "./access.ts";
import { customerFrom } from "./convert_lead.ts";
import { EVERY_LEAD, filterOn } from "./filter.ts";
import { isOpen, LEAD_STATUSES, OPEN_STATUSES } from "./lead.ts";
import type { LeadFilter, LeadSort, LeadView, LeadWish } from "./ports.ts";
import type { LeadRefusal } from "./refusal.ts";
import { asScored, countedAnswers, type Rule, score, type Weights } from "./scoring.ts";

/** A lead with its score as of that day, and every question's points. */
export interface LeadScore {
  readonly score: number;
  readonly rules: readonly Rule[];
}

/** So many open leads of the same sender are named. */
const MOST_TWINS = 3;

/** One lead with its history and messages, its score rule by rule, the customer it may be already, and the open leads that may be it once more. */
export function findLead({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, id: LeadId) => {
    const { lead, history, kept, firm, now, mails } = await tenants.read(actor, (books) => ({
      now: books.live.now(),
      mails: books.intake.ofLead(id),
      lead: books.leads.find(id),
      history: books.leads.history(id),
      kept: books.leads.weights(),
      firm: books.organization.find(),
    }));
    const seen = leadWithin(lead, actor, "view_leads");
    if (!seen.ok) return seen;
    const today = dayOf(clock.now(), firm.timeZone);
    const scored = scoreThen(seen.value, kept.weights, today);
    const facts = customerFrom(seen.value, null), marks = marksOf([facts]);
    const { alike, same } = isOpen(seen.value)
      ? await tenants.read(actor, ({ customers, leads }) => ({
        alike: customers.alike(facts, null),
        same: leads.openAlike(marks.emails, marks.phones),
      }))
      : { alike: null, same: [] };
    const known = alike && seen.value.customerId === null
      ? { id: alike.id, name: alike.name, by: likeness(facts, alike) ?? "email" as const }
      : null;
    const twins = same.filter((one) => one.id !== id && leadWithin(one, actor, "view_leads").ok).slice(0, MOST_TWINS)
      .map((one) => ({ id: one.id, name: one.contactName, by: likeness(facts, customerFrom(one, null)) ?? "email" }));
    return yes({ lead: asScored(seen.value, kept.weights, today), history, mails, ...scored, known, twins, live: now });
  };
}

/** The score rule by rule; of a closed lead as of the day it was decided. */
export function findLeadScore({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, id: LeadId): Promise<Result<LeadScore, LeadRefusal | Forbidden>> => {
    const { lead, kept, firm } = await tenants.read(actor, ({ leads, organization }) => ({
      lead: leads.find(id),
      kept: leads.weights(),
      firm: organization.find(),
    }));
    const seen = leadWithin(lead, actor, "view_leads");
    if (!seen.ok) return seen;
    if (seen.value.deletedAt !== null) return no({ kind: "lead_missing" });
    return yes(scoreThen(seen.value, kept.weights, dayOf(clock.now(), firm.timeZone)));
  };
}

function scoreThen(lead: LeadView, weights: Weights, today: LeadView["createdOn"]): LeadScore {
  return score(countedAnswers(lead, today), weights);
}

/** A part of the leads the actor may see, with how many there are, the overdue follow-ups among them, and the colleagues. */
export function findLeads({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, wish: LeadWish, sort: LeadSort, part: Part, zone: string) => {
    const seenBy = leadsSeenBy(actor);
    const today = dayOf(clock.now(), zone);
    const filter = filterOn(wish, today);
    const seen = { ...filter, seenBy, deleted: filter.deleted && may(actor, "delete_leads") };
    const { listing, kept, ...found } = await tenants.read(actor, ({ leads, members, live }) => ({
      live: live.now(),
      listing: leads.list(seen, sort, part),
      totals: leads.totals(seen),
      kept: leads.weights(),
      overdue: leads.totals({ ...EVERY_LEAD, seenBy, followUp: { state: "overdue", today } }),
      members: members.all(),
    }));
    const rows = listing.rows.map((lead) => asScored(lead, kept.weights, today));
    return yes({ ...found, listing: { ...listing, rows } });
  };
}

/** Cards in a column of the board; the list has the rest. */
const CARDS = { open: 30, closed: 8 } as const;

/** Every state with its best leads, how many there are and what they may be worth. */
export function findLeadBoard({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, wish: LeadWish, zone: string) => {
    const seenBy = leadsSeenBy(actor);
    const today = dayOf(clock.now(), zone), filter = filterOn(wish, today);
    const of = (status: LeadView["status"]): LeadFilter => ({ ...filter, statuses: [status], seenBy, deleted: false });
    const closed = (status: LeadView["status"]) => !(OPEN_STATUSES as readonly string[]).includes(status);
    const found = await tenants.read(actor, ({ leads, members, live }) => ({
      live: live.now(),
      ...Object.fromEntries(LEAD_STATUSES.map((status) => [
        `rows ${status}`,
        leads.list(
          of(status),
          { by: closed(status) ? "created" : "score", descending: true },
          { size: closed(status) ? CARDS.closed : CARDS.open, page: 1 },
        ),
      ])) as Record<`rows ${LeadView["status"]}`, ReturnType<typeof leads.list>>,
      ...Object.fromEntries(LEAD_STATUSES.map((status) => [`totals ${status}`, leads.totals(of(status))])) as Record<
        `totals ${LeadView["status"]}`,
        ReturnType<typeof leads.totals>
      >,
      kept: leads.weights(),
      overdue: leads.totals({ ...EVERY_LEAD, seenBy, followUp: { state: "overdue", today } }),
      members: members.all(),
    }));
    const columns = LEAD_STATUSES.map((status) => ({
      status,
      rows: found[`rows ${status}`].rows.map((lead) => asScored(lead, found.kept.weights, today)),
      totals: found[`totals ${status}`],
    }));
    return yes({ columns, overdue: found.overdue, members: found.members, live: found.live });
  };
}

const MOST_DUE = 8;

/** The open leads to get back to by today, the longest overdue first: one person's, or everybody's the actor sees. */
export function findDueLeads({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, person: UserId | null, zone: string) => {
    const today = dayOf(clock.now(), zone), seenBy = leadsSeenBy(actor);
    const filter: LeadFilter = { ...EVERY_LEAD, assignedTo: person, seenBy, followUp: { state: "due", today } };
    const { listing, totals } = await tenants.read(actor, ({ leads }) => ({
      listing: leads.list(filter, { by: "followUp", descending: false }, { size: MOST_DUE, page: 1 }),
      totals: leads.totals(filter),
    }));
    return yes({ rows: listing.rows, totals });
  };
}

/** What a form for a lead offers to choose from: the services still sold, the colleagues still here, and the customer it is for. */
export function findLeadForm({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, customerId: CustomerId | null) => {
    const { services, members, customer } = await tenants.read(actor, (books) => ({
      services: books.services.all({ active: true, category: null }),
      members: books.members.all(),
      customer: books.customers.find(customerId ?? "00000000-0000-0000-0000-000000000000" as CustomerId),
    }));
    return yes({ services, members: members.filter((member) => member.active), customer });
  };
}
