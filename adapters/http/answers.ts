import { HttpError } from "fresh";
import type { Actor } from "../../domain/kernel/actor.ts";
import { may, type Permission } from "../../domain/kernel/permissions.ts";
import type { Result } from "../../domain/kernel/result.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Once, Typed } from "./form.ts";
import { statusOf } from "./sentences.ts";

/** The actor of a form that does its work once; `part` tells two changes of one form apart. */
export function askFor(actor: Actor, once: Once, part = ""): Actor {
  return { ...actor, once: { key: `form:${once.key}${part && `:${part}`}`, fingerprint: once.fingerprint } };
}

/** What goes back into a form that was refused. Its key is used up where something else was sent under it, so it gets a new one. */
export function typedAgain(typed: Typed, refusal: Refusal): Typed {
  return refusal.kind === "idempotency_mismatch" ? { ...typed, once: crypto.randomUUID() } : typed;
}

/** Turns away who may not do this at all; throws the 403 that the error page shows. */
export function ensureMay(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new HttpError(403);
}

/** Refusals that are an answer of their own, not something to mend in a form: throws the 404 or 403 of the error page. */
export function throwAsPage(refusal: Refusal): void {
  const status = statusOf(refusal);
  if (status === 403 || status === 404) throw new HttpError(status);
}

/** What was found; throws the 403 of the error page for what is refused, and its 404 for all else. */
export function foundOrPage<T>(found: Result<T, Refusal>): T {
  if (found.ok) return found.value;
  throw new HttpError(statusOf(found.error) === 403 ? 403 : 404);
}
