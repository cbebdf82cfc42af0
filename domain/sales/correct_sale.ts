import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { minutesOf } from "./draft.ts";
import { holdSale, saveSale, viewSale } from "./hold.ts";
import type { MoveAsk } from "./move_sale.ts";
import type { SaleView } from "./ports.ts";
import type { SaleRefusal } from "./refusal.ts";
import { correct } from "./sale.ts";
import { momentOf, type World } from "./world.ts";

/** Puts a sale into any other state, against the arrows: an ADMIN's own audited act, with a reason (C9). */
export function correctSale({ tenants, clock }: World) {
  return (actor: Actor, id: SaleId, ask: MoveAsk & { readonly reason: string }) =>
    tenants.write<SaleView, SaleRefusal | Forbidden>(actor, async (books) => {
      const held = await holdSale(books, actor, id, "correct_sales", ask.version);
      if (!held.ok) return held;
      const { sale, firm, services } = held.value;

      const corrected = correct(sale, ask.to, ask, minutesOf(sale.lines, services), momentOf(clock.now(), firm));
      if (!corrected.ok) return corrected;
      const saved = await saveSale(
        books,
        { kind: "sale_corrected", from: sale.status, reason: ask.reason },
        corrected.value,
      );
      return saved.ok ? viewSale(books, id) : saved;
    });
}
