import type { JobRow } from "../delivery/job.ts";
import type { Neighbour } from "../integrations/integration.ts";
import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addMinutes, type Instant } from "../kernel/time.ts";
import type { World } from "../sales/world.ts";
import type { InvoicingRefusal } from "./refusal.ts";
import { FINDING_KINDS, type FindingKind, type KeptFinding, type Uninvoiced } from "./reconcile.ts";

/** What does not agree, and what was completed without an invoice. */
export interface Reconciliation {
  readonly accounts: Neighbour | null;
  readonly findings: readonly KeptFinding[];
  readonly uninvoiced: readonly Uninvoiced[];
  /** The last comparison, or the one under way. */
  readonly job: JobRow | null;
}

/** One key for what is done in a firm's accounts as a whole. */
export const ACCOUNTS_KEY = "accounts";
const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "invoice_sales" };
/** What is being made right now is not missing. */
const MINUTES_TO_MAKE = 60;

/** What does not agree between sales and accounts, and what was never invoiced though it is done. */
export function findReconciliation({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor): Promise<Result<Reconciliation, Forbidden>> => {
    if (!may(actor, "invoice_sales")) return no(FORBIDDEN);
    const { findings, uninvoiced, job, integrations } = await tenants.read(actor, (books) => ({
      findings: books.invoices.findings(false),
      uninvoiced: books.invoices.uninvoiced(clock.now()),
      job: books.jobs.of("billing.reconcile", ACCOUNTS_KEY),
      integrations: books.integrations.all(),
    }));
    const serving = integrations.find(({ serves }) => serves === "billing") ?? null;
    const before = addMinutes(clock.now(), -MINUTES_TO_MAKE);
    return yes({
      accounts: serving?.provider ?? null,
      // A sale without an invoice stands in its own list, as it is now.
      findings: findings.filter(({ kind }) => kind !== "missing"),
      uninvoiced: serving === null
        ? []
        : uninvoiced.filter(({ completedAt }) => isLate(completedAt, before, serving.connectedAt)),
      job,
    });
  };
}

function isLate(completedAt: Instant, before: Instant, connectedAt: Instant): boolean {
  return completedAt < before || completedAt < connectedAt;
}

/** Compares now instead of tonight. */
export function reconcileNow({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor) =>
    tenants.write<null, Forbidden>(actor, async (books) => {
      if (!may(actor, "invoice_sales")) return no(FORBIDDEN);
      await books.effects.put([{ kind: "billing.reconcile", key: ACCOUNTS_KEY, about: {} }]);
      return yes(null);
    });
}

/** Somebody has looked at a difference and says that it may be so. It comes back where it changes. */
export function setFindingAside({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, kind: string, subject: string) =>
    tenants.write<null, Forbidden | InvoicingRefusal>(actor, async (books) => {
      if (!may(actor, "invoice_sales")) return no(FORBIDDEN);
      const known = FINDING_KINDS.find((one): one is FindingKind => one === kind);
      if (!known || !await books.invoices.setAside(known, subject)) return no({ kind: "finding_missing" });
      await books.note("finding_set_aside", { kind, subject });
      return yes(null);
    });
}
