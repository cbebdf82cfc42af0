import { sql } from "kysely";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { Notice, NoticeRow } from "../../domain/notices/notice.ts";
import type { NoticeReader, NoticeWriter } from "../../domain/notices/ports.ts";
import { json, type Send, type Statement } from "./engine.ts";
import { question, statementOf, written } from "./question.ts";

const MOST_COUNTED = 100;

/** Tells those who work in the firm now, each of a key once; nothing where there is nothing to tell. */
export function noticeStatements({ organizationId, quietly }: Actor, notices: readonly Notice[]): readonly Statement[] {
  if (notices.length === 0 || quietly) return [];
  const rows = notices.map(({ kind, to, about, key, facts }) => ({
    ...{ kind, key, facts, about_type: about.type, about_id: about.id },
    ...("user" in to ? { user_id: to.user, roles: null } : { user_id: null, roles: to.roles }),
  }));
  return [statementOf(written(sql`insert into app.notifications
      (organization_id, user_id, kind, about_type, about_id, key, facts)
    select ${organizationId}, m.user_id, n.kind, n.about_type, n.about_id, n.key, n.facts
    from jsonb_to_recordset(${json(rows)})
      as n (kind text, key text, facts jsonb, about_type text, about_id uuid, user_id uuid, roles jsonb)
    join app.memberships m on m.organization_id = ${organizationId} and m.active
      and (m.user_id = n.user_id or n.roles ? m.role)
    on conflict on constraint told_once do nothing`))];
}

export function noticeReader(organization: OrganizationId): NoticeReader {
  const mine = sql`n.organization_id = ${organization}`;
  return {
    of: (user, most) =>
      question(
        written(sql<Omit<NoticeRow, "about"> & { readonly about_type: string; readonly about_id: string }>`
          select n.id, n.kind, n.about_type, n.about_id, n.facts, n.at, n.read_at as "readAt",
            coalesce(l.contact_name, c.name, h.name) as name, s.number
          from app.notifications n
            left join app.leads l on n.about_type = 'lead' and l.organization_id = n.organization_id and l.id = n.about_id
              and l.deleted_at is null
            left join app.sales s on n.about_type = 'sale' and s.organization_id = n.organization_id and s.id = n.about_id
              and s.deleted_at is null
            left join app.agreements a on n.about_type = 'agreement' and a.organization_id = n.organization_id
              and a.id = n.about_id
            left join app.hooks h on n.about_type = 'hook' and h.organization_id = n.organization_id and h.id = n.about_id
            left join app.customers c on c.organization_id = n.organization_id
              and c.id = coalesce(s.customer_id, a.customer_id)
          where ${mine} and n.user_id = ${user} order by n.at desc, n.id desc limit ${most}`),
        (rows) =>
          rows.map(({ about_type, about_id, ...row }): NoticeRow => ({
            ...row,
            about: { type: about_type as NoticeRow["about"]["type"], id: about_id },
          })),
      ),
    unread: (user) =>
      question(
        written(sql<{ count: number }>`select count(*)::int as count from (select from app.notifications n
          where ${mine} and n.user_id = ${user} and n.read_at is null limit ${MOST_COUNTED}) as counted`),
        ([{ count }]) => count,
      ),
  };
}

export function noticeWriter(actor: Actor, send: Send): NoticeWriter {
  const { organizationId, userId } = actor;
  return {
    async put(notices) {
      for (const statement of noticeStatements(actor, notices)) await send(statement);
    },
    async read(id) {
      await send(statementOf(
        written(sql`update app.notifications n set read_at = now() where n.organization_id = ${organizationId}
          and n.user_id = ${userId} and n.read_at is null and (${id}::uuid is null or n.id = ${id}::uuid)`),
      ));
    },
  };
}
