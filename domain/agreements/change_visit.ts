import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import { dayOf } from "../kernel/time.ts";
import { within } from "../sales/access.ts";
import type { SaleChange } from "../sales/change.ts";
import { changeHeld } from "./change_agreement.ts";
import { type AgreementWorld } from "./carry_out.ts";
import { again, holdAgreement } from "./hold.ts";
import type { AgreementView } from "./ports.ts";
import type { AgreementRefusal } from "./refusal.ts";
import { termsFromVisit } from "./from_visit.ts";

/** What a change of one visit is meant for as well. */
export const SCOPES = ["this", "following", "all"] as const;
export type Scope = typeof SCOPES[number];

/**
 * Takes what somebody changed at one visit for the agreement: for the visits from this one on, or for all that are still to
 * come. ("This one" is an ordinary change of the sale, which from then on goes its own way.)
 */
export function changeFromVisit(world: AgreementWorld) {
  return (
    actor: Actor,
    id: SaleId,
    scope: Exclude<Scope, "this">,
    { version, ...change }: SaleChange & { readonly version: number },
  ) =>
    again(() =>
      world.tenants.write<AgreementView, AgreementRefusal | Forbidden>(actor, async (books) => {
        const { found, firm } = await books.ask({
          found: books.read.agreements.ofSale(id, world.clock.now()),
          firm: books.read.organization.find(),
        });
        if (found === null) return no({ kind: "agreement_missing" });
        const held = await holdAgreement(books, actor, found.agreement.id, undefined, world.clock.now());
        if (!held.ok) return held;
        const seen = within(await books.sales.lock(id), actor, "edit_sales");
        if (!seen.ok) return seen;
        if (seen.value.version !== version) {
          const { current } = await books.ask({ current: books.read.sales.find(id) });
          return no({ kind: "stale_version", current });
        }
        const { services } = await books.ask({
          services: books.read.services.some((change.lines ?? []).flatMap((line) => line.serviceId ?? [])),
        });
        const day = dayOf(found.visit.plannedAt, firm.timeZone);
        const terms = termsFromVisit(held.value, seen.value, change, services, firm.timeZone, day);
        return changeHeld(world, books, actor, held.value, terms, scope === "following" ? found.visit.on : null);
      })
    );
}
