import assert from "node:assert/strict";
import type { HookId } from "../kernel/ids.ts";
import { addMinutes, type Instant } from "../kernel/time.ts";
import { HOOK_EVENT_KINDS, HOOK_EVENTS, toldAs } from "./event.ts";
import { afterAttempt, type Hook, type HookAttempt, isStillSent, opened, verdictOf } from "./hook.ts";

const NOW = "2026-03-02T08:00:00.000Z" as Instant;
const aHook = (parts: Partial<Hook> = {}): Hook => ({
  ...opened("h" as HookId, { name: "Lager", url: "https://example.com/", events: ["sale.paid"] }, "abcd", NOW),
  ...parts,
});
const attempt = (parts: Partial<HookAttempt> = {}): HookAttempt => ({
  ...{ at: NOW, ms: 5, status: 200, fault: null },
  ...parts,
});

Deno.test("toldAs() tells a sale that is paid as moved and as paid, and most events of the books not at all", () => {
  assert.deepEqual(toldAs("sale_moved", "sale", { from: "COMPLETED", to: "PAID" }), ["sale.moved", "sale.paid"]);
  assert.deepEqual(toldAs("sale_moved", "sale", { from: "ACCEPTED", to: "SCHEDULED" }), [
    "sale.moved",
    "visit.scheduled",
  ]);
  assert.deepEqual(toldAs("payment_recorded", "sale", { amount: 100 }), ["payment.recorded"]);
  assert.deepEqual(toldAs("view_kept", "view", {}), []);
  assert.deepEqual(toldAs("sale_moved", "invoice", { to: "PAID" }), []);
  for (const kind of HOOK_EVENT_KINDS) assert.ok(HOOK_EVENTS[kind].on.length > 0, kind);
});

Deno.test("verdictOf() takes 2xx for an arrival, tries most else again, and a redirect, a 410 or an inner address never", () => {
  const verdict = (status: number | null, fault: HookAttempt["fault"]) => verdictOf({ status, fault });

  assert.deepEqual([verdict(200, null), verdict(204, null), verdict(299, null)], Array(3).fill("delivered"));
  assert.deepEqual(
    [verdict(404, "status"), verdict(500, "status"), verdict(null, "no_answer"), verdict(null, "too_slow")],
    Array(4).fill("later"),
  );
  assert.deepEqual(
    [verdict(302, "redirect"), verdict(410, "gone"), verdict(null, "refused_target")],
    Array(3).fill("never"),
  );
});

Deno.test("afterAttempt() disables a webhook that wants no more, or fails 20 times over three days, and no other", () => {
  const failed = attempt({ status: 500, fault: "status" });
  const tired = { failures: 19, failingSince: addMinutes(NOW, -3 * 24 * 60) };

  assert.equal(afterAttempt(aHook(), attempt({ status: 410, fault: "gone" })).state, "disabled");
  assert.equal(afterAttempt(aHook(tired), failed).state, "disabled");
  assert.equal(afterAttempt(aHook({ ...tired, failures: 18 }), failed).state, "on");
  assert.equal(afterAttempt(aHook({ ...tired, failingSince: NOW }), failed).state, "on");
  assert.equal(afterAttempt(aHook({ ...tired, state: "off" }), failed).state, "off");
  assert.deepEqual(
    [afterAttempt(aHook(), failed).failingSince, afterAttempt(aHook(tired), attempt()).failures],
    [NOW, 0],
  );
});

Deno.test("isStillSent() lets a test through to a webhook that is off, and nothing else", () => {
  assert.deepEqual(
    (["on", "off", "disabled"] as const).map((state) => [
      isStillSent({ state }, { kind: "sale.paid" }),
      isStillSent({ state }, { kind: "webhook.test" }),
    ]),
    [[true, true], [false, true], [false, true]],
  );
});
