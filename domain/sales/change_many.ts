import type { Actor, RepeatRefusal } from "../kernel/actor.ts";
import type { SaleId, UserId } from "../kernel/ids.ts";
import { type Listing, MOST_COUNTED, MOST_PER_PAGE, type Part } from "../kernel/page.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { type Result, yes } from "../kernel/result.ts";
import { ownerSeen, within } from "./access.ts";
import { changeSale } from "./change_sale.ts";
import { deleteSale } from "./delete_sale.ts";
import { moveSale } from "./move_sale.ts";
import type { SaleStatus } from "./moves.ts";
import type { SaleNumber } from "./number.ts";
import type { SaleFilter, SaleRow, SaleSort, SaleView } from "./ports.ts";
import type { SaleRefusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** What can be done to many sales at once. */
export type ManyAct =
  | { readonly kind: "move"; readonly to: SaleStatus; readonly reason: string | null }
  | { readonly kind: "assign"; readonly assignedTo: UserId | null }
  | { readonly kind: "delete" };

/** Sales that were picked, each in the version that was seen, or all that a filter leaves, to the bound of counting. */
export type Which = { readonly picked: ReadonlyMap<SaleId, number> } | { readonly filter: SaleFilter };

/** What became of one of them; no number for one the actor does not see. */
export interface RowOutcome {
  readonly id: SaleId;
  readonly number: SaleNumber | null;
  readonly customerName: string | null;
  readonly refusal: SaleRefusal | Forbidden | RepeatRefusal | null;
}

/** Does one thing to many sales, each by itself with its own history: what is refused stays as it is and says why. */
export function changeMany(world: World) {
  const move = moveSale(world), change = changeSale(world), remove = deleteSale(world);
  const act = (actor: Actor, id: SaleId, version: number, asked: ManyAct) => {
    switch (asked.kind) {
      case "move":
        return move(actor, id, { to: asked.to, reason: asked.reason, version });
      case "assign":
        return change(actor, id, { assignedTo: asked.assignedTo, version });
      case "delete":
        return remove(actor, id, version);
    }
  };
  return async (actor: Actor, which: Which, asked: ManyAct) => {
    const outcomes: RowOutcome[] = [];
    for (const { version, ...row } of await rowsOf(world, actor, which)) {
      const once = actor.once && { ...actor.once, key: `${actor.once.key}:${row.id}` };
      const done: Result<SaleView, NonNullable<RowOutcome["refusal"]>> = await act(
        { ...actor, ...(once ? { once } : {}) },
        row.id,
        version,
        asked,
      );
      outcomes.push({ ...row, refusal: done.ok ? null : done.error });
    }
    return yes<readonly RowOutcome[]>(outcomes);
  };
}

type Row = Omit<RowOutcome, "refusal"> & { readonly version: number };

async function rowsOf({ tenants }: World, actor: Actor, which: Which): Promise<readonly Row[]> {
  if ("picked" in which) {
    const found = await tenants.read(
      actor,
      ({ sales }) => Object.fromEntries([...which.picked.keys()].map((id) => [id, sales.find(id)])),
    );
    return [...which.picked].map(([id, version]) => {
      const seen = within(found[id] ?? null, actor, "view_sales");
      return seen.ok
        ? { id, version, number: seen.value.number, customerName: seen.value.customer.name }
        : { id, version, number: null, customerName: null };
    });
  }
  // All of them are found before the first is changed: a change may take it out of the filter, and the others to other pages.
  const filter = { ...which.filter, owner: ownerSeen(actor), deleted: false };
  const rows: Row[] = [];
  let part: Part | null = { size: MOST_PER_PAGE, page: 1 };
  while (part !== null && rows.length < MOST_COUNTED) {
    const now: Part = part;
    const found: { readonly listing: Listing<SaleRow> } = await tenants.read(actor, ({ sales }) => ({
      listing: sales.list(filter, OLDEST, now),
    }));
    rows.push(
      ...found.listing.rows.map(({ id, version, number, customerName }) => ({ id, version, number, customerName })),
    );
    part = found.listing.next && { size: MOST_PER_PAGE, cursor: found.listing.next };
  }
  return rows.slice(0, MOST_COUNTED);
}

const OLDEST: SaleSort = { by: "date", descending: false };
