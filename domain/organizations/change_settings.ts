import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { PeopleRefusal } from "../people/refusal.ts";
import type { Tenants } from "../tenants.ts";
import { keepsWayIn, type Settings } from "./settings.ts";

interface World {
  readonly tenants: Tenants;
}

/** The firm's settings, for who may change them. */
export function findSettings({ tenants }: World) {
  return async (actor: Actor): Promise<Result<Settings, Forbidden>> => {
    if (!may(actor, "manage_settings")) return no({ kind: "forbidden", permission: "manage_settings" });
    const { settings } = await tenants.read(actor, ({ organization }) => ({ settings: organization.settings() }));
    return yes(settings);
  };
}

/** Changes what is given; `address` is where the actor is now. */
export function changeSettings({ tenants }: World) {
  return (actor: Actor, change: Partial<Settings>, address: string) =>
    tenants.write<Settings, PeopleRefusal | Forbidden>(actor, async ({ settings }) => {
      if (!may(actor, "manage_settings")) return no({ kind: "forbidden", permission: "manage_settings" });
      const before = await settings.lock();
      const after = keepsWayIn({ ...before, ...change }, address);
      if (after.ok) await settings.record({ kind: "settings_changed", before }, after.value);
      return after;
    });
}
