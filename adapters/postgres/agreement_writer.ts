import { sql } from "kysely";
import type { Agreement } from "../../domain/agreements/agreement.ts";
import type { AgreementEvent, AgreementWriter, Tie } from "../../domain/agreements/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { AGREEMENT } from "./agreements.ts";
import { json, type Send } from "./engine.ts";
import { askOne, db, of, question, statementOf, written } from "./question.ts";
import { changedFields, differences, recordEvent } from "./record.ts";

export function agreementWriter(actor: Actor, send: Send): AgreementWriter {
  const { organizationId } = actor;
  const about = ({ id }: Pick<Agreement, "id">) => ({ type: "agreement" as const, id });
  const at = (id: string) => sql`a.organization_id = ${organizationId} and a.id = ${id}`;

  return {
    async lock(id) {
      // Two statements: the second sees what was committed while the first waited.
      const [, agreement] = await Promise.all([
        send(statementOf(written(sql`select a.id from app.agreements a where ${at(id)} for no key update`))),
        askOne(
          send,
          question(
            written(sql<Agreement>`select ${AGREEMENT} from app.agreements a where ${at(id)}`),
            ([found]): Agreement | null => found ?? null,
          ),
        ),
      ]);
      return agreement;
    },

    async add(agreement) {
      const { id, version, customerId, createdBy, follows, createdAt } = agreement;
      await Promise.all([
        send(statementOf(
          db.insertInto("app.agreements").values({
            ...{
              organization_id: organizationId,
              id,
              version,
              customer_id: customerId,
              created_by: createdBy,
              follows,
            },
            ...columns(agreement),
            created_at: createdAt,
          }),
        )),
        send(recordEvent(actor, "agreement_recorded", about(agreement), { ...(follows ? { follows } : {}) })),
      ]);
      return agreement;
    },

    async record(event, agreement) {
      const saved = { ...agreement, version: agreement.version + 1 };
      const [[found]] = await Promise.all([
        send(statementOf(
          db.updateTable("app.agreements as a").set({ version: saved.version, ...columns(saved) })
            .where(of("a", organizationId)).where("a.id", "=", agreement.id).returning("a.id"),
        )),
        send(recordEvent(actor, event.kind, about(agreement), factsOf(event), changesOf(event, agreement))),
      ]);
      if (!found) throw new Error("Cannot save the agreement: it is gone");
      return saved;
    },

    async lookedAfter(id, nextOn, when) {
      await send(
        statementOf(written(sql`update app.agreements a set next_on = ${nextOn}, looked_at = ${when} where ${at(id)}`)),
      );
    },

    async tie(tie) {
      await send(
        statementOf(
          db.insertInto("app.agreement_visits").values({
            organization_id: organizationId,
            sale_id: tie.saleId,
            ...place(tie),
          }),
        ),
      );
    },

    async retie(tie) {
      await send(statementOf(
        db.updateTable("app.agreement_visits as v").set(place(tie))
          .where(of("v", organizationId)).where("v.sale_id", "=", tie.saleId),
      ));
    },

    async callOff(saleId) {
      await send(statementOf(
        db.updateTable("app.agreement_visits as v").set({ called_off: true })
          .where(of("v", organizationId)).where("v.sale_id", "=", saleId),
      ));
    },

    async handOver(from, to, on) {
      await send(statementOf(
        db.updateTable("app.agreement_visits as v").set({ agreement_id: to })
          .where(of("v", organizationId)).where("v.agreement_id", "=", from).where("v.occurrence_on", ">=", on),
      ));
    },
  };
}

function columns(agreement: Agreement) {
  return {
    title: agreement.title,
    lines: json(agreement.lines),
    service_ids: [...new Set(agreement.lines.flatMap(({ serviceId }) => serviceId ?? []))],
    rule: json(agreement.rule),
    time_of_day: agreement.time,
    minutes: agreement.minutes,
    assigned_to: agreement.assignedTo,
    starts_on: agreement.startsOn,
    ends_on: agreement.endsOn,
    paused_from: agreement.pausedFrom,
    paused_to: agreement.pausedTo,
    holidays: agreement.holidays,
    internal_notes: agreement.internalNotes,
    customer_notes: agreement.customerNotes,
    next_on: agreement.nextOn,
    updated_at: agreement.updatedAt,
  };
}

function place({ agreementId, on, plannedAt, plannedUntil, madeVersion }: Tie) {
  return {
    agreement_id: agreementId,
    occurrence_on: on,
    planned_at: plannedAt,
    planned_until: plannedUntil,
    made_version: madeVersion,
  };
}

/** What the agreement's history tells of it. */
function factsOf(event: AgreementEvent): Record<string, unknown> {
  return event.kind === "agreement_split" ? { into: event.into } : {};
}

/** Notes and lines are named, not repeated: they may hold personal data. */
function changesOf(event: AgreementEvent, agreement: Agreement): Record<string, unknown> {
  const fields = changedFields(event.before, agreement, ["internalNotes", "customerNotes", "lines", "title"]);
  return {
    ...factsOf(event),
    ...differences(event.before, agreement, TOLD),
    ...(fields.length > 0 ? { fields } : {}),
  };
}

const TOLD = [
  ...["rule", "time", "minutes", "assignedTo", "startsOn", "endsOn", "pausedFrom", "pausedTo", "holidays"] as const,
] satisfies (keyof Agreement)[];
