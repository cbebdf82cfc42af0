import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may, type Permission } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { type ApiKey, KEY_PREFIX, scopesFor } from "./api_key.ts";
import type { PeopleWorld } from "./ports.ts";
import type { PeopleRefusal } from "./refusal.ts";

/** Every key of the firm, newest first, without its secret. */
export function findKeys({ store }: Pick<PeopleWorld, "store">) {
  return async (actor: Actor): Promise<Result<readonly ApiKey[], Forbidden>> =>
    may(actor, "manage_settings") ? yes(await store.findKeys(actor)) : no(FORBIDDEN);
}

/** Makes a key; its secret is in this answer and nowhere else. */
export function makeKey({ store, tokens, ids }: Pick<PeopleWorld, "store" | "tokens" | "ids">) {
  return async (
    actor: Actor,
    wanted: { readonly name: string; readonly scopes: readonly Permission[]; readonly days: number },
  ): Promise<Result<{ readonly key: ApiKey; readonly secret: string }, PeopleRefusal | Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const allowed = scopesFor(actor.role);
    if (wanted.scopes.length === 0 || !wanted.scopes.every((scope) => allowed.includes(scope))) {
      return no({ kind: "scope_too_wide" });
    }
    const { token, hash } = tokens.next();
    const scopes = allowed.filter((scope) => wanted.scopes.includes(scope));
    const key = await store.addKey(actor, { ...wanted, scopes, id: ids.next(), hash, ending: token.slice(-4) });
    return yes({ key, secret: KEY_PREFIX + token });
  };
}

/** Ends a key, at once and for good. */
export function endKey({ store }: Pick<PeopleWorld, "store">) {
  return async (actor: Actor, id: string): Promise<Result<null, PeopleRefusal | Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    return await store.endKey(actor, id) ? yes(null) : no({ kind: "key_missing" });
  };
}

const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "manage_settings" };
