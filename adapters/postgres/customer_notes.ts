import { sql } from "kysely";
import type { AuditAction } from "../../domain/audit/actions.ts";
import type { CustomerNote } from "../../domain/customers/note.ts";
import type { NoteReader, NoteWriter } from "../../domain/customers/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { CustomerId, NoteId, OrganizationId } from "../../domain/kernel/ids.ts";
import type { Send } from "./engine.ts";
import { question, statementOf, written } from "./question.ts";
import { recordEvent } from "./record.ts";

const WHOLE = sql`n.id, n.customer_id as "customerId", n.version, n.kind, n.body as text, n.by_user as "by", n.at,
  n.changed_at as "changedAt"`;

function noteAt(organization: OrganizationId, customer: CustomerId, id: NoteId) {
  return sql`select ${WHOLE} from app.customer_notes n
    where n.organization_id = ${organization} and n.customer_id = ${customer} and n.id = ${id}`;
}

export function noteReader(organization: OrganizationId): NoteReader {
  return {
    find: (customer, id) =>
      question(written<CustomerNote>(noteAt(organization, customer, id) as never), ([note]) => note ?? null),
    about: (customers) =>
      question(
        written(sql<{ id: CustomerId }>`select distinct n.customer_id as id from app.customer_notes n
          where n.organization_id = ${organization} and n.customer_id = any(${[...customers]}::uuid[])`),
        (rows) => rows.map(({ id }) => id),
      ),
  };
}

/** The events name who it is about and never what was written, so that it can be forgotten. */
export function noteWriter(actor: Actor, send: Send): NoteWriter {
  const { organizationId, userId } = actor;
  const told = (kind: AuditAction, customerId: CustomerId, facts: Readonly<Record<string, unknown>>) =>
    send(recordEvent(actor, kind, { type: "customer", id: customerId }, facts));
  const factsOf = ({ id, kind }: Pick<CustomerNote, "id" | "kind">) => ({ noteId: id, kind });
  return {
    async lock(customer, id) {
      const [note] = await send(statementOf(written(sql`${noteAt(organizationId, customer, id)} for update`)));
      return note as unknown as CustomerNote ?? null;
    },
    async add({ id, customerId, kind, text }) {
      const [[note]] = await Promise.all([
        send(statementOf(written(sql`insert into app.customer_notes as n
            (organization_id, id, customer_id, kind, body, by_user)
          values (${organizationId}, ${id}, ${customerId}, ${kind}, ${text}, ${userId}) returning ${WHOLE}`))),
        told("customer_note_written", customerId, factsOf({ id, kind })),
      ]);
      return note as unknown as CustomerNote;
    },
    async change({ id, customerId, version, kind, text }) {
      const [[note]] = await Promise.all([
        send(statementOf(written(sql`update app.customer_notes n
          set version = ${version + 1}, kind = ${kind}, body = ${text}, changed_at = now()
          where n.organization_id = ${organizationId} and n.id = ${id} returning ${WHOLE}`))),
        told("customer_note_changed", customerId, factsOf({ id, kind })),
      ]);
      return note as unknown as CustomerNote;
    },
    async drop({ id, customerId, kind }) {
      await Promise.all([
        send(statementOf(written(sql`delete from app.customer_notes n
          where n.organization_id = ${organizationId} and n.id = ${id}`))),
        told("customer_note_dropped", customerId, factsOf({ id, kind })),
      ]);
    },
    async forget(customerId) {
      const gone = await send(statementOf(written(sql`delete from app.customer_notes n
        where n.organization_id = ${organizationId} and n.customer_id = ${customerId} returning n.id`)));
      if (gone.length > 0) await told("customer_notes_forgotten", customerId, { count: gone.length });
      return gone.length;
    },
  };
}
