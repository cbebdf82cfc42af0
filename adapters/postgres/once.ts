import type { Actor, RepeatRefusal } from "../../domain/kernel/actor.ts";
import { no, type Result } from "../../domain/kernel/result.ts";
import type { Send } from "./engine.ts";
import { db, of, statementOf } from "./question.ts";

/**
 * The answer a repeatable call was given before, or null the first time, when its key is taken. A second call with the key
 * waits here until the first is committed; a refused one leaves no key.
 */
export async function firstAnswer<T>(actor: Actor, send: Send): Promise<Result<T, RepeatRefusal> | null> {
  if (!actor.once) return null;
  const { key, fingerprint } = actor.once;
  const taken = await send(statementOf(
    db.insertInto("app.idempotency_keys")
      .values({ organization_id: actor.organizationId, user_id: actor.userId, key, fingerprint })
      .onConflict((conflict) => conflict.doNothing()).returning("key"),
  ));
  if (taken.length > 0) return null;
  const [kept] = await send(statementOf(
    db.selectFrom("app.idempotency_keys as k").select(["k.fingerprint", "k.answer"])
      .where(of("k", actor.organizationId)).where("k.user_id", "=", actor.userId).where("k.key", "=", key),
  ));
  if (kept?.fingerprint !== fingerprint) return no({ kind: "idempotency_mismatch" });
  const answer = kept.answer as { readonly value: T } | null;
  return answer ? { ok: true, value: answer.value } : no({ kind: "still_running" });
}

/** Keeps what was answered, in the transaction of what was done. */
export async function keepAnswer(actor: Actor, value: unknown, send: Send): Promise<void> {
  await send(statementOf(
    db.updateTable("app.idempotency_keys as k").set({ answer: { value } })
      .where(of("k", actor.organizationId)).where("k.user_id", "=", actor.userId).where("k.key", "=", actor.once!.key),
  ));
}
