import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../../domain/kernel/actor.ts";
import { noticesOfSale } from "../../domain/notices/notice.ts";
import { effectsOf } from "../../domain/sales/effects.ts";
import type { SaleNumber } from "../../domain/sales/number.ts";
import type { SaleEvent, SaleWriter } from "../../domain/sales/ports.ts";
import { type Sale, titleOf } from "../../domain/sales/sale.ts";
import type { Row, Send, Statement } from "./engine.ts";
import { noticeStatements } from "./notices.ts";
import { effectStatements } from "./outbox.ts";
import { askOne, db, of, question, statementOf, written } from "./question.ts";
import { changedFields, differences, recordEvent } from "./record.ts";
import { addingSales, binningSales } from "./sale_bulk.ts";
import { saleAt, WHOLE, type WholeRow } from "./sale_rows.ts";

export function saleWriter(actor: Actor, send: Send): SaleWriter {
  const { organizationId, userId } = actor;
  const sendAll = (statements: readonly Statement[]): Promise<Row[][]> => Promise.all(statements.map(send));

  /** Two statements: the second sees the lines that were committed while the first waited. */
  async function held(which: RawBuilder<unknown>): Promise<readonly Sale[]> {
    const [, sales] = await Promise.all([
      send(statementOf(written(sql`select s.id from app.sales s where ${which} order by s.id for no key update`))),
      askOne(
        send,
        question(
          written(sql<WholeRow>`select ${WHOLE} from app.sales s where ${which}`),
          (rows): readonly Sale[] => rows,
        ),
      ),
    ]);
    return sales;
  }

  return {
    async lock(id) {
      const [sale = null] = await held(saleAt(organizationId, id));
      return sale;
    },
    lockMany: (ids) => held(sql`s.organization_id = ${organizationId} and s.id = any(${[...ids]}::uuid[])`),

    async add(sale, how) {
      const event = { kind: "sale_recorded", ...how } as const;
      const year = Number(sale.saleDate.slice(0, 4));
      const [[{ number }]] = await sendAll([
        statementOf(
          db.with(
            "firm",
            () =>
              sql<{ sale_prefix: string }>`(select o.sale_prefix from app.organizations o where ${
                of("o", organizationId)
              })`,
          )
            // The counter's row is held until the end, so numbers come without gaps, one after the other.
            .with(
              "counter",
              () =>
                sql<{ last: number }>`(insert into app.sale_counters as c (organization_id, year, last)
                values (${organizationId}, ${year}, 1) on conflict (organization_id, year) do update set last = c.last + 1 returning last)`,
            )
            .insertInto("app.sales").values({
              organization_id: organizationId,
              id: sale.id,
              version: sale.version,
              // domain/sales/number.ts in SQL; a test compares them.
              number: sql<SaleNumber>`(select firm.sale_prefix || '-' || ${sql.raw(String(year))} || '-'
                || lpad(counter.last::text, greatest(4, length(counter.last::text)), '0') from firm, counter)`,
              status: sale.status,
              ...facts(sale),
              scheduled_at: sale.scheduledAt,
              scheduled_until: sale.scheduledUntil,
              created_by: sale.createdBy,
              created_at: sale.createdAt,
              updated_at: sale.updatedAt,
              currency: sale.currency,
            }).returning("number"),
        ),
        ...linesOf(actor, sale),
        recordEvent(actor, "sale_recorded", { type: "sale", id: sale.id }, {
          status: sale.status,
          gross: sale.gross,
          customerId: sale.customerId,
        }),
        ...effectStatements(actor, effectsOf(event, sale as Sale)),
        ...noticeStatements(actor, noticesOfSale(event, sale as Sale, userId)),
      ]);
      return { ...sale, number } as Sale;
    },

    async addMany(sales) {
      if (sales.length === 0) return;
      const event = { kind: "sale_recorded" } as const;
      await sendAll([
        ...addingSales(actor, sales),
        ...effectStatements(actor, sales.flatMap((sale) => effectsOf(event, sale as Sale))),
        ...noticeStatements(actor, sales.flatMap((sale) => noticesOfSale(event, sale as Sale, userId))),
      ]);
    },

    async binMany(sales) {
      if (sales.length === 0) return;
      const event = { kind: "sale_deleted" } as const;
      const [gone] = await sendAll([
        ...binningSales(actor, sales),
        ...effectStatements(actor, sales.flatMap((sale) => effectsOf(event, sale))),
        ...noticeStatements(actor, sales.flatMap((sale) => noticesOfSale(event, sale, userId))),
      ]);
      if (gone.length < sales.length) throw new Error("Cannot bin the sales: some are gone");
    },

    async record(event, sale) {
      const update = db.updateTable("app.sales as s").set({
        version: sale.version + 1,
        ...facts(sale),
        scheduled_at: sale.scheduledAt,
        scheduled_until: sale.scheduledUntil,
        delivery_started_at: sale.startedAt,
        delivery_ended_at: sale.endedAt,
        due_on: sale.dueOn,
        paid_on: sale.paidOn,
        reason: sale.reason,
        updated_at: sql`now()`,
        deleted_at: sale.deletedAt,
      }).where(of("s", organizationId)).where("s.id", "=", sale.id).returning("s.updated_at");
      const [[saved]] = await sendAll([
        statementOf(update),
        ...consequences(event, sale),
        recordEvent(actor, event.kind, { type: "sale", id: sale.id }, factsOf(event, sale), changesOf(event, sale)),
        ...effectStatements(actor, effectsOf(event, sale)),
        ...noticeStatements(actor, noticesOfSale(event, sale, userId)),
      ]);
      if (!saved) throw new Error("Cannot save the sale: it is gone");
      return { ...sale, version: sale.version + 1, updatedAt: saved.updated_at as Sale["updatedAt"] };
    },
  };

  /** What is saved beside the sale's own columns. The status follows from the history's new row, by trigger. */
  function consequences(event: SaleEvent, sale: Sale): Statement[] {
    switch (event.kind) {
      case "sale_changed":
        return [
          statementOf(
            db.deleteFrom("app.sale_lines as l").where(of("l", organizationId)).where("l.sale_id", "=", sale.id),
          ),
          ...linesOf(actor, sale),
        ];
      case "sale_moved":
      case "sale_corrected":
      case "sale_move_undone":
        return [statementOf(
          db.insertInto("app.sale_status_history").values({
            organization_id: organizationId,
            sale_id: sale.id,
            to_status: sale.status,
            by_user: userId,
            reason: "reason" in event ? event.reason?.trim() || null : null,
            correction: event.kind === "sale_corrected",
            undo: event.kind === "sale_move_undone",
          }),
        )];
      case "payment_recorded":
        return [statementOf(
          db.insertInto("app.payments").values({
            organization_id: organizationId,
            id: event.payment.id,
            sale_id: sale.id,
            amount_ore: event.payment.amount,
            paid_on: event.payment.paidOn,
            provider: event.payment.provider,
            reference: event.payment.reference,
            created_by: event.payment.createdBy,
            created_at: event.payment.createdAt,
          }),
        )];
      case "sale_deleted":
      case "sale_restored":
        return [];
    }
  }
}

