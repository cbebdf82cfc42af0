import { type RawBuilder, sql } from "kysely";
import { changeOf, toldAs } from "../../domain/hooks/event.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";

/**
 * For the statement that writes an event: a message in the log of every webhook that wants to be told of it, and its effect.
 * `told` gives the effects' ids. Null where nobody can be told of such an event.
 */
export function telling(
  organization: OrganizationId,
  kind: string,
  { type, id }: { readonly type: string; readonly id: string },
  facts: Readonly<Record<string, unknown>>,
): RawBuilder<unknown> | null {
  const kinds = toldAs(kind, type, facts);
  if (kinds.length === 0) return null;
  return sql`message as (
    insert into app.hook_deliveries (organization_id, hook_id, kind, subject_type, subject_id, change)
    select ${organization}, h.id, k.kind, ${type}, ${id}, ${changeOf(facts)}
      from app.hooks h join unnest(${[...kinds]}::text[]) as k (kind) on k.kind = any(h.events)
      where h.organization_id = ${organization} and h.state = 'on' returning id),
  ${told(organization)}`;
}

/** The same for the many records of `given`: under which `kinds` each is told, and what `change` is told with it. */
export function tellingMany(organization: OrganizationId, type: string): RawBuilder<unknown> {
  return sql`message as (
    insert into app.hook_deliveries (organization_id, hook_id, kind, subject_type, subject_id, change)
    select ${organization}, h.id, k.kind, ${type}, g.id, g.change
      from given g cross join jsonb_array_elements_text(g.kinds) as k (kind) join app.hooks h on k.kind = any(h.events)
      where h.organization_id = ${organization} and h.state = 'on' order by g.place returning id),
  ${told(organization)}`;
}

function told(organization: OrganizationId): RawBuilder<unknown> {
  return sql`told as (
    insert into app.outbox (organization_id, kind, provider, key, about)
    select ${organization}, 'hook.deliver', 'hooks', 'delivery:' || m.id, jsonb_build_object('delivery', m.id)
      from message m returning id)`;
}
