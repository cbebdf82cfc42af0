import { EFFECTS } from "../../domain/delivery/effect.ts";
import type { Handler, Outcome } from "../../domain/delivery/handler.ts";
import type { HookSubject } from "../../domain/hooks/event.ts";
import {
  afterAttempt,
  hasTwoSecrets,
  type Hook,
  type HookAttempt,
  type HookDelivery,
  isStillSent,
  verdictOf,
} from "../../domain/hooks/hook.ts";
import { hookPurpose } from "../../domain/hooks/manage_hooks.ts";
import { messageOf } from "../../domain/hooks/message.ts";
import type { Sending } from "../../domain/hooks/ports.ts";
import { mailsOfHook } from "../../domain/mail/effects.ts";
import { noticeOfDisabled } from "../../domain/notices/notice.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { DeliveryId } from "../../domain/kernel/ids.ts";
import { yes } from "../../domain/kernel/result.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import type { Books, Tenants } from "../../domain/tenants.ts";
import { post, type PostWorld } from "./post.ts";
import { signedHeaders } from "./signature.ts";

export interface HookCourier extends PostWorld {
  readonly secrets: SecretBox;
  /** A record as the API writes it for an administrator; null where there is none any more. */
  readonly show: (actor: Actor, about: { readonly type: HookSubject; readonly id: string }) => Promise<unknown>;
}

/** Carries messages to the firm's own programs. Sending one twice does no harm: it keeps its id. */
export function hookCourier(courier: HookCourier): Handler {
  return {
    async carry({ about, attempts }, { tenants, actor, clock }) {
      const id = String(about.delivery) as DeliveryId;
      const { sending } = await tenants.read(actor, ({ hooks }) => ({ sending: hooks.sending(id) }));
      if (sending === null || !isStillSent(sending.hook, sending.delivery)) {
        if (sending) await giveUp(tenants, actor, sending, clock);
        return { kind: "done", result: { sent: false } };
      }
      const attempt = await attemptOf(courier, actor, sending, clock);
      const verdict = verdictOf(attempt);
      if (verdict === "delivered") {
        const result = { sent: true, status: attempt.status };
        return { kind: "done", result, work: (books) => writeDown(books, sending, attempt, "delivered") };
      }
      const last = verdict === "never" || attempts >= EFFECTS["hook.deliver"].attempts;
      const state = last ? "failed" : "waiting";
      await tenants.write(actor, async (books) => yes(await writeDown(books, sending, attempt, state)));
      return outcomeOf(attempt, verdict);
    },
  };
}

async function attemptOf(
  { secrets, show, ...world }: HookCourier,
  actor: Actor,
  { hook, delivery, secret, oldSecret }: Sending,
  clock: Clock,
): Promise<HookAttempt> {
  const now = clock.now();
  const purpose = hookPurpose(actor.organizationId, hook.id);
  const sealed = [secret, ...(oldSecret && hasTwoSecrets(hook, now) ? [oldSecret] : [])];
  const open = await Promise.all(sealed.map((one) => secrets.open(purpose, one)));
  const record = delivery.about && await show(actor, delivery.about);
  const body = JSON.stringify(messageOf(delivery, actor.organizationId, record));
  const timestamp = Math.floor(Date.parse(now) / 1000);
  const signed = await signedHeaders({ id: `msg_${delivery.id}`, timestamp, body }, open);
  const headers = {
    ...signed,
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Tekup-Sales-Webhooks/1",
  };
  return { at: now, ...await post(hook.url, headers, body, world) };
}

/** The webhook is read again under its lock: other messages to it may be on their way. */
async function writeDown(
  books: Books,
  { hook, delivery }: Sending,
  attempt: HookAttempt,
  state: HookDelivery["state"],
) {
  const held = await books.hooks.lock(hook.id);
  if (held === null) return;
  const after = afterAttempt(held, attempt);
  if (after.state !== held.state) await turnOff(books, after, attempt);
  await books.hooks.note(attempt, { id: delivery.id, state }, after);
}

/** Nothing more is sent until somebody looks, so those who can are told. */
async function turnOff(books: Books, hook: Hook, { at }: HookAttempt) {
  await books.hooks.record("hook_disabled", hook);
  const { members } = await books.ask({ members: books.read.members.all() });
  const administrators = members.filter(({ role, active }) => active && role === "ADMIN").map(({ id }) => id);
  const since = hook.failingSince ?? at;
  await books.notices.put([noticeOfDisabled(hook.id, since)]);
  await books.effects.put(mailsOfHook(hook.id, since, administrators));
}

/** Off by the time its turn came: it stays in the log as not sent. */
async function giveUp(tenants: Tenants, actor: Actor, { hook, delivery }: Sending, clock: Clock) {
  const attempt: HookAttempt = { at: clock.now(), ms: 0, status: null, fault: "not_sent" };
  await tenants.write(actor, async (books) => {
    const held = await books.hooks.lock(hook.id);
    if (held) await books.hooks.note(attempt, { id: delivery.id, state: "failed" }, held);
    return yes(null);
  });
}

function outcomeOf({ status, fault }: HookAttempt, verdict: "later" | "never"): Outcome {
  const why = { code: `hook_${fault}`, ...(status === null ? {} : { facts: { status } }) };
  return verdict === "never" ? { kind: "dead", why } : { kind: "later", why };
}
