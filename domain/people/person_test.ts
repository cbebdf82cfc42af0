import assert from "node:assert/strict";
import { type Role, ROLES } from "../kernel/actor.ts";
import type { UserId } from "../kernel/ids.ts";
import { PERMISSIONS } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import type { Instant } from "../kernel/time.ts";
import { isLive, scopesFor } from "./api_key.ts";
import { decideChange, type Standing } from "./person.ts";

const one = (id: string, role: Role, active = true): Standing => ({ id: id as UserId, role, active });
const ANNA = "anna" as UserId, BO = "bo" as UserId;

Deno.test("decideChange() changes what is given and tells what was before", () => {
  const firm = [one("anna", "ADMIN"), one("bo", "SALES_REP")];

  const promoted = decideChange(firm, BO, { role: "SALES_MANAGER" });
  const ended = decideChange(firm, BO, { active: false });
  const same = decideChange(firm, BO, { role: "SALES_REP", active: true });

  assert.deepEqual(promoted.ok && promoted.value, {
    before: firm[1],
    after: one("bo", "SALES_MANAGER"),
    unchanged: false,
  });
  assert.deepEqual(ended.ok && ended.value.after, one("bo", "SALES_REP", false));
  assert.equal(same.ok && same.value.unchanged, true);
  assert.deepEqual(decideChange(firm, "carla" as UserId, { active: false }), no({ kind: "person_missing" }));
});

Deno.test("decideChange() never takes the last active administrator, however many others there are", () => {
  const alone = [one("anna", "ADMIN"), one("ida", "ADMIN", false), one("bo", "SALES_MANAGER")];
  const two = [...alone, one("carl", "ADMIN")];

  for (const change of [{ role: "VIEWER" }, { active: false }, { role: "SALES_REP", active: false }] as const) {
    assert.deepEqual(decideChange(alone, ANNA, change), no({ kind: "last_admin" }), JSON.stringify(change));
    assert.equal(decideChange(two, ANNA, change).ok, true, JSON.stringify(change));
  }
  assert.equal(decideChange(alone, ANNA, { role: "ADMIN" }).ok, true);
  assert.equal(decideChange(alone, "ida" as UserId, { role: "VIEWER" }).ok, true);
});

Deno.test("scopesFor() is at most what the role may, and never to let others in", () => {
  for (const role of ROLES) {
    for (const scope of scopesFor(role)) {
      assert.notEqual(PERMISSIONS[scope][role], "none", `${role} ${scope}`);
      assert.equal(["manage_users", "manage_settings", "view_audit"].includes(scope), false);
    }
  }
  assert.ok(scopesFor("ADMIN").includes("edit_services"));
  assert.equal(scopesFor("VIEWER").includes("edit_sales"), false);
});

Deno.test("isLive() ends at the very moment of the expiry, or when it was closed", () => {
  const at = (text: string) => text as Instant;
  const expiresAt = at("2026-03-02T08:00:00.000Z");

  assert.equal(isLive({ endedAt: null, expiresAt }, at("2026-03-02T07:59:59.999Z")), true);
  assert.equal(isLive({ endedAt: null, expiresAt }, expiresAt), false);
  assert.equal(isLive({ endedAt: at("2026-01-01T00:00:00.000Z"), expiresAt }, at("2026-02-01T00:00:00.000Z")), false);
});
