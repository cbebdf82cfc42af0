import assert from "node:assert/strict";
import { type Role, ROLES } from "./actor.ts";
import type { UserId } from "./ids.ts";
import { covers, may, ownerOf, type Permission, PERMISSIONS, reach } from "./permissions.ts";

/** AUTH-11 and C22 by hand: ADMIN, SALES_MANAGER, SALES_REP, VIEWER. */
const MATRIX: Record<Permission, string> = {
  view_sales: "all all own all",
  create_sales: "all all own none",
  edit_sales: "all all own none",
  delete_sales: "all all none none",
  share_views: "all all none none",
  plan_work: "all all own none",
  invoice_sales: "all all none none",
  correct_sales: "all none none none",
  view_customers: "all all all all",
  edit_customers: "all all all none",
  delete_customers: "all all none none",
  view_services: "all all all all",
  edit_services: "all none none none",
  view_leads: "all all own_or_free all",
  edit_leads: "all all own_or_free none",
  delete_leads: "all all none none",
  weigh_leads: "all all none none",
  read_mail: "all all none none",
  view_reports: "all all own all",
  save_reports: "all all own none",
  export_data: "all all none none",
  import_data: "all all none none",
  manage_users: "all none none none",
  manage_settings: "all none none none",
  view_audit: "all none none none",
  view_operations: "all none none none",
};
const BO = "bo" as UserId, ANNA = "anna" as UserId;

Deno.test("the permissions are those of AUTH-11, row by row", () => {
  assert.deepEqual(Object.keys(PERMISSIONS).sort(), Object.keys(MATRIX).sort());
  for (const [permission, row] of Object.entries(MATRIX) as [Permission, string][]) {
    for (const [place, role] of ROLES.entries()) {
      const wanted = row.split(" ")[place];

      assert.equal(reach({ role }, permission), wanted, `${role} ${permission}`);
      assert.equal(may({ role }, permission), wanted !== "none");
    }
  }
});

Deno.test("ownerOf() is whom it was given to, or whoever made it while it was given to nobody", () => {
  assert.equal(ownerOf({ assignedTo: BO, createdBy: ANNA }), BO);
  assert.equal(ownerOf({ assignedTo: null, createdBy: ANNA }), ANNA);
});

Deno.test("covers() lets a SALES_REP at own records only, the others at all or none", () => {
  const records = [
    { assignedTo: BO, createdBy: ANNA, isBos: true },
    { assignedTo: null, createdBy: BO, isBos: true },
    { assignedTo: ANNA, createdBy: BO, isBos: false },
    { assignedTo: null, createdBy: ANNA, isBos: false },
  ];
  for (const record of records) {
    const can = (role: Role, permission: Permission) => covers({ role, userId: BO }, permission, record);

    assert.equal(can("SALES_REP", "edit_sales"), record.isBos);
    assert.equal(can("SALES_REP", "edit_leads"), record.assignedTo !== ANNA);
    assert.equal(can("SALES_REP", "delete_sales"), false);
    assert.equal(can("SALES_MANAGER", "edit_sales"), true);
    assert.equal(can("VIEWER", "view_sales"), true);
    assert.equal(can("VIEWER", "edit_sales"), false);
  }
});

Deno.test("reach() of a program with a key is the role's within its scopes, and nothing beside them", () => {
  const scopes: Permission[] = ["view_sales", "manage_users"];

  assert.equal(reach({ role: "SALES_REP", scopes }, "view_sales"), "own");
  assert.equal(reach({ role: "SALES_REP", scopes }, "manage_users"), "none");
  assert.equal(reach({ role: "ADMIN", scopes }, "edit_sales"), "none");
  assert.equal(covers({ role: "ADMIN", userId: BO, scopes }, "edit_sales", { assignedTo: BO, createdBy: BO }), false);
});
