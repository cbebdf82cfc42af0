import type { Language } from "../identity/user.ts";
import type { Role } from "../kernel/actor.ts";
import type { UserId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Instant } from "../kernel/time.ts";
import type { PeopleRefusal } from "./refusal.ts";

/** Somebody who works or worked in the firm, as those see them who decide about it. */
export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  readonly hasSecondFactor: boolean;
  readonly since: Instant;
  /** When they last used a session in this firm; null: none is left to tell. */
  readonly lastSeenAt: Instant | null;
}

/** What decides whether somebody can be changed. */
export type Standing = Pick<Person, "id" | "role" | "active">;

/** What can be changed about somebody's place in the firm. */
export interface PersonChange {
  readonly role?: Role;
  readonly active?: boolean;
}

/** Somebody's place as it becomes; `unchanged` where it is that already. */
export interface Decided {
  readonly before: Standing;
  readonly after: Standing;
  readonly unchanged: boolean;
}

/** What was changed about somebody, and who they are since. */
export type Changed = Decided & { readonly person: Person };

/** Somebody to write to. */
export interface Colleague {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** What decides whether somebody's second factor can be taken away. */
export interface FactorStanding {
  readonly id: UserId;
  readonly hasSecondFactor: boolean;
  /** They work in a firm too where the one who asks is no ADMIN. */
  readonly worksElsewhere: boolean;
}

/**
 * An ADMIN takes away the second factor of a colleague who lost their telephone. Not one's own, which asks for the password
 * (profile); and not of somebody who works for others too, whose books it guards as well.
 */
export function decideReset(actor: UserId, standing: FactorStanding | null): Result<FactorStanding, PeopleRefusal> {
  if (standing === null) return no({ kind: "person_missing" });
  if (standing.id === actor) return no({ kind: "factor_own" });
  if (!standing.hasSecondFactor) return no({ kind: "factor_missing" });
  return standing.worksElsewhere ? no({ kind: "factor_elsewhere" }) : yes(standing);
}

/** A firm always keeps an active administrator: nobody else could let one in again. */
export function decideChange(
  everybody: readonly Standing[],
  id: UserId,
  { role, active }: PersonChange,
): Result<Decided, PeopleRefusal> {
  const before = everybody.find((one) => one.id === id);
  if (!before) return no({ kind: "person_missing" });
  const after = { ...before, role: role ?? before.role, active: active ?? before.active };
  const leads = ({ role, active }: Standing) => role === "ADMIN" && active;
  const others = everybody.some((one) => one.id !== id && leads(one));
  if (leads(before) && !leads(after) && !others) return no({ kind: "last_admin" });
  return yes({ before, after, unchanged: before.role === after.role && before.active === after.active });
}
