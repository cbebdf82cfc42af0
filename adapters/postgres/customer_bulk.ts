import { sql } from "kysely";
import type { AuditAction } from "../../domain/audit/actions.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { CustomerChanged } from "../../domain/imports/customers.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { ImportId } from "../../domain/kernel/ids.ts";
import { json, type Statement } from "./engine.ts";
import { statementOf, written } from "./question.ts";
import { recordEvents } from "./record.ts";

/** The columns of a record as a file brings them. */
const GIVEN =
  sql`id uuid, version int, type text, name text, "companyName" text, email text, phone text, cvr text, ean text,
  address jsonb, tags jsonb, status text, notes text, "createdBy" uuid, "createdAt" timestamptz, "updatedAt" timestamptz,
  "deletedAt" timestamptz, fields jsonb`;
const TAGS = sql`array(select jsonb_array_elements_text(r.tags))`;

/** Adds many customers at once, each with its event and audit row. */
export function addingMany(actor: Actor, customers: readonly Customer[], importId: ImportId): Statement[] {
  const { organizationId } = actor;
  return [
    statementOf(
      written(sql`insert into app.customers (organization_id, id, version, type, name, company_name, email, phone, cvr,
        ean, street, postal_code, city, country, tags, status, notes, created_by, created_at, updated_at)
      select ${organizationId}, r.id, r.version, r.type, r.name, r."companyName", r.email, r.phone, r.cvr, r.ean,
        r.address->>'street', r.address->>'postalCode', r.address->>'city', r.address->>'country', ${TAGS}, r.status, r.notes,
        r."createdBy", r."createdAt", r."updatedAt"
      from jsonb_to_recordset(${json(customers)}) as r (${GIVEN})`),
    ),
    recordMany(actor, "customer_imported", customers.map(({ id }) => ({ id, fields: [] })), importId),
  ];
}

/** Saves many changed customers at once; the audit names the fields, not what stands in them. */
export function changingMany(
  actor: Actor,
  kind: AuditAction,
  changes: readonly CustomerChanged[],
  fieldsOf: (change: CustomerChanged) => readonly string[],
  importId: ImportId,
): Statement[] {
  const { organizationId } = actor;
  return [
    statementOf(written(sql`update app.customers c set version = c.version + 1, type = r.type, name = r.name,
        company_name = r."companyName", email = r.email, phone = r.phone, cvr = r.cvr, ean = r.ean,
        street = r.address->>'street', postal_code = r.address->>'postalCode', city = r.address->>'city',
        country = r.address->>'country', tags = ${TAGS}, status = r.status, notes = r.notes, updated_at = r."updatedAt",
        deleted_at = r."deletedAt"
      from jsonb_to_recordset(${json(changes.map(({ after }) => after))}) as r (${GIVEN})
      where c.organization_id = ${organizationId} and c.id = r.id`)),
    recordMany(
      actor,
      kind,
      changes.map((change) => ({ id: change.after.id, fields: fieldsOf(change) })),
      importId,
    ),
  ];
}

/** The audit names the fields as well; who somebody is stays out of both. */
function recordMany(
  actor: Actor,
  kind: AuditAction,
  records: readonly { readonly id: string; readonly fields: readonly string[] }[],
  importId: ImportId,
): Statement {
  const facts = { importId };
  return recordEvents(
    actor,
    kind,
    "customer",
    records.map(({ id, fields }) => ({ id, facts, changes: { ...facts, fields } })),
  );
}
