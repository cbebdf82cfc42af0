import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import type { Result } from "../kernel/result.ts";
import type { Books } from "../tenants.ts";
import { minutesOf } from "./draft.ts";
import { holdSale, saveSale, viewSale } from "./hold.ts";
import type { SaleStatus } from "./moves.ts";
import type { SaleView } from "./ports.ts";
import type { SaleRefusal } from "./refusal.ts";
import { isSettled, type Moment, move, type MoveDetails, pay, type Sale } from "./sale.ts";
import { closingPayment, manualPayment } from "./settle.ts";
import { momentOf, type World } from "./world.ts";

export type MoveAsk = MoveDetails & { readonly to: SaleStatus; readonly version?: number };

/** A COMPLETED sale with nothing left to pay goes on to PAID at once (C7). */
export async function moveSettled(books: Books, sale: Sale, moment: Moment): Promise<Result<SaleView, SaleRefusal>> {
  const moved = move(sale, "PAID", {}, 0, moment);
  if (!moved.ok) return moved;
  await books.sales.record({ kind: "sale_moved", from: sale.status, reason: null }, moved.value);
  return viewSale(books, sale.id);
}

/** Moves a sale along an arrow of SALE-12. Moving to PAID records what is still owed as paid today, so the books agree. */
export function moveSale({ tenants, clock, ids }: World) {
  return (actor: Actor, id: SaleId, ask: MoveAsk) =>
    tenants.write<SaleView, SaleRefusal | Forbidden>(actor, async (books) => {
      const held = await holdSale(books, actor, id, "edit_sales", ask.version);
      if (!held.ok) return held;
      const { sale, firm, services } = held.value;
      const moment = momentOf(clock.now(), firm);

      const moved = move(sale, ask.to, ask, minutesOf(sale.lines, services), moment);
      if (!moved.ok) return moved;
      const saved = await saveSale(
        books,
        { kind: "sale_moved", from: sale.status, reason: ask.reason ?? null },
        moved.value,
      );
      if (!saved.ok) return saved;

      if (isSettled(saved.value)) return await moveSettled(books, saved.value, moment);
      const closing = closingPayment(saved.value, moment);
      if (closing) {
        const paid = pay(saved.value, closing.amount);
        if (!paid.ok) return paid;
        await books.sales.record(
          { kind: "payment_recorded", payment: manualPayment(closing, actor, moment, ids) },
          paid.value,
        );
      }
      return viewSale(books, id);
    });
}
