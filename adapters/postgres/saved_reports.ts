import { sql } from "kysely";
import type { FiguresReader, ReportWriter } from "../../domain/figures/ports.ts";
import { planAsKept, type SavedReport } from "../../domain/figures/report.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { Send } from "./engine.ts";
import { askOne, question, statementOf, written } from "./question.ts";
import { recordEvent } from "./record.ts";

const WHOLE = sql`r.id, r.version, r.name, r.shared, r.plan, r.created_by as "createdBy"`;

const asKept = (report: SavedReport): SavedReport => ({ ...report, plan: planAsKept(report.plan) });

/** The reports people put together themselves. */
export function savedReportReader(
  organization: OrganizationId,
): Pick<FiguresReader, "savedReports" | "savedReport"> {
  const seen = sql`r.organization_id = ${organization} and r.deleted_at is null`;
  return {
    savedReports: (person) =>
      question(
        written(sql<SavedReport>`select ${WHOLE} from app.saved_reports r
          where ${seen} and (r.shared or r.created_by = ${person}) order by r.name, r.id limit 200`),
        (rows) => rows.map(asKept),
      ),
    savedReport: (person, id) =>
      question(
        written(sql<SavedReport>`select ${WHOLE} from app.saved_reports r
          where ${seen} and r.id = ${id} and (r.shared or r.created_by = ${person})`),
        ([found]) => found ? asKept(found) : null,
      ),
  };
}

export function reportWriter(actor: Actor, send: Send): ReportWriter {
  const { organizationId } = actor;
  const about = ({ id }: SavedReport) => ({ type: "report" as const, id });
  return {
    lock: (id) =>
      askOne(
        send,
        question(
          written(sql<SavedReport>`select ${WHOLE} from app.saved_reports r
            where r.organization_id = ${organizationId} and r.id = ${id} and r.deleted_at is null for no key update`),
          ([found]) => found ? asKept(found) : null,
        ),
      ),
    async add(report) {
      await Promise.all([
        send(statementOf(written(sql`
          insert into app.saved_reports (organization_id, id, version, name, shared, plan, created_by)
          values (${organizationId}, ${report.id}, ${report.version}, ${report.name}, ${report.shared}, ${{
          ...report.plan,
        }}, ${report.createdBy})`))),
        send(recordEvent(actor, "report_saved", about(report), { shared: report.shared })),
      ]);
    },
    async record(event, report) {
      await Promise.all([
        send(statementOf(written(sql`
          update app.saved_reports r set version = r.version + 1, name = ${report.name}, shared = ${report.shared},
            plan = ${{ ...report.plan }}, updated_at = now(),
            deleted_at = ${event === "report_deleted" ? sql`now()` : sql`null`}
          where r.organization_id = ${organizationId} and r.id = ${report.id}`))),
        send(recordEvent(actor, event, about(report), { shared: report.shared })),
      ]);
    },
  };
}
