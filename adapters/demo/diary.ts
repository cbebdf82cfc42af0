import type { UserId } from "../../domain/kernel/ids.ts";
import type { Random } from "./random.ts";
import { type Tick, tickAt } from "./working_days.ts";

/** When a firm visits its customers, in minutes since midnight. */
export interface OpeningHours {
  readonly from: number;
  readonly to: number;
}

/** Whose time is taken when: a person is in one place at a time. */
export interface Diary {
  /** Takes the person's first free time of that length from that day on; null where the next weeks are full. */
  book(person: UserId, fromPlace: number, minutes: number, random: Random): Tick | null;
}

/** How many working days ahead somebody is willing to wait. */
const PATIENCE = 12;
const WAYS_BETWEEN = [15, 30, 30, 45];

/** A diary over so many working days, in which mornings may be taken. Each day is filled from the morning on. */
export function diary(
  days: number,
  hours: OpeningHours,
  takenUntil: (person: UserId, place: number) => number = () => 0,
): Diary {
  const taken = new Map<UserId, Uint16Array>();
  return {
    book(person, fromPlace, minutes, random) {
      let until = taken.get(person);
      if (until === undefined) {
        taken.set(person, until = Uint16Array.from({ length: days }, (_, place) => takenUntil(person, place)));
      }
      const last = Math.min(fromPlace + PATIENCE, days - 1);
      for (let place = fromPlace; place <= last; place++) {
        const begin = Math.max(until[place], hours.from + 15 * random.between(0, 6));
        if (begin + minutes > hours.to) continue;
        until[place] = Math.ceil((begin + minutes) / 15) * 15 + random.oneOf(WAYS_BETWEEN);
        return tickAt(place, begin * 60);
      }
      return null;
    },
  };
}
