import type { Actor } from "../kernel/actor.ts";
import type { SaleId, UserId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import type { Instant } from "../kernel/time.ts";
import { applyChange } from "./change.ts";
import { minutesOf } from "./draft.ts";
import { holdSale, saveSale, viewSale } from "./hold.ts";
import type { SaleView } from "./ports.ts";
import { namesNewColleague } from "./references.ts";
import type { SaleRefusal } from "./refusal.ts";
import { move, type Sale } from "./sale.ts";
import { momentOf, type World } from "./world.ts";

/** When a visit is to be, and whose. */
export interface VisitAsk {
  readonly scheduledAt: Instant;
  /** Left out: whose it is already. */
  readonly assignedTo?: UserId | null;
  readonly version?: number;
}

/** Gives a sale its visit, or moves it to another time or person; an ACCEPTED sale is then SCHEDULED. */
export function planVisit({ tenants, clock, ids }: World) {
  return (actor: Actor, id: SaleId, { version, ...change }: VisitAsk) =>
    tenants.write<SaleView, SaleRefusal | Forbidden>(actor, async (books) => {
      const held = await holdSale(books, actor, id, "edit_sales", version);
      if (!held.ok) return held;
      const { sale, firm, services } = held.value;
      const { members } = await books.ask({ members: books.read.members.some([change.assignedTo ?? null]) });
      const stranger = namesNewColleague(sale, change.assignedTo, members);
      if (stranger) return no(stranger);

      const moment = momentOf(clock.now(), firm);
      const changed = applyChange(sale, change, services, ids, moment.now);
      if (!changed.ok) return changed;
      let saved: Sale = sale;
      if (moves(sale, changed.value)) {
        const kept = await saveSale(books, { kind: "sale_changed", before: sale }, changed.value);
        if (!kept.ok) return kept;
        saved = kept.value;
      }
      if (saved.status === "ACCEPTED") {
        const planned = move(saved, "SCHEDULED", {}, minutesOf(saved.lines, services), moment);
        if (!planned.ok) return planned;
        const kept = await saveSale(books, { kind: "sale_moved", from: saved.status, reason: null }, planned.value);
        if (!kept.ok) return kept;
      }
      return await viewSale(books, id);
    });
}

/** Whether the visit is another than it was. */
function moves(before: Sale, after: Sale): boolean {
  return before.scheduledAt !== after.scheduledAt || before.scheduledUntil !== after.scheduledUntil ||
    before.assignedTo !== after.assignedTo;
}
