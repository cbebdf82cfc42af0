import { sql } from "kysely";
import type { Invoice } from "../../domain/invoicing/invoice.ts";
import type { Contact, InvoiceWriter, Making, ProductKey } from "../../domain/invoicing/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { json, type Row, type Send } from "./engine.ts";
import { INVOICE } from "./invoices.ts";
import { askOne, question, statementOf, written } from "./question.ts";
import { recordEvent } from "./record.ts";

/** As long as the slowest call of the accounts may still take effect. */
const TAKEN_SECONDS = 120;

export function invoiceWriter(actor: Actor, send: Send): InvoiceWriter {
  const { organizationId } = actor;
  const run = (raw: ReturnType<typeof sql<Row>>) => send(statementOf(written(raw)));
  return {
    lock: (sale) =>
      askOne(
        send,
        question(
          written(sql<Invoice>`select ${INVOICE} from app.invoices i
            where i.organization_id = ${organizationId} and i.sale_id = ${sale} and i.state <> 'voided' for no key update`),
          ([found]) => found ?? null,
        ),
      ),

    async ask({ id, saleId, provider, entryOn }) {
      const [row] = await Promise.all([
        askOne(
          send,
          question(
            written(sql<Invoice>`insert into app.invoices as i (organization_id, id, sale_id, provider, state, entry_on)
              values (${organizationId}, ${id}, ${saleId}, ${provider}, 'asked', ${entryOn}) returning ${INVOICE}`),
            ([made]) => made,
          ),
        ),
        send(recordEvent(actor, "invoice_asked", { type: "sale", id: saleId }, { provider })),
      ]);
      return row;
    },

    async record(event, invoice, sale) {
      const { state, number, gross, balance } = invoice;
      await Promise.all([
        run(
          sql<Row>`update app.invoices i set external_id = ${invoice.externalId}, number = ${number}, state = ${state},
            entry_on = ${invoice.entryOn}, due_on = ${invoice.dueOn}, net_ore = ${invoice.net}, vat_ore = ${invoice.vat},
            gross_ore = ${gross}, balance_ore = ${balance}, credited_ore = ${invoice.credited}, sent = ${invoice.sent}
          where i.organization_id = ${organizationId} and i.id = ${invoice.id}`,
        ),
        // A bill is late by the date that stands on it.
        run(sql<Row>`update app.sales s set due_on = ${invoice.dueOn}
          where s.organization_id = ${organizationId} and s.id = ${sale.id} and s.due_on is not null
            and ${invoice.dueOn}::date is not null and ${state === "approved"} and s.due_on <> ${invoice.dueOn}::date`),
        send(recordEvent(actor, event.kind, { type: "sale", id: sale.id }, { state, number, gross, balance })),
      ]);
    },

    async freshen(id, seenAt) {
      const rows = await run(sql<Row>`update app.invoices i set seen_at = ${seenAt}
        where i.organization_id = ${organizationId} and i.id = ${id} and (i.seen_at is null or i.seen_at < ${seenAt})
        returning i.id`);
      return rows.length > 0;
    },

    async takeContact(provider, customer, job) {
      const at =
        sql`c.organization_id = ${organizationId} and c.provider = ${provider} and c.customer_id = ${customer}`;
      const taken = await run(sql<Row>`insert into app.billing_contacts as c
          (organization_id, provider, customer_id, taken_by, taken_until)
        values (${organizationId}, ${provider}, ${customer}, ${job}, ${UNTIL})
        on conflict (organization_id, provider, customer_id) do update set taken_by = excluded.taken_by,
          taken_until = excluded.taken_until
        where c.external_id is null and (c.taken_until < now() or c.taken_by = ${job}) returning c.customer_id`);
      if (taken.length > 0) return { kind: "mine" };
      const [row] = await run(sql<Row>`select c.external_id, c.person_id from app.billing_contacts c where ${at}`);
      return madeOf(row, ({ external_id, person_id }): Contact => ({
        externalId: external_id as string,
        personId: person_id as string | null,
      }));
    },

    async keepContact(provider, customer, contact) {
      await run(sql<Row>`update app.billing_contacts c
        set external_id = ${contact.externalId}, person_id = ${contact.personId}
        where c.organization_id = ${organizationId} and c.provider = ${provider} and c.customer_id = ${customer}`);
    },

    async takeProduct(provider, key, job) {
      const taken = await run(sql<Row>`insert into app.billing_products as p
          (organization_id, provider, product, service_id, ruleset, taken_by, taken_until)
        values (${organizationId}, ${provider}, ${wordOf(key)}, ${key.serviceId}, ${
        key.rulesetId ?? ""
      }, ${job}, ${UNTIL})
        on conflict (organization_id, provider, product, ruleset) do update set taken_by = excluded.taken_by,
          taken_until = excluded.taken_until
        where p.external_id is null and (p.taken_until < now() or p.taken_by = ${job}) returning p.product`);
      if (taken.length > 0) return { kind: "mine" };
      const [row] = await run(
        sql<Row>`select p.external_id from app.billing_products p where ${productAt(provider, key)}`,
      );
      return madeOf(row, ({ external_id }) => external_id as string);
    },

    async keepProduct(provider, key, externalId) {
      await run(
        sql<Row>`update app.billing_products p set external_id = ${externalId} where ${productAt(provider, key)}`,
      );
    },

    async linkedContacts(provider) {
      const rows = await run(sql<Row>`select c.external_id from app.billing_contacts c
        where c.organization_id = ${organizationId} and c.provider = ${provider} and c.external_id is not null`);
      return rows.map(({ external_id }) => external_id as string);
    },

    async keepFindings(findings) {
      const rows = json(findings.map(({ kind, subject, saleId, externalId, facts }) => ({
        ...{ kind, subject, sale_id: saleId, external_id: externalId, facts },
      })));
      const found = sql`jsonb_to_recordset(${rows}::jsonb)
        as n (kind text, subject text, sale_id uuid, external_id text, facts jsonb)`;
      await run(sql<Row>`delete from app.billing_findings f where f.organization_id = ${organizationId}
        and not exists (select from ${found} where n.kind = f.kind and n.subject = f.subject)`);
      await run(sql<Row>`insert into app.billing_findings as f
          (organization_id, kind, subject, sale_id, external_id, facts)
        select ${organizationId}, n.kind, n.subject, n.sale_id, n.external_id, n.facts from ${found}
        on conflict (organization_id, kind, subject) do update set facts = excluded.facts,
          set_aside_at = case when f.facts = excluded.facts then f.set_aside_at end,
          set_aside_by = case when f.facts = excluded.facts then f.set_aside_by end`);
    },

    async setAside(kind, subject) {
      const rows = await run(sql<Row>`update app.billing_findings f
        set set_aside_at = now(), set_aside_by = ${actor.userId}
        where f.organization_id = ${organizationId} and f.kind = ${kind} and f.subject = ${subject}
          and f.set_aside_at is null returning f.kind`);
      return rows.length > 0;
    },
  };

  function productAt(provider: string, key: ProductKey) {
    return sql`p.organization_id = ${organizationId} and p.provider = ${provider} and p.product = ${wordOf(key)}
      and p.ruleset = ${key.rulesetId ?? ""}`;
  }
}

const UNTIL = sql`now() + interval '${sql.raw(String(TAKEN_SECONDS))} seconds'`;

function wordOf({ serviceId }: ProductKey): string {
  return serviceId ?? "other";
}

/** Somebody else has it: what they made, where they have made it. */
function madeOf<T>(row: Row | undefined, made: (row: Row) => T): Making<T> {
  return row?.external_id ? { kind: "made", made: made(row) } : { kind: "others" };
}
