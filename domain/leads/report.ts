import type { Actor } from "../kernel/actor.ts";
import { total } from "../kernel/money.ts";
import { yes } from "../kernel/result.ts";
import type { Day } from "../kernel/time.ts";
import type { World } from "../sales/world.ts";
import { leadsSeenBy } from "./access.ts";
import { LEAD_STATUSES, OPEN_STATUSES } from "./lead.ts";
import type { BandCount, EndingCount } from "./ports.ts";
import { type Band, BANDS } from "./scoring.ts";

/** Leads that came in, and what became of them. */
export interface Outcome {
  readonly all: number;
  readonly open: number;
  readonly converted: number;
  readonly unqualified: number;
  /** Converted of those decided, 0 to 1; null while none is. */
  readonly rate: number | null;
}

export interface BandOutcome extends Outcome {
  readonly band: Band;
}

/** What became of the leads. */
function outcomeOf(counts: readonly BandCount[]): Outcome {
  const of = (...statuses: readonly string[]) =>
    counts.filter(({ status }) => statuses.includes(status)).reduce((all, { count }) => all + count, 0);
  const converted = of("CONVERTED"), unqualified = of("UNQUALIFIED"), decided = converted + unqualified;
  return {
    all: of(...LEAD_STATUSES),
    open: of(...OPEN_STATUSES),
    converted,
    unqualified,
    rate: decided === 0 ? null : converted / decided,
  };
}

/** The same for each band of scores, the best first: whether the score tells who buys. */
export function conversionByBand(counts: readonly BandCount[]): readonly BandOutcome[] {
  return BANDS.toReversed().map((band) => ({ band, ...outcomeOf(counts.filter((one) => one.band === band)) }));
}

/** Leads still to be won or lost. */
export function activeLeads(counts: readonly BandCount[]): number {
  return outcomeOf(counts).open;
}

/** Why nothing came of leads: the most frequent reason first. */
function byFrequency(endings: readonly EndingCount[]): readonly EndingCount[] {
  return endings.toSorted((a, b) => b.count - a.count || (a.ending < b.ending ? -1 : 1));
}

/** What became of the leads the actor may see that came in on these days; each number is the list of the same filter. */
export function findLeadReport({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, from: Day, to: Day) => {
    const { counts, endings } = await tenants.read(actor, ({ leads }) => ({
      counts: leads.counts(leadsSeenBy(actor), from, to),
      endings: leads.endings(leadsSeenBy(actor), from, to),
    }));
    const open = counts.filter(({ status }) => (OPEN_STATUSES as readonly string[]).includes(status));
    return yes({
      whole: outcomeOf(counts),
      bands: conversionByBand(counts),
      endings: byFrequency(endings),
      openValue: total(open.map(({ value }) => value)),
    });
  };
}

/**
 * The rate of each organization beside the others (LEAD-13), sums only. Asked by the same person as ADMIN of each; that
 * somebody compared is written down in every one of them.
 */
export function compareLeads({ tenants }: Pick<World, "tenants">) {
  return async (actors: readonly Actor[], from: Day, to: Day) => {
    const outcomes = [];
    for (const { once: _once, ...actor } of actors.filter(({ role }) => role === "ADMIN")) {
      const { counts } = await tenants.read(actor, ({ leads }) => ({ counts: leads.counts(null, from, to) }));
      await tenants.write(actor, async (books) => yes(await books.note("leads_compared", { from, to })));
      outcomes.push({ organizationId: actor.organizationId, ...outcomeOf(counts) });
    }
    return yes(outcomes);
  };
}
