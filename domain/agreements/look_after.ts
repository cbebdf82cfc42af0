import type { Actor } from "../kernel/actor.ts";
import { automaticActor } from "../kernel/automatic.ts";
import type { AgreementId, OrganizationId } from "../kernel/ids.ts";
import { yes } from "../kernel/result.ts";
import { addDays, dayOf } from "../kernel/time.ts";
import { AHEAD_DAYS } from "./agreement.ts";
import { type AgreementWorld, carryOut } from "./carry_out.ts";
import { again } from "./hold.ts";
import type { DueAgreement } from "./ports.ts";

/** What was looked after, and what could not be. */
export interface LookedAfter {
  readonly agreements: number;
  readonly refused: readonly { readonly id: AgreementId; readonly why: string }[];
}

/** So many agreements are asked for at once, and so many visits made in one transaction. */
const A_LIST = 200;
const A_BATCH = 14;

/**
 * Makes the visits an organization's agreements ask for in the next weeks, each agreement in short transactions of its own.
 * Several processes may do it at once; doing it again does nothing.
 */
export function lookAfterAgreements(world: AgreementWorld) {
  return async (organizationId: OrganizationId): Promise<LookedAfter> => {
    const nobody = automaticActor(organizationId, REQUEST);
    const { firm } = await world.tenants.read(nobody, ({ organization }) => ({ firm: organization.find() }));
    const through = addDays(dayOf(world.clock.now(), firm.timeZone), AHEAD_DAYS);
    const refused: { id: AgreementId; why: string }[] = [];
    let agreements = 0, after: AgreementId | null = null;
    for (;;) {
      const last: AgreementId | null = after;
      const { due }: { readonly due: readonly DueAgreement[] } = await world.tenants.read(
        nobody,
        (books) => ({ due: books.agreements.due(through, last, A_LIST) }),
      );
      for (const one of due) {
        const why = await lookAfter(world, actorFor(organizationId, one), one.id);
        if (why !== null) refused.push({ id: one.id, why });
      }
      agreements += due.length;
      if (due.length < A_LIST) return { agreements, refused };
      after = due.at(-1)!.id;
    }
  };
}

/** Looks after one agreement until nothing is left to make; says what stood against it. */
async function lookAfter(world: AgreementWorld, actor: Actor, id: AgreementId): Promise<string | null> {
  for (;;) {
    const done = await again(() =>
      world.tenants.write(actor, async (books) => {
        const agreement = await books.agreements.lock(id);
        return agreement ? carryOut(world, books, actor, agreement, A_BATCH) : yes({ more: false });
      })
    );
    if (!done.ok) return done.error.kind;
    if (!done.value.more) return null;
  }
}

const REQUEST = "visits ahead";

/** Work that is given to nobody belongs to whoever made it (C22): such visits are made in the name of the agreement's maker. */
function actorFor(organizationId: OrganizationId, { assignedTo, createdBy }: DueAgreement): Actor {
  const automatic = automaticActor(organizationId, REQUEST);
  return assignedTo === null ? { ...automatic, userId: createdBy } : automatic;
}
