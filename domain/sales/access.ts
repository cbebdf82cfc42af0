import type { Actor } from "../kernel/actor.ts";
import { covers, type Forbidden, may, type Permission, reach } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { UserId } from "../kernel/ids.ts";
import type { SaleRefusal } from "./refusal.ts";
import type { SaleFacts } from "./sale.ts";

/** Whose sales the actor sees: everybody's (null) or only the actor's own. */
export function ownerSeen(actor: Actor): UserId | null {
  return reach(actor, "view_sales") === "all" ? null : actor.userId;
}

/**
 * The sale, where the actor may do this to it. Somebody else's sale is as good as missing to a SALES_REP, as another
 * organization's is to everybody (C22).
 */
export function within<S extends SaleFacts>(
  sale: S | null,
  actor: Actor,
  permission: Permission,
): Result<S, SaleRefusal | Forbidden> {
  if (sale === null || !covers(actor, "view_sales", sale)) return no({ kind: "sale_missing" });
  if (!may(actor, permission) || !covers(actor, permission, sale)) return no({ kind: "forbidden", permission });
  return yes(sale);
}

/** The sale while it lives; one in the bin is missing until it is restored. */
export function living<S extends SaleFacts>(sale: S): Result<S, SaleRefusal> {
  return sale.deletedAt === null ? yes(sale) : no({ kind: "sale_missing" });
}
