import { z } from "zod";
import { HOOK_EVENT_KINDS, HOOK_TEST } from "../../../domain/hooks/event.ts";
import { ATTEMPT_FAULTS, type Hook, HOOK_STATES, type HookDelivery } from "../../../domain/hooks/hook.ts";
import type { DeliveryId, HookId } from "../../../domain/kernel/ids.ts";
import { call } from "./call.ts";
import * as field from "./fields.ts";
import { byName, listed, listedWhole, partAsked, partFields } from "./listing.ts";
import { created, found, gone, refused } from "./replies.ts";
import * as shape from "./shapes.ts";

const HookJson = z.strictObject({
  id: shape.id,
  version: z.int(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(HOOK_EVENT_KINDS)),
  state: z.enum(HOOK_STATES).meta({ description: "disabled: nobody answered for days, or the receiver said 410." }),
  secretTail: z.string().meta({ description: "The last four characters of the secret." }),
  oldSecretUntil: shape.instant.nullable().meta({ description: "Until then messages carry both signatures." }),
  failures: z.int().meta({ description: "Tries in a row that failed." }),
  failingSince: shape.instant.nullable(),
  lastDeliveredAt: shape.instant.nullable(),
  createdAt: shape.instant,
  updatedAt: shape.instant,
}).meta({ id: "Webhook" });

const WithSecret = HookJson.extend({
  secret: z.string().meta({ description: "`whsec_` and Base64; in this answer and nowhere else." }),
}).meta({ id: "WebhookWithSecret" });

const DeliveryJson = z.strictObject({
  id: shape.id.meta({ description: "The message's `webhook-id` is `msg_` and this; a replay keeps it." }),
  type: z.enum([HOOK_TEST, ...HOOK_EVENT_KINDS]),
  about: z.strictObject({ type: z.enum(["sale", "lead", "customer"]), id: shape.id }).nullable(),
  at: shape.instant,
  state: z.enum(["waiting", "delivered", "failed"]),
  attempts: z.array(z.strictObject({
    at: shape.instant,
    ms: z.int(),
    status: z.int().nullable(),
    fault: z.enum(ATTEMPT_FAULTS).nullable(),
  })).meta({ description: "Oldest first." }),
}).meta({ id: "WebhookDelivery" });

function hookJson(hook: Hook): z.infer<typeof HookJson> {
  const { id, version, name, url, events, state, secretTail, oldSecretUntil, failures, failingSince } = hook;
  const { lastDeliveredAt, createdAt, updatedAt } = hook;
  return {
    ...{ id, version, name, url, events: [...events], state, secretTail, oldSecretUntil, failures, failingSince },
    ...{ lastDeliveredAt, createdAt, updatedAt },
  };
}

function deliveryJson({ id, kind, about, at, state, attempts }: HookDelivery): z.infer<typeof DeliveryJson> {
  return {
    ...{ id, type: kind, about, at, state },
    attempts: attempts.map(({ at, ms, status, fault }) => ({ at, ms, status, fault })),
  };
}

const url = field.line(500).meta({ override: { type: "string", format: "uri" } });
const events = z.array(z.enum(HOOK_EVENT_KINDS)).max(HOOK_EVENT_KINDS.length * 2);

const NewHook = z.strictObject({ name: field.line(100), url, events });
const ChangedHook = z.strictObject({
  version: field.version,
  name: field.line(100).optional(),
  url: url.optional(),
  events: events.optional(),
  state: z.enum(["on", "off"]).optional(),
});

const SORTS = { at: "at" } as const;
const Log = z.strictObject({ ...partFields(SORTS, "-at"), sort: z.enum(["-at"]).default("-at") })
  .transform((given, context) => partAsked(SORTS, given, context));

const HOOK_SORTS = { createdAt: "createdAt", name: "name" } as const;
const ORDERS = { createdAt: (a: Hook, b: Hook) => Date.parse(a.createdAt) - Date.parse(b.createdAt), name: byName };
const List = z.strictObject(partFields(HOOK_SORTS, "createdAt")).transform((given, context) =>
  partAsked(HOOK_SORTS, given, context)
);

const ADMINS = { tag: "webhooks", needs: "manage_settings" } as const;

