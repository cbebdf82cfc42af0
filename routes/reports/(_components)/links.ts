import type { Span } from "../../../domain/figures/ports.ts";
import { addDays, firstOfMonth } from "../../../domain/kernel/time.ts";
import type { SaleStatus } from "../../../domain/sales/moves.ts";
import type { PaymentStatus } from "../../../domain/sales/payment.ts";
import type { Source } from "../../../domain/sales/sale.ts";

interface Wanted {
  readonly from?: string;
  readonly to?: string;
  readonly statuses?: readonly SaleStatus[];
  readonly source?: Source | readonly Source[];
  readonly owner?: string | null;
  readonly customer?: string;
  readonly payments?: readonly PaymentStatus[];
}

/** The list of the very sales a figure is the sum of. */
export function salesLink({ from, to, statuses = [], source = [], owner, customer, payments = [] }: Wanted): string {
  const params = new URLSearchParams();
  for (const status of statuses) params.append("status", status);
  for (const one of [source].flat()) params.append("source", one);
  for (const one of payments) params.append("paymentStatus", one);
  if (from) params.set("dateFrom", from);
  if (to) params.set("dateTo", to);
  if (owner) params.set("owner", owner);
  if (customer) params.set("customerId", customer);
  return `/sales${params.size > 0 ? `?${params}` : ""}`;
}

/** The lines a service's figure is the sum of; `none` stands for lines without a service. */
export function linesLink(
  { service, from, to, statuses = [], owner }: Omit<Wanted, "source" | "customer" | "payments"> & {
    readonly service: string | null;
  },
): string {
  const params = new URLSearchParams({ service: service ?? "none" });
  if (from) params.set("from", from);
  if (to) params.set("to", to);
  for (const status of statuses) params.append("status", status);
  if (owner) params.set("owner", owner);
  return `/reports/lines?${params}`;
}

/** The days of a figure alone, without whatever else is known of it. */
export const only = ({ from, to }: Span): Span => ({ from, to });
/** The days of a month, told by its first. */
export const monthSpan = (month: Span["from"]): Span => ({ from: month, to: addDays(firstOfMonth(month, 1), -1) });
