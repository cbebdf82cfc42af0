import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { mailsOfStep, toldOfState } from "../mail/effects.ts";
import type { Books } from "../tenants.ts";
import { minutesOf } from "./draft.ts";
import { holdSale, saveSale, viewSale } from "./hold.ts";
import type { SaleView } from "./ports.ts";
import type { SaleRefusal } from "./refusal.ts";
import { undoMove as undo } from "./undo.ts";
import { momentOf, type World } from "./world.ts";

/** Takes a sale's last move back, in the version the actor saw: a new step of its history that says so. */
export function undoMove({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return (actor: Actor, id: SaleId, { version }: { readonly version: number }) =>
    tenants.write<SaleView, SaleRefusal | Forbidden>(actor, async (books: Books) => {
      const held = await holdSale(books, actor, id, "edit_sales", version);
      if (!held.ok) return held;
      const { sale, firm, services } = held.value;
      const once = toldOfState(sale);
      const { history, invoice, told = false } = await books.ask({
        history: books.read.sales.history(id),
        invoice: books.read.invoices.ofSale(id),
        ...(once !== null && { told: books.read.mail.wasTold(once) }),
      });

      const minutes = minutesOf(sale.lines, services), moment = momentOf(clock.now(), firm);
      const undone = undo(sale, history.at(-1) ?? null, invoice, minutes, moment, told);
      if (!undone.ok) return undone;
      const saved = await saveSale(books, { kind: "sale_move_undone", from: sale.status }, undone.value);
      if (!saved.ok) return saved;
      // The customer hears nothing of it, while nothing left the house.
      const mails = mailsOfStep(id, sale.status);
      if (mails !== null) await books.effects.callOff("mail.send", mails);
      return viewSale(books, id);
    });
}
