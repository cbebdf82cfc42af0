import type { Role } from "../../domain/kernel/actor.ts";

/** What everybody in the demo logs in with; the login page of a demo shows it. */
export const DEMO_PASSWORD = "try-the-demo-2026";

/** One person per role in each firm; invented. */
export const STAFF: Readonly<Record<string, readonly (readonly [role: Role, mailbox: string, name: string])[]>> = {
  "rendetalje.example": [
    ["ADMIN", "admin", "Karen Winther"],
    ["SALES_MANAGER", "manager", "Mikkel Dam"],
    ["SALES_REP", "rep", "Sofie Lund"],
    ["VIEWER", "viewer", "Jens Bach"],
  ],
  "tekup.example": [
    ["ADMIN", "admin", "Thomas Krogh"],
    ["SALES_MANAGER", "manager", "Line Ravn"],
    ["SALES_REP", "rep", "Oliver Skov"],
    ["VIEWER", "viewer", "Birgit Toft"],
  ],
  "foodtruck.example": [
    ["ADMIN", "admin", "Camilla Friis"],
    ["SALES_MANAGER", "manager", "Rasmus Bjerg"],
    ["SALES_REP", "rep", "Freja Holst"],
    ["VIEWER", "viewer", "Poul Vestergaard"],
  ],
};

/** The logins a demo offers, as its login page and its start show them. */
export const DEMO_LOGINS: readonly { readonly email: string; readonly role: Role; readonly domain: string }[] = Object
  .entries(STAFF).flatMap(([domain, staff]) =>
    staff.map(([role, mailbox]) => ({ email: `${mailbox}@${domain}`, role, domain }))
  );
