import { z } from "zod";
import { choice, id, line, maybe, note } from "../../../adapters/http/fields.ts";
import { nest, type Typed } from "../../../adapters/http/form.ts";
import { parseId, type SaleId, type UserId } from "../../../domain/kernel/ids.ts";
import { MOST_PER_PAGE } from "../../../domain/kernel/page.ts";
import type { ManyAct } from "../../../domain/sales/change_many.ts";
import { SALE_STATUSES } from "../../../domain/sales/moves.ts";

/** What is to be done to which sales; `go` once it has been asked what exactly. */
export const Bulk = z.strictObject({
  act: choice(["move", "assign", "delete"]),
  ids: z.record(z.string(), z.string()).optional(),
  all: maybe(choice(["yes"])),
  query: maybe(line(1_000)),
  go: maybe(choice(["yes"])),
  to: maybe(choice(SALE_STATUSES)),
  reason: maybe(note(1_000)),
  assignedTo: maybe(id<UserId>()),
});
export type BulkForm = z.output<typeof Bulk>;

/** The sales that are ticked, each with the version that was seen. */
export function pickedOf(typed: Typed): Map<SaleId, number> {
  const { ids } = nest(Object.entries(typed)) as { ids?: unknown };
  if (typeof ids !== "object" || ids === null) return new Map();
  const picked = Object.entries(ids).flatMap(([name, version]): [SaleId, number][] => {
    const id = parseId<SaleId>(name);
    return id !== null && typeof version === "string" && /^[1-9]\d{0,8}$/.test(version) ? [[id, Number(version)]] : [];
  });
  return new Map(picked.slice(0, MOST_PER_PAGE));
}

export function actOf({ act, to, reason, assignedTo }: BulkForm): ManyAct {
  switch (act) {
    case "move":
      return { kind: "move", to: to!, reason };
    case "assign":
      return { kind: "assign", assignedTo };
    case "delete":
      return { kind: "delete" };
  }
}
