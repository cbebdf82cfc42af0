import assert from "node:assert/strict";
import type { SaleId } from "../kernel/ids.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Occurrence } from "./occurrence.ts";
import { isOwn, isUntouched, type MadeVisit, planOf } from "./plan.ts";
import type { Rule } from "./rule.ts";

const NOW = "2026-03-02T08:00:00.000Z" as Instant;
const WEEKLY: Rule = { kind: "weekly", every: 1, weekdays: [3] };
const at = (day: string) => `${day}T09:00:00.000Z` as Instant;
const on = (day: string, fate: Occurrence["fate"] = "kept"): Occurrence => ({
  ...{ on: day as Day, day: day as Day, holiday: null, fate },
});
const visit = (day: string, given: Partial<MadeVisit> = {}): MadeVisit => ({
  saleId: day as SaleId,
  on: day as Day,
  plannedAt: at(day),
  madeVersion: 2,
  version: 2,
  status: "SCHEDULED",
  deletedAt: null,
  ...given,
});
function plan(occurrences: Occurrence[], visits: MadeVisit[]) {
  const { make, fit, callOff } = planOf(WEEKLY, occurrences, visits, NOW, ({ day }) => at(day));
  return {
    make: make.map((one) => one.on),
    fit: fit.map((one) => `${one.visit.on} ${one.occurrence.on}`),
    callOff: callOff.map((one) => one.on),
  };
}

Deno.test("planOf() makes what is missing and still to come, once", () => {
  const week = [on("2026-03-01"), on("2026-03-04"), on("2026-03-11"), on("2026-03-18", "skipped")];

  assert.deepEqual(plan(week, []), { make: ["2026-03-04", "2026-03-11"], fit: [], callOff: [] });
  assert.deepEqual(plan(week, [visit("2026-03-04"), visit("2026-03-11")]), {
    make: [],
    fit: ["2026-03-04 2026-03-04", "2026-03-11 2026-03-11"],
    callOff: [],
  });
});

Deno.test("planOf() moves an untouched visit to the day its week now has, and calls off the rest", () => {
  const visits = [visit("2026-03-03"), visit("2026-03-10"), visit("2026-03-12")];

  assert.deepEqual(plan([on("2026-03-04"), on("2026-03-11")], visits), {
    make: [],
    fit: ["2026-03-03 2026-03-04", "2026-03-10 2026-03-11"],
    callOff: ["2026-03-12"],
  });
});

Deno.test("planOf() leaves visits alone that somebody touched, and they stand for their week", () => {
  const touched = [
    visit("2026-03-03", { version: 3 }),
    visit("2026-03-10", { status: "CANCELLED", version: 3 }),
    visit("2026-03-17", { status: "COMPLETED", version: 4 }),
    visit("2026-03-24", { deletedAt: NOW }),
  ];

  assert.deepEqual(plan(["2026-03-04", "2026-03-11", "2026-03-18", "2026-03-25"].map((day) => on(day)), touched), {
    make: [],
    fit: [],
    callOff: [],
  });
});

Deno.test("planOf() does not bring back a visit that somebody cancelled", () => {
  const skipped = visit("2026-03-04", { status: "CANCELLED", version: 3 });

  assert.deepEqual(plan([on("2026-03-04")], [skipped]), { make: [], fit: [], callOff: [] });
});

Deno.test("a visit is untouched until it begins, is changed by hand, or ends", () => {
  const untouched = (given: Partial<MadeVisit>) => isUntouched(visit("2026-03-04", given), NOW);

  assert.ok(untouched({}) && untouched({ status: "ACCEPTED" }));
  assert.ok(!untouched({ plannedAt: NOW }) && !untouched({ version: 3 }) && !untouched({ status: "IN_PROGRESS" }));
  assert.ok(isOwn(visit("2026-03-04", { version: 3 })) && !isOwn(visit("2026-03-04", { version: 3, status: "PAID" })));
});