/** What both a new and a changed sale save. */
function facts(sale: Omit<Sale, "number">) {
  return {
    customer_id: sale.customerId,
    title: titleOf(sale.lines),
    source: sale.source,
    sale_date: sale.saleDate,
    assigned_to: sale.assignedTo,
    quoted_ore: sale.quoted,
    net_ore: sale.net,
    vat_ore: sale.vat,
    gross_ore: sale.gross,
    internal_notes: sale.internalNotes,
    customer_notes: sale.customerNotes,
    payment_status: sale.paymentStatus,
  };
}

function linesOf({ organizationId }: Actor, sale: Omit<Sale, "number">): Statement[] {
  if (sale.lines.length === 0) return [];
  const rows = sale.lines.map((line, position) => ({
    organization_id: organizationId,
    sale_id: sale.id,
    position,
    id: line.id,
    service_id: line.serviceId,
    description: line.description,
    quantity_milli: line.quantity,
    unit: line.unit,
    unit_price_ore: line.unitPrice,
    price_includes_vat: line.priceIncludesVat,
    discount_bp: line.discount,
    vat_bp: line.vatRate,
    net_ore: line.net,
    vat_ore: line.vat,
    gross_ore: line.gross,
  }));
  return [statementOf(db.insertInto("app.sale_lines").values(rows))];
}

/** What the activity feed tells of it. */
function factsOf(event: SaleEvent, sale: Sale): Record<string, unknown> {
  switch (event.kind) {
    case "sale_moved":
    case "sale_corrected":
    case "sale_move_undone":
      return { from: event.from, to: sale.status };
    case "payment_recorded":
      return { amount: event.payment.amount, paidOn: event.payment.paidOn };
    default:
      return {};
  }
}

/** Notes are named, not repeated: they may hold personal data. */
function changesOf(event: SaleEvent, sale: Sale): Record<string, unknown> {
  if (event.kind !== "sale_changed") {
    return { ...factsOf(event, sale), ...("reason" in event ? { reason: event.reason } : {}) };
  }
  const fields = changedFields(asTold(event.before), asTold(sale), ["internalNotes", "customerNotes", "lines"]);
  return { ...differences(event.before, sale, TOLD), ...(fields.length > 0 ? { fields } : {}) };
}

/** A form sends every line anew: one that says the same is the same. */
function asTold({ lines, internalNotes, customerNotes }: Pick<Sale, "lines" | "internalNotes" | "customerNotes">) {
  return { internalNotes, customerNotes, lines: lines.map(({ id: _id, ...line }) => line) };
}

const TOLD = [
  ...["customerId", "source", "saleDate", "assignedTo", "quoted", "net", "vat", "gross", "scheduledAt"] as const,
] satisfies (keyof Sale)[];
