import type { Agreement } from "../../domain/agreements/agreement.ts";
import type { HolidayWay } from "../../domain/agreements/occurrence.ts";
import type { Rule } from "../../domain/agreements/rule.ts";
import type { Service } from "../../domain/catalogue/service.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { AgreementId, Ids, UserId } from "../../domain/kernel/ids.ts";
import type { Quantity } from "../../domain/kernel/money.ts";
import { addDays, addMinutes, type Day, dayOf, type Weekday, weekdayOf } from "../../domain/kernel/time.ts";
import type { LineDraft } from "../../domain/sales/draft.ts";
import type { Random } from "./random.ts";
import { startOf } from "./working_days.ts";

/** What the agreements of a firm are made of. */
interface Ground {
  readonly today: Day;
  readonly services: readonly Service[];
  readonly customers: readonly Customer[];
  readonly people: readonly UserId[];
  readonly zone: string;
  readonly ids: Ids;
  readonly random: Random;
}

const MANY = 25;
/** Offices are cleaned before they open and after they close, homes in the morning; the firm's other visits lie between. */
const TIMES = { B2B: ["06:00", "17:00"], B2C: ["08:15"] } as const;
/** How many weeks ago an agreement began, and how many days before that it was made. */
const BEGAN_WEEKS = [5, 26] as const, MADE_DAYS = 7;
const OFFICE_MINUTES = 10 * 60;
const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const HOLIDAYS: readonly (readonly [weight: number, way: HolidayWay])[] = [[60, "skip"], [30, "move"], [
  10,
  "as_usual",
]];

/**
 * The agreements a cleaning firm lives on: most of them weekly or fortnightly, some monthly, one paused, one with a price of
 * its own. They began months ago; the visits ahead are made by the program itself, like everybody else's.
 */
export function inventAgreements({ today, services, customers, people, zone, ids, random }: Ground): Agreement[] {
  const living = customers.filter(({ deletedAt, status }) => deletedAt === null && status === "ACTIVE");
  const firms = living.filter(({ type }) => type === "B2B"), homes = living.filter(({ type }) => type === "B2C");
  const chosen = [...firms.slice(0, 18), ...homes].slice(0, MANY);
  const free = { B2B: slotsAt(TIMES.B2B, people), B2C: slotsAt(TIMES.B2C, people) };
  return chosen.map((customer, place): Agreement => {
    const own = free[customer.type], other = free[customer.type === "B2B" ? "B2C" : "B2B"];
    const slots = own.length > 0 ? own : other;
    const { weekday, time, person } = slots.splice(random.between(0, slots.length - 1), 1)[0];
    const rule = ruleOf(place, weekday);
    const began = addDays(today, -7 * random.between(...BEGAN_WEEKS));
    const known = addDays(dayOf(customer.createdAt, zone), MADE_DAYS + 1);
    const startsOn = firstDay(began > known ? began : known, weekday);
    const madeAt = addMinutes(startOf(addDays(startsOn, -MADE_DAYS), zone), OFFICE_MINUTES);
    return {
      ...termsOf(customer, services[0], rule, random),
      id: ids.next<AgreementId>(),
      version: 1,
      customerId: customer.id,
      rule,
      time,
      minutes: null,
      assignedTo: person,
      startsOn,
      endsOn: place === 7 ? addDays(today, 180) : null,
      pausedFrom: place === 11 ? today : null,
      pausedTo: place === 11 ? addDays(today, 40) : null,
      holidays: random.weighted(HOLIDAYS),
      follows: null,
      nextOn: startsOn > today ? startsOn : today,
      createdBy: people[0],
      createdAt: madeAt,
      updatedAt: madeAt,
    };
  });
}

/** Each person's time on each working day, once. */
function slotsAt(times: readonly string[], people: readonly UserId[]) {
  return WORKDAYS.flatMap((weekday) => times.flatMap((time) => people.map((person) => ({ weekday, time, person }))));
}

/** Of twenty-five some twelve are weekly, nine fortnightly, the others monthly. */
function ruleOf(place: number, weekday: Weekday): Rule {
  if (place % 8 === 6) return { kind: "monthly_weekday", every: 1, nth: 1, weekday };
  return { kind: "weekly", every: place % 2 === 0 ? 1 : 2, weekdays: [weekday] };
}

/** The first such weekday after the day. */
function firstDay(after: Day, weekday: Weekday): Day {
  return addDays(after, (weekday - weekdayOf(after) + 7) % 7 || 7);
}

function termsOf({ type }: Customer, service: Service, rule: Rule, random: Random) {
  const often = rule.kind === "weekly" ? rule.every === 1 ? "Ugentlig" : "14-dages" : "Månedlig";
  const agreed = random.chance(0.15);
  const line: LineDraft = {
    serviceId: service.id,
    description: null,
    quantity: random.oneOf([1_000, 1_500, 2_000]) as Quantity,
    unit: null,
    // A price of one's own is what was agreed for a long time to come.
    unitPrice: agreed ? service.priceOre : null,
    priceIncludesVat: agreed ? service.priceIncludesVat : null,
    discount: null,
    vatRate: null,
  };
  return {
    title: `${often} ${type === "B2B" ? "kontorrengøring" : "rengøring"}`,
    lines: [line],
    internalNotes: random.chance(0.3) ? "Egen nøgle, alarmen slås fra ved døren." : null,
    customerNotes: null,
  };
}
