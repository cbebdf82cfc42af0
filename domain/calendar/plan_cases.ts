import assert from "node:assert/strict";
import type { AbsenceId, SaleId, UserId } from "../kernel/ids.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { CalendarVisit, Plan } from "./plan.ts";
import { dayOffOn, freeTimes, offOn, USUAL_SETTINGS, visitsOn } from "./plan.ts";

const ZONE = "Europe/Copenhagen";
const bo = "bo" as UserId, mads = "mads" as UserId;
const day = (text: string) => text as Day;
const at = (text: string) => `${text}:00.000Z` as Instant;
const visit = (from: string, until: string, more: Partial<CalendarVisit> = {}): CalendarVisit => ({
  ...{ id: "s1" as SaleId, number: "RS-2026-0001" as CalendarVisit["number"], version: 1, status: "SCHEDULED" },
  ...{ title: "Vinduer", customer: "Maren", city: null, person: bo, createdBy: bo, from: at(from), until: at(until) },
  ...more,
});
const plan = (more: Partial<Plan> = {}): Plan => ({
  ...{ settings: USUAL_SETTINGS, weeks: [], absences: [], visits: [], busy: [] },
  ...more,
});
const free = (of: Plan, on = "2026-11-23", who = bo, except: SaleId | null = null) =>
  freeTimes(of, who, day(on), ZONE, except).map(({ from, until }) => `${from.slice(11, 16)}-${until.slice(11, 16)}`);

Deno.test("freeTimes() is the working day less visits with the way to them, and what one's own calendar has", () => {
  const visits = [visit("2026-11-23T09:00", "2026-11-23T10:00")];
  const settings = { ...USUAL_SETTINGS, travelMinutes: 30 };

  assert.deepEqual(free(plan()), ["07:00-15:00"]);
  assert.deepEqual(free(plan({ visits })), ["07:00-09:00", "10:00-15:00"]);
  assert.deepEqual(free(plan({ visits, settings })), ["07:00-08:30", "10:30-15:00"]);
  assert.deepEqual(free(plan({ visits, settings }), "2026-11-23", mads), ["07:00-15:00"]);
  assert.deepEqual(free(plan({ visits, settings }), "2026-11-23", bo, "s1" as SaleId), ["07:00-15:00"]);
  const busy = [{ person: bo, from: at("2026-11-23T06:00"), until: at("2026-11-23T08:00") }];
  assert.deepEqual(free(plan({ visits, busy })), ["08:00-09:00", "10:00-15:00"]);
  assert.deepEqual(free(plan({ visits: [visit("2026-11-23T09:00", "2026-11-23T10:00", { status: "PAID" })] })), [
    "07:00-15:00",
  ]);
});

Deno.test("nobody is free on a day off, away, or on a day that is not theirs; one's own week wins", () => {
  const absences = [{ id: "a" as AbsenceId, person: bo, from: day("2026-11-23"), until: day("2026-11-24") }];
  const weeks = [{ person: bo, week: [[], [], [], [], [], [{ from: 600, to: 720 }], []] }];
  const why = (of: Plan, on: string) => offOn(of, bo, day(on));

  assert.deepEqual(why(plan(), "2026-12-25"), { kind: "day_off", name: "christmas_day" });
  assert.deepEqual([why(plan(), "2026-12-24"), why(plan(), "2026-11-22")], [null, { kind: "not_working" }]);
  assert.deepEqual([why(plan({ absences }), "2026-11-24"), why(plan({ absences }), "2026-11-25")], [
    { kind: "away" },
    null,
  ]);
  assert.deepEqual([free(plan({ weeks }), "2026-11-28"), free(plan({ weeks }))], [["09:00-11:00"], []]);
  assert.deepEqual(free(plan({ settings: { ...USUAL_SETTINGS, closedOn: [] } }), "2026-12-25"), ["07:00-15:00"]);
  assert.equal(dayOffOn(day("2026-06-05"), ["constitution_day"]), "constitution_day");
});

Deno.test("visitsOn() has a visit over midnight on both its days, also in the night that is longer", () => {
  const night = visit("2026-10-24T21:30", "2026-10-25T03:00");
  const on = (text: string) => visitsOn([night], bo, day(text), ZONE).length;

  assert.deepEqual([on("2026-10-23"), on("2026-10-24"), on("2026-10-25"), on("2026-10-26")], [0, 1, 1, 0]);
  assert.equal(visitsOn([night], null, day("2026-10-24"), ZONE).length, 0);
});
