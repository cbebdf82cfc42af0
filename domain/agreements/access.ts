import type { Actor } from "../kernel/actor.ts";
import { covers, type Forbidden, may, type Permission } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Agreement } from "./agreement.ts";
import type { AgreementRefusal } from "./refusal.ts";

/** The agreement, where the actor may do this to it: it is seen and changed by those who see and change its visits (C22). */
export function agreementWithin<A extends Agreement>(
  agreement: A | null,
  actor: Actor,
  permission: Permission,
): Result<A, AgreementRefusal | Forbidden> {
  if (agreement === null || !covers(actor, "view_sales", agreement)) return no({ kind: "agreement_missing" });
  if (!may(actor, permission) || !covers(actor, permission, agreement)) return no({ kind: "forbidden", permission });
  return yes(agreement);
}
