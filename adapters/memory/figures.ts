import { lifetime } from "../../domain/figures/lifetime.ts";
import type { Coming, Facets, FiguresReader, ReportWriter, Span, Spans, Sums } from "../../domain/figures/ports.ts";
import { DONE } from "../../domain/figures/tally.ts";
import type { CustomerId, SaleId, ServiceId, UserId } from "../../domain/kernel/ids.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import { type Day, firstOfMonth } from "../../domain/kernel/time.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import { type Ledger, question } from "./ledger.ts";
import { byName, byValue, partOf } from "./listing.ts";
import type { Write } from "./record.ts";
import { salesIn } from "./sale_list.ts";

/** Figures counted from the sales each time they are asked for. */
export function figuresReader(ledger: Ledger): FiguresReader {
  const living = (owner: UserId | null) => salesIn(ledger, { ...EVERY_SALE, owner });
  const within = ({ from, to }: Span) => ({ saleDate }: Sale) => saleDate >= from && saleDate <= to;
  const net = (sales: readonly { readonly net: Ore }[]) => sales.reduce((all, one) => all + one.net, 0) as Ore;

  return {
    sums: (by, filter) =>
      question(() => {
        const beginnings = new Map([...ledger.leads.values()].map((lead) => [lead.convertedSaleId, lead.createdOn]));
        const asked = living(filter.owner).filter(within(filter)).filter(({ status, source }) =>
          (filter.statuses.length === 0 || filter.statuses.includes(status)) &&
          (filter.sources.length === 0 || filter.sources.includes(source))
        );
        const rows = Map.groupBy(asked, (sale) => JSON.stringify(by.map((facet) => facetsOf(sale)[facet])));
        return [...rows].toSorted(([a], [b]) => byValue(a, b)).map(([, sales]) => ({
          ...sumsOf(sales, beginnings),
          ...Object.fromEntries(by.map((facet) => [facet, facetsOf(sales[0])[facet]])) as object,
        })) as never;
      }),

    customers: (owner, { now, previous, yearBefore }, most) =>
      question(() => {
        const done = living(owner).filter(({ status }) => DONE.includes(status));
        const figures = [...Map.groupBy(done, ({ customerId }) => customerId)].map(([id, sales]) => ({
          id,
          name: ledger.customers.get(id)!.name,
          count: sales.filter(within(now)).length,
          revenue: net(sales.filter(within(now))),
          previous: net(sales.filter(within(previous))),
          yearBefore: net(sales.filter(within(yearBefore))),
        }));
        return figures.filter(({ count }) => count > 0)
          .toSorted((a, b) => b.revenue - a.revenue || byValue(a.id, b.id)).slice(0, most);
      }),

    services: (owner, statuses, { now, previous, yearBefore }) =>
      question(() => {
        const sales = living(owner).filter(({ status }) => statuses.length === 0 || statuses.includes(status));
        const linesIn = (span: Span, id: ServiceId | null) =>
          sales.filter(within(span)).flatMap(({ lines }) => lines.filter(({ serviceId }) => serviceId === id));
        const figure = (id: ServiceId | null) => ({
          count: sales.filter(within(now)).filter(({ lines }) => lines.some((one) => one.serviceId === id)).length,
          quantity: linesIn(now, id).reduce((all, { quantity }) => all + quantity, 0) as never,
          net: net(linesIn(now, id)),
          previous: net(linesIn(previous, id)),
          yearBefore: net(linesIn(yearBefore, id)),
        });
        const rows = [...ledger.services.values()].map(({ id, name, category, active, costOre }) => (
          { id, name, category, active, costOre, ...figure(id) }
        ));
        const without = figure(null);
        const none = { id: null, name: null, category: null, active: true, costOre: null, ...without };
        const some = without.count !== 0 || without.previous !== 0 || without.yearBefore !== 0;
        return [...rows, ...some ? [none] : []].toSorted((a, b) =>
          b.net - a.net || b.count - a.count || (a.name === null ? 1 : b.name === null ? -1 : byName(a.name, b.name))
        );
      }),

    payingCustomers: (owner, today, most) =>
      question(() =>
        paying(owner).map((one) => ({ one, value: lifetime(one, today).value }))
          .toSorted((a, b) => b.value - a.value || byValue(a.one.id, b.one.id)).slice(0, most).map(({ one }) => one)
      ),

    paidByAll: (owner, today) =>
      question(() => {
        const all = paying(owner);
        return {
          customers: all.length,
          repeat: all.filter(({ sales }) => sales > 1).length,
          value: all.reduce((sum, one) => sum + lifetime(one, today).value, 0) as Ore,
        };
      }),

    comings: (owner, spans) =>
      question(() => {
        const all = bought(owner, spans), is = (which: Coming) => all.filter(WHO_CAME[which]).length;
        return { now: is("all"), before: is("again") + is("gone"), again: is("again") };
      }),
    comingCustomers: (owner, spans, which, most) =>
      question(() =>
        bought(owner, spans).filter(WHO_CAME[which])
          .toSorted((a, b) => b.revenue + b.previous - a.revenue - a.previous || byValue(a.id, b.id)).slice(0, most)
          .map(({ id, name, revenue, previous }) => ({ id, name, revenue, previous }))
      ),

    lines: ({ service, statuses, owner, from, to }, part) =>
      question(() => {
        const rows = living(owner).filter(within({ from, to })).filter(({ status }) => statuses.includes(status))
          .flatMap((sale) =>
            sale.lines.filter(({ serviceId }) => serviceId === service).map((line) => ({
              id: line.id as string,
              saleId: sale.id,
              saleNumber: sale.number,
              saleDate: sale.saleDate,
              customerName: ledger.customers.get(sale.customerId)!.name,
              description: line.description,
              quantity: line.quantity,
              unit: line.unit,
              net: line.net,
            }))
          );
        return partOf(rows, {
          place: ({ id, saleDate }) => ({ id, value: saleDate }),
          compare: (a, b) => -(byValue(String(a.value), String(b.value)) || byValue(a.id, b.id)),
        }, part);
      }),

    savedReports: (person) =>
      question(() =>
        [...ledger.reports.values()].filter(({ shared, createdBy }) => shared || createdBy === person)
          .toSorted((a, b) => byName(a.name, b.name) || byValue(a.id, b.id))
      ),
    savedReport: (person, id) =>
      question(() => {
        const found = ledger.reports.get(id);
        return found && (found.shared || found.createdBy === person) ? found : null;
      }),
  };

  function bought(owner: UserId | null, { now, previous }: Pick<Spans, "now" | "previous">) {
    const done = living(owner).filter(({ status }) => DONE.includes(status));
    return [...Map.groupBy(done, ({ customerId }) => customerId)].map(([id, sales]) => ({
      id: id as CustomerId,
      name: ledger.customers.get(id)!.name,
      isNow: sales.some(within(now)),
      isBefore: sales.some(within(previous)),
      revenue: net(sales.filter(within(now))),
      previous: net(sales.filter(within(previous))),
    }));
  }

  function paying(owner: UserId | null) {
    const paid = living(owner).filter((sale) => sale.paid !== 0);
    return [...Map.groupBy(paid, ({ customerId }) => customerId)].map(([id, sales]) => ({
      id: id as CustomerId,
      name: ledger.customers.get(id)!.name,
      paid: sales.reduce((all, sale) => all + sale.paid, 0) as Ore,
      sales: sales.length,
      firstOn: sales.map(({ saleDate }) => saleDate).sort()[0],
    }));
  }
}

