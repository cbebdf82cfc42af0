import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may, reach } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { World } from "../sales/world.ts";
import { type ReportPlan, type ReportRefusal, type SavedReport, type SavedReportId, soundPlan } from "./report.ts";

/** What somebody typed of a report. */
export interface ReportDraft {
  readonly name: string;
  readonly shared: boolean;
  readonly plan: ReportPlan;
}

type StaleReport = { readonly kind: "stale_version"; readonly current: null };

/**
 * Saves a report, a new one or over one of one's own; whoever may do so for everybody may share it and change shared ones.
 */
export function saveReport({ tenants, ids }: Pick<World, "tenants" | "ids">) {
  return (actor: Actor, over: { readonly id: SavedReportId; readonly version: number } | null, draft: ReportDraft) =>
    tenants.write<SavedReport, ReportRefusal | StaleReport | Forbidden>(actor, async ({ reports }) => {
      const plan = soundPlan(draft.plan);
      if (!may(actor, "save_reports")) return no({ kind: "forbidden", permission: "save_reports" });
      if (!plan.ok) return plan;
      const facts = { name: draft.name, shared: draft.shared && mayShare(actor), plan: plan.value };
      if (over === null) {
        const report = { ...facts, id: ids.next<SavedReportId>(), version: 1, createdBy: actor.userId };
        await reports.add(report);
        return yes(report);
      }
      const found = changeable(await reports.lock(over.id), actor);
      if (!found.ok) return found;
      if (found.value.version !== over.version) return no({ kind: "stale_version", current: null });
      const report = { ...found.value, ...facts };
      await reports.record("report_changed", report);
      return yes({ ...report, version: report.version + 1 });
    });
}

/** Deletes a report for good: one's own, or a shared one for who may share. */
export function deleteReport({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, id: SavedReportId) =>
    tenants.write<SavedReport, ReportRefusal | Forbidden>(actor, async ({ reports }) => {
      if (!may(actor, "save_reports")) return no({ kind: "forbidden", permission: "save_reports" });
      const found = changeable(await reports.lock(id), actor);
      if (found.ok) await reports.record("report_deleted", found.value);
      return found;
    });
}

/** One's own reports, and those that are shared. */
export function findReports({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => {
    const { found } = await tenants.read(actor, ({ figures }) => ({ found: figures.savedReports(actor.userId) }));
    return yes(found);
  };
}

/** A report one may open: one's own, or a shared one. Anybody else's is missing. */
export function findReport({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, id: SavedReportId): Promise<Result<SavedReport, ReportRefusal>> => {
    const { found } = await tenants.read(actor, ({ figures }) => ({ found: figures.savedReport(actor.userId, id) }));
    return found ? yes(found) : no({ kind: "report_missing" });
  };
}

/** Whether the actor's reports can be everybody's. */
export function mayShare(actor: Actor): boolean {
  return reach(actor, "save_reports") === "all";
}

/** Whether the actor may change or delete the report. */
export function mayChange(actor: Actor, { shared, createdBy }: Pick<SavedReport, "shared" | "createdBy">): boolean {
  return may(actor, "save_reports") && (createdBy === actor.userId || (shared && mayShare(actor)));
}

function changeable(report: SavedReport | null, actor: Actor): Result<SavedReport, ReportRefusal> {
  return report !== null && mayChange(actor, report) ? yes(report) : no({ kind: "report_missing" });
}
