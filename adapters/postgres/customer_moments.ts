import { type RawBuilder, sql } from "kysely";
import {
  type CustomerMoment,
  MAIL_START,
  type MomentGroup,
  MOST_SALES,
  type TimelineAsked,
  VISIT_STEPS,
} from "../../domain/customers/timeline.ts";
import type { CustomerId, OrganizationId, SaleId, UserId } from "../../domain/kernel/ids.ts";
import type { Day } from "../../domain/kernel/time.ts";
import type { Question } from "../../domain/tenants.ts";
import { question, written } from "./question.ts";
import { person } from "./sale_rows.ts";

/** Of a customer with more leads the older ones' mails are found at the leads. */
const MOST_LEADS = 50;

interface MomentRow extends Pick<CustomerMoment, "at" | "key" | "kind" | "made" | "facts" | "note" | "mail"> {
  readonly by_id: UserId | null;
  readonly by_name: string | null;
  readonly sale_id: SaleId | null;
  readonly number: string | null;
  readonly sale_on: Day | null;
}

/**
 * What happened to a customer, the newest first. Every source is asked for no more than is wanted, by its own index, so a
 * history costs the same however long the firm has been there.
 */
export function momentsOf(
  organization: OrganizationId,
  id: CustomerId,
  asked: TimelineAsked,
  most: number,
): Question<readonly CustomerMoment[]> {
  const { group, mails } = asked;
  const parts = SOURCES.filter(({ groups }) => (group === null || groups.includes(group)))
    .filter(({ groups }) => mails || !groups.includes("mails"))
    .map(({ of }) => sql`(${of({ organization, id, asked, most })})`);
  // A role that may read no mails has none.
  if (parts.length === 0) return question(written(sql<MomentRow>`select where false`), () => []);
  return question(
    written(sql<MomentRow>`with mine as (
        select s.id, s.number, s.sale_date, v.made_version from app.sales s
          left join app.agreement_visits v on v.organization_id = s.organization_id and v.sale_id = s.id
        where s.organization_id = ${organization} and s.customer_id = ${id} and s.deleted_at is null
          ${asked.owner === null ? sql`` : sql`and s.owner_id = ${asked.owner}`}
        order by s.sale_date desc, s.id desc limit ${MOST_SALES})
      select moment.*, u.name as by_name from (${sql.join(parts, sql` union all `)})
          as moment (at, key, kind, by_id, sale_id, number, sale_on, made, facts, note, mail)
        left join identity.users u on u.id = moment.by_id
      order by moment.at desc, moment.key collate "C" desc limit ${most}`),
    (rows) =>
      rows.map(({ by_id, by_name, sale_id, number, sale_on, ...moment }) => ({
        ...moment,
        by: person(by_id, by_name),
        sale: sale_id === null ? null : { id: sale_id, number: number!, on: sale_on! },
      })),
  );
}

interface Wanted {
  readonly organization: OrganizationId;
  readonly id: CustomerId;
  readonly asked: TimelineAsked;
  readonly most: number;
}

/** A place's instant has milliseconds; what the database has beyond them begins the key, so that the two stand in its order. */
const keyOf = (at: RawBuilder<unknown>, key: RawBuilder<unknown>) => sql`right(to_char(${at}, 'US'), 3) || ${key}`;

/** Only what stands after the place: the instant alone is what an index is good for. */
function beyond({ after }: TimelineAsked, at: RawBuilder<unknown>, key: RawBuilder<unknown>) {
  return after === null ? sql`` : sql`and ${at} < ${after.at}::timestamptz + interval '1 millisecond'
    and (${at} < ${after.at}::timestamptz or (${key}) collate "C" < ${after.key}::text)`;
}

const NO_SALE = sql`null::uuid as sale_id, null::text as number, null::date as sale_on`;
const NOBODY = sql`null::uuid as by_id`;
const PLAIN = sql`false as made`;
const NO_FACTS = sql`'{}'::jsonb as facts`;
const NO_NOTE = sql`null::jsonb as note`;
const NO_MAIL = sql`null::jsonb as mail`;

