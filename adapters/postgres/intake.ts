import { type RawBuilder, sql } from "kysely";
import type { AuditAction } from "../../domain/audit/actions.ts";
import type { End } from "../../domain/intake/ends.ts";
import type { Mail } from "../../domain/intake/mail.ts";
import type { File, IntakeReader, IntakeWriter, KeptPortals, Known, MailView } from "../../domain/intake/ports.ts";
import { type Portal, USUAL_PORTALS } from "../../domain/intake/portals.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { LeadId, MailId, OrganizationId } from "../../domain/kernel/ids.ts";
import { addDays, parseInstant } from "../../domain/kernel/time.ts";
import { json, type Send } from "./engine.ts";
import { fetchOf, listingOf, soundPart } from "./listing.ts";
import { askOne, question, statementOf, written } from "./question.ts";
import { recordEvent } from "./record.ts";

const WHOLE = sql`m.id, m.inbox_id as "inboxId", m.ended as "end", m.why, m.lead_id as "leadId", m.portal,
  m.message_id as "messageId", m.from_name, m.from_address, m.answer_to as "answerTo", m.subject, m.body as "text", m.told,
  m.fingerprint, m.received_at as "receivedAt", m.sent_at as "sentAt", m.enclosed`;
const MOST_OF_ONE = 200;

interface Sender {
  readonly from_name: string | null;
  readonly from_address: string | null;
}
type Found = Omit<Mail, "from"> & Sender & { readonly lead_name: string | null };

function mailOf<M extends Sender>({ from_name, from_address, ...mail }: M) {
  return { ...mail, from: from_address === null ? null : { name: from_name ?? "", address: from_address } };
}

function viewOf({ lead_name, ...mail }: Found): MailView {
  const { leadId } = mail;
  return { ...mailOf(mail), lead: leadId === null ? null : { id: leadId, name: lead_name ?? "" } };
}

export function intakeReader(organization: OrganizationId): IntakeReader {
  const mine = sql`m.organization_id = ${organization}`;
  const viewed = (rest: RawBuilder<unknown>) =>
    written(sql<Found>`select ${WHOLE}, l.contact_name as lead_name from app.mail_messages m
      left join app.leads l on l.organization_id = m.organization_id and l.id = m.lead_id ${rest}`);
  return {
    find: (id) => question(viewed(sql`where ${mine} and m.id = ${id}`), ([found]) => found ? viewOf(found) : null),
    list(end, wanted) {
      const part = soundPart(wanted, (value) => typeof value === "string" && parseInstant(value) !== null);
      const { backwards, from, limit, offset } = fetchOf(part);
      const way = backwards ? sql`asc` : sql`desc`;
      const start = from === null ? sql`` : sql`and (m.received_at, m.id) ${backwards ? sql`>` : sql`<`}
        (${from.value}::timestamptz, ${from.id}::uuid)`;
      const ended = end === null ? sql`` : sql`and m.ended = ${end}`;
      return question(
        viewed(
          sql`where ${mine} ${ended} ${start} order by m.received_at ${way}, m.id ${way} limit ${limit} offset ${offset}`,
        ),
        (rows) => listingOf(part, rows, ({ receivedAt, id }) => ({ value: receivedAt, id }), viewOf),
      );
    },
    counts: () =>
      question(
        written(sql<{ ended: End; count: number }>`select c.ended, c.mails_count as count from app.mail_counts c
          where c.organization_id = ${organization}`),
        (rows) => {
          const of = (end: End) => rows.find(({ ended }) => ended === end)?.count ?? 0;
          return { LEAD: of("LEAD"), PART: of("PART"), IGNORED: of("IGNORED") };
        },
      ),
    ofLead: (id) =>
      question(
        viewed(sql`where ${mine} and m.lead_id = ${id} order by m.received_at desc, m.id desc limit ${MOST_OF_ONE}`),
        (rows) => rows.map(viewOf).reverse(),
      ),
    file: (id, place) =>
      question(
        written(sql<File>`select a.name, a.type, translate(encode(a.bytes, 'base64'), E'\n', '') as bytes
          from app.mail_attachments a where a.organization_id = ${organization} and a.mail_id = ${id} and a.place = ${place}`),
        ([found]) => found ?? null,
      ),
    known: (clues) => known(organization, clues),
    portals: () => portalsOf(organization),
  };
}

