import type { MadeVisit } from "../agreements/plan.ts";
import type { AgreementView } from "../agreements/ports.ts";
import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Part } from "../kernel/page.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { addDays } from "../kernel/time.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { invoiceOfSale, type SaleInvoice } from "../invoicing/find_invoice.ts";
import { toldOfState } from "../mail/effects.ts";
import { ownerSeen, within } from "./access.ts";
import type { SaleStatus } from "./moves.ts";
import type { PaymentView, SaleFilter, SaleSort, SaleView, Step } from "./ports.ts";
import type { SaleRefusal } from "./refusal.ts";
import { undoneTo } from "./undo.ts";
import type { World } from "./world.ts";

/** A sale with all that its page shows. */
export interface SaleFile {
  readonly sale: SaleView;
  readonly history: readonly Step[];
  readonly payments: readonly PaymentView[];
  readonly billing: SaleInvoice;
  /** Where the last step can be taken back to; null where it cannot. */
  readonly back: SaleStatus | null;
  /** The agreement it is a visit of, and which one; null where it is none. */
  readonly agreement: { readonly agreement: AgreementView; readonly visit: MadeVisit } | null;
}

/** One sale the actor may see, living or in the bin, with its history and payments, in one round trip. */
export function findSale({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, id: SaleId): Promise<Result<SaleFile, SaleRefusal | Forbidden>> => {
    const { sale, history, payments, agreement, ...beside } = await tenants.read(
      actor,
      ({ sales, invoices, jobs, integrations, agreements }) => ({
        sale: sales.find(id),
        history: sales.history(id),
        payments: sales.payments(id),
        agreement: agreements.ofSale(id, clock.now()),
        invoice: invoices.ofSale(id),
        jobs: jobs.about(`sale:${id}`),
        integrations: integrations.all(),
      }),
    );
    const seen = within(sale, actor, "view_sales");
    if (!seen.ok) return seen;
    const billing = invoiceOfSale(seen.value, beside.invoice, beside.jobs, beside.integrations);
    const last = history.at(-1) ?? null, back = undoneTo(last, billing.invoice);
    const once = back === null ? null : toldOfState(seen.value);
    // Asked only where it decides: most sales that are looked at are over.
    const { told } = once === null
      ? { told: false }
      : await tenants.read(actor, ({ mail }) => ({ told: mail.wasTold(once) }));
    return yes({ sale: seen.value, history, payments, billing, agreement, back: told ? null : back });
  };
}

/** A part of the sales the actor may see, with what they come to, the colleagues a filter can name, and the views kept of it. */
export function findSales({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, filter: SaleFilter, sort: SaleSort, part: Part) => {
    const seen = asSeenBy(actor, filter);
    const found = await tenants.read(actor, ({ sales, members, views, live }) => ({
      // First, so that nothing falls between the list and what happens after it.
      live: live.now(),
      listing: sales.list(seen, sort, part),
      totals: sales.totals(seen),
      members: members.all(),
      views: views.seenBy(actor.userId),
    }));
    return yes(found);
  };
}

/** The same, with every sale whole: for the REST list. */
export function findWholeSales({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, filter: SaleFilter, sort: SaleSort, part: Part) => {
    const seen = asSeenBy(actor, filter);
    return yes(
      await tenants.read(actor, ({ sales }) => ({
        listing: sales.listWhole(seen, sort, part),
        totals: sales.totals(seen),
      })),
    );
  };
}

/** The bin is for those who may delete. */
export function findDeletedSales({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, part: Part) => {
    if (!may(actor, "delete_sales")) return no({ kind: "forbidden", permission: "delete_sales" } as const);
    const filter = asSeenBy(actor, { ...EVERY_SALE, deleted: true });
    const sort: SaleSort = { by: "date", descending: true };
    return yes(
      await tenants.read(actor, ({ sales }) => ({
        listing: sales.list(filter, sort, part),
        totals: sales.totals(filter),
      })),
    );
  };
}

/** Leaves out nothing. */
export const EVERY_SALE: SaleFilter = {
  statuses: [],
  paymentStatuses: [],
  sources: [],
  dateFrom: null,
  dateTo: null,
  q: null,
  assignedTo: null,
  customerId: null,
  owner: null,
  deleted: false,
};

/** Whether the filter's days, where it has any, are whole months: then its sources are counted already, too. */
export function ofWholeMonths({ dateFrom, dateTo }: Pick<SaleFilter, "dateFrom" | "dateTo">): boolean {
  return (dateFrom === null || dateFrom.endsWith("-01")) && (dateTo === null || addDays(dateTo, 1).endsWith("-01"));
}

function asSeenBy(actor: Actor, filter: SaleFilter): SaleFilter {
  return { ...filter, owner: ownerSeen(actor) ?? filter.owner };
}
