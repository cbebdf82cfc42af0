import assert from "node:assert/strict";
import { leadFacts } from "../../adapters/memory/builders.ts";
import { CAST } from "../../adapters/memory/cast.ts";
import { no, yes } from "../kernel/result.ts";
import { addDays, type Day, type Instant } from "../kernel/time.ts";
import {
  followUp,
  followUpState,
  FRESH,
  isOpen,
  type Lead,
  LEAD_STATUSES,
  type LeadStatus,
  moveLead,
  undoLeadMove,
} from "./lead.ts";
import { scored, USUAL_WEIGHTS } from "./scoring.ts";

const TODAY = "2026-03-02" as Day;
const NOW = "2026-03-02T08:00:00.000Z" as Instant;

function leadIn(status: LeadStatus, given: Partial<Lead> = {}): Lead {
  const facts = { ...leadFacts(), createdOn: TODAY, contactedOn: null };
  const made = { id: "lead" as never, version: 1, createdBy: CAST.anna.userId, createdAt: NOW, updatedAt: NOW };
  const state = status === "UNQUALIFIED"
    ? { ...FRESH, status, ending: "PRICE", closedOn: TODAY }
    : status === "CONVERTED"
    ? { ...FRESH, status, closedOn: TODAY, convertedSaleId: "sale" }
    : { ...FRESH, status };
  return { ...facts, ...made, ...scored(facts, USUAL_WEIGHTS, TODAY), deletedAt: null, ...state, ...given } as Lead;
}

const NOTHING = no({ kind: "nothing_to_undo" });

/** From the row to the column: moved by hand or not. */
const GRID: Record<LeadStatus, string> = {
  //            NEW CONTACTED QUALIFIED UNQUALIFIED CONVERTED
  NEW: "no yes yes yes no",
  CONTACTED: "yes no yes yes no",
  QUALIFIED: "yes yes no yes no",
  UNQUALIFIED: "yes yes yes no no",
  CONVERTED: "no no no no no",
};

Deno.test("moveLead() goes along the arrows and along no other", () => {
  for (const from of LEAD_STATUSES) {
    for (const [place, to] of LEAD_STATUSES.entries()) {
      const moved = moveLead(leadIn(from), { to, ending: "SPAM" }, TODAY);

      assert.equal(moved.ok, GRID[from].split(" ")[place] === "yes", `${from} to ${to}`);
      if (!moved.ok) assert.equal(moved.error.kind, "illegal_lead_move");
    }
  }
});

Deno.test("moveLead() to UNQUALIFIED asks why, ends the follow-up and is undone by taking it up again", () => {
  const lead = leadIn("CONTACTED", { followUpOn: TODAY });

  const silent = moveLead(lead, { to: "UNQUALIFIED" }, TODAY);
  const lost = moveLead(lead, { to: "UNQUALIFIED", ending: "COMPETITOR", endingNote: "  " }, TODAY);
  const again = lost.ok && moveLead(lost.value, { to: "CONTACTED" }, addDays(TODAY, 1));

  assert.deepEqual(silent, no({ kind: "ending_missing" }));
  assert.ok(lost.ok && again && again.ok);
  assert.deepEqual([lost.value.ending, lost.value.endingNote, lost.value.closedOn, lost.value.followUpOn], [
    ...["COMPETITOR", null, TODAY, null],
  ]);
  assert.deepEqual([again.value.status, again.value.ending, again.value.closedOn], ["CONTACTED", null, null]);
});

Deno.test("undoLeadMove() takes back the move a lead stands at, and its follow-up, but none to UNQUALIFIED", () => {
  for (const from of LEAD_STATUSES) {
    for (const to of LEAD_STATUSES) {
      const before = leadIn(from, isOpen({ status: from }) ? { followUpOn: TODAY } : {});
      const moved = moveLead(before, { to, ending: "SPAM" }, TODAY);
      if (!moved.ok) continue;

      const last = { kind: "MOVED", from, to, followUpOn: moved.value.followUpOn === null ? before.followUpOn : null };
      const undone = undoLeadMove(moved.value, last);

      assert.deepEqual(undone, from === "UNQUALIFIED" ? NOTHING : yes(before), `${from} to ${to}`);
    }
  }
});

Deno.test("undoLeadMove() refuses where something else was the last that happened", () => {
  const lead = leadIn("CONTACTED");
  const step = { kind: "MOVED", from: "NEW", to: "CONTACTED", followUpOn: null } as const;

  assert.deepEqual(undoLeadMove(lead, null), NOTHING);
  assert.deepEqual(undoLeadMove(lead, { ...step, kind: "CALL" }), NOTHING);
  assert.deepEqual(undoLeadMove(lead, { ...step, to: "QUALIFIED" }), NOTHING);
  assert.deepEqual(undoLeadMove(leadIn("CONVERTED"), { ...step, to: "CONVERTED", kind: "CONVERTED" }), NOTHING);
});

Deno.test("followUp() makes a NEW lead CONTACTED by a call, and does what was due", () => {
  const due = leadIn("NEW", { followUpOn: TODAY }), later = leadIn("NEW", { followUpOn: addDays(TODAY, 2) });
  const after = (lead: Lead, activity: Parameters<typeof followUp>[1]) => {
    const done = followUp(lead, activity, TODAY);
    return done.ok ? [done.value.status, done.value.followUpOn, done.value.contactedOn] : done.error;
  };

  assert.deepEqual(after(due, { kind: "CALL", note: null }), ["CONTACTED", null, TODAY]);
  assert.deepEqual(after(later, { kind: "MAIL", note: null }), ["CONTACTED", addDays(TODAY, 2), TODAY]);
  assert.deepEqual(after(later, { kind: "MEETING", note: null, followUpOn: null }), ["CONTACTED", null, TODAY]);
  assert.deepEqual(after(due, { kind: "NOTE", note: "x" }), ["NEW", TODAY, null]);
  assert.deepEqual(after(due, { kind: "FOLLOW_UP", note: null, followUpOn: addDays(TODAY, 9) }), [
    ...["NEW", addDays(TODAY, 9), null],
  ]);
  assert.deepEqual(after(due, { kind: "NOTE", note: "  " }), { kind: "note_missing" });
  assert.deepEqual(after(due, { kind: "FOLLOW_UP", note: null }), { kind: "day_missing" });
  assert.deepEqual(after(leadIn("CONVERTED"), { kind: "CALL", note: null }), {
    kind: "lead_closed",
    status: "CONVERTED",
  });
  assert.deepEqual(after(leadIn("UNQUALIFIED"), { kind: "NOTE", note: "Ringede igen" }), ["UNQUALIFIED", null, null]);
});

Deno.test("followUpState() is overdue from the day after, and says where nothing is planned", () => {
  const of = (followUpOn: Day | null, status: LeadStatus = "NEW") => followUpState({ status, followUpOn }, TODAY);

  assert.deepEqual([of(addDays(TODAY, -1)), of(TODAY), of(addDays(TODAY, 1)), of(null), of(null, "CONVERTED")], [
    ...["overdue", "today", "planned", "none", "closed"],
  ]);
});