/** Of one instant what is called later here stands first. */
const SOURCES: readonly {
  readonly groups: readonly MomentGroup[];
  readonly of: (wanted: Wanted) => RawBuilder<unknown>;
}[] = [
  {
    groups: ["sales"],
    of: ({ organization, asked }) => {
      const key = keyOf(sql`p.created_at`, sql`'a' || p.id::text`);
      return sql`select p.created_at as at, ${key} as key, 'payment_recorded' as kind, p.created_by as by_id,
          mine.id as sale_id, mine.number, mine.sale_date as sale_on, ${PLAIN},
          jsonb_build_object('amount', p.amount_ore) as facts, ${NO_NOTE}, ${NO_MAIL}
        from mine join app.payments p on p.organization_id = ${organization} and p.sale_id = mine.id
        where true ${beyond(asked, sql`p.created_at`, key)}`;
    },
  },
  {
    groups: ["sales", "visits"],
    of: ({ organization, asked }) => {
      const key = keyOf(sql`h.at`, sql`'b' || lpad(h.seq::text, 6, '0') || h.sale_id::text`);
      // The agreement wrote the sale once more when it scheduled it; whoever did so by hand left its version behind.
      const made = sql`(made_version is not null and (h.seq = 1
        or (h.seq = 2 and h.to_status = 'SCHEDULED' and made_version >= 2)))`;
      const visit = sql`(h.to_status = any(${[...VISIT_STEPS]}::text[]) or ${made})`;
      const only = asked.group === null ? sql`` : asked.group === "visits" ? sql`and ${visit}` : sql`and not ${visit}`;
      return sql`select h.at, ${key}, case when h.correction then 'sale_corrected'
            when h.from_status is null then 'sale_recorded' else 'sale_moved' end, h.by_user,
          h.sale_id, mine.number, mine.sale_date, ${made} as made,
          jsonb_build_object('from', h.from_status, 'to', h.to_status), ${NO_NOTE}, ${NO_MAIL}
        from mine join app.sale_status_history h on h.organization_id = ${organization} and h.sale_id = mine.id
        where true ${only} ${beyond(asked, sql`h.at`, key)}`;
    },
  },
  {
    groups: ["record"],
    of: ({ organization, id, asked, most }) => {
      const key = keyOf(sql`e.at`, sql`'c' || lpad(e.id::text, 18, '0')`);
      return sql`select e.at, ${key}, e.kind, e.actor_id, ${NO_SALE}, ${PLAIN}, e.facts, ${NO_NOTE}, ${NO_MAIL}
        from app.events e
        where e.organization_id = ${organization} and e.resource_id = ${id} and e.resource_type = 'customer'
          and e.kind not in ('customer_note_written', 'customer_note_changed') ${beyond(asked, sql`e.at`, key)}
        order by e.id desc limit ${most}`;
    },
  },
  {
    groups: ["notes"],
    of: ({ organization, id, asked, most }) => {
      const key = keyOf(sql`n.at`, sql`'d' || n.id::text`);
      return sql`select n.at, ${key}, 'note', n.by_user, ${NO_SALE}, ${PLAIN}, ${NO_FACTS},
          jsonb_build_object('id', n.id, 'kind', n.kind, 'text', n.body, 'changed', n.changed_at is not null), ${NO_MAIL}
        from app.customer_notes n
        where n.organization_id = ${organization} and n.customer_id = ${id} ${beyond(asked, sql`n.at`, key)}
        order by n.at desc, n.id desc limit ${most}`;
    },
  },
  {
    groups: ["mails"],
    of: ({ organization, id, asked, most }) => {
      const key = keyOf(sql`m.received_at`, sql`'e' || m.id::text`);
      return sql`select m.at, m.key, 'mail_in', ${NOBODY}, ${NO_SALE}, ${PLAIN}, ${NO_FACTS}, ${NO_NOTE},
          jsonb_build_object('way', 'in', 'id', m.id, 'from', m.sender, 'subject', m.subject, 'text', m.text, 'lead', m.lead_id)
        from (select l.id from app.leads l
            where l.organization_id = ${organization} and l.customer_id = ${id} and l.deleted_at is null
            order by l.created_at desc, l.id desc limit ${MOST_LEADS}) lead
          cross join lateral (select m.id, m.received_at as at, ${key} as key, m.lead_id, m.subject, left(m.body, ${MAIL_START}) as text,
              coalesce(nullif(m.from_name, ''), m.from_address, '') as sender from app.mail_messages m
            where m.organization_id = ${organization} and m.lead_id = lead.id
              ${beyond(asked, sql`m.received_at`, key)}
            order by m.received_at desc, m.id desc limit ${most}) m`;
    },
  },
  {
    groups: ["mails"],
    of: ({ organization, id, asked, most }) => {
      const key = keyOf(sql`g.at`, sql`'f' || md5(g.effect)`);
      return sql`select g.at, ${key}, 'mail_out', ${NOBODY}, ${NO_SALE}, ${PLAIN}, ${NO_FACTS}, ${NO_NOTE},
          jsonb_build_object('way', 'out', 'kind', g.kind, 'state', g.state)
        from app.mail_log g
        where g.organization_id = ${organization} and g.customer_id = any(${everyRecord(organization, id)})
          ${beyond(asked, sql`g.at`, key)}
        order by g.at desc, md5(g.effect) desc limit ${most}`;
    },
  },
];

/** The record and those merged into it, and into these: what was mailed is written down once and for all, to the one it went to. */
function everyRecord(organization: OrganizationId, id: CustomerId) {
  return sql`array(with recursive record (id) as (select ${id}::uuid
      union select m.gone_id from record join app.customer_merges m
        on m.organization_id = ${organization} and m.kept_id = record.id and m.undone_at is null)
    select record.id from record)`;
}
