import type { Actor } from "../kernel/actor.ts";
import { given } from "../kernel/change.ts";
import type { HookId } from "../kernel/ids.ts";
import type { Part } from "../kernel/page.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import {
  type Hook,
  type HookFacts,
  type HookRefusal,
  type HookState,
  judged,
  opened,
  rotated,
  turned,
} from "./hook.ts";
import type { HookWorld } from "./ports.ts";

const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "manage_settings" };

/** What one secret is sealed for. */
export const hookPurpose = (organizationId: string, hook: HookId) => `hook ${organizationId} ${hook}`;

/** The part of a secret that may be shown. */
const tailOf = (secret: string) => secret.slice(-4);

/** The firm's webhooks, without their secrets. */
export function findHooks({ tenants }: Pick<HookWorld, "tenants">) {
  return async (actor: Actor): Promise<Result<readonly Hook[], Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { all } = await tenants.read(actor, ({ hooks }) => ({ all: hooks.all() }));
    return yes(all);
  };
}

/** One webhook with a part of its log, newest first. */
export function findHook({ tenants }: Pick<HookWorld, "tenants">) {
  return async (actor: Actor, id: HookId, part: Part) => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { hook, log, totals } = await tenants.read(actor, ({ hooks }) => ({
      hook: hooks.find(id),
      log: hooks.deliveries(id, part),
      totals: hooks.countDeliveries(id),
    }));
    return hook === null ? no({ kind: "hook_missing" } as const) : yes({ hook, log, totals });
  };
}

/** Makes a webhook; its secret is in this answer and nowhere else. */
export function makeHook({ tenants, clock, ids, secrets, newSecret, local }: HookWorld) {
  return async (
    actor: Actor,
    facts: HookFacts,
  ): Promise<Result<{ readonly hook: Hook; readonly secret: string }, HookRefusal | Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    if (secrets.locked) return no({ kind: "secrets_locked" });
    const id = ids.next<HookId>(), secret = newSecret();
    const sealed = await secrets.seal(hookPurpose(actor.organizationId, id), secret);
    const made = await tenants.write<{ hook: Hook; sealed: typeof sealed }, HookRefusal | Forbidden>(
      actor,
      async (books) => {
        const { all } = await books.ask({ all: books.read.hooks.all() });
        const fit = judged(facts, all.length, { local });
        if (!fit.ok) return fit;
        const hook = await books.hooks.add(opened(id, fit.value, tailOf(secret), clock.now()), sealed);
        return yes({ hook, sealed });
      },
    );
    if (!made.ok) return no(made.error as HookRefusal | Forbidden);
    // A repeated call gets the first one's secret: what is kept of the answer is sealed.
    const { hook } = made.value;
    return yes({ hook, secret: await secrets.open(hookPurpose(actor.organizationId, hook.id), made.value.sealed) });
  };
}

export type HookPatch = Partial<HookFacts> & {
  readonly version: number;
  readonly state?: Exclude<HookState, "disabled">;
};

/** Changes a webhook in the version the actor saw, or turns it on or off. */
export function changeHook({ tenants, clock, local }: HookWorld) {
  return (actor: Actor, id: HookId, { version, state, ...change }: HookPatch) =>
    tenants.write<Hook, HookRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      const before = await books.hooks.lock(id);
      if (before === null) return no({ kind: "hook_missing" });
      if (version !== before.version) return no({ kind: "stale_version", current: before });
      const fit = judged({ ...before, ...given(change) }, 0, { local });
      if (!fit.ok) return fit;
      const changed = { ...before, ...fit.value, updatedAt: clock.now() };
      if (state === undefined || state === before.state) return yes(await books.hooks.record("hook_changed", changed));
      return yes(
        await books.hooks.record(state === "on" ? "hook_turned_on" : "hook_turned_off", turned(changed, state)),
      );
    });
}

/** Gives a webhook another secret; messages carry both signatures for a day. */
export function rotateHookSecret({ tenants, clock, secrets, newSecret }: HookWorld) {
  return async (
    actor: Actor,
    id: HookId,
  ): Promise<Result<{ readonly hook: Hook; readonly secret: string }, HookRefusal | Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    if (secrets.locked) return no({ kind: "secrets_locked" });
    const secret = newSecret();
    const purpose = hookPurpose(actor.organizationId, id);
    const sealed = await secrets.seal(purpose, secret);
    const done = await tenants.write<{ hook: Hook; sealed: typeof sealed }, HookRefusal | Forbidden>(
      actor,
      async (books) => {
        const before = await books.hooks.lock(id);
        if (before === null) return no({ kind: "hook_missing" });
        const after = rotated(before, tailOf(secret), clock.now());
        return yes({ hook: await books.hooks.record("hook_secret_rotated", after, sealed), sealed });
      },
    );
    if (!done.ok) return no(done.error as HookRefusal | Forbidden);
    return yes({ hook: done.value.hook, secret: await secrets.open(purpose, done.value.sealed) });
  };
}

/** Forgets a webhook with its log; what still waited for it is not sent. */
export function dropHook({ tenants }: Pick<HookWorld, "tenants">) {
  return (actor: Actor, id: HookId) =>
    tenants.write<null, HookRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      const hook = await books.hooks.lock(id);
      if (hook === null) return no({ kind: "hook_missing" });
      await books.hooks.drop(hook);
      return yes(null);
    });
}
