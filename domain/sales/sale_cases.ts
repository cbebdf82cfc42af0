import assert from "node:assert/strict";
import { aLine, saleIn } from "../../adapters/memory/builders.ts";
import { MOST_ORE, ore } from "../kernel/money.ts";
import { no } from "../kernel/result.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { SALE_STATUSES, type SaleStatus } from "./moves.ts";
import { saleNumber } from "./number.ts";
import {
  amountsAreOpen,
  correct,
  deletable,
  firstState,
  isSettled,
  move,
  NO_VISIT,
  pay,
  type Sale,
  titleOf,
  visitAt,
} from "./sale.ts";
import { closingPayment } from "./settle.ts";

const MOMENT = { now: "2026-03-20T12:00:00.000Z" as Instant, today: "2026-03-20" as Day, paymentTermsDays: 14 };
const AT_NINE = "2026-03-24T08:00:00.000Z" as Instant;

Deno.test("a new sale is a quote or accepted, with the visit wished for and nothing begun", () => {
  const visit = visitAt(AT_NINE, 90);

  const unstarted = { startedAt: null, endedAt: null, dueOn: null, paidOn: null, reason: null };
  assert.deepEqual(firstState("QUOTE_SENT", NO_VISIT), { status: "QUOTE_SENT", ...NO_VISIT, ...unstarted });
  assert.deepEqual(firstState("ACCEPTED", visit), { status: "ACCEPTED", ...visit, ...unstarted });
});

Deno.test("visitAt() lasts as long as the work, and never less than a quarter of an hour", () => {
  assert.deepEqual(visitAt(AT_NINE, 90), { scheduledAt: AT_NINE, scheduledUntil: "2026-03-24T09:30:00.000Z" });
  assert.equal(visitAt(AT_NINE, 0).scheduledUntil, "2026-03-24T08:15:00.000Z");
});

Deno.test("move() to SCHEDULED needs a time, given now or wished for before", () => {
  const wished = saleIn("ACCEPTED", visitAt(AT_NINE, 60));

  assert.deepEqual(move(saleIn("ACCEPTED"), "SCHEDULED", {}, 60, MOMENT), no({ kind: "visit_missing" }));
  assert.equal(valueOf(move(wished, "SCHEDULED", {}, 60, MOMENT)).scheduledAt, AT_NINE);
  const later = "2026-03-25T08:00:00.000Z" as Instant;
  const moved = valueOf(move(wished, "SCHEDULED", { scheduledAt: later }, 120, MOMENT));
  assert.deepEqual([moved.scheduledAt, moved.scheduledUntil], [later, "2026-03-25T10:00:00.000Z"]);
});

Deno.test("move() to IN_PROGRESS and on to COMPLETED sets when the work began and ended, and when it is to be paid", () => {
  const begun = valueOf(move(saleIn("SCHEDULED"), "IN_PROGRESS", {}, 60, MOMENT));
  const later = { ...MOMENT, now: "2026-03-20T15:00:00.000Z" as Instant };
  const done = valueOf(move(begun, "COMPLETED", {}, 60, later));

  assert.equal(begun.startedAt, MOMENT.now);
  assert.deepEqual([done.startedAt, done.endedAt, done.dueOn, done.paidOn], [
    MOMENT.now,
    later.now,
    "2026-04-03",
    null,
  ]);
  assert.equal(done.paymentStatus, "PENDING");
});

Deno.test("move() to PAID sets the day of payment and keeps the due date", () => {
  const done = saleIn("COMPLETED", { dueOn: "2026-03-10" as Day });

  const paid = valueOf(move(done, "PAID", {}, 60, MOMENT));

  assert.deepEqual([paid.status, paid.paidOn, paid.dueOn], ["PAID", MOMENT.today, "2026-03-10"]);
});

