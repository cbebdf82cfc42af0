import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import { applyChange } from "../sales/change.ts";
import { holdSale, saveSale, viewSale } from "../sales/hold.ts";
import type { SaleView } from "../sales/ports.ts";
import type { SaleRefusal } from "../sales/refusal.ts";
import type { World } from "../sales/world.ts";
import type { VisitQuestion } from "./mirror.ts";
import type { CalendarRefusal } from "./refusal.ts";

/** What somebody decides about a visit that was changed in Google. */
export interface VisitAnswer {
  readonly calendarId: string;
  /** What was asked: another question by now is not answered by it. */
  readonly kind: VisitQuestion["kind"];
  readonly answer: "ours" | "googles";
}

/**
 * Decides about a visit that was moved or deleted in Google: ours is written there again, or our visit moves to where Google
 * has it. A visit is not called off by this: that asks for a reason, and is a step of the sale.
 */
export function answerVisit({ tenants, clock, ids }: World) {
  return (actor: Actor, id: SaleId, { calendarId, kind, answer }: VisitAnswer) =>
    tenants.write<SaleView, SaleRefusal | CalendarRefusal | Forbidden>(actor, async (books) => {
      const held = await holdSale(books, actor, id, "edit_sales", undefined);
      if (!held.ok) return held;
      const { rows } = await books.ask({ rows: books.read.calendar.mirrored(id) });
      const row = rows.find((one) => one.calendarId === calendarId);
      const question = row?.question;
      if (!row || !question || question.kind !== kind) return no({ kind: "question_gone" });
      if (answer === "googles" && question.kind === "moved") {
        const { sale, services } = held.value;
        const changed = applyChange(sale, { scheduledAt: question.from }, services, ids, clock.now());
        if (!changed.ok) return changed;
        const saved = await saveSale(books, { kind: "sale_changed", before: sale }, changed.value);
        if (!saved.ok) return saved;
      }
      // Without a fingerprint it is written anew, whatever stands there.
      await books.calendar.keepMirrored({ ...row, question: null, fingerprint: null });
      await books.effects.put([{ kind: "calendar.visit", key: `sale:${id}`, about: { saleId: id } }]);
      return await viewSale(books, id);
    });
}
