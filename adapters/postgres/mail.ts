import { sql } from "kysely";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { inOrder } from "../../domain/mail/mail.ts";
import {
  type Colleague,
  type MailReader,
  type MailRow,
  type MailTrouble,
  type MailWriter,
  NOT_SENT,
} from "../../domain/mail/ports.ts";
import type { MailSettings } from "../../domain/mail/settings.ts";
import { json, type Send } from "./engine.ts";
import { askOne, question, statementOf, written } from "./question.ts";
import { changedFields, recordEvent } from "./record.ts";

/** What the firm decided, or what holds until it does; customers read the language of the firm's formats. */
function settingsOf(organization: OrganizationId, hold = sql``) {
  return question(
    written(sql<MailSettings>`select s.sender_name as "senderName", s.sender_address as "senderAddress",
        s.reply_to as "replyTo", s.copy_to as "copyTo", s.signature, coalesce(s.switches, '{}') as switches,
        coalesce(s.language, case when o.locale like 'en%' then 'en' else 'da' end) as language
      from app.organizations o left join app.mail_settings s on s.organization_id = o.organization_id
      where o.organization_id = ${organization} ${hold}`),
    ([found]) => {
      if (!found) throw new Error("Cannot open the books: the organization is gone");
      return { ...found, switches: inOrder(found.switches) };
    },
  );
}

export function mailReader(organization: OrganizationId): MailReader {
  const mine = sql`m.organization_id = ${organization}`;
  return {
    settings: () => settingsOf(organization),
    colleague: (id) =>
      question(
        written(sql<Colleague>`select u.id, u.name, u.email, u.language, m.role, m.active
          from app.memberships m join identity.users u on u.id = m.user_id
          where ${mine} and m.user_id = ${id}`),
        ([found]): Colleague | null => found ?? null,
      ),
    trouble: (customer) =>
      question(
        written(sql<MailTrouble>`select m.state, m.why, m.at from app.mail_log m
          join app.customers c on c.organization_id = m.organization_id and c.id = m.customer_id and c.email = m.address
          where ${mine} and m.customer_id = ${customer} and m.state in ('refused', 'bounced', 'complained')
            and m.why->>'code' is distinct from ${NOT_SENT}
          order by m.at desc limit 1`),
        ([found]): MailTrouble | null => found ?? null,
      ),
    wasTold: (once) =>
      question(
        written(sql<{ told: boolean }>`select exists (select from app.mail_log m
          where ${mine} and m.once = ${once} and m.state in ('sent', 'filed')) as told`),
        ([{ told }]) => told,
      ),
    countTo: (customer, since) =>
      question(
        written(sql<{ count: number }>`select count(*)::int as count from app.mail_log m
          where ${mine} and m.customer_id = ${customer} and m.at > ${since}`),
        ([{ count }]) => count,
      ),
    recent: (most) =>
      question(
        written(
          sql<
            MailRow
          >`select m.effect, m.kind, m.customer_id as "customerId", m.user_id as "userId", m.address, m.state,
            m.why, m.at, coalesce(c.name, u.name) as name
          from app.mail_log m
            left join app.customers c on c.organization_id = m.organization_id and c.id = m.customer_id
            left join identity.users u on u.id = m.user_id
          where ${mine} order by m.at desc, m.effect limit ${most}`,
        ),
        (rows) => rows,
      ),
  };
}

const FIELDS = [
  ...["senderName", "senderAddress", "replyTo", "copyTo", "signature", "language", "switches"] as const,
] satisfies (keyof MailSettings)[];

export function mailWriter(actor: Actor, send: Send): MailWriter {
  const { organizationId } = actor;
  return {
    lockSettings: () => askOne(send, settingsOf(organizationId, sql`for no key update of o`)),
    async recordSettings(before, settings) {
      const fields = changedFields(before, settings, FIELDS);
      if (fields.length === 0) return;
      const { senderName, senderAddress, replyTo, copyTo, signature, language, switches } = settings;
      await send(statementOf(written(sql`insert into app.mail_settings
          (organization_id, sender_name, sender_address, reply_to, copy_to, signature, language, switches)
        values (${organizationId}, ${senderName}, ${senderAddress}, ${replyTo}, ${copyTo}, ${signature}, ${language},
          ${json(switches)})
        on conflict (organization_id) do update set sender_name = excluded.sender_name,
          sender_address = excluded.sender_address, reply_to = excluded.reply_to, copy_to = excluded.copy_to,
          signature = excluded.signature, language = excluded.language, switches = excluded.switches`)));
      const told = { fields, ...(fields.includes("switches") ? { switches } : {}) };
      await send(recordEvent(actor, "mail_settings_changed", { type: "organization", id: organizationId }, told));
    },
    async note({ effect, kind, once, customerId, userId, address, state, why, messageId }) {
      await send(statementOf(written(sql`insert into app.mail_log as m
          (organization_id, effect, kind, once, customer_id, user_id, address, state, why, message_id)
        values (${organizationId}, ${effect}, ${kind}, ${once}, ${customerId}, ${userId}, ${address}, ${state},
          ${why === null ? null : json(why)}, ${messageId})
        on conflict (organization_id, effect) do update set state = excluded.state, why = excluded.why,
          message_id = excluded.message_id, at = now()`)));
    },
    async cameBack(messageId, state, why) {
      const rows = await send(statementOf(
        written(sql`update app.mail_log m set state = ${state}, why = ${json(why)}, at = now()
        where m.organization_id = ${organizationId} and m.message_id = ${messageId} returning m.effect`),
      ));
      return rows.length > 0;
    },
  };
}
