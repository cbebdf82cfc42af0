import type { Actor, RepeatRefusal } from "../../domain/kernel/actor.ts";
import { no, type Result } from "../../domain/kernel/result.ts";
import type { Engine, Row, Send, Statement } from "./engine.ts";
import { Conflict } from "./errors.ts";
import { db, of, statementOf } from "./question.ts";

type Once = NonNullable<Actor["once"]>;

/** How the transaction begins, and what stands before and after each statement about the key where it needs another role. */
export interface Beginning {
  readonly opening: Statement;
  readonly aside?: readonly [before: Statement, after: Statement];
}

/** The key was taken by an earlier call: what this one did meanwhile is not to stand. */
class Repeated extends Error {
  override readonly name = "Repeated";
}

/**
 * A transaction that is done once for each key of its caller. The first answer is kept in it and given again to the same key; a
 * refused one leaves no key. A second call with the key waits at the database until the first is committed, or is told that it
 * still runs.
 */
export async function doOnce<T, E>(
  engine: Engine,
  actor: Actor,
  { opening, aside }: Beginning,
  work: (send: Send) => Promise<Result<T, E>>,
): Promise<Result<T, E | RepeatRefusal>> {
  const { once } = actor;
  const around = (statement: Statement) => aside ? [aside[0], statement, aside[1]] : [statement];
  /** Sends what concerns the key, and answers with the rows about it. */
  const about = async (send: Send, statement: Statement) => {
    const answers = await Promise.all(around(statement).map(send));
    return answers.length > 1 ? answers[1] : answers[0];
  };
  try {
    return await engine.transaction(opening, async (ask) => {
      // The work's first statements follow the key at once, and are answered when it is theirs.
      const key = once && about(ask, takeKey(actor, once)).then((taken) => {
        if (taken.length === 0) throw new Repeated();
      });
      key?.catch(() => {});
      const value = await work(async (statement) => {
        const answer = ask(statement);
        answer.catch(() => {});
        await key;
        return await answer;
      });
      await key;
      // Where it fails the transaction does.
      if (value.ok && once) about(ask, keepAnswer(actor, once, value.value)).catch(() => {});
      return { commit: value.ok, value };
    });
  } catch (fault) {
    if (once && fault instanceof Repeated) {
      const answers = await engine.batch(opening, around(keptAnswer(actor, once)), { readOnly: true });
      return answerAgain<T>(once, aside ? answers[1] : answers[0]);
    }
    if (once && fault instanceof Conflict && fault.code === "55P03") return no({ kind: "still_running" });
    throw fault;
  }
}

function takeKey({ organizationId, userId }: Actor, { key, fingerprint }: Once): Statement {
  return statementOf(
    db.insertInto("app.idempotency_keys").values({ organization_id: organizationId, user_id: userId, key, fingerprint })
      .onConflict((conflict) => conflict.doNothing()).returning("key"),
  );
}

function keepAnswer({ organizationId, userId }: Actor, { key }: Once, value: unknown): Statement {
  return statementOf(
    db.updateTable("app.idempotency_keys as k").set({ answer: { value } })
      .where(of("k", organizationId)).where("k.user_id", "=", userId).where("k.key", "=", key),
  );
}

function keptAnswer({ organizationId, userId }: Actor, { key }: Once): Statement {
  return statementOf(
    db.selectFrom("app.idempotency_keys as k").select(["k.fingerprint", "k.answer"])
      .where(of("k", organizationId)).where("k.user_id", "=", userId).where("k.key", "=", key),
  );
}

/** What the first call with the key was answered; a refusal where that was another call. */
function answerAgain<T>({ fingerprint }: Once, [kept]: readonly Row[]): Result<T, RepeatRefusal> {
  if (kept && kept.fingerprint !== fingerprint) return no({ kind: "idempotency_mismatch" });
  const answer = kept?.answer as { readonly value: T } | null | undefined;
  return answer ? { ok: true, value: answer.value } : no({ kind: "still_running" });
}
