import type { Service } from "../catalogue/service.ts";
import type { Customer, CustomerView } from "../customers/customer.ts";
import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Member } from "../organizations/organization.ts";
import type { Books } from "../tenants.ts";
import { minutesOf, priceDraft, type SaleDraft } from "./draft.ts";
import type { Agreed, SaleView } from "./ports.ts";
import { namesColleague, namesCustomer } from "./references.ts";
import type { SaleRefusal } from "./refusal.ts";
import { firstState, NO_VISIT, type Sale, UNPAID, visitAt } from "./sale.ts";
import { viewOf } from "./view.ts";
import type { World } from "./world.ts";

/** Records a new sale, priced by us and numbered in its year; what the caller says of tax or totals is not asked. */
export function recordSale(world: World) {
  return (actor: Actor, draft: SaleDraft) =>
    world.tenants.write<SaleView, SaleRefusal | Forbidden>(actor, (books) => addSale(world, books, actor, draft));
}

/** The same inside a transaction that does more than this. */
export async function addSale(
  world: Pick<World, "clock" | "ids">,
  books: Books,
  actor: Actor,
  draft: SaleDraft,
): Promise<Result<SaleView, SaleRefusal | Forbidden>> {
  const { customers, services, members } = books.read;
  const found = await books.ask({
    customer: customers.find(draft.customerId),
    services: services.some(draft.lines.flatMap((line) => line.serviceId ?? [])),
    members: members.some([draft.assignedTo, actor.userId]),
  });
  return await addKnownSale(world, books, actor, draft, found);
}

/** What a new sale names, found. */
export interface Named {
  readonly customer: CustomerView | null;
  readonly services: readonly Service[];
  readonly members: readonly Member[];
}

/** The same where what it names was found already: for many sales of one customer. */
export async function addKnownSale(
  world: Pick<World, "clock" | "ids">,
  books: Books,
  actor: Actor,
  draft: SaleDraft,
  found: Named,
  how: Agreed = {},
): Promise<Result<SaleView, SaleRefusal | Forbidden>> {
  const made = newSale(world, actor, draft, found);
  if (!made.ok) return made;
  return yes(viewOf(await books.sales.add(made.value, how), found.customer!, found.members));
}

/** A new sale as it is to be saved, priced; its number comes with saving. */
export function newSale(
  { clock, ids }: Pick<World, "clock" | "ids">,
  actor: Actor,
  draft: SaleDraft,
  found: Omit<Named, "customer"> & { readonly customer: Customer | null },
): Result<Omit<Sale, "number">, SaleRefusal | Forbidden> {
  if (!may(actor, "create_sales")) return no({ kind: "forbidden", permission: "create_sales" });
  const customer = namesCustomer(found.customer);
  if (!customer.ok) return customer;
  const stranger = namesColleague(draft.assignedTo, found.members);
  if (stranger) return no(stranger);
  const priced = priceDraft(draft.lines, found.services, ids, draft.saleDate);
  if (!priced.ok) return priced;

  const now = clock.now();
  const wish = draft.scheduledAt ? visitAt(draft.scheduledAt, minutesOf(draft.lines, found.services)) : NO_VISIT;
  return yes({
    ...draft,
    ...priced.value,
    ...UNPAID,
    ...firstState(draft.status, wish),
    id: ids.next<SaleId>(),
    version: 1,
    currency: "DKK",
    createdBy: actor.userId,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
}