Deno.test("move() to LOST or CANCELLED needs a reason, and keeps it without outer blanks", () => {
  for (
    const [from, to] of [["QUOTE_SENT", "LOST"], ["ACCEPTED", "CANCELLED"], ["SCHEDULED", "CANCELLED"], [
      "IN_PROGRESS",
      "CANCELLED",
    ]] as const
  ) {
    for (const reason of [undefined, null, "", "  \n"]) {
      assert.deepEqual(move(saleIn(from), to, { reason }, 60, MOMENT), no({ kind: "reason_missing", to }));
    }
    const over = valueOf(move(saleIn(from), to, { reason: "  For dyrt " }, 60, MOMENT));
    assert.deepEqual([over.status, over.reason, over.dueOn, over.paidOn], [to, "For dyrt", null, null]);
  }
});

Deno.test("move() changes the state and nothing else", () => {
  for (
    const [from, to] of [["QUOTE_SENT", "ACCEPTED"], ["ACCEPTED", "SCHEDULED"], ["SCHEDULED", "IN_PROGRESS"], [
      "IN_PROGRESS",
      "COMPLETED",
    ]] as const
  ) {
    const sale = saleIn(from, { internalNotes: "Nøglen ligger hos naboen" });
    const after = valueOf(move(sale, to, { scheduledAt: AT_NINE }, 60, MOMENT));

    const state = [
      "status",
      "scheduledAt",
      "scheduledUntil",
      "startedAt",
      "endedAt",
      "dueOn",
      "paidOn",
      "reason",
      "paymentStatus",
    ];
    assert.deepEqual(without(after, state), without(sale, state));
  }
});

Deno.test("correct() asks what a move would ask", () => {
  const details = { reason: "Forkert" };

  assert.deepEqual(correct(saleIn("ACCEPTED"), "SCHEDULED", details, 60, MOMENT), no({ kind: "visit_missing" }));
  assert.deepEqual(correct(saleIn("ACCEPTED"), "IN_PROGRESS", details, 60, MOMENT), no({ kind: "visit_missing" }));
  assert.equal(valueOf(correct(saleIn("ACCEPTED"), "LOST", details, 60, MOMENT)).reason, "Forkert");
});

Deno.test("correct() makes nothing PAID that is not, and says what is owed", () => {
  const half = saleIn("ACCEPTED", { paid: ore(1_000_00) });

  assert.deepEqual(
    correct(half, "PAID", { reason: "Betalt" }, 60, MOMENT),
    no({ kind: "not_fully_paid", owed: ore(250_00) }),
  );
  assert.equal(correct(saleIn("ACCEPTED", { paid: ore(1_250_00) }), "PAID", { reason: "Betalt" }, 60, MOMENT).ok, true);
});

Deno.test("correct() back from PAID keeps the money and takes the dates of billing away", () => {
  const back = valueOf(correct(saleIn("PAID"), "ACCEPTED", { reason: "Forkert sag" }, 60, MOMENT));

  assert.deepEqual([back.dueOn, back.paidOn, back.startedAt, back.endedAt, back.reason], [
    null,
    null,
    null,
    null,
    null,
  ]);
  assert.deepEqual([back.paid, back.paymentStatus], [1_250_00, "PAID"]);
});

Deno.test("what began and ended once keeps its moment, through PAID and corrections", () => {
  const [startedAt, endedAt] = ["2026-03-04T09:05:00.000Z", "2026-03-04T11:10:00.000Z"] as Instant[];
  const done = saleIn("COMPLETED", { startedAt, endedAt });
  const paid = valueOf(move(done, "PAID", {}, 60, MOMENT));

  const again = valueOf(correct(done, "IN_PROGRESS", { reason: "Ikke færdig" }, 60, MOMENT));
  const back = valueOf(correct(paid, "COMPLETED", { reason: "Ikke betalt" }, 60, MOMENT));

  assert.deepEqual([paid.startedAt, paid.endedAt], [startedAt, endedAt]);
  assert.deepEqual([again.startedAt, again.endedAt], [startedAt, null]);
  assert.deepEqual([back.startedAt, back.endedAt, back.paidOn], [startedAt, endedAt, null]);
});

