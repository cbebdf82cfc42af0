import type { Instant } from "../../domain/kernel/time.ts";
import { SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import type { SaleView } from "../../domain/sales/ports.ts";
import { kept, type Scene } from "./scene.ts";

export const AT_TEN = "2026-04-01T08:00:00.000Z" as Instant;

export async function findSale({ tenants, anna }: Scene, id: SaleView["id"]): Promise<SaleView> {
  return (await tenants.read(anna, ({ sales }) => ({ sale: sales.find(id) }))).sale!;
}

/** The shortest way into each state. */
const WAYS: Readonly<Record<SaleStatus, readonly SaleStatus[]>> = {
  QUOTE_SENT: [],
  ACCEPTED: ["ACCEPTED"],
  SCHEDULED: ["ACCEPTED", "SCHEDULED"],
  IN_PROGRESS: ["ACCEPTED", "SCHEDULED", "IN_PROGRESS"],
  COMPLETED: ["ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED"],
  PAID: ["ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"],
  LOST: ["LOST"],
  CANCELLED: ["ACCEPTED", "CANCELLED"],
};

export async function oneInEachStatus(play: Scene): Promise<Record<SaleStatus, SaleView>> {
  const sales: Partial<Record<SaleStatus, SaleView>> = {};
  for (const status of SALE_STATUSES) sales[status] = await saleMovedTo(play, status);
  return sales as Record<SaleStatus, SaleView>;
}

/** A sale that went its way into a state. */
export async function saleMovedTo(
  play: Scene,
  status: SaleStatus,
  draft: Parameters<Scene["aSale"]>[0] = {},
): Promise<SaleView> {
  const { id } = await play.aSale({ scheduledAt: AT_TEN, ...draft, status: "QUOTE_SENT" });
  return await movedTo(play, id, status);
}

/** The sale once it has gone the rest of its way into a state. */
export async function movedTo(play: Scene, id: SaleView["id"], status: SaleStatus): Promise<SaleView> {
  let sale = await findSale(play, id);
  for (const to of WAYS[status].slice(WAYS[status].indexOf(sale.status) + 1)) {
    const step = { to, reason: "Andet", scheduledAt: sale.scheduledAt ?? AT_TEN };
    sale = kept(await play.use.moveSale(play.anna, id, step));
  }
  return sale;
}
