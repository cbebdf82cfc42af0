import { sql } from "kysely";
import type { AuditAction, AuditResource } from "../../domain/audit/actions.ts";
import { changeOf, toldAs } from "../../domain/hooks/event.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { json, type Statement } from "./engine.ts";
import { statementOf, written } from "./question.ts";
import { telling, tellingMany } from "./telling.ts";

type Facts = Readonly<Record<string, unknown>>;

/**
 * Writes what happened, and who did it, in one statement: the audit row points at its event. Where the firm's own programs want
 * to be told of it, the messages to them stand in the same statement, so no writer can forget them. Personal data is named, not
 * repeated: `changes` may hold field names of customers, never what stood in them, so that erasing somebody stays possible.
 */
export function recordEvent(
  actor: Actor,
  kind: AuditAction,
  resource: { readonly type: AuditResource; readonly id: string },
  facts: Facts,
  changes: Facts = facts,
): Statement {
  const { organizationId, userId, requestId } = actor;
  const event = sql`event as (
    insert into app.events (organization_id, kind, resource_type, resource_id, actor_id, facts)
    values (${organizationId}, ${kind}, ${resource.type}, ${resource.id}, ${userId}, ${facts}) returning id)`;
  const audit = sql`
    insert into app.audit (organization_id, actor_id, action, resource_type, resource_id, changes, request_id, event_id)
    select ${organizationId}, ${userId}, ${kind}, ${resource.type}, ${resource.id}, ${changes}, ${requestId}, id from event`;
  const told = telling(organizationId, kind, resource, facts);
  if (told === null) return statementOf(written(sql`with ${event} ${audit}`));
  const both = sql`with ${event}, ${told}, audited as (${audit}) select id from told`;
  return { ...statementOf(written(both)), rings: true };
}

/** What happened to one of many records of a kind. */
export interface Recorded {
  readonly id: string;
  readonly facts: Facts;
  readonly changes?: Facts;
}

/** The same as `recordEvent` for many records in one statement, in their order; each of them happens once. */
export function recordEvents(
  { organizationId, userId, requestId }: Actor,
  kind: AuditAction,
  type: AuditResource,
  records: readonly Recorded[],
): Statement {
  const rows = records.map(({ id, facts, changes = facts }, place) => {
    const kinds = toldAs(kind, type, facts);
    return { place, id, facts, changes, ...(kinds.length > 0 ? { kinds, change: changeOf(facts) } : {}) };
  });
  const given = sql`given as (
    select * from jsonb_to_recordset(${json(rows)})
      as r (place int, id uuid, facts jsonb, changes jsonb, kinds jsonb, change jsonb))`;
  const event = sql`event as (
    insert into app.events (organization_id, kind, resource_type, resource_id, actor_id, facts)
    select ${organizationId}, ${kind}, ${type}, g.id, ${userId}, g.facts from given g order by g.place
    returning id, resource_id)`;
  const audit = sql`
    insert into app.audit (organization_id, actor_id, action, resource_type, resource_id, changes, request_id, event_id)
    select ${organizationId}, ${userId}, ${kind}, ${type}, g.id, g.changes, ${requestId}, e.id
    from event e join given g on g.id = e.resource_id order by g.place`;
  if (rows.every((row) => !("kinds" in row))) return statementOf(written(sql`with ${given}, ${event} ${audit}`));
  const both = sql`with ${given}, ${event}, ${
    tellingMany(organizationId, type)
  }, audited as (${audit}) select id from told`;
  return { ...statementOf(written(both)), rings: true };
}

/** Writes an audit row without an event, for what changed nothing. */
export function recordNote(actor: Actor, action: AuditAction, facts: Facts): Statement {
  const { organizationId, userId, requestId } = actor;
  return statementOf(written(sql`
    insert into app.audit (organization_id, actor_id, action, resource_type, resource_id, changes, request_id)
    values (${organizationId}, ${userId}, ${action}, 'organization', ${organizationId}, ${facts}, ${requestId})`));
}

/** The fields that differ, each as it was and as it is. */
export function differences<T extends object>(before: T, after: T, fields: readonly (keyof T & string)[]): Facts {
  return Object.fromEntries(
    fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, { from: before[field], to: after[field] }]),
  );
}

/** The names of the fields that differ. */
export function changedFields<T extends object>(before: T, after: T, fields: readonly (keyof T & string)[]): string[] {
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
