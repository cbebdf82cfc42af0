import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addDays, dayOf } from "../kernel/time.ts";
import type { World } from "../sales/world.ts";
import type { KeptWeights } from "./ports.ts";
import type { LeadRefusal } from "./refusal.ts";
import { conversionByBand } from "./report.ts";
import type { Weights } from "./scoring.ts";

/** How far back the effect of new weights is looked at. */
const LOOKED_AT_DAYS = 365;

/** The weights that hold, and what they say of the last year's leads; of others too, before they are saved. */
export function findWeights({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, zone: string, tried: Weights | null = null) => {
    const to = dayOf(clock.now(), zone), from = addDays(to, 1 - LOOKED_AT_DAYS);
    if (!may(actor, "weigh_leads")) return no({ kind: "forbidden", permission: "weigh_leads" } as const);
    const { kept } = await tenants.read(actor, ({ leads }) => ({ kept: leads.weights() }));
    const { now, then } = await tenants.read(actor, ({ leads }) => ({
      now: leads.countsUnder(kept.weights, from, to),
      then: leads.countsUnder(tried ?? kept.weights, from, to),
    }));
    return yes({ kept, now: conversionByBand(now), then: tried && conversionByBand(then) });
  };
}

/** Makes other questions count: every lead's score follows at once (the answers stay as they are). */
export function changeWeights({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, weights: Weights, version: number): Promise<
    Result<KeptWeights, LeadRefusal | Forbidden | { readonly kind: "idempotency_mismatch" | "still_running" }>
  > =>
    tenants.write<KeptWeights, LeadRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "weigh_leads")) return no({ kind: "forbidden", permission: "weigh_leads" });
      if (Object.values(weights).every((weight) => weight === 0)) return no({ kind: "weights_empty" });
      const before = await books.leads.lockWeights();
      if (version !== before.version) return no({ kind: "stale_version", current: before });
      return yes(await books.leads.recordWeights(before, weights));
    });
}
