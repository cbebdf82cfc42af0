import type { Service } from "../../domain/catalogue/service.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { UserId } from "../../domain/kernel/ids.ts";
import type { Organization } from "../../domain/organizations/organization.ts";
import type { Diary } from "./diary.ts";
import type { Firm } from "./firms.ts";
import type { Random } from "./random.ts";
import { placeOf, secondOf, type Tick, tickAt, type WorkingDays } from "./working_days.ts";

/** A firm at work: what it is, who sells in it, and its time. */
export interface Desk {
  readonly firm: Firm;
  readonly organization: Organization;
  readonly services: readonly Service[];
  readonly customers: readonly Customer[];
  /** Who may touch every sale, and who has sales of their own. */
  readonly admin: UserId;
  readonly manager: UserId;
  readonly reps: readonly UserId[];
  readonly calendar: WorkingDays;
  readonly diary: Diary;
  readonly random: Random;
}

const OFFICE = { from: 8 * 3600, to: 16.5 * 3600 } as const;

/** Whether it has happened by the end of the last day before today. */
export function happened({ calendar }: Desk, tick: Tick): boolean {
  return placeOf(tick) < calendar.horizon;
}

/** A moment in office hours so many working days later; on the same day a little later, or the next morning after hours. */
export function later({ random }: Desk, tick: Tick, [least, most]: readonly [number, number]): Tick {
  const days = random.between(least, most);
  const soon = tick + random.between(4 * 60, 40 * 60);
  if (days === 0 && secondOf(soon) >= OFFICE.from && secondOf(soon) <= OFFICE.to) return soon;
  return officeTime(random, placeOf(tick) + Math.max(days, 1));
}

/** Some second of a day's office hours. */
export function officeTime(random: Random, place: number): Tick {
  return tickAt(place, random.between(OFFICE.from, OFFICE.to));
}

/** Who sells: mostly the reps, sometimes the manager, rarely the owner. */
export function seller({ random, reps, manager, admin }: Desk): UserId {
  return random.weighted([[66, random.oneOf(reps)], [28, manager], [6, admin]]);
}

/** Who acts on somebody's sale: its owner, or the manager for them. */
export function actsFor({ random, manager }: Desk, owner: UserId): UserId {
  return random.chance(0.86) ? owner : manager;
}
