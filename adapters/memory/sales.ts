import type { Actor } from "../../domain/kernel/actor.ts";
import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import type { SaleId, UserId } from "../../domain/kernel/ids.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { noticesOfSale } from "../../domain/notices/notice.ts";
import { effectsOf } from "../../domain/sales/effects.ts";
import { isLegal } from "../../domain/sales/moves.ts";
import { saleNumber } from "../../domain/sales/number.ts";
import type { SaleEvent, SaleReader, SaleView, SaleWriter, VisitRow } from "../../domain/sales/ports.ts";
import { holdsTime } from "../../domain/sales/references.ts";
import type { OtherVisit } from "../../domain/sales/refusal.ts";
import { type Sale, titleOf, type Visit } from "../../domain/sales/sale.ts";
import { undoneTo } from "../../domain/sales/undo.ts";
import { viewOf } from "../../domain/sales/view.ts";
import { eventIdOf } from "./calendar.ts";
import { markOf } from "./invoices.ts";
import { asJson, type Ledger, personIn, question, type WrittenStep } from "./ledger.ts";
import { putNotices } from "./notices.ts";
import { byValue, partOf, rollIn, thoseOf } from "./listing.ts";
import { settingsIn } from "./settings.ts";
import type { Put, Write } from "./record.ts";
import { orderOf, rowOf, salesIn, totalsOf } from "./sale_list.ts";

/** Thrown where a visit got past the question for one in its way; the door makes it a refusal. */
export class VisitsOverlap extends Error {}

export function saleReader(ledger: Ledger): SaleReader {
  const view = (sale: Sale): SaleView =>
    viewOf(
      sale,
      ledger.customers.get(sale.customerId)!,
      ledger.members,
      markOf(ledger.shelf, sale.id),
      eventIdOf(ledger, sale.id),
    );
  return {
    find: (id) => question(() => ledger.sales.has(id) ? view(ledger.sales.get(id)!) : null),
    list: (filter, sort, part) =>
      question(() => {
        const { rows, ...beside } = partOf(salesIn(ledger, filter), orderOf(ledger, sort), part);
        return { ...beside, rows: rows.map((sale) => rowOf(ledger, sale)) };
      }),
    listWhole: (filter, sort, part) =>
      question(() => {
        const { rows, ...beside } = partOf(salesIn(ledger, filter), orderOf(ledger, sort), part);
        return { ...beside, rows: rows.map(view) };
      }),
    roll: (filter, sort) => question(() => rollIn(salesIn(ledger, filter), orderOf(ledger, sort))),
    those: (ids, filter) => question(() => thoseOf(salesIn(ledger, filter), ids).map(view)),
    totals: (filter) => question(() => totalsOf(salesIn(ledger, filter), filter)),
    onDays: (of, except) =>
      question(() => {
        const asked = new Set(of.map(({ customerId, saleDate }) => `${customerId} ${saleDate}`));
        const came = new Set<string | null>((ledger.importRows.get(except) ?? []).map(({ recordId }) => recordId));
        return [...ledger.sales.values()].filter(({ id, customerId, saleDate, deletedAt }) =>
          deletedAt === null && asked.has(`${customerId} ${saleDate}`) && !came.has(id)
        ).map(({ id, customerId, saleDate, lines, net, gross }) => (
          { id, customerId, saleDate, title: titleOf(lines), net, gross }
        ));
      }),
    history: (id) =>
      question(() => (ledger.history.get(id) ?? []).map((step) => ({ ...step, by: personIn(ledger, step.by) }))),
    payments: (id) =>
      question(() =>
        (ledger.payments.get(id) ?? []).map((paid) => ({ ...paid, by: personIn(ledger, paid.createdBy) }))
      ),
    visits: (whose, from, before) =>
      question(() =>
        [...ledger.sales.values()]
          .filter((sale) =>
            sale.deletedAt === null && VISITED.has(sale.status) && (whose === null || sale.assignedTo === whose)
          )
          .filter((sale) => sale.scheduledAt !== null && sale.scheduledAt >= from && sale.scheduledAt < before)
          .toSorted((a, b) => byValue(a.scheduledAt!, b.scheduledAt!) || byValue(a.id, b.id))
          .map((sale) => visitOf(ledger, sale))
      ),
    visitInTheWay: (person, visit, except) => question(() => inTheWay(ledger, person, visit, except)),
  };
}

const VISITED = new Set<Sale["status"]>(["SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"]);

function visitOf(ledger: Ledger, sale: Sale): VisitRow {
  const { id, number, version, status, startedAt, endedAt, createdBy, customerNotes, internalNotes } = sale;
  const { name, email, phone, address, ...customer } = ledger.customers.get(sale.customerId)!;
  return {
    id,
    number,
    version,
    status,
    title: titleOf(sale.lines),
    scheduledAt: sale.scheduledAt!,
    scheduledUntil: sale.scheduledUntil!,
    startedAt,
    endedAt,
    assignee: personIn(ledger, sale.assignedTo),
    createdBy,
    customerNotes,
    internalNotes,
    customer: { id: customer.id, name, email, phone, address },
  };
}

