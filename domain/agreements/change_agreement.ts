import type { Actor } from "../kernel/actor.ts";
import type { AgreementId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no, type Result } from "../kernel/result.ts";
import { type Day, dayOf } from "../kernel/time.ts";
import { noticesOfAgreement } from "../notices/notice.ts";
import { namesNewColleague } from "../sales/references.ts";
import type { Books } from "../tenants.ts";
import { type Agreement, changed, priceOn, splitAt, type TermsChange } from "./agreement.ts";
import { type AgreementWorld, carryOut } from "./carry_out.ts";
import { eventOf, pastSplit } from "./event.ts";
import { again, holdAgreement, viewAgreement } from "./hold.ts";
import type { AgreementView } from "./ports.ts";
import type { AgreementRefusal } from "./refusal.ts";

/** How far a change reaches: every visit still to come, or those from one of its days on. */
export type Reach = { readonly from?: Day | null };

/** What is changed, in the version the actor saw. */
export type ChangeAsk = TermsChange & Reach & { readonly version?: number };

/**
 * Changes an agreement with every visit to come, or from a day on: then it ends the day before, and another goes on with the
 * change. Visits that were done or touched by hand stay as they are.
 */
export function changeAgreement(world: AgreementWorld) {
  return (actor: Actor, id: AgreementId, { version, from, ...change }: ChangeAsk) =>
    again(() =>
      world.tenants.write<AgreementView, AgreementRefusal | Forbidden>(actor, async (books) => {
        const held = await holdAgreement(books, actor, id, version, world.clock.now());
        return held.ok ? changeHeld(world, books, actor, held.value, change, from ?? null) : held;
      })
    );
}

/** The same for an agreement the transaction holds already. */
export async function changeHeld(
  world: AgreementWorld,
  books: Books,
  actor: Actor,
  held: Agreement,
  change: TermsChange,
  from: Day | null,
): Promise<Result<AgreementView, AgreementRefusal | Forbidden>> {
  const wanted = changed(held, from === null ? change : {});
  if (!wanted.ok) return wanted;
  const found = await books.ask({
    firm: books.read.organization.find(),
    members: books.read.members.all(),
    services: books.read.services.some((change.lines ?? []).flatMap((line) => line.serviceId ?? [])),
  });
  const stranger = namesNewColleague(held, change.assignedTo, found.members);
  if (stranger) return no(stranger);
  const now = world.clock.now(), today = dayOf(now, found.firm.timeZone);
  if (change.lines) {
    const price = priceOn({ ...held, lines: change.lines }, found.services, world.ids, today);
    if (!price.ok) return price;
  }
  if (from === null || from === held.startsOn) {
    const all = changed(held, change);
    if (!all.ok) return all;
    const saved = await books.agreements.record(eventOf(held, all.value, today), { ...all.value, updatedAt: now });
    await books.notices.put(noticesOfAgreement(held.assignedTo, saved, actor.userId));
    const carried = await carryOut(world, books, actor, saved);
    return carried.ok ? viewAgreement(books, saved.id, now) : carried;
  }
  const late = pastSplit(from, today);
  if (late) return no(late);
  const split = splitAt(held, from, change, world.ids.next<AgreementId>(), now);
  if (!split.ok) return split;
  const after = await books.agreements.add(split.value.after);
  await books.agreements.handOver(held.id, after.id, from);
  const event = { kind: "agreement_split", before: held, into: after.id } as const;
  const before = await books.agreements.record(event, { ...split.value.before, updatedAt: now });
  await books.notices.put(noticesOfAgreement(held.assignedTo, after, actor.userId));
  for (const one of [before, after]) {
    const carried = await carryOut(world, books, actor, one);
    if (!carried.ok) return carried;
  }
  return viewAgreement(books, after.id, now);
}
