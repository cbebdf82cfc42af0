import type { Actor, Role } from "./actor.ts";
import type { UserId } from "./ids.ts";

/**
 * Who may do what (AUTH-11, C22). The only place that decides: pages, calls and stores ask `may`, `reach` and `owns`.
 * "own" means assigned to me, or created by me and assigned to nobody.
 */
export const PERMISSIONS = {
  view_sales: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "own", VIEWER: "all" },
  create_sales: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "own", VIEWER: "none" },
  edit_sales: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "own", VIEWER: "none" },
  delete_sales: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "none", VIEWER: "none" },
  share_views: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "none", VIEWER: "none" },
  plan_work: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "own", VIEWER: "none" },
  invoice_sales: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "none", VIEWER: "none" },
  correct_sales: { ADMIN: "all", SALES_MANAGER: "none", SALES_REP: "none", VIEWER: "none" },
  view_customers: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "all", VIEWER: "all" },
  edit_customers: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "all", VIEWER: "none" },
  delete_customers: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "none", VIEWER: "none" },
  view_services: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "all", VIEWER: "all" },
  edit_services: { ADMIN: "all", SALES_MANAGER: "none", SALES_REP: "none", VIEWER: "none" },
  view_leads: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "own_or_free", VIEWER: "all" },
  edit_leads: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "own_or_free", VIEWER: "none" },
  delete_leads: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "none", VIEWER: "none" },
  weigh_leads: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "none", VIEWER: "none" },
  read_mail: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "none", VIEWER: "none" },
  view_reports: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "own", VIEWER: "all" },
  save_reports: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "own", VIEWER: "none" },
  export_data: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "none", VIEWER: "none" },
  import_data: { ADMIN: "all", SALES_MANAGER: "all", SALES_REP: "none", VIEWER: "none" },
  manage_users: { ADMIN: "all", SALES_MANAGER: "none", SALES_REP: "none", VIEWER: "none" },
  manage_settings: { ADMIN: "all", SALES_MANAGER: "none", SALES_REP: "none", VIEWER: "none" },
  view_audit: { ADMIN: "all", SALES_MANAGER: "none", SALES_REP: "none", VIEWER: "none" },
  view_operations: { ADMIN: "all", SALES_MANAGER: "none", SALES_REP: "none", VIEWER: "none" },
} as const satisfies Record<string, Record<Role, Reach>>;

/** How far a permission goes: everything in the organization, one's own (and what is assigned to nobody), or nothing. */
export type Reach = "all" | "own" | "own_or_free" | "none";
export type Permission = keyof typeof PERMISSIONS;

export interface Forbidden {
  readonly kind: "forbidden";
  readonly permission: Permission;
}

/** How far the actor's permission goes: as far as the role's, and for a program with a key only within its scopes. */
export function reach({ role, scopes }: Pick<Actor, "role" | "scopes">, permission: Permission): Reach {
  return scopes && !scopes.includes(permission) ? "none" : PERMISSIONS[permission][role];
}

/** Whether the actor has the permission at all; what it reaches is `reach`'s word. */
export function may(actor: Pick<Actor, "role" | "scopes">, permission: Permission): boolean {
  return reach(actor, permission) !== "none";
}

/** Whose record this is: the assignee's, or its maker's while nobody is assigned. */
export function ownerOf(record: { readonly assignedTo: UserId | null; readonly createdBy: UserId }): UserId {
  return record.assignedTo ?? record.createdBy;
}

/** Whether the actor's permission covers this very record. */
export function covers(
  actor: Pick<Actor, "role" | "userId" | "scopes">,
  permission: Permission,
  record: { readonly assignedTo: UserId | null; readonly createdBy: UserId },
): boolean {
  const far = reach(actor, permission);
  if (far === "own_or_free") return record.assignedTo === null || record.assignedTo === actor.userId;
  return far === "all" || (far === "own" && ownerOf(record) === actor.userId);
}
