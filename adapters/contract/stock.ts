import type { CustomerView } from "../../domain/customers/customer.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { SALE_STATUSES } from "../../domain/sales/moves.ts";
import type { SaleFilter, SaleView } from "../../domain/sales/ports.ts";
import { aLineDraft } from "../memory/builders.ts";
import { kept, type Scene, setUp, type Stage } from "./scene.ts";
import { saleMovedTo } from "./ways.ts";

/** Books with enough in them that every filter finds something and leaves something. */
export interface Stock extends Scene {
  readonly customers: readonly CustomerView[];
  /** The living, as they are found one by one. */
  readonly sales: readonly SaleView[];
  readonly binned: readonly SaleView[];
}

const DAYS = ["2025-12-31", "2026-01-01", "2026-02-28", "2026-02-28", "2026-03-02"] as Day[];
const AMOUNTS = [100_00, 0, 999_99, 100_00, 1, 5_000_00, 100_00] as Ore[];

const made = new WeakMap<Stage, Promise<Stock>>();
/** The same stock for every case that only looks. */
export function stockOf(stage: Stage): Promise<Stock> {
  if (!made.has(stage)) made.set(stage, stock(stage));
  return made.get(stage)!;
}

async function stock(stage: Stage): Promise<Stock> {
  const play = await setUp(stage);
  const { tenants, anna, bo, mads, use } = play;
  const customers = [
    await play.aCustomer({ name: "Zenia Zoffmann", email: "zenia@example.dk" as never }),
    await play.aCustomer({ name: "Ærø Bageri", type: "B2B", companyName: "Ærø Brød ApS", cvr: "12345674" as never }),
    await play.aCustomer({ name: "Aage Ågård", phone: "+4522334455" as never, status: "BLOCKED" }),
    await play.aCustomer({ name: "Bente Bæk", email: "50%_rabat@example.dk" as never }),
    await play.aCustomer({ name: "Ølby Kro", type: "B2B", phone: "+4633445566" as never }),
  ];
  const ids: SaleView["id"][] = [], gone: SaleView["id"][] = [];
  for (let place = 0; place < 22; place++) {
    const seller = place % 3 === 0 ? bo : place % 3 === 1 ? anna : mads;
    const draft = {
      customerId: customers[place * 2 % 5].id,
      source: place % 2 ? "PHONE" as const : "EMAIL" as const,
      saleDate: DAYS[place % DAYS.length],
      assignedTo: place % 4 === 0 ? null : seller.userId,
      lines: [
        aLineDraft({ unitPrice: AMOUNTS[place % AMOUNTS.length], description: `Linje ${place}` }),
        ...place % 2 ? [aLineDraft()] : [],
      ],
      scheduledAt: new Date(Date.UTC(2026, 5, 1 + place, 8)).toISOString() as never,
    };
    // An unassigned sale belongs to whoever made it.
    const sale = place % 4 === 0
      ? await play.aSale(draft, seller)
      : await saleMovedTo(play, SALE_STATUSES[place % SALE_STATUSES.length], draft);
    if (place === 8 || place === 16) gone.push(kept(await use.deleteSale(anna, sale.id)).id);
    else ids.push(sale.id);
  }
  kept(await use.paySale(anna, ids[0], { amount: 10 as Ore, paidOn: DAYS[4], reference: null }));
  const look = (id: SaleView["id"]) =>
    tenants.read(anna, ({ sales }) => ({ sale: sales.find(id) })).then(({ sale }) => sale!);
  const [sales, binned] = [await Promise.all(ids.map(look)), await Promise.all(gone.map(look))];
  return { ...play, customers, sales, binned };
}