Deno.test("pay() takes money from the day the sale is accepted, and back at any time", () => {
  const takes: Record<SaleStatus, boolean> = {
    ...{ QUOTE_SENT: false, ACCEPTED: true, SCHEDULED: true, IN_PROGRESS: true },
    ...{ COMPLETED: true, PAID: true, LOST: false, CANCELLED: false },
  };
  for (const status of SALE_STATUSES) {
    const sale = saleIn(status, { paid: ore(100) } as Partial<Sale>) as Sale;

    const paid = pay(sale, ore(1));
    const refunded = pay(sale, ore(-100));

    if (takes[status]) assert.equal(valueOf(paid).paid, 101);
    else assert.deepEqual(paid, no({ kind: "payment_not_expected", status }));
    assert.deepEqual([valueOf(refunded).paid, valueOf(refunded).paymentStatus], [0, "REFUNDED"]);
  }
});

Deno.test("pay() refuses nothing, more back than came in, and more than an account holds", () => {
  const sale = saleIn("COMPLETED", { paid: ore(100) });
  const full = saleIn("COMPLETED", { paid: ore(MOST_ORE) });

  assert.deepEqual(pay(sale, ore(0)), no({ kind: "payment_empty" }));
  assert.deepEqual(pay(sale, ore(-101)), no({ kind: "refund_too_large", paid: ore(100) }));
  assert.deepEqual(pay(full, ore(1)), no({ kind: "amount_too_large" }));
});

Deno.test("isSettled() is a completed sale whose last øre has come in", () => {
  assert.equal(isSettled(saleIn("COMPLETED", { paid: ore(1_249_99) })), false);
  assert.equal(isSettled(saleIn("COMPLETED", { paid: ore(1_250_00) })), true);
  assert.equal(isSettled(saleIn("COMPLETED", { paid: ore(1_250_01) })), true);
  assert.equal(isSettled(saleIn("ACCEPTED", { paid: ore(1_250_00) })), false);
  assert.equal(isSettled(saleIn("PAID")), false);
});

Deno.test("closingPayment() is what a sale that was set to PAID still owed", () => {
  const paidOn = MOMENT.today;

  assert.deepEqual(closingPayment(saleIn("PAID", { paid: ore(50) }), MOMENT), {
    amount: 1_249_50,
    paidOn,
    reference: null,
  });
  assert.equal(closingPayment(saleIn("PAID"), MOMENT), null);
  assert.equal(closingPayment(saleIn("PAID", { paid: ore(2_000_00) }), MOMENT), null);
  assert.equal(closingPayment(saleIn("COMPLETED"), MOMENT), null);
});

Deno.test("deletable() keeps invoiced sales, and amountsAreOpen() ends with them", () => {
  const kept = SALE_STATUSES.filter((status) => deletable(saleIn(status) as Sale) !== null);
  const fixed = SALE_STATUSES.filter((status) => !amountsAreOpen(saleIn(status) as Sale));

  assert.deepEqual(kept, ["COMPLETED", "PAID"]);
  assert.deepEqual(fixed, ["COMPLETED", "PAID", "LOST", "CANCELLED"]);
  assert.deepEqual(deletable(saleIn("PAID")), { kind: "sale_invoiced", status: "PAID" });
  const deposit = saleIn("ACCEPTED", { paid: ore(100_00) });
  assert.deepEqual(deletable(deposit), { kind: "sale_has_payments", paid: 100_00 });
});

Deno.test("titleOf() is the first line, and how many more there are", () => {
  const [one, two] = [aLine({ description: "Vinduer" }), aLine({ description: "Gulve" })];

  assert.deepEqual([titleOf([]), titleOf([one]), titleOf([one, two]), titleOf([two, one, one])], [
    "",
    "Vinduer",
    "Vinduer +1",
    "Gulve +2",
  ]);
});

Deno.test("saleNumber() has four digits, more when needed", () => {
  assert.deepEqual([1, 214, 9_999, 10_000].map((place) => saleNumber("RS", 2026, place)), [
    "RS-2026-0001",
    "RS-2026-0214",
    "RS-2026-9999",
    "RS-2026-10000",
  ]);
});

function valueOf(result: ReturnType<typeof move>): Sale {
  if (!result.ok) throw new Error(`It was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

function without(sale: Sale, fields: readonly string[]) {
  return Object.fromEntries(Object.entries(sale).filter(([field]) => !fields.includes(field)));
}
