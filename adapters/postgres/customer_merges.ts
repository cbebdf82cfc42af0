import { sql } from "kysely";
import type { Merge } from "../../domain/customers/merge.ts";
import type { MergeView } from "../../domain/customers/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { CustomerId, OrganizationId } from "../../domain/kernel/ids.ts";
import type { Question } from "../../domain/tenants.ts";
import { json, type Send, type Statement } from "./engine.ts";
import { question, statementOf, written } from "./question.ts";
import { recordEvent } from "./record.ts";

/** What was merged into a customer and not taken back, the newest first. */
export function mergesInto(organization: OrganizationId, id: CustomerId): Question<readonly MergeView[]> {
  return question(
    written(
      sql<MergeView>`select m.id, m.kept_id as "keptId", m.gone_id as "goneId", m.before, m.after, m.sales, m.leads,
        m.by_user as "by", m.at, m.undone_at as "undoneAt", c.name as "goneName"
      from app.customer_merges m join app.customers c on c.organization_id = m.organization_id and c.id = m.gone_id
      where m.organization_id = ${organization} and m.kept_id = ${id} and m.undone_at is null
      order by m.at desc, m.id desc`,
    ),
    (rows) => rows,
  );
}

/** Gives all that belongs to one customer to another, and keeps what that was. `save` writes the kept record. */
export async function handOver(
  actor: Actor,
  send: Send,
  merge: Omit<Merge, "sales" | "leads">,
  save: () => Statement,
): Promise<Merge> {
  const { organizationId } = actor;
  const { keptId, goneId, at } = merge;
  const moved = (table: "sales" | "leads" | "agreements") =>
    send(
      statementOf(written(sql`update ${sql.table(`app.${table}`)} set customer_id = ${keptId}, version = version + 1
        where organization_id = ${organizationId} and customer_id = ${goneId} returning id`)),
    );
  // What was written stays as it was: a note in somebody's hands is still the version they saw.
  const notes = send(
    statementOf(written(sql`update app.customer_notes set customer_id = ${keptId}
      where organization_id = ${organizationId} and customer_id = ${goneId} returning id`)),
  );
  const [sales, leads, agreements, noted] =
    (await Promise.all([moved("sales"), moved("leads"), moved("agreements"), notes]))
      .map((rows) => rows.map(({ id }) => id));
  const whole = { ...merge, sales, leads } as Merge;
  await Promise.all([
    send(save()),
    send(
      statementOf(
        written(sql`update app.customers set deleted_at = ${at}, merged_into = ${keptId}, version = version + 1
      where organization_id = ${organizationId} and id = ${goneId}`),
      ),
    ),
    send(statementOf(written(sql`insert into app.customer_merges
        (organization_id, id, kept_id, gone_id, before, after, sales, leads, agreements, notes, by_user, at)
      values (${organizationId}, ${merge.id}, ${keptId}, ${goneId}, ${json(merge.before)}, ${json(merge.after)},
        ${sales}::uuid[], ${leads}::uuid[], ${agreements}::uuid[], ${noted}::uuid[], ${merge.by}, ${at})`))),
    send(visitsStayUntouched(actor, merge.id)),
    send(recordEvent(actor, "customers_merged", about(keptId), { goneId, sales: sales.length, leads: leads.length }, {
      goneId,
      sales,
      leads,
    })),
    send(recordEvent(actor, "customer_merged_away", about(goneId), { keptId })),
  ]);
  return whole;
}

/** Gives back what then changed hands and still is where it went. */
export async function handBack(actor: Actor, send: Send, merge: Merge, save: () => Statement): Promise<void> {
  const { organizationId, userId } = actor;
  const { keptId, goneId } = merge;
  const returned = (table: "sales" | "leads") =>
    send(
      statementOf(written(sql`update ${sql.table(`app.${table}`)} set customer_id = ${goneId}, version = version + 1
        where organization_id = ${organizationId} and customer_id = ${keptId} and id = any(${merge[table]}::uuid[])`)),
    );
  await Promise.all([
    returned("sales"),
    returned("leads"),
    send(
      statementOf(written(sql`update app.agreements set customer_id = ${goneId}, version = version + 1
        where organization_id = ${organizationId} and customer_id = ${keptId} and id = any(array(
          select unnest(m.agreements) from app.customer_merges m
          where m.organization_id = ${organizationId} and m.id = ${merge.id}))`)),
    ),
    send(
      statementOf(written(sql`update app.customer_notes set customer_id = ${goneId}
        where organization_id = ${organizationId} and customer_id = ${keptId} and id = any(array(
          select unnest(m.notes) from app.customer_merges m
          where m.organization_id = ${organizationId} and m.id = ${merge.id}))`)),
    ),
    send(visitsStayUntouched(actor, merge.id)),
    send(save()),
    send(statementOf(written(sql`update app.customers set deleted_at = null, merged_into = null, version = version + 1
      where organization_id = ${organizationId} and id = ${goneId}`))),
    send(
      statementOf(
        written(sql`update app.customer_merges set undone_at = ${merge.undoneAt}, undone_by = ${userId}
      where organization_id = ${organizationId} and id = ${merge.id}`),
      ),
    ),
    send(recordEvent(actor, "merge_undone", about(keptId), { goneId })),
    send(recordEvent(actor, "merge_undone", about(goneId), { keptId })),
  ]);
}

/** A visit whose customer became another was touched by nobody's hand: its agreement may still change it. */
function visitsStayUntouched({ organizationId }: Actor, merge: Merge["id"]): Statement {
  return statementOf(written(sql`update app.agreement_visits v set made_version = s.version from app.sales s
    where v.organization_id = ${organizationId} and s.organization_id = v.organization_id and s.id = v.sale_id
      and s.version = v.made_version + 1 and v.sale_id = any(array(
        select unnest(m.sales) from app.customer_merges m
        where m.organization_id = ${organizationId} and m.id = ${merge}))`));
}

function about(id: CustomerId) {
  return { type: "customer" as const, id };
}
