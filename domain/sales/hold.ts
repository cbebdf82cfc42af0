import type { Service } from "../catalogue/service.ts";
import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden, Permission } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Organization } from "../organizations/organization.ts";
import type { Books } from "../tenants.ts";
import { living, within } from "./access.ts";
import type { SaleEvent, SaleView } from "./ports.ts";
import { holdsTime, keepsApart } from "./references.ts";
import type { SaleRefusal } from "./refusal.ts";
import type { Sale } from "./sale.ts";

export interface Held {
  readonly sale: Sale;
  readonly firm: Organization;
  /** The services its lines name. */
  readonly services: readonly Service[];
}

/** Holds a living sale the actor may do this to, in the version the actor saw, until the transaction ends. */
export async function holdSale(
  books: Books,
  actor: Actor,
  id: SaleId,
  permission: Permission,
  version: number | undefined,
): Promise<Result<Held, SaleRefusal | Forbidden>> {
  const seen = within(await books.sales.lock(id), actor, permission);
  if (!seen.ok) return seen;
  const sale = living(seen.value);
  if (!sale.ok) return sale;
  const { firm, services, current } = await books.ask({
    firm: books.read.organization.find(),
    services: books.read.services.some(sale.value.lines.flatMap((line) => line.serviceId ?? [])),
    current: books.read.sales.find(id),
  });
  if (version !== undefined && version !== sale.value.version) return no({ kind: "stale_version", current });
  return yes({ sale: sale.value, firm, services });
}

/** Saves what happened to a sale, unless its visit stands in the way of another of the same person. */
export async function saveSale(books: Books, event: SaleEvent, sale: Sale): Promise<Result<Sale, SaleRefusal>> {
  if (holdsTime(sale)) {
    const visit = { scheduledAt: sale.scheduledAt!, scheduledUntil: sale.scheduledUntil! };
    const { other } = await books.ask({ other: books.read.sales.visitInTheWay(sale.assignedTo!, visit, sale.id) });
    const overlap = keepsApart(other);
    if (overlap) return no(overlap);
  }
  return yes(await books.sales.record(event, sale));
}

/** The sale as it now stands, with the names of those it concerns. */
export async function viewSale(books: Books, id: SaleId): Promise<Result<SaleView, never>> {
  const { view } = await books.ask({ view: books.read.sales.find(id) });
  if (view === null) throw new Error("Cannot show the sale: it is gone in the transaction that saved it");
  return yes(view);
}