/** What each search text must find, said by hand. */
const SEARCHES: readonly { readonly q: string; readonly finds: (sale: SaleView) => boolean }[] = [
  { q: "RS-2026", finds: ({ number }) => number.startsWith("RS-2026") },
  { q: "rs-2025-00", finds: ({ number }) => number.startsWith("RS-2025-00") },
  { q: "RS-2026-0002", finds: ({ number }) => number === "RS-2026-0002" },
  { q: "0002", finds: ({ number }) => number.endsWith("-0002") },
  { q: "2025-0002", finds: ({ number }) => number === "RS-2025-0002" },
  { q: "#2026-2", finds: ({ number }) => number === "RS-2026-0002" },
  { q: "zenia", finds: ({ customer }) => customer.name === "Zenia Zoffmann" },
  { q: "ZENIA@EXAMPLE", finds: ({ customer }) => customer.name === "Zenia Zoffmann" },
  { q: "ÆRØ", finds: ({ customer }) => customer.name === "Ærø Bageri" },
  { q: "brød  apS", finds: ({ customer }) => customer.name === "Ærø Bageri" },
  { q: "12345674", finds: ({ customer }) => customer.name === "Ærø Bageri" },
  { q: "22 33 44 55", finds: ({ customer }) => customer.name === "Aage Ågård" },
  { q: "+45 22334455", finds: ({ customer }) => customer.name === "Aage Ågård" },
  { q: "3344", finds: ({ customer }) => customer.name === "Aage Ågård" || customer.name === "Ølby Kro" },
  { q: "50%_", finds: ({ customer }) => customer.name === "Bente Bæk" },
  { q: "5%_", finds: () => false },
  { q: "%", finds: ({ customer }) => customer.name === "Bente Bæk" },
  { q: "bæk bente", finds: ({ customer }) => customer.name === "Bente Bæk" },
  { q: "'; drop table app.sales; --", finds: () => false },
  { q: "\\", finds: () => false },
];

/** Whether a filter leaves a sale, in the words of the port. */
export function leaves(filter: SaleFilter, sale: SaleView): boolean {
  const search = SEARCHES.find(({ q }) => q === filter.q);
  if (filter.q !== null && !search) throw new Error(`Cannot say what ${filter.q} finds`);
  return [
    filter.statuses.length === 0 || filter.statuses.includes(sale.status),
    filter.paymentStatuses.length === 0 || filter.paymentStatuses.includes(sale.paymentStatus),
    filter.dateFrom === null || filter.dateFrom <= sale.saleDate,
    filter.dateTo === null || sale.saleDate <= filter.dateTo,
    filter.sources.length === 0 || filter.sources.includes(sale.source),
    filter.assignedTo === null || filter.assignedTo === sale.assignedTo,
    filter.customerId === null || filter.customerId === sale.customerId,
    filter.owner === null || filter.owner === (sale.assignedTo ?? sale.createdBy),
    !search || search.finds(sale),
    filter.deleted === (sale.deletedAt !== null),
  ].every(Boolean);
}

/** Filters of every kind, one at a time. */
export function filtersFor({ anna, bo, vera, customers }: Stock): SaleFilter[] {
  const some: Partial<SaleFilter>[] = [
    {},
    ...SALE_STATUSES.map((status) => ({ statuses: [status] })),
    { statuses: ["PAID", "QUOTE_SENT", "LOST"] },
    { statuses: SALE_STATUSES },
    ...(["NOT_INVOICED", "PENDING", "PARTIALLY_PAID", "PAID", "OVERPAID", "REFUNDED"] as const).map((one) => ({
      paymentStatuses: [one],
    })),
    { paymentStatuses: ["PENDING", "PAID"] },
    { sources: ["PHONE"] },
    { sources: ["EMAIL", "PHONE"], statuses: ["PAID"], dateFrom: "2026-01-01" as Day, dateTo: "2026-02-28" as Day },
    { sources: ["EMAIL"], dateTo: DAYS[4] },
    { dateFrom: DAYS[1] },
    { dateTo: DAYS[1] },
    { dateFrom: DAYS[2], dateTo: DAYS[2] },
    { dateFrom: "2027-01-01" as Day },
    ...[anna, bo, vera].flatMap(({ userId }) => [{ assignedTo: userId }, { owner: userId }]),
    { assignedTo: anna.userId, owner: bo.userId },
    ...customers.map(({ id }) => ({ customerId: id })),
    ...SEARCHES.map(({ q }) => ({ q })),
    { deleted: true },
  ];
  return some.map((one) => ({ ...EVERY_SALE, ...one }));
}
