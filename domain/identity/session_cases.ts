import assert from "node:assert/strict";
import { lifetimeOf } from "./session.ts";

Deno.test("lifetimeOf() is 8 hours idle and 24 in all, and a week for those who are remembered", () => {
  assert.deepEqual(lifetimeOf({ remember: false }), { idleMinutes: 480, absoluteMinutes: 1_440 });
  assert.deepEqual(lifetimeOf({ remember: true }), { idleMinutes: 10_080, absoluteMinutes: 10_080 });
});
