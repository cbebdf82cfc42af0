import type { UserId } from "../../domain/kernel/ids.ts";
import { actsFor, type Desk, happened, later } from "./desk.ts";
import { LOST_REASONS } from "./firms.ts";
import type { Order } from "./order.ts";
import { payDeposit, refundAll, settle } from "./settling.ts";
import type { Opening, Telling } from "./story.ts";
import { placeOf, type Tick, tickAt } from "./working_days.ts";

/** Lets a sale take its course, from its recording to yesterday at the latest. */
export function takeCourse(desk: Desk, told: Telling, { order, wish, at: opened }: Opening): void {
  const accepted = told.sale.status === "QUOTE_SENT" ? answer(desk, told, opened) : opened;
  if (accepted === null) return;
  const planned = plan(desk, told, payDeposit(desk, told, accepted), wish);
  if (planned === null) return;
  const completed = deliver(desk, told, order, planned);
  if (completed !== null) settle(desk, told, completed);
}

/** The customer's answer to a quote: when it was yes, otherwise null. */
function answer(desk: Desk, told: Telling, sent: Tick): Tick | null {
  const { random, manager } = desk;
  const at = later(desk, sent, random.weighted([[2, [0, 0]], [6, [1, 4]], [4, [5, 12]], [1, [13, 30]]] as const));
  const isSilent = random.chance(0.015), isNo = random.chance(0.22), isForBin = random.chance(0.05);
  if (isSilent || !happened(desk, at)) return null;
  if (!isNo) {
    told.step(at, "ACCEPTED", actsFor(desk, told.owner));
    return at;
  }
  told.step(at, "LOST", actsFor(desk, told.owner), { reason: random.oneOf(LOST_REASONS) });
  const binned = later(desk, at, [1, 10]);
  if (isForBin && happened(desk, binned)) told.bin(binned, manager);
  return null;
}

/** Agrees on the visit: when it begins, or null where it is not agreed yet or came to nothing. */
function plan(desk: Desk, told: Telling, accepted: Tick, wish: Tick | null): Tick | null {
  const { random, calendar } = desk;
  const at = later(desk, accepted, random.weighted([[4, [0, 0]], [4, [1, 3]], [3, [4, 9]]] as const));
  if (!happened(desk, at)) return null;
  if (random.chance(0.025)) return cancel(desk, told, at);
  const kept = wish !== null && placeOf(wish) > placeOf(at) ? wish : null;
  const visit = kept ?? agree(desk, told, at);
  told.step(at, "SCHEDULED", actsFor(desk, told.owner), { scheduledAt: calendar.instant(visit) });
  if (random.chance(0.04) && placeOf(visit) - placeOf(at) >= 2) {
    const before = later(desk, at, [1, placeOf(visit) - placeOf(at) - 1]);
    return happened(desk, before) ? cancel(desk, told, before) : null;
  }
  return visit;
}

/** The assignee's first free time; where the next weeks are full the work goes back to whoever has time that day. */
function agree(desk: Desk, told: Telling, at: Tick): Tick {
  const { random, firm, manager, calendar, diary } = desk;
  const place = Math.min(placeOf(at) + random.between(...firm.waits), calendar.days.length - 1);
  const person = told.sale.assignedTo;
  const free = person === null ? null : diary.book(person, place, told.minutes, random);
  if (free !== null) return free;
  if (person !== null) told.handBack(at, manager);
  const latest = Math.max(firm.hours.from, firm.hours.to - told.minutes);
  return tickAt(place, 60 * Math.min(firm.hours.from + 15 * random.between(0, 16), latest));
}

/** Does the work: when it was done, or null where it is not. */
function deliver(desk: Desk, told: Telling, { main }: Order, visit: Tick): Tick | null {
  const { random, calendar } = desk;
  const begin = visit + random.between(-6 * 60, 12 * 60);
  const untilEnd = told.minutes * 60 + random.between(-8 * 60, 25 * 60);
  // Work of the last days is often still going on.
  const drags = random.chance(placeOf(visit) >= calendar.horizon - 3 ? 0.35 : 0.04);
  if (!happened(desk, begin)) return null;
  told.step(begin, "IN_PROGRESS", actsFor(desk, told.owner));
  const sameDay = begin + Math.max(untilEnd, 20 * 60);
  const end = main.worksDays[1] > 0 && random.chance(0.9)
    ? later(desk, begin, [Math.max(1, main.worksDays[0]), main.worksDays[1]])
    : drags
    ? later(desk, begin, [1, 4])
    : sameDay;
  if (!happened(desk, end)) return null;
  if (random.chance(0.005)) return cancel(desk, told, end);
  told.step(end, "COMPLETED", actsFor(desk, told.owner));
  return end;
}

function cancel(desk: Desk, told: Telling, at: Tick): null {
  told.step(at, "CANCELLED", actsFor(desk, told.owner), { reason: desk.random.oneOf(desk.firm.cancelled) });
  refundAll(desk, told, at);
  return null;
}

/** The visit a customer wishes for when ordering, or none. Its time is kept free, so it can be kept. */
export function wishFor(desk: Desk, assignedTo: UserId | null, ordered: Tick, minutes: number): Tick | null {
  const { random, firm } = desk;
  if (assignedTo === null || !random.chance(0.2)) return null;
  return desk.diary.book(assignedTo, placeOf(ordered) + 4 + random.between(...firm.waits), minutes, random);
}
