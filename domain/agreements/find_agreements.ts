import type { Service } from "../catalogue/service.ts";
import type { Actor } from "../kernel/actor.ts";
import type { AgreementId, CustomerId } from "../kernel/ids.ts";
import type { Listing, ListTotals, Part } from "../kernel/page.ts";
import { type Forbidden } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { type Day, dayOf } from "../kernel/time.ts";
import { ownerSeen } from "../sales/access.ts";
import type { World } from "../sales/world.ts";
import { agreementWithin } from "./access.ts";
import { type AgreementPrice, type AgreementTerms, lengthOf, priceOn, type Standing, standingOn } from "./agreement.ts";
import { nextOccurrences, type Occurrence } from "./occurrence.ts";
import type { AgreementFilter, AgreementMoment, AgreementView, VisitView } from "./ports.ts";
import type { AgreementRefusal } from "./refusal.ts";

/** An agreement as a list shows it: how it stands today and what it comes to. */
export interface AgreementRow {
  readonly agreement: AgreementView;
  readonly standing: Standing;
  /** Null where its lines cannot be priced any more. */
  readonly price: AgreementPrice | null;
  readonly minutes: number;
}

/** An agreement with all that its page shows. */
export interface AgreementFile extends AgreementRow {
  readonly ahead: readonly VisitView[];
  readonly behind: readonly VisitView[];
  readonly history: readonly AgreementMoment[];
  /** The next days the rule names, made or not. */
  readonly next: readonly Occurrence[];
}

const MOST_AHEAD = 60, MOST_BEHIND = 20, MOST_MOMENTS = 50, MOST_WAITING = 20, MOST_OF_CUSTOMER = 20;
/** As many days as a form shows of a rule. */
const PREVIEWED = 8;

/** A part of the agreements the actor may see, and the visits that still need a time. */
export function findAgreements({ tenants, clock, ids }: World) {
  return async (actor: Actor, asked: Omit<AgreementFilter, "owner">, part: Part) => {
    const filter = { ...asked, owner: ownerSeen(actor) };
    const today = await todayOf({ tenants, clock }, actor);
    const found = await tenants.read(actor, (books) => ({
      listing: books.agreements.list(filter, today, clock.now(), part),
      totals: books.agreements.totals(filter, today),
      waiting: books.agreements.needingTime(filter.owner, clock.now(), MOST_WAITING),
      services: books.services.all({ active: null, category: null }),
    }));
    const rows = found.listing.rows.map((one) => rowOf(one, found.services, ids, today));
    return yes<{
      readonly listing: Listing<AgreementRow>;
      readonly totals: ListTotals;
      readonly waiting: readonly VisitView[];
    }>({ listing: { ...found.listing, rows }, totals: found.totals, waiting: found.waiting });
  };
}

/** One agreement the actor may see, with its visits and its history. */
export function findAgreement({ tenants, clock, ids }: World) {
  return async (actor: Actor, id: AgreementId): Promise<Result<AgreementFile, AgreementRefusal | Forbidden>> => {
    const now = clock.now();
    const { firm, agreement, services, ...rest } = await tenants.read(actor, (books) => ({
      firm: books.organization.find(),
      agreement: books.agreements.find(id, now),
      services: books.services.all({ active: null, category: null }),
      ahead: books.agreements.visits(id, "ahead", now, MOST_AHEAD),
      behind: books.agreements.visits(id, "behind", now, MOST_BEHIND),
      history: books.agreements.history(id, MOST_MOMENTS),
    }));
    const seen = agreementWithin(agreement, actor, "view_sales");
    if (!seen.ok) return seen;
    const today = dayOf(now, firm.timeZone);
    const next = nextOccurrences(seen.value, today, PREVIEWED);
    return yes({ ...rowOf(seen.value, services, ids, today), ...rest, next });
  };
}

/** The agreements of a customer that the actor may see. */
export function findAgreementsOf(world: World) {
  return async (actor: Actor, customerId: CustomerId) => {
    const filter = { standing: null, q: null, customerId };
    const { value } = await findAgreements(world)(actor, filter, { size: MOST_OF_CUSTOMER, page: 1 });
    return yes(value.listing.rows);
  };
}

/** What terms that are not saved yet would come to: their next days and their price. */
export function previewAgreement({ tenants, clock, ids }: World) {
  return async (actor: Actor, terms: Omit<AgreementTerms, "customerId">) => {
    const today = await todayOf({ tenants, clock }, actor);
    const { services } = await tenants.read(actor, (books) => ({
      services: books.services.some(terms.lines.flatMap((line) => line.serviceId ?? [])),
    }));
    const price = priceOn(terms, services, ids, today);
    if (!price.ok) return no(price.error);
    return yes({
      next: nextOccurrences(terms, today, PREVIEWED),
      price: price.value,
      minutes: lengthOf(terms, services),
    });
  };
}

function rowOf(agreement: AgreementView, services: readonly Service[], ids: World["ids"], today: Day): AgreementRow {
  const price = priceOn(agreement, services, ids, today);
  return {
    agreement,
    standing: standingOn(agreement, today),
    price: price.ok ? price.value : null,
    minutes: lengthOf(agreement, services),
  };
}

async function todayOf({ tenants, clock }: Pick<World, "tenants" | "clock">, actor: Actor): Promise<Day> {
  const { firm } = await tenants.read(actor, ({ organization }) => ({ firm: organization.find() }));
  return dayOf(clock.now(), firm.timeZone);
}
