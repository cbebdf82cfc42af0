import type { Actor } from "../kernel/actor.ts";
import type { AgreementId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Instant } from "../kernel/time.ts";
import type { Books } from "../tenants.ts";
import { agreementWithin } from "./access.ts";
import type { Agreement } from "./agreement.ts";
import type { AgreementView } from "./ports.ts";
import type { AgreementRefusal } from "./refusal.ts";

/** Holds an agreement the actor may change, in the version the actor saw, until the transaction ends. */
export async function holdAgreement(
  books: Books,
  actor: Actor,
  id: AgreementId,
  version: number | undefined,
  now: Instant,
): Promise<Result<Agreement, AgreementRefusal | Forbidden>> {
  const seen = agreementWithin(await books.agreements.lock(id), actor, "edit_sales");
  if (!seen.ok) return seen;
  if (version === undefined || version === seen.value.version) return seen;
  const { current } = await books.ask({ current: books.read.agreements.find(id, now) });
  return no({ kind: "stale_version", current });
}

/** The agreement as it now stands, with the names of those it concerns. */
export async function viewAgreement(
  books: Books,
  id: AgreementId,
  now: Instant,
): Promise<Result<AgreementView, never>> {
  const { view } = await books.ask({ view: books.read.agreements.find(id, now) });
  if (view === null) throw new Error("Cannot show the agreement: it is gone in the transaction that saved it");
  return yes(view);
}

const TRIES = 3;

/**
 * Somebody else took a time between the question and the visit: the whole is done again, and now sees it. A visit in the way
 * never stops an agreement.
 */
export async function again<T, E extends { readonly kind: string }>(
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  let done = await work();
  for (let tries = 1; tries < TRIES && !done.ok && done.error.kind === "visit_overlaps"; tries++) done = await work();
  return done;
}
