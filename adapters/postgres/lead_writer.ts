import { sql } from "kysely";
import type { Actor } from "../../domain/kernel/actor.ts";
import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import type { LeadId } from "../../domain/kernel/ids.ts";
import { effectsOf, type LeadHappening } from "../../domain/leads/effects.ts";
import { stepsOf } from "../../domain/leads/history.ts";
import type { Lead } from "../../domain/leads/lead.ts";
import type { LeadEvent, LeadWriter } from "../../domain/leads/ports.ts";
import { noticesOfLead } from "../../domain/notices/notice.ts";
import { json, type Send, type Statement } from "./engine.ts";
import { addingLeads, binningLeads } from "./lead_bulk.ts";
import { dueOf, leadsOf, scoreUnder, weightsOf } from "./leads.ts";
import { noticeStatements } from "./notices.ts";
import { effectStatements } from "./outbox.ts";
import { askOne, db, of, statementOf, written } from "./question.ts";
import { changedFields, differences, recordEvent } from "./record.ts";

const REWEIGHING_MS = "60000";

export function leadWriter(actor: Actor, send: Send): LeadWriter {
  const { organizationId, userId } = actor;
  const about = (lead: Lead) => ({ type: "lead" as const, id: lead.id });

  const step = (lead: Lead, { kind, note, from, to, ending, followUpOn }: ReturnType<typeof stepsOf>[number]) =>
    statementOf(
      written(
        sql`insert into app.lead_steps (organization_id, lead_id, seq, kind, by_user, note, from_status, to_status,
        ending, follow_up_on)
      select ${organizationId}, ${lead.id}, coalesce(max(h.seq), 0) + 1, ${kind}, ${userId}, ${note ?? null}::text, ${
          from ?? null
        }::text, ${to ?? null}::text, ${ending ?? null}::text, ${followUpOn ?? null}::date
      from app.lead_steps h where h.organization_id = ${organizationId} and h.lead_id = ${lead.id}`,
      ),
    );

  /** Two statements: the second sees what was committed while the first waited. */
  async function held(ids: readonly LeadId[]): Promise<readonly Lead[]> {
    const [, leads] = await Promise.all([
      send(statementOf(written(sql`select l.id from app.leads l where l.organization_id = ${organizationId}
        and l.id = any(${[...ids]}::uuid[]) order by l.id for no key update`))),
      askOne(send, leadsOf(organizationId, ids)),
    ]);
    return leads;
  }

  return {
    async lock(id) {
      const [lead = null] = await held([id]);
      return lead;
    },
    lockMany: held,

    async add(lead) {
      const { id, version, createdBy, createdOn, createdAt, updatedAt } = lead;
      const insert = db.insertInto("app.leads").values({
        organization_id: organizationId,
        id,
        version,
        ...columns(lead),
        created_by: createdBy,
        // What an import brings is not to be reminded of before somebody plans it here.
        reminded_for: actor.quietly ? lead.followUpOn : null,
        created_on: createdOn,
        created_at: createdAt,
        updated_at: updatedAt,
      });
      const facts = { status: lead.status, source: lead.source };
      await sendAll([
        statementOf(insert),
        step(lead, { kind: "CREATED", to: lead.status, followUpOn: lead.followUpOn }),
        recordEvent(actor, "lead_recorded", about(lead), facts),
        ...consequencesOf({ kind: "lead_recorded" }, [lead]),
      ]);
      return lead;
    },

    async addMany(leads) {
      if (leads.length === 0) return;
      await sendAll([...addingLeads(actor, leads), ...consequencesOf({ kind: "lead_recorded" }, leads)]);
    },

    async binMany(leads) {
      if (leads.length === 0) return;
      const [gone] = await sendAll([
        ...binningLeads(actor, leads),
        ...consequencesOf({ kind: "lead_deleted" }, leads),
      ]);
      if (gone.length < leads.length) throw new Error("Cannot bin the leads: some are gone");
    },

    async record(event, lead) {
      const update = db.updateTable("app.leads as l").set({
        version: lead.version + 1,
        ...columns(lead),
        updated_at: sql`now()`,
        deleted_at: lead.deletedAt,
      }).where(of("l", organizationId)).where("l.id", "=", lead.id).returning("l.updated_at");
      const [[saved]] = await sendAll([
        statementOf(update),
        ...stepsOf(event, lead).map((one) => step(lead, one)),
        recordEvent(actor, event.kind, about(lead), factsOf(event, lead), changesOf(event, lead)),
        ...consequencesOf(event, [lead]),
      ]);
      if (!saved) throw new Error("Cannot save the lead: it is gone");
      return { ...lead, version: lead.version + 1, updatedAt: saved.updated_at as Lead["updatedAt"] };
    },

    lockDue: (from, today, most) => askOne(send, dueOf(organizationId, from, today, most)),

    async remind(lead) {
      await sendAll([
        statementOf(written(sql`update app.leads l set reminded_for = l.follow_up_on
          where l.organization_id = ${organizationId} and l.id = ${lead.id}`)),
        recordEvent(actor, "lead_reminded", about(lead), { followUpOn: lead.followUpOn }),
        ...consequencesOf({ kind: "lead_reminded" }, [lead]),
      ]);
    },

    async lockWeights() {
      // A firm that has chosen none has no row to hold.
      await send(
        statementOf(
          written(sql`select pg_advisory_xact_lock(hashtextextended(${`lead weights ${organizationId}`}, 0))`),
        ),
      );
      return await askOne(send, weightsOf(organizationId, true));
    },

    async recordWeights(before, weights) {
      const version = before.version + 1;
      await sendAll([
        // Every lead of the firm is written anew; with tens of thousands that takes longer than a click may otherwise.
        statementOf(written(sql`select set_config('statement_timeout', ${REWEIGHING_MS}, true)`)),
        statementOf(written(sql`insert into app.lead_weights (organization_id, version, weights, updated_by)
          values (${organizationId}, ${version}, ${json(weights)}, ${userId})
          on conflict (organization_id) do update set version = excluded.version, weights = excluded.weights,
            updated_by = excluded.updated_by, updated_at = now()`)),
        statementOf(written(sql`update app.leads l set score = ${scoreUnder(weights)}
          where l.organization_id = ${organizationId} and l.score <> ${scoreUnder(weights)}`)),
        recordEvent(actor, "lead_weights_changed", { type: "organization", id: organizationId }, {}, {
          from: before.weights,
          to: weights,
        }),
      ]);
      return { version, weights };
    },
  };

  /** What goes out because of it, and who is told. */
  function consequencesOf(event: LeadHappening, leads: readonly Lead[]): readonly Statement[] {
    return [
      ...effectStatements(actor, leads.flatMap((lead) => effectsOf(event, lead))),
      ...noticeStatements(actor, leads.flatMap((lead) => noticesOfLead(event, lead, userId, AUTOMATIC.id))),
    ];
  }

  function sendAll(statements: readonly Statement[]) {
    return Promise.all(statements.map(send));
  }
}

