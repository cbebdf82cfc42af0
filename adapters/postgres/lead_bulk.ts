import type { Actor } from "../../domain/kernel/actor.ts";
import type { Lead } from "../../domain/leads/lead.ts";
import { addAll, type Bulk, LEADS, without } from "./bulk_rows.ts";
import type { Statement } from "./engine.ts";
import { recordEvents } from "./record.ts";

/** Adds many new leads at once, each with the first line of its history. */
export function addingLeads(actor: Actor, leads: readonly Lead[]): Statement[] {
  const { organizationId, userId } = actor;
  const given: Bulk<Lead> = {
    ...LEADS,
    columns: [
      ...without(LEADS, "reminded_for").columns,
      // What an import brings is not to be reminded of before somebody plans it here.
      ["reminded_for", "date", (lead) => actor.quietly ? lead.followUpOn : null],
    ],
  };
  return [
    addAll(given, organizationId, leads),
    {
      text: `insert into app.lead_steps (organization_id, lead_id, seq, kind, by_user, to_status, follow_up_on)
        select $1, one.id, 1, 'CREATED', $2, one.status, one.follow_up_on
        from unnest($3::uuid[], $4::text[], $5::date[]) as one (id, status, follow_up_on)`,
      values: [
        ...[organizationId, userId, leads.map(({ id }) => id), leads.map(({ status }) => status)],
        leads.map(({ followUpOn }) => followUpOn),
      ],
    },
    recordEvents(
      actor,
      "lead_recorded",
      "lead",
      leads.map(({ id, status, source }) => ({ id, facts: { status, source } })),
    ),
  ];
}

/** Puts many leads into the bin at once; the rows say which of them were there. */
export function binningLeads(actor: Actor, leads: readonly Lead[]): Statement[] {
  return [
    {
      text: `update app.leads l set version = l.version + 1, deleted_at = one.deleted_at, updated_at = now()
        from unnest($2::uuid[], $3::timestamptz[]) as one (id, deleted_at)
        where l.organization_id = $1 and l.id = one.id returning l.id`,
      values: [actor.organizationId, leads.map(({ id }) => id), leads.map(({ deletedAt }) => deletedAt)],
    },
    recordEvents(actor, "lead_deleted", "lead", leads.map(({ id }) => ({ id, facts: {} }))),
  ];
}
