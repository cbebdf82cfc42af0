import { minutesOf } from "../../domain/sales/draft.ts";
import { saleNumber } from "../../domain/sales/number.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import type { SaleStory } from "../firm_books.ts";
import { takeCourse, wishFor } from "./course.ts";
import { type Desk, officeTime, seller } from "./desk.ts";
import { order } from "./order.ts";
import type { Random } from "./random.ts";
import { tell } from "./story.ts";
import type { Tick, WorkingDays } from "./working_days.ts";

/** Tells every sale of a firm in order of recording, numbered without a gap in each year. */
export function* tellings(desk: Desk, openings: readonly Tick[], recentFrom: Instant): Generator<SaleStory> {
  const { random, calendar, firm, customers, services } = desk;
  const lastOfYear = new Map<number, number>();
  for (const [place, at] of openings.entries()) {
    const year = Number(calendar.day(at).slice(0, 4));
    const number = (lastOfYear.get(year) ?? 0) + 1;
    lastOfYear.set(year, number);

    const by = seller(desk);
    const ordered = order(firm, services, random);
    const assignedTo = random.chance(0.1) ? null : random.chance(0.7) ? by : seller(desk);
    const opening = {
      at,
      by,
      number: saleNumber(firm.salePrefix, year, number),
      customer: customers[Math.floor(random.fraction() ** 1.4 * knownAt(place, openings.length, customers.length))],
      order: ordered,
      status: random.chance(0.62) ? "QUOTE_SENT" as const : "ACCEPTED" as const,
      assignedTo,
      wish: wishFor(desk, assignedTo, at, minutesOf(ordered.lines, services)),
    };
    const told = tell(desk, opening);
    takeCourse(desk, told, opening);
    const { happenings, ...story } = told.story();
    yield { ...story, happenings: happenings.filter((one) => one.at >= recentFrom) };
  }
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
