import assert from "node:assert/strict";
import fc from "fast-check";
import { saleIn } from "../../adapters/memory/builders.ts";
import { type Ore, ore } from "../kernel/money.ts";
import type { Day } from "../kernel/time.ts";
import type { SaleStatus } from "./moves.ts";
import { account, isOverdue, owed, type PaymentStatus } from "./payment.ts";
import { pay, type Sale } from "./sale.ts";

/** P8 of the attacks by hand: what a sale of 100,00 is after these payments, before it is invoiced and afterwards. */
const SEQUENCES: [payments: number[], paid: number, before: PaymentStatus, invoiced: PaymentStatus][] = [
  [[], 0, "NOT_INVOICED", "PENDING"],
  [[1], 1, "PARTIALLY_PAID", "PARTIALLY_PAID"],
  [[99_99], 99_99, "PARTIALLY_PAID", "PARTIALLY_PAID"],
  [[100_00], 100_00, "PAID", "PAID"],
  [[100_01], 100_01, "OVERPAID", "OVERPAID"],
  [[50_00, 50_00], 100_00, "PAID", "PAID"],
  [[33_33, 33_33, 33_34], 100_00, "PAID", "PAID"],
  [[33_33, 33_33, 33_33], 99_99, "PARTIALLY_PAID", "PARTIALLY_PAID"],
  [[100_00, -100_00], 0, "REFUNDED", "REFUNDED"],
  [[100_00, -1], 99_99, "PARTIALLY_PAID", "PARTIALLY_PAID"],
  [[100_01, -1], 100_00, "PAID", "PAID"],
  [[200_00, -100_00], 100_00, "PAID", "PAID"],
  [[200_00, -99_99], 100_01, "OVERPAID", "OVERPAID"],
  [[50_00, -50_00], 0, "REFUNDED", "REFUNDED"],
  [[50_00, -50_00, 100_00], 100_00, "PAID", "PAID"],
  [[50_00, -50_00, 30_00], 30_00, "PARTIALLY_PAID", "PARTIALLY_PAID"],
  [[100_00, -100_00, 100_00, -100_00], 0, "REFUNDED", "REFUNDED"],
  [[1, 99_99, 100_00], 200_00, "OVERPAID", "OVERPAID"],
  [[100_00, 100_00, -200_00], 0, "REFUNDED", "REFUNDED"],
  [[0.1, 0.2].map((kroner) => kroner * 100), 30, "PARTIALLY_PAID", "PARTIALLY_PAID"],
];

Deno.test("the payment status follows from what was paid, whatever the order", () => {
  for (const [amounts, paid, before, invoiced] of SEQUENCES) {
    const payments = amounts.map((amount) => ({ amount: ore(amount) }));
    fc.assert(
      fc.property(fc.shuffledSubarray(payments, { minLength: payments.length }), (shuffled) => {
        assert.deepEqual(account(ore(100_00), shuffled, "ACCEPTED"), { paid, status: before });
        assert.deepEqual(account(ore(100_00), shuffled, "COMPLETED"), { paid, status: invoiced });
      }),
      { numRuns: 3 },
    );
  }
  assert.equal(SEQUENCES.length, 20);
});

Deno.test("a sale that comes to nothing is paid as soon as it is invoiced", () => {
  assert.equal(account(ore(0), [], "ACCEPTED").status, "NOT_INVOICED");
  assert.equal(account(ore(0), [], "COMPLETED").status, "PAID");
});

Deno.test("paying step by step comes to what the account says of all payments together", () => {
  const amounts = fc.array(fc.integer({ min: -200_00, max: 200_00 }) as fc.Arbitrary<Ore>, { maxLength: 15 });
  const states = fc.constantFrom<SaleStatus>("ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED");
  fc.assert(fc.property(states, amounts, (status, tried) => {
    let sale = saleIn(status) as Sale;
    const taken: { amount: Ore }[] = [];
    for (const amount of tried) {
      const paid = pay(sale, amount);
      if (!paid.ok) continue;
      sale = paid.value;
      taken.push({ amount });
    }

    assert.deepEqual({ paid: sale.paid, status: sale.paymentStatus }, account(sale.gross, taken, status));
    assert.ok(sale.paid >= 0);
  }));
});

Deno.test("owed() is never less than nothing", () => {
  assert.deepEqual([owed(ore(100), ore(30)), owed(ore(100), ore(100)), owed(ore(100), ore(130))], [70, 0, 0]);
});

Deno.test("isOverdue() begins the day after the due date, and ends when no more money is expected", () => {
  const bill = { dueOn: "2026-03-31" as Day, paymentStatus: "PENDING" as PaymentStatus };

  assert.equal(isOverdue(bill, "2026-03-31" as Day), false);
  assert.equal(isOverdue(bill, "2026-04-01" as Day), true);
  assert.equal(isOverdue({ ...bill, paymentStatus: "PARTIALLY_PAID" }, "2026-04-01" as Day), true);
  for (const settled of ["NOT_INVOICED", "PAID", "OVERPAID", "REFUNDED"] as const) {
    assert.equal(isOverdue({ ...bill, paymentStatus: settled }, "2026-04-01" as Day), false, settled);
  }
  assert.equal(isOverdue({ ...bill, dueOn: null }, "2026-04-01" as Day), false);
});
