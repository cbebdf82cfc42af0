import type { Actor } from "../kernel/actor.ts";
import type { DeliveryId, HookId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import { HOOK_TEST } from "./event.ts";
import { type HookDelivery, type HookRefusal, isStillSent } from "./hook.ts";
import type { HookWorld } from "./ports.ts";

const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "manage_settings" };

/** Sends a message that says nothing happened, so that whoever builds the program sees it arrive; also while it is off. */
export function testHook({ tenants, clock, ids }: Pick<HookWorld, "tenants" | "clock" | "ids">) {
  return (actor: Actor, id: HookId) =>
    tenants.write<HookDelivery, HookRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      if (await books.hooks.lock(id) === null) return no({ kind: "hook_missing" });
      const delivery: HookDelivery = {
        ...{ id: ids.next<DeliveryId>(), hookId: id, kind: HOOK_TEST, about: null, change: {} },
        ...{ at: clock.now(), state: "waiting", attempts: [] },
      };
      await books.hooks.send(delivery);
      return yes(delivery);
    });
}

/** Sends a message of the log once more, under its old id, with the record as it is now. */
export function replayDelivery({ tenants }: Pick<HookWorld, "tenants">) {
  return (actor: Actor, hookId: HookId, id: DeliveryId) =>
    tenants.write<HookDelivery, HookRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      const hook = await books.hooks.lock(hookId);
      if (hook === null) return no({ kind: "hook_missing" });
      const { delivery } = await books.ask({ delivery: books.read.hooks.delivery(id) });
      if (delivery?.hookId !== hookId) return no({ kind: "delivery_missing" });
      if (!isStillSent(hook, delivery)) return no({ kind: "hook_off" });
      await books.hooks.repeat(delivery);
      return yes({ ...delivery, state: "waiting" });
    });
}
