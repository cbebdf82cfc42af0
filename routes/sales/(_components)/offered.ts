import type { Actor } from "../../../domain/kernel/actor.ts";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import { nextStatuses, STATES } from "../../../domain/sales/moves.ts";
import type { SaleView } from "../../../domain/sales/ports.ts";
import { deletable } from "../../../domain/sales/sale.ts";
import type { DialogKind } from "./SaleDialog.tsx";

/** Where saving a sale leads: to its page, or to the list for whoever gave it to a colleague and sees it no longer. */
export function pageAfter(actor: Actor, sale: SaleView): string {
  return covers(actor, "view_sales", sale) ? `/sales/${sale.id}` : "/sales";
}

/** Whether this person may do that to the sale as it stands: its page offers these dialogs and opens no others. */
export function offers(actor: Actor, sale: SaleView, kind: DialogKind): boolean {
  if (sale.deletedAt !== null || !covers(actor, "edit_sales", sale)) return false;
  switch (kind) {
    case "pay":
      return STATES[sale.status].pays;
    case "refund":
      return sale.paid > 0;
    case "correct":
      return may(actor, "correct_sales");
    case "delete":
      return covers(actor, "delete_sales", sale) && deletable(sale) === null;
    default:
      return nextStatuses(sale.status).includes(kind);
  }
}
