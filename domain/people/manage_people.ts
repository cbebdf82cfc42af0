import type { Actor, RepeatRefusal } from "../kernel/actor.ts";
import type { UserId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result } from "../kernel/result.ts";
import type { OpenInvitation } from "./invitation.ts";
import { type Changed, type Colleague, decideChange, decideReset, type Person, type PersonChange } from "./person.ts";
import type { PeopleWorld } from "./ports.ts";
import type { PeopleRefusal } from "./refusal.ts";

/** Everybody who works or worked in the firm, and who is invited (AUTH-24). */
export function findPeople({ store }: Pick<PeopleWorld, "store">) {
  return async (
    actor: Actor,
  ): Promise<Result<{ people: readonly Person[]; invitations: readonly OpenInvitation[] }, Forbidden>> =>
    may(actor, "manage_users")
      ? { ok: true, value: await store.findPeople(actor) }
      : no({ kind: "forbidden", permission: "manage_users" });
}

/**
 * Gives somebody another role, ends their place in the firm, or gives it back. Their sessions and tokens in this firm end with
 * the change, so nothing that was opened under the old role goes on (C2); the keys of who leaves end too.
 */
export function changePerson({ store }: Pick<PeopleWorld, "store">) {
  return async (
    actor: Actor,
    id: UserId,
    change: PersonChange,
  ): Promise<Result<Changed, PeopleRefusal | Forbidden | RepeatRefusal>> =>
    may(actor, "manage_users")
      ? await store.changePerson(actor, (everybody) => decideChange(everybody, id, change))
      : no({ kind: "forbidden", permission: "manage_users" });
}

/** Takes a colleague's second factor away; all they have open ends, they are told by mail, and choose another password. */
export function resetFactor({ store }: Pick<PeopleWorld, "store">) {
  return async (
    actor: Actor,
    id: UserId,
  ): Promise<Result<Colleague, PeopleRefusal | Forbidden>> => {
    if (!may(actor, "manage_users")) return no({ kind: "forbidden", permission: "manage_users" });
    return await store.resetFactor(actor, id, (standing) => decideReset(actor.userId, standing));
  };
}