function columns(lead: Lead) {
  return {
    contact_name: lead.contactName,
    contact_email: lead.contactEmail,
    contact_phone: lead.contactPhone,
    company_name: lead.companyName,
    source: lead.source,
    interest_service_id: lead.interestServiceId,
    estimated_value_ore: lead.estimatedValue,
    priority: lead.priority,
    status: lead.status,
    ending: lead.ending,
    ending_note: lead.endingNote,
    follow_up_on: lead.followUpOn,
    contacted_on: lead.contactedOn,
    message: lead.message,
    notes: lead.notes,
    assigned_to: lead.assignedTo,
    customer_id: lead.customerId,
    converted_sale_id: lead.convertedSaleId,
    answers: [...lead.answers],
    score: lead.score,
    scored_on: lead.scoredOn,
    closed_on: lead.closedOn,
  };
}

/** What the activity feed tells of it. */
function factsOf(event: LeadEvent, lead: Lead): Record<string, unknown> {
  switch (event.kind) {
    case "lead_moved":
      return { from: event.from, to: lead.status };
    case "lead_converted":
      return { from: event.from, to: lead.status, saleId: lead.convertedSaleId, customerId: lead.customerId };
    case "lead_followed_up":
      return { activity: event.activity.kind, followUpOn: lead.followUpOn };
    default:
      return {};
  }
}

/** Who somebody is and what was written is named, not repeated: it is personal data. */
function changesOf(event: LeadEvent, lead: Lead): Record<string, unknown> {
  if (event.kind !== "lead_changed") {
    return { ...factsOf(event, lead), ...(event.kind === "lead_moved" ? { ending: lead.ending } : {}) };
  }
  const fields = changedFields(event.before, lead, PERSONAL);
  return { ...differences(event.before, lead, TOLD), ...(fields.length > 0 ? { fields } : {}) };
}

const PERSONAL = ["contactName", "contactEmail", "contactPhone", "companyName", "message", "notes"] as const;
const TOLD = [
  ...["source", "interestServiceId", "estimatedValue", "priority", "followUpOn", "assignedTo", "customerId"] as const,
] satisfies (keyof Lead)[];
