import { changeOf, type HookSubject, toldAs } from "../../domain/hooks/event.ts";
import type { Hook, HookDelivery } from "../../domain/hooks/hook.ts";
import type { HookReader, HookWriter } from "../../domain/hooks/ports.ts";
import { type DeliveryId, type HookId, uuidv7 } from "../../domain/kernel/ids.ts";
import { MOST_COUNTED } from "../../domain/kernel/page.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byName, byValue, partOf } from "./listing.ts";
import { effectWriter, putEffects } from "./outbox.ts";
import type { Write } from "./record.ts";

const effectOf = ({ id }: Pick<HookDelivery, "id">) =>
  ({ kind: "hook.deliver", key: `delivery:${id}`, about: { delivery: id } }) as const;

/** Puts a message for every webhook that wants to be told of the event into the log, and its effect into the outbox. */
export function tellHooks(
  ledger: Ledger,
  clock: Clock,
  kind: string,
  about: { readonly type: string; readonly id: string },
  facts: Readonly<Record<string, unknown>>,
): void {
  for (const told of toldAs(kind, about.type, facts)) {
    for (const { hook } of ledger.hooks.values()) {
      if (hook.state !== "on" || !hook.events.includes(told)) continue;
      const id = uuidv7(Date.parse(clock.now()), tenFrom(ledger.hookDeliveries.size)) as DeliveryId;
      ledger.hookDeliveries.set(id, {
        ...{ id, hookId: hook.id, kind: told, about: { type: about.type as HookSubject, id: about.id } },
        ...{ change: changeOf(facts), at: clock.now(), state: "waiting", attempts: [] },
      });
      putEffects(ledger, clock, [effectOf({ id })]);
    }
  }
}

function tenFrom(count: number): Uint8Array {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(6, count + 1);
  return bytes;
}

export function hookReader({ hooks, hookDeliveries }: Ledger): HookReader {
  const ofHook = (id: HookId) => [...hookDeliveries.values()].filter(({ hookId }) => hookId === id);
  return {
    all: () =>
      question(() =>
        [...hooks.values()].map(({ hook }) => hook)
          .toSorted((a, b) => byName(a.name, b.name) || byValue(a.id, b.id))
      ),
    find: (id) => question(() => hooks.get(id)?.hook ?? null),
    deliveries: (hook, part) =>
      question(() =>
        partOf(ofHook(hook), {
          place: ({ at, id }) => ({ value: at, id }),
          compare: (a, b) => byValue(b.value, a.value) || byValue(b.id, a.id),
        }, part)
      ),
    countDeliveries: (hook) =>
      question(() => {
        const count = ofHook(hook).length;
        return { count: Math.min(count, MOST_COUNTED), isLowerBound: count > MOST_COUNTED };
      }),
    delivery: (id) => question(() => hookDeliveries.get(id) ?? null),
    sending: (id) =>
      question(() => {
        const delivery = hookDeliveries.get(id);
        const kept = delivery && hooks.get(delivery.hookId);
        return delivery && kept ? { ...kept, delivery } : null;
      }),
  };
}

export function hookWriter(ledger: Ledger, clock: Clock, write: Write): HookWriter {
  const { hooks, hookDeliveries } = ledger;
  const effects = effectWriter(ledger, clock);
  const state = ({ state, failures, failingSince, lastDeliveredAt }: Hook) => ({
    ...{ state, failures, failingSince, lastDeliveredAt },
  });
  return {
    lock: (id) => Promise.resolve(asJson(hooks.get(id)?.hook ?? null)),
    add: (hook, secret) => {
      hooks.set(hook.id, asJson({ hook, secret, oldSecret: null }));
      write("hook_made", "hook", hook.id, { name: hook.name, events: hook.events });
      return Promise.resolve(hook);
    },
    record: (event, hook, secret) => {
      const before = hooks.get(hook.id)!;
      const saved = { ...hook, version: hook.version + 1 };
      const secrets = secret ? { secret, oldSecret: before.secret } : before;
      hooks.set(hook.id, asJson({ ...secrets, hook: saved }));
      write(event, "hook", hook.id, { name: hook.name });
      return Promise.resolve(saved);
    },
    drop: ({ id, name }) => {
      hooks.delete(id);
      for (const [key, { hookId }] of hookDeliveries) if (hookId === id) hookDeliveries.delete(key);
      write("hook_dropped", "hook", id, { name });
      return Promise.resolve();
    },
    send: async (delivery) => {
      hookDeliveries.set(delivery.id, asJson(delivery));
      await effects.put([effectOf(delivery)]);
      write("hook_tested", "hook", delivery.hookId, {});
    },
    repeat: async (delivery) => {
      hookDeliveries.set(delivery.id, asJson({ ...delivery, state: "waiting" }));
      if (!await effects.repeat("hook.deliver", effectOf(delivery).key)) await effects.put([effectOf(delivery)]);
      write("hook_replayed", "hook", delivery.hookId, { delivery: delivery.id });
    },
    note: (attempt, { id, state: become }, hook) => {
      const delivery = hookDeliveries.get(id)!, kept = hooks.get(hook.id)!;
      hookDeliveries.set(id, asJson({ ...delivery, state: become, attempts: [...delivery.attempts, attempt] }));
      hooks.set(hook.id, asJson({ ...kept, hook: { ...kept.hook, ...state(hook) } }));
      return Promise.resolve();
    },
  };
}
