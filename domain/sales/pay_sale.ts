import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { holdSale, viewSale } from "./hold.ts";
import type { SaleView } from "./ports.ts";
import type { SaleRefusal } from "./refusal.ts";
import { moveSettled } from "./move_sale.ts";
import { isSettled, pay } from "./sale.ts";
import { manualPayment, type PaymentDraft } from "./settle.ts";
import { momentOf, type World } from "./world.ts";

/**
 * Records a payment, or a refund when the amount is negative. A COMPLETED sale that is fully paid by it becomes PAID in the
 * same transaction (C7), whether or not its invoice was late.
 */
export function paySale({ tenants, clock, ids }: World) {
  return (actor: Actor, id: SaleId, draft: PaymentDraft & { readonly version?: number }) =>
    tenants.write<SaleView, SaleRefusal | Forbidden>(actor, async (books) => {
      const held = await holdSale(books, actor, id, "edit_sales", draft.version);
      if (!held.ok) return held;
      const { sale, firm } = held.value;
      const moment = momentOf(clock.now(), firm);

      const paid = pay(sale, draft.amount);
      if (!paid.ok) return paid;
      const payment = manualPayment(draft, actor, moment, ids);
      const saved = await books.sales.record({ kind: "payment_recorded", payment }, paid.value);

      if (isSettled(saved)) return await moveSettled(books, saved, { ...moment, today: draft.paidOn });
      return viewSale(books, id);
    });
}