interface KnownRow extends Omit<Known, "itself" | "twin"> {
  readonly itself_id: MailId | null;
  readonly itself_lead: LeadId | null;
  readonly twin_id: MailId | null;
  readonly twin_message: string | null;
  readonly twin_lead: LeadId | null;
}

function known(
  organization: OrganizationId,
  { inboxId, ids, leadIds, saleIds, sender, email, phone, customerId, fingerprint, now, today }: Parameters<
    IntakeReader["known"]
  >[0],
) {
  const since = (hours: number) => sql`${now}::timestamptz - make_interval(hours => ${sql.raw(String(hours))})`;
  const mine = sql`m.organization_id = ${organization}`, leads = sql`l.organization_id = ${organization}`;
  return question(
    written(sql<KnownRow>`
      with itself as (select m.id, m.lead_id from app.mail_messages m where ${mine} and m.inbox_id = ${inboxId}),
      twin as (select m.id, m.message_id, m.lead_id from app.mail_messages m
        where ${mine} and m.fingerprint = ${fingerprint} and m.received_at > ${since(7 * 24)}
        order by m.received_at limit 1),
      thread as (select lead_id from (
          select m.lead_id, m.received_at as at from app.mail_messages m
            where ${mine} and m.message_id = any(${[...ids]}::text[]) and m.lead_id is not null
          union all select l.id, l.created_at from app.leads l
            where ${leads} and (l.id = any(${[...leadIds]}::uuid[]) or l.converted_sale_id = any(${[
      ...saleIds,
    ]}::uuid[]))
        ) found join app.leads l on ${leads} and l.id = found.lead_id and l.deleted_at is null order by at desc limit 1)
      select (select id from itself) as itself_id, (select lead_id from itself) as itself_lead,
        (select id from twin) as twin_id, (select message_id from twin) as twin_message, (select lead_id from twin) as twin_lead,
        (select lead_id from thread) as thread,
        (select count(*)::int from app.mail_messages m
          where ${mine} and m.lead_id = (select lead_id from thread) and m.received_at > ${since(24)}) as "inThread",
        (select l.id from app.leads l where ${leads} and l.deleted_at is null and l.created_at > ${since(24)}
          and (l.contact_email = ${email}::text or l.contact_phone = ${phone}::text)
          order by l.created_at desc, l.id desc limit 1) as "sameDay",
        (select l.id from app.leads l where ${leads} and l.customer_id = ${customerId}::uuid and l.deleted_at is null
          and (l.status in ('NEW', 'CONTACTED', 'QUALIFIED')
            or l.status = 'CONVERTED' and l.closed_on >= ${addDays(today, -30)}::date)
          order by l.created_at desc, l.id desc limit 1) as "ofCustomer",
        (select count(*)::int from app.mail_messages m
          where ${mine} and m.from_address = ${sender}::text and m.received_at > ${since(1)}) as "fromSender"`),
    ([{ itself_id, itself_lead, twin_id, twin_message, twin_lead, ...rest }]): Known => ({
      ...rest,
      itself: itself_id === null ? null : { id: itself_id, leadId: itself_lead },
      twin: twin_id === null ? null : { id: twin_id, messageId: twin_message, leadId: twin_lead },
    }),
  );
}

function portalsOf(organization: OrganizationId, hold = false) {
  return question(
    written(sql<{ version: number; portals: readonly Portal[] }>`select p.version, p.portals from app.mail_portals p
      where p.organization_id = ${organization} ${hold ? sql`for no key update` : sql``}`),
    ([kept]): KeptPortals => ({ version: kept?.version ?? 0, portals: kept?.portals ?? USUAL_PORTALS }),
  );
}