export const hookCalls = [
  call({
    method: "GET",
    path: "/webhooks",
    ...ADMINS,
    summary: "The firm's webhooks",
    query: List,
    answers: { 200: shape.many(HookJson) },
    async run({ useCases, actor, query }) {
      const all = await useCases.findHooks(actor);
      return all.ok ? listedWhole(all.value, ORDERS, query, hookJson) : refused(all.error);
    },
  }),
  call({
    method: "POST",
    path: "/webhooks",
    ...ADMINS,
    summary: "Have a program of one's own told what happens; the secret is in this answer only",
    body: NewHook,
    answers: { 201: shape.one(WithSecret) },
    refusals: { 409: "`hooks_full`, `secrets_locked`" },
    async run({ useCases, actor, body }) {
      const made = await useCases.makeHook(actor, body);
      if (!made.ok) return refused(made.error);
      const { hook, secret } = made.value;
      return created({ ...hookJson(hook), secret }, `/webhooks/${hook.id}`);
    },
  }),
  call({
    method: "GET",
    path: "/webhooks/:id",
    ...ADMINS,
    summary: "One webhook",
    answers: { 200: shape.one(HookJson) },
    async run({ useCases, actor, id }) {
      const one = await useCases.findHook(actor, id as HookId, { size: 1, page: 1 });
      return one.ok ? found(hookJson(one.value.hook)) : refused(one.error);
    },
  }),
  call({
    method: "PATCH",
    path: "/webhooks/:id",
    ...ADMINS,
    summary: "Change a webhook, or turn it on or off",
    body: ChangedHook,
    answers: { 200: shape.one(HookJson) },
    refusals: { 409: "`stale_version` with `details.current`" },
    async run({ useCases, actor, id, body }) {
      const changed = await useCases.changeHook(actor, id as HookId, body);
      return changed.ok ? found(hookJson(changed.value)) : refused(changed.error, hookJson);
    },
  }),
  call({
    method: "DELETE",
    path: "/webhooks/:id",
    ...ADMINS,
    summary: "Forget a webhook and its log",
    answers: { 204: null },
    async run({ useCases, actor, id }) {
      const dropped = await useCases.dropHook(actor, id as HookId);
      return dropped.ok ? gone : refused(dropped.error);
    },
  }),
  call({
    method: "POST",
    path: "/webhooks/:id/secret",
    ...ADMINS,
    summary: "Give a webhook another secret; for a day messages carry both signatures",
    answers: { 201: shape.one(WithSecret) },
    refusals: { 409: "`secrets_locked`" },
    async run({ useCases, actor, id }) {
      const rotated = await useCases.rotateHookSecret(actor, id as HookId);
      if (!rotated.ok) return refused(rotated.error);
      return created({ ...hookJson(rotated.value.hook), secret: rotated.value.secret }, null);
    },
  }),
  call({
    method: "POST",
    path: "/webhooks/:id/test",
    ...ADMINS,
    summary: "Send a message that says nothing happened, also while the webhook is off",
    answers: { 201: shape.one(DeliveryJson) },
    async run({ useCases, actor, id }) {
      const tested = await useCases.testHook(actor, id as HookId);
      return tested.ok ? created(deliveryJson(tested.value), null) : refused(tested.error);
    },
  }),
  call({
    method: "GET",
    path: "/webhooks/:id/deliveries",
    ...ADMINS,
    summary: "What was sent in the last 30 days, newest first, with every try",
    query: Log,
    answers: { 200: shape.many(DeliveryJson) },
    async run({ useCases, actor, id, query }) {
      const one = await useCases.findHook(actor, id as HookId, query.part);
      if (!one.ok) return refused(one.error);
      const { log, totals } = one.value;
      return listed(log.rows.map(deliveryJson), log, totals, query);
    },
  }),
  call({
    method: "POST",
    path: "/webhooks/:id/replay",
    ...ADMINS,
    summary: "Send a message of the log again, under its old id, with the record as it is now",
    body: z.strictObject({ deliveryId: field.id<DeliveryId>() }),
    answers: { 201: shape.one(DeliveryJson) },
    refusals: { 409: "`hook_off`" },
    async run({ useCases, actor, id, body }) {
      const replayed = await useCases.replayDelivery(actor, id as HookId, body.deliveryId);
      return replayed.ok ? created(deliveryJson(replayed.value), null) : refused(replayed.error);
    },
  }),
];