export function saleWriter(ledger: Ledger, actor: Actor, clock: Clock, write: Write, put: Put): SaleWriter {
  const keep = (sale: Sale): Sale => {
    if (sale.net + sale.vat !== sale.gross) throw new Error("Cannot keep the sale: its amounts do not agree");
    if (namesAStranger(ledger, sale)) {
      throw new Error("Cannot keep the sale: it names somebody or something not in these books");
    }
    if (holdsTime(sale) && inTheWay(ledger, sale.assignedTo!, sale as Visit, sale.id)) throw new VisitsOverlap();
    ledger.sales.set(sale.id, asJson(sale));
    return asJson(sale);
  };
  const goOn = (sale: Sale, event: SaleEvent | null, from: Sale["status"] | null) => {
    const correction = event?.kind === "sale_corrected";
    const reason = event && "reason" in event ? event.reason?.trim() || null : null;
    const undo = event?.kind === "sale_move_undone";
    const step = { from, to: sale.status, at: clock.now(), by: actor.userId, reason, correction, undo };
    ledger.history.set(sale.id, [...ledger.history.get(sale.id) ?? [], step]);
  };
  const writer: SaleWriter = {
    lock: (id) => Promise.resolve(asJson(ledger.sales.get(id) ?? null)),
    lockMany: (ids) => Promise.resolve(asJson([...new Set(ids)].flatMap((id) => ledger.sales.get(id) ?? []))),
    async addMany(sales) {
      for (const sale of sales) await writer.add(sale);
    },
    async binMany(sales) {
      for (const sale of sales) await writer.record({ kind: "sale_deleted" }, sale);
    },
    add: (draft, how) => {
      if (ledger.sales.has(draft.id)) throw new Error("Cannot add the sale: its id is taken");
      const year = Number(draft.saleDate.slice(0, 4));
      const place = (ledger.counters.get(year) ?? 0) + 1;
      const sale = keep({ ...draft, number: saleNumber(settingsIn(ledger).salePrefix, year, place) } as Sale);
      ledger.counters.set(year, place);
      goOn(sale, null, null);
      write("sale_recorded", "sale", sale.id, {});
      const event = { kind: "sale_recorded", ...how } as const;
      put(effectsOf(event, sale));
      putNotices(ledger, clock, actor, noticesOfSale(event, sale, actor.userId));
      return Promise.resolve(sale);
    },
    record: (event, sale) => {
      const before = ledger.sales.get(sale.id);
      if (!before) throw new Error("Cannot record the sale: there is none");
      refuseSecretMove(event, before, sale, ledger.history.get(sale.id)?.at(-1) ?? null);
      const saved = keep({ ...sale, number: before.number, version: before.version + 1, updatedAt: clock.now() });
      if (before.status !== saved.status) goOn(saved, event, before.status);
      if (event.kind === "payment_recorded") {
        const payments = ledger.payments.get(sale.id) ?? [];
        if (payments.some(({ id }) => id === event.payment.id)) {
          throw new Error("Cannot record the payment: its id is taken");
        }
        ledger.payments.set(sale.id, [...payments, asJson(event.payment)]);
      }
      const { kind, agreed: _agreed, ...facts } = { agreed: undefined, ...event };
      write(kind, "sale", sale.id, { ...facts, ...toldOf(event, saved) });
      put(effectsOf(event, saved));
      putNotices(ledger, clock, actor, noticesOfSale(event, saved, actor.userId));
      return Promise.resolve(saved);
    },
  };
  return writer;
}

/** Under the names the database's events have them. */
function toldOf(event: SaleEvent, { status }: Sale): Readonly<Record<string, unknown>> {
  if (event.kind === "payment_recorded") return { amount: event.payment.amount, paidOn: event.payment.paidOn };
  return "from" in event ? { to: status } : {};
}

/** A status changes with its own event only, and along an arrow unless it is corrected, whatever the rules above let through. */
function refuseSecretMove(event: SaleEvent, before: Sale, after: Sale, last: WrittenStep | null): void {
  const stays = before.status === after.status;
  const lawful = event.kind === "sale_moved"
    ? isLegal(before.status, after.status)
    : event.kind === "sale_corrected"
    ? !stays
    : event.kind === "sale_move_undone"
    ? undoneTo(last, null) === after.status
    : stays;
  if (!lawful) {
    throw new Error(`Cannot record ${event.kind}: the sale is ${before.status} and would be ${after.status}`);
  }
}

function namesAStranger(
  { customers, members, services }: Ledger,
  { customerId, assignedTo, createdBy, lines }: Sale,
): boolean {
  const known = (id: UserId | null) => id === null || id === AUTOMATIC.id || members.some((member) => member.id === id);
  return !customers.has(customerId) || !known(assignedTo) || !known(createdBy) ||
    lines.some(({ serviceId }) => serviceId !== null && !services.has(serviceId));
}

/** The first visit of the person that overlaps this one; two that only touch do not. */
export function inTheWay(ledger: Ledger, person: UserId, visit: Visit, except: SaleId | null): OtherVisit | null {
  const others = [...ledger.sales.values()]
    .filter((sale) => sale.id !== except && sale.assignedTo === person && sale.deletedAt === null && holdsTime(sale))
    .map(({ id, number, scheduledAt, scheduledUntil }) => ({ id, number, scheduledAt, scheduledUntil }) as OtherVisit)
    .filter((other) => other.scheduledAt < visit.scheduledUntil && visit.scheduledAt < other.scheduledUntil);
  return others.sort((a, b) => byValue(a.scheduledAt, b.scheduledAt))[0] ?? null;
}
