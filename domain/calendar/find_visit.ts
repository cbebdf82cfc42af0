import type { Actor } from "../kernel/actor.ts";
import type { SaleId, UserId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { type Day, dayOf } from "../kernel/time.ts";
import type { Member } from "../organizations/organization.ts";
import { within } from "../sales/access.ts";
import { minutesOf } from "../sales/draft.ts";
import type { SaleView } from "../sales/ports.ts";
import type { SaleRefusal } from "../sales/refusal.ts";
import { amountsAreOpen } from "../sales/sale.ts";
import type { World } from "../sales/world.ts";
import { findSlots, isBookable, type SlotDay } from "./find_calendar.ts";

/** A sale whose visit is to be planned or moved: how long it takes, who can be given it, and when they are free. */
export interface VisitFile {
  readonly sale: SaleView;
  readonly minutes: number;
  readonly members: readonly Member[];
  readonly slots: readonly SlotDay[];
}

const DAYS_SHOWN = 5, DAYS_LOOKED_AT = 21;

/**
 * The next days on which the person (the sale's own where none is named) has time for the sale's visit, from `from` on. Refused:
 * a sale whose visit cannot be planned any more.
 */
export function findVisit({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (
    actor: Actor,
    id: SaleId,
    ask: { readonly from: Day | null; readonly person: UserId | null },
    zone: string,
  ): Promise<Result<VisitFile, SaleRefusal | Forbidden>> => {
    const { sale, members } = await tenants.read(actor, (books) => ({
      sale: books.sales.find(id),
      members: books.members.all(),
    }));
    const seen = within(sale, actor, "edit_sales");
    if (!seen.ok) return seen;
    const found = seen.value;
    if (found.deletedAt !== null || !amountsAreOpen(found)) return no({ kind: "amounts_fixed", status: found.status });
    const { services } = await tenants.read(actor, (books) => ({
      services: books.services.some(found.lines.flatMap((line) => line.serviceId ?? [])),
    }));
    const minutes = minutesOf(found.lines, services), person = ask.person ?? found.assignedTo;
    const file = { sale: found, minutes, members: members.filter(isBookable) };
    if (person === null) return yes({ ...file, slots: [] });
    const from = ask.from ?? dayOf(clock.now(), zone);
    const slots = await findSlots({ tenants, clock })(
      actor,
      { from, days: DAYS_LOOKED_AT, minutes, person, except: id },
      zone,
    );
    // Somebody who left, or a colleague one does not plan for, has no times to show; the visit can be planned all the same.
    const open = slots.ok ? slots.value.filter((day) => day.slots.length > 0).slice(0, DAYS_SHOWN) : [];
    return yes({ ...file, slots: open });
  };
}