interface Came {
  readonly isNow: boolean;
  readonly isBefore: boolean;
}
const WHO_CAME: Readonly<Record<Coming, (one: Came) => boolean>> = {
  all: ({ isNow }) => isNow,
  again: ({ isNow, isBefore }) => isNow && isBefore,
  fresh: ({ isNow, isBefore }) => isNow && !isBefore,
  gone: ({ isNow, isBefore }) => isBefore && !isNow,
};

function facetsOf(sale: Sale): Facets {
  return { month: firstOfMonth(sale.saleDate), owner: ownerOf(sale), status: sale.status, source: sale.source };
}

/** A sale's way to its payment begins on the day of its lead, where there was one. */
function sumsOf(sales: readonly Sale[], beginnings: ReadonlyMap<SaleId | null, Day>): Sums {
  const sum = (pick: (sale: Sale) => number) => sales.reduce((all, sale) => all + pick(sale), 0) as Ore;
  const paid = sales.filter(({ status, paidOn }) => status === "PAID" && paidOn !== null);
  const days = ({ id, paidOn, saleDate }: Sale) =>
    (Date.parse(paidOn!) - Date.parse(beginnings.get(id) ?? saleDate)) / 86_400_000;
  return {
    count: sales.length,
    net: sum(({ net }) => net),
    vat: sum(({ vat }) => vat),
    gross: sum(({ gross }) => gross),
    cycles: paid.length,
    cycleDays: paid.reduce((all, sale) => all + days(sale), 0),
  };
}

export function reportWriter(ledger: Ledger, write: Write): ReportWriter {
  const save = (report: Parameters<ReportWriter["add"]>[0]) => void ledger.reports.set(report.id, report);
  return {
    lock: (id) => Promise.resolve(ledger.reports.get(id) ?? null),
    add(report) {
      save(report);
      write("report_saved", "report", report.id, { shared: report.shared });
      return Promise.resolve();
    },
    record(event, report) {
      if (event === "report_deleted") ledger.reports.delete(report.id);
      else save({ ...report, version: report.version + 1 });
      write(event, "report", report.id, { shared: report.shared });
      return Promise.resolve();
    },
  };
}
