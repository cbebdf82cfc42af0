import assert from "node:assert/strict";
import type { SaleId, UserId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/time.ts";
import { afterSeeing, type Mirrored, mirrorSteps } from "./mirror.ts";

const at = (hour: string) => `2026-12-01T${hour}:00:00.000Z` as Instant;
const row = (change: Partial<Mirrored> = {}): Mirrored => ({
  ...{
    saleId: "s" as SaleId,
    person: "bo" as UserId,
    calendarId: "bo@x.dk",
    eventId: "abcde",
    generation: 0,
    etag: "e1",
  },
  ...{ fingerprint: "f1", removed: false, question: null, from: at("08"), until: at("10") },
  ...change,
});
const wanted = (change = {}) => ({ calendarId: "bo@x.dk", fingerprint: "f1", ...change });
const steps = (...args: Parameters<typeof mirrorSteps>) =>
  mirrorSteps(...args).map((step) =>
    step.do === "insert" ? `insert ${step.generation}` : `${step.do} ${step.row.calendarId}`
  );
const seen = (from = "08", until = "10", etag = "e1") => ({
  ...{ eventId: "abcde", etag, times: { from: at(from), until: at(until) } },
});
const deleted = { eventId: "abcde", etag: "e2", times: null };

Deno.test("mirrorSteps() puts a visit in once, updates it when it changes, and takes it out where it no longer is", () => {
  assert.deepEqual(steps(wanted(), []), ["insert 0"]);
  assert.deepEqual(steps(wanted(), [row()]), []);
  assert.deepEqual(steps(wanted({ fingerprint: "f2" }), [row()]), ["update bo@x.dk"]);
  assert.deepEqual(steps(null, [row()]), ["remove bo@x.dk"]);
  assert.deepEqual(steps(null, [row({ removed: true })]), []);
  assert.deepEqual(steps(wanted({ calendarId: "mads@x.dk" }), [row()]), ["remove bo@x.dk", "insert 0"]);
  assert.deepEqual(steps(wanted(), [row({ removed: true, generation: 2 })]), ["insert 3"]);
});

Deno.test("mirrorSteps() leaves alone what somebody did by hand until our visit changes: no ping-pong", () => {
  const moved = row({ question: { kind: "moved", from: at("12"), until: at("14") } });
  const gone = row({ question: { kind: "deleted" } });

  assert.deepEqual([steps(wanted(), [moved]), steps(wanted(), [gone])], [[], []]);
  assert.deepEqual(steps(wanted({ fingerprint: "f2" }), [moved]), ["update bo@x.dk"]);
  assert.deepEqual(steps(wanted({ fingerprint: "f2" }), [gone]), ["insert 1"]);
  assert.deepEqual(steps(wanted(), [row({ ...gone, fingerprint: null })]), ["insert 1"]);
});

Deno.test("afterSeeing() asks about what was moved or deleted, once, and no more when it is back", () => {
  assert.equal(afterSeeing(row(), seen()), null);
  const moved = afterSeeing(row(), seen("12", "14", "e2"))!;
  assert.deepEqual(moved.question, { kind: "moved", from: at("12"), until: at("14") });
  assert.deepEqual([moved.from, moved.etag, afterSeeing(moved, seen("12", "14", "e2"))], [at("08"), "e2", null]);
  assert.equal(afterSeeing(moved, seen("08", "10", "e3"))!.question, null);
  assert.deepEqual(afterSeeing(row(), deleted)!.question, { kind: "deleted" });
  assert.equal(afterSeeing(afterSeeing(row(), deleted)!, deleted), null);
  assert.equal(afterSeeing(row(), seen("08", "10", "e2"))!.question, null);
});
