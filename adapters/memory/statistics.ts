import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import type { LeadId, SaleId, UserId } from "../../domain/kernel/ids.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import type { Activity, StatisticsReader } from "../../domain/sales/ports.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import { type Ledger, personIn, question, type WrittenEvent } from "./ledger.ts";
import { salesIn } from "./sale_list.ts";

export function statisticsReader(ledger: Ledger): StatisticsReader {
  const living = (owner: UserId | null) => salesIn(ledger, { ...EVERY_SALE, owner });
  return {
    byStatus: (owner) => question(() => added(living(owner), ({ status }) => ({ status }))),
    byDay: (owner, from, to) =>
      question(() => {
        const within = living(owner).filter(({ saleDate }) => saleDate >= from && saleDate <= to);
        return added(within, ({ status, saleDate: day }) => ({ status, day }));
      }),
    recent: (owner, most) =>
      question(() => {
        const seen = ledger.events.filter(({ kind, resourceId, actorId, facts }) => {
          // Visits that agreements made by the clock are no news to anybody.
          if (actorId === AUTOMATIC.id && (kind === "sale_recorded" || facts.to === "SCHEDULED")) return false;
          const lead = ledger.leads.get(resourceId as LeadId);
          if (lead !== undefined) {
            return LEADS_TOLD.includes(kind) && lead.deletedAt === null &&
              (owner === null || lead.assignedTo === null || lead.assignedTo === owner);
          }
          const sale = ledger.sales.get(resourceId as SaleId);
          return sale !== undefined && (owner === null || ownerOf(sale) === owner);
        });
        return seen.slice(-most).reverse().map((event) => activityOf(ledger, event));
      }),
  };
}

/** What is told of leads; the rest stands in their own history. */
const LEADS_TOLD = ["lead_recorded", "lead_moved", "lead_converted"];

/** Counts and sums of the sales that have the same key. */
function added<K extends object>(sales: readonly Sale[], keyOf: (sale: Sale) => K) {
  const totals = new Map<string, K & { count: number; net: Ore; gross: Ore }>();
  for (const sale of sales) {
    const key = keyOf(sale), name = JSON.stringify(key);
    const { count, net, gross } = totals.get(name) ?? { count: 0, net: 0, gross: 0 };
    totals.set(name, { ...key, count: count + 1, net: net + sale.net as Ore, gross: gross + sale.gross as Ore });
  }
  return [...totals.values()];
}

function activityOf(ledger: Ledger, { at, kind, resourceId, actorId, facts }: WrittenEvent): Activity {
  const lead = ledger.leads.get(resourceId as LeadId);
  if (lead !== undefined) {
    const about = { saleId: null, saleNumber: null, customerName: null, lead: { id: lead.id, name: lead.contactName } };
    return { at, kind, by: personIn(ledger, actorId), ...about, facts: { ...facts, to: facts.to } };
  }
  const sale = ledger.sales.get(resourceId as SaleId)!;
  const customerName = ledger.customers.get(sale.customerId)!.name;
  return { at, kind, by: personIn(ledger, actorId), saleId: sale.id, saleNumber: sale.number, customerName, facts };
}
