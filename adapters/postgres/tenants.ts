import type { Actor, RepeatRefusal } from "../../domain/kernel/actor.ts";
import { no, type Result } from "../../domain/kernel/result.ts";
import type { Books, Questions, Readers, Tenants } from "../../domain/tenants.ts";
import { agreementReader } from "./agreements.ts";
import { agreementWriter } from "./agreement_writer.ts";
import { auditReader } from "./audit.ts";
import { calendarReader } from "./calendar.ts";
import { calendarWriter } from "./calendar_writer.ts";
import { noteReader, noteWriter } from "./customer_notes.ts";
import { customerReader, customerWriter } from "./customers.ts";
import { figuresReader } from "./figures.ts";
import { type Engine, type Send, type Statement } from "./engine.ts";
import { Conflict, DatabaseError, unavailable } from "./errors.ts";
import { importReader, importWriter } from "./imports.ts";
import { hookReader, hookWriter } from "./hooks.ts";
import { inboxReader, inboxWriter } from "./inbox.ts";
import { intakeReader, intakeWriter } from "./intake.ts";
import { integrationReader, integrationWriter } from "./integrations.ts";
import { invoiceReader } from "./invoices.ts";
import { invoiceWriter } from "./invoice_writer.ts";
import { leadReader } from "./leads.ts";
import { leadWriter } from "./lead_writer.ts";
import { mailReader, mailWriter } from "./mail.ts";
import { noticeReader, noticeWriter } from "./notices.ts";
import { memberReader, organizationReader, settingsWriter } from "./organizations.ts";
import { effectWriter, jobReader, jobWriter } from "./outbox.ts";
import { doOnce } from "./once.ts";
import { lay } from "./question.ts";
import { recordNote } from "./record.ts";
import { reportWriter } from "./saved_reports.ts";
import { saleReader } from "./sales.ts";
import { saleWriter } from "./sale_writer.ts";
import { serviceReader, serviceWriter } from "./services.ts";
import { statisticsReader } from "./statistics.ts";
import { viewReader, viewWriter } from "./views.ts";
import { liveReader } from "./live.ts";

export interface TenantOptions {
  /** Told once work for a worker is committed. */
  readonly onEffects?: () => void;
}

/**
 * The one door to the books. Every transaction begins by becoming app_web in the actor's organization, whoever the login is;
 * row security then shows that organization and nothing else, and nothing at all if this statement were lost.
 */
export function postgresTenants(engine: Engine, { onEffects = () => {} }: TenantOptions = {}): Tenants {
  return {
    async read(actor, ask) {
      const { statements, answers } = lay(ask(readersFor(actor)));
      try {
        return answers(await engine.batch(openingFor(actor), statements, { readOnly: true })) as never;
      } catch (fault) {
        throw inTheWay(fault);
      }
    },

    async write<T, E>(
      actor: Actor,
      work: (books: Books) => Promise<Result<T, E>>,
    ): Promise<Result<T, E | RepeatRefusal>> {
      let rings = false;
      const run = () =>
        doOnce(engine, actor, { opening: openingFor(actor) }, (ask) => {
          rings = false;
          return work(booksFor(actor, async (statement) => {
            const rows = await ask(statement);
            if (statement.rings && rows.length > 0) rings = true;
            return rows;
          }));
        });
      try {
        // A visit got in between the look and the write: run again, the look finds it, and the refusal can name it.
        const answer = await run().catch((fault) => isOverlap(fault) ? run() : Promise.reject(fault));
        if (rings && answer.ok) onEffects();
        return answer;
      } catch (fault) {
        if (isOverlap(fault)) return no({ kind: "visit_overlaps", other: null }) as Result<never, E>;
        throw inTheWay(fault);
      }
    },
  };
}

function isOverlap(fault: unknown): boolean {
  return fault instanceof DatabaseError && fault.constraint === "sales_visits_do_not_overlap";
}

function openingFor({ organizationId, userId }: Actor): Statement {
  return {
    text: "select set_config('role', 'app_web', true), set_config('app.current_org_id', $1, true), " +
      "set_config('app.current_user_id', $2, true)",
    values: [organizationId, userId],
  };
}

function readersFor({ organizationId }: Actor): Readers {
  return {
    organization: organizationReader(organizationId),
    members: memberReader(organizationId),
    customers: customerReader(organizationId),
    notes: noteReader(organizationId),
    services: serviceReader(organizationId),
    imports: importReader(organizationId),
    sales: saleReader(organizationId),
    agreements: agreementReader(organizationId),
    views: viewReader(organizationId),
    live: liveReader(organizationId),
    leads: leadReader(organizationId),
    statistics: statisticsReader(organizationId),
    figures: figuresReader(organizationId),
    audit: auditReader(organizationId),
    integrations: integrationReader(organizationId),
    jobs: jobReader(organizationId),
    inbox: inboxReader(organizationId),
    calendar: calendarReader(organizationId),
    hooks: hookReader(organizationId),
    invoices: invoiceReader(organizationId),
    mail: mailReader(organizationId),
    notices: noticeReader(organizationId),
    intake: intakeReader(organizationId),
  };
}

function booksFor(actor: Actor, send: Send): Books {
  return {
    read: readersFor(actor),
    async ask<Q extends Questions>(questions: Q) {
      const { statements, answers } = lay(questions);
      return answers(await Promise.all(statements.map(send))) as never;
    },
    customers: customerWriter(actor, send),
    notes: noteWriter(actor, send),
    services: serviceWriter(actor, send),
    imports: importWriter(actor, send),
    sales: saleWriter(actor, send),
    agreements: agreementWriter(actor, send),
    views: viewWriter(actor, send),
    leads: leadWriter(actor, send),
    settings: settingsWriter(actor, send),
    reports: reportWriter(actor, send),
    effects: effectWriter(actor, send),
    jobs: jobWriter(actor, send),
    integrations: integrationWriter(actor, send),
    inbox: inboxWriter(actor, send),
    calendar: calendarWriter(actor, send),
    hooks: hookWriter(actor, send),
    invoices: invoiceWriter(actor, send),
    mail: mailWriter(actor, send),
    notices: noticeWriter(actor, send),
    intake: intakeWriter(actor, send),
    note: async (action, facts) => void await send(recordNote(actor, action, facts)),
  };
}

/** Others hold the same rows for too long: the caller may try again, like after any other passing trouble. */
function inTheWay(fault: unknown): unknown {
  return fault instanceof Conflict ? unavailable("others are at the same rows", fault) : fault;
}
