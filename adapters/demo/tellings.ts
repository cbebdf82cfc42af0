import { minutesOf } from "../../domain/sales/draft.ts";
import { type SaleNumber, saleNumber } from "../../domain/sales/number.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import type { SaleStory } from "../firm_books.ts";
import { takeCourse, wishFor } from "./course.ts";
import { type Desk, officeTime, seller } from "./desk.ts";
import { order } from "./order.ts";
import type { Random } from "./random.ts";
import { type Round, takeRound, tieOf } from "./rounds.ts";
import { tell } from "./story.ts";
import type { Tick, WorkingDays } from "./working_days.ts";

/** When a sale is recorded by hand, and the how many-eth of those it is. */
interface Walked {
  readonly at: Tick;
  readonly place: number;
}

/** Tells every sale of a firm in order of recording, numbered without a gap in each year; visits of agreements among them. */
export function* tellings(desk: Desk, whole: Openings, recentFrom: Instant): Generator<SaleStory> {
  const { organization } = desk;
  const lastOfYear = new Map<number, number>();
  const numbered = (day: Day) => {
    const year = Number(day.slice(0, 4)), number = (lastOfYear.get(year) ?? 0) + 1;
    lastOfYear.set(year, number);
    return saleNumber(organization.salePrefix, year, number);
  };
  const recent = ({ happenings, ...story }: SaleStory): SaleStory => (
    { ...story, happenings: happenings.filter((one) => one.at >= recentFrom) }
  );
  for (const one of inTurn(whole)) {
    yield recent("visit" in one ? tellRound(desk, whole.random, one, numbered) : tellSale(desk, whole, one, numbered));
  }
}

/** What is recorded, by hand and by agreements. */
export interface Openings {
  readonly opened: readonly Tick[];
  readonly rounds: readonly Round[];
  /** For the visits of agreements, which move nothing of the other sales. */
  readonly random: Random;
}

/** Both in order of time. So many sales by hand are left out as there are visits, evenly: the count stays what was wanted. */
function* inTurn({ opened, rounds }: Openings): Generator<Walked | Round> {
  let next = 0;
  for (const [place, at] of opened.entries()) {
    const isLeftOut = Math.floor((place + 1) * rounds.length / opened.length) >
      Math.floor(place * rounds.length / opened.length);
    while (next < rounds.length && rounds[next].made <= at) yield rounds[next++];
    if (!isLeftOut) yield { at, place };
  }
  yield* rounds.slice(next);
}

type Numbered = (day: Day) => SaleNumber;

function tellSale(desk: Desk, { opened }: Openings, { at, place }: Walked, numbered: Numbered): SaleStory {
  const { random, calendar, firm, customers, services } = desk;
  const by = seller(desk);
  const ordered = order(firm, services, random);
  const assignedTo = random.chance(0.1) ? null : random.chance(0.7) ? by : seller(desk);
  const opening = {
    at,
    by,
    number: numbered(calendar.day(at)),
    customer: customers[Math.floor(random.fraction() ** 1.4 * knownAt(place, opened.length, customers.length))],
    order: ordered,
    status: random.chance(0.62) ? "QUOTE_SENT" as const : "ACCEPTED" as const,
    assignedTo,
    wish: wishFor(desk, assignedTo, at, minutesOf(ordered.lines, services)),
  };
  const told = tell(desk, opening);
  takeCourse(desk, told, opening);
  return told.story();
}

function tellRound(desk: Desk, random: Random, round: Round, numbered: Numbered): SaleStory {
  const { calendar, customers, firm, manager } = desk;
  const { agreement, made, visit } = round;
  const saleDate = calendar.day(visit), ownDesk = { ...desk, random };
  const told = tell(ownDesk, {
    at: made,
    by: manager,
    number: numbered(saleDate),
    customer: customers.find(({ id }) => id === agreement.customerId)!,
    order: { main: firm.offers[0], lines: agreement.lines },
    status: "ACCEPTED",
    assignedTo: agreement.assignedTo,
    wish: null,
    agreed: { ...agreement, saleDate },
  });
  takeRound(ownDesk, told, round);
  return { ...told.story(), tie: tieOf(round, told.minutes, desk) };
}

/** How many of the customers have come by a sale: many soon, the last with the last sale. */
function knownAt(place: number, sales: number, customers: number): number {
  return Math.min(customers, Math.max(1, Math.ceil(customers * ((place + 1) / sales) ** 0.7)));
}

/** With which sale each customer comes. */
export function firstSales(sales: number, customers: number): number[] {
  const first: number[] = [];
  for (let place = 0; place < sales; place++) {
    while (first.length < knownAt(place, sales, customers)) first.push(place);
  }
  return first;
}

/** When sales are recorded: more each month, by the season, on some days more than on others. */
export function openings(calendar: WorkingDays, seasons: readonly number[], count: number, random: Random): Tick[] {
  const until = calendar.horizon;
  const weights = calendar.days.slice(0, until).map((day, place) =>
    seasons[Number(day.slice(5, 7)) - 1] * (0.75 + 0.5 * place / until) * (0.5 + random.fraction())
  );
  const whole = weights.reduce((total, weight) => total + weight, 0);
  const ticks: Tick[] = [];
  let passed = 0;
  for (const [place, weight] of weights.entries()) {
    passed += weight;
    const wanted = place === until - 1 ? count : Math.floor(count * passed / whole);
    const ofDay = Array.from({ length: wanted - ticks.length }, () => officeTime(random, place));
    ticks.push(...ofDay.sort((a, b) => a - b));
  }
  return ticks;
}