export function intakeWriter(actor: Actor, send: Send): IntakeWriter {
  const { organizationId, userId } = actor;
  const lockFor = (what: string) =>
    send(statementOf(written(sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${organizationId}`}, 0))`)));
  const told = (kind: AuditAction, { id, end, why, leadId }: Mail) =>
    send(recordEvent(actor, kind, { type: "mail", id }, { end, why, leadId }));
  return {
    hold: async () => void await lockFor("mail in"),

    async lock(id) {
      const [found] = await send(statementOf(written(sql`select ${WHOLE} from app.mail_messages m
        where m.organization_id = ${organizationId} and m.id = ${id} for no key update`))) as unknown as (
        & Omit<Mail, "from">
        & Sender
      )[];
      return found ? mailOf(found) as Mail : null;
    },

    async add(mail, files) {
      await send(
        statementOf(
          written(sql`insert into app.mail_messages (organization_id, id, inbox_id, ended, why, lead_id, portal,
          message_id, from_name, from_address, answer_to, subject, body, told, fingerprint, enclosed, received_at, sent_at)
        values (${organizationId}, ${mail.id}, ${mail.inboxId}, ${mail.end}, ${mail.why}, ${mail.leadId}, ${mail.portal},
          ${mail.messageId}, ${mail.from?.name ?? null}, ${
            mail.from?.address ?? null
          }, ${mail.answerTo}, ${mail.subject},
          ${mail.text}, ${mail.told === null ? null : json(mail.told)}, ${mail.fingerprint}, ${json(mail.enclosed)},
          ${mail.receivedAt}, ${mail.sentAt})`),
        ),
      );
      for (const [place, { name, type, bytes }] of files.entries()) {
        await send(
          statementOf(written(sql`insert into app.mail_attachments (organization_id, mail_id, place, name, type, bytes)
          values (${organizationId}, ${mail.id}, ${place}, ${name}, ${type}, decode(${bytes}, 'base64'))`)),
        );
      }
      await told("mail_received", mail);
    },

    async adopt(mail) {
      await send(statementOf(written(sql`update app.mail_messages m set ended = ${mail.end}, why = ${mail.why},
        lead_id = ${mail.leadId} where m.organization_id = ${organizationId} and m.id = ${mail.id}`)));
      await told("mail_adopted", mail);
    },

    async forget({ id, email, phone }) {
      const [{ count }] = await send(statementOf(written(sql`
        with theirs as (
          select m.id, m.inbox_id, m.lead_id from app.mail_messages m where m.organization_id = ${organizationId} and (
            m.lead_id in (select l.id from app.leads l where l.organization_id = ${organizationId} and l.customer_id = ${id})
            or m.from_address in (${email}::text, ${phone}::text)
            or m.told->>'email' = ${email}::text or m.told->>'phone' = ${phone}::text)
        ), emptied as (
          update app.mail_messages m set from_name = null, from_address = null, answer_to = null, message_id = null,
            subject = '', body = '', told = null, enclosed = '[]'
          from theirs where m.organization_id = ${organizationId} and m.id = theirs.id
        ), files as (
          delete from app.mail_attachments a using theirs
          where a.organization_id = ${organizationId} and a.mail_id = theirs.id
        ), envelopes as (
          update app.inbox i set raw = '', headers = '{}' from theirs
          where i.organization_id = ${organizationId} and i.id = theirs.inbox_id
        ), quoted as (
          update app.leads l set message = null, version = l.version + 1
          where l.organization_id = ${organizationId} and l.message is not null
            and l.id in (select theirs.lead_id from theirs)
        ), sent as (
          -- Which address takes no mail stays known.
          update app.mail_log g set address = ''
          where g.organization_id = ${organizationId} and g.customer_id = ${id} and g.state in ('sent', 'filed')
        )
        select count(*)::int as count from theirs`))) as unknown as [{ readonly count: number }];
      await send(recordEvent(actor, "mail_forgotten", { type: "customer", id }, { count }));
      return count;
    },

    async lockPortals() {
      // A firm that has changed none has no row to hold.
      await lockFor("mail portals");
      return await askOne(send, portalsOf(organizationId, true));
    },

    async recordPortals(before, portals) {
      const version = before.version + 1;
      await send(statementOf(written(sql`insert into app.mail_portals (organization_id, version, portals, updated_by)
        values (${organizationId}, ${version}, ${json(portals)}, ${userId})
        on conflict (organization_id) do update set version = excluded.version, portals = excluded.portals,
          updated_by = excluded.updated_by, updated_at = now()`)));
      await send(recordEvent(actor, "mail_portals_changed", { type: "organization", id: organizationId }, {}, {
        from: before.portals.map(({ name }) => name),
        to: portals.map(({ name }) => name),
      }));
      return { version, portals };
    },
  };
}
