import type { Sheet } from "../../../adapters/http/sheet.ts";
import type { findCustomerFigures } from "../../../domain/figures/find_figures.ts";
import { compared } from "../../../domain/figures/period.ts";
import type { ComingCustomer, Span } from "../../../domain/figures/ports.ts";
import { DONE } from "../../../domain/figures/tally.ts";
import { only, salesLink } from "./links.ts";
import type { Reading } from "./reading.ts";

/** The payment states of sales that money came in for and stayed. */
const WITH_MONEY = ["PARTIALLY_PAID", "PAID", "OVERPAID"] as const;

type CustomerFigures = Awaited<ReturnType<ReturnType<typeof findCustomerFigures>>>["value"];

/** Who bought for most in the period, beside the period before and the year before. */
export function customersSheet(
  { top, whole }: CustomerFigures,
  { from, to }: Span,
  { words: { figures: t } }: Reading,
): Sheet {
  const { now, previous, yearBefore } = compared({ from, to });
  const done = (span: Span, customer?: string) =>
    salesLink({ ...only(span), statuses: DONE, ...customer ? { customer } : {} });
  const of = (customer?: string) => [
    done(now, customer),
    done(now, customer),
    null,
    done(previous, customer),
    done(yearBefore, customer),
  ];
  const share = (revenue: number) => whole.now.revenue === 0 ? null : revenue / whole.now.revenue;
  return {
    name: "customers",
    columns: [
      { heading: t.columns.customer, kind: "text" },
      { heading: t.columns.done, kind: "count" },
      { heading: t.columns.revenue, kind: "money" },
      { heading: t.columns.share, kind: "share" },
      { heading: t.columns.previous, kind: "money" },
      { heading: t.columns.yearBefore, kind: "money" },
    ],
    rows: top.map((one) => ({
      cells: [one.name, one.count, one.revenue, share(one.revenue), one.previous, one.yearBefore],
      links: [`/customers/${one.id}`, ...of(one.id)],
    })),
    // Of all customers, not only of those above: that is what a list can show.
    total: [
      t.topCustomers.all,
      whole.now.done,
      whole.now.revenue,
      share(whole.now.revenue),
      whole.previous.revenue,
      whole.yearBefore.revenue,
    ],
    totalLinks: [null, ...of()],
  };
}

/** What customers are worth over two years (C21), beside what it is reckoned from. */
export function worthSheet({ worth }: Pick<CustomerFigures, "worth">, { words: { figures: t } }: Reading): Sheet {
  return {
    name: "customer-value",
    columns: [
      { heading: t.columns.customer, kind: "text" },
      { heading: t.columns.worth, kind: "money" },
      { heading: t.columns.paidAverage, kind: "money" },
      { heading: t.columns.paidSales, kind: "count" },
      { heading: t.columns.monthsKnown, kind: "count" },
    ],
    rows: worth.map(({ id, name, lifetime: { value, average, sales, months } }) => ({
      cells: [name, value, average, sales, months],
      links: [`/customers/${id}`, null, null, salesLink({ customer: id, payments: WITH_MONEY })],
    })),
  };
}

/** Who came back, is new or stayed away, with what they bought in the period and the one before. */
export function comingsSheet(
  customers: readonly ComingCustomer[],
  period: Span,
  { words: { figures: t } }: Reading,
): Sheet {
  const { now, previous } = compared(period);
  const list = (span: Span, customer: string) => salesLink({ ...only(span), statuses: DONE, customer });
  return {
    name: "returning",
    columns: [
      { heading: t.columns.customer, kind: "text" },
      { heading: t.columns.revenue, kind: "money" },
      { heading: t.columns.previous, kind: "money" },
    ],
    rows: customers.map(({ id, name, revenue, previous: before }) => ({
      cells: [name, revenue, before],
      links: [`/customers/${id}`, list(now, id), list(previous, id)],
    })),
  };
}
