import assert from "node:assert/strict";
import fc from "fast-check";
import { type Ore, ore } from "../kernel/money.ts";
import { account } from "../sales/payment.ts";
import { missingRows, received, type Statement } from "./mirror.ts";

const GROSS = ore(2_792_00);
type Row = { readonly amount: Ore; readonly provider: string };
type Note = Statement["creditNotes"][number];

const statement = (balance: number, more: Partial<Statement["invoice"]> = {}, creditNotes: readonly Note[] = []) => ({
  invoice: {
    ...{
      state: "approved" as const,
      gross: GROSS,
      balance: ore(balance),
      currency: "DKK",
      externalId: "inv1",
      number: "1091",
    },
    ...more,
  },
  creditNotes,
});
const note = (gross: number, balance: number): Note => ({
  state: "approved",
  gross: ore(gross),
  balance: ore(balance),
});

/** Looks, and writes down what was missing. */
function look(rows: readonly Row[], seen: Statement): readonly Row[] {
  return [...rows, ...missingRows(seen, "BILLY", rows, GROSS).map(({ amount }) => ({ amount, provider: "BILLY" }))];
}
const sumOf = (rows: readonly Row[]) => rows.reduce((sum, { amount }) => sum + amount, 0);
const statusOf = (rows: readonly Row[]) => account(GROSS, rows, "COMPLETED").status;

/** What a bookkeeper does, as the accounts tell it afterwards: balances of the invoice, with its credit notes. */
const SEQUENCES: Record<string, readonly Statement[]> = {
  "nothing happens": [statement(2_792_00)],
  "paid at once": [statement(2_792_00), statement(0)],
  "paid in two": [statement(1_792_00), statement(0)],
  "paid in three": [statement(2_000_00), statement(1), statement(0)],
  "one øre": [statement(2_791_99)],
  "one øre short": [statement(1)],
  "too much": [statement(-8_00)],
  "too much, and back": [statement(-8_00), statement(0)],
  "paid and wholly refunded": [statement(0), statement(2_792_00)],
  "paid and partly refunded": [statement(0), statement(792_00)],
  "paid, bounced, paid again": [statement(0), statement(2_792_00), statement(0)],
  "a draft": [statement(2_792_00, { state: "draft" })],
  "voided unpaid": [statement(2_792_00), statement(2_792_00, { state: "voided" })],
  "paid, then voided": [statement(0), statement(0, { state: "voided" })],
  "credited unpaid": [statement(2_792_00), statement(0, {}, [note(2_792_00, 0)])],
  "credited in part, the rest paid": [
    statement(1_792_00, {}, [note(1_000_00, 0)]),
    statement(0, {}, [note(1_000_00, 0)]),
  ],
  "paid, then credited": [statement(0), statement(0, {}, [note(2_792_00, 2_792_00)])],
  "paid, credited and refunded": [
    statement(0),
    statement(0, {}, [note(2_792_00, 2_792_00)]),
    statement(0, {}, [note(2_792_00, 0)]),
  ],
  "two credit notes": [statement(2_000_00, {}, [note(500_00, 0), note(292_00, 0)])],
  "a voided credit note": [statement(0, {}, [{ ...note(2_792_00, 0), state: "voided" }])],
};

Deno.test("P8: after any of twenty stories, looked at in any order and any number of times, our rows say what the accounts say", () => {
  assert.equal(Object.keys(SEQUENCES).length, 20);
  for (const [name, story] of Object.entries(SEQUENCES)) {
    fc.assert(
      fc.property(fc.array(fc.nat(story.length - 1), { maxLength: 12 }), (order) => {
        const last = story.at(-1)!;

        const rows = look(look([...order.map((place) => story[place]), last].reduce(look, []), last), last);

        assert.equal(sumOf(rows), Math.max(0, received(last, GROSS)), name);
        assert.equal(missingRows(last, "BILLY", rows, GROSS).length, 0, name);
      }),
      { numRuns: 30 },
    );
  }
});

Deno.test("P8: the status is derived from the rows, never taken over", () => {
  const ends = Object.fromEntries(
    Object.entries(SEQUENCES).map(([name, story]) => [name, statusOf(story.reduce(look, [] as readonly Row[]))]),
  );

  assert.deepEqual(ends, {
    "nothing happens": "PENDING",
    "paid at once": "PAID",
    "paid in two": "PAID",
    "paid in three": "PAID",
    "one øre": "PARTIALLY_PAID",
    "one øre short": "PARTIALLY_PAID",
    "too much": "OVERPAID",
    "too much, and back": "PAID",
    "paid and wholly refunded": "REFUNDED",
    "paid and partly refunded": "PARTIALLY_PAID",
    "paid, bounced, paid again": "PAID",
    "a draft": "PENDING",
    "voided unpaid": "PENDING",
    "paid, then voided": "REFUNDED",
    "credited unpaid": "PENDING",
    "credited in part, the rest paid": "PARTIALLY_PAID",
    "paid, then credited": "PAID",
    "paid, credited and refunded": "REFUNDED",
    "two credit notes": "PENDING",
    "a voided credit note": "PAID",
  });
});

Deno.test("missingRows() leaves alone what a person entered, counts it first, and never takes it back", () => {
  const cash: Row = { amount: ore(1_000_00), provider: "MANUAL" };
  const after = (balance: number) =>
    missingRows(statement(balance), "BILLY", [cash], GROSS).map(({ amount }) => amount);

  assert.deepEqual([after(2_792_00), after(1_792_00), after(0)], [[], [], [1_792_00]]);
});

Deno.test("missingRows() names the invoice, and mirrors nothing in another currency", () => {
  assert.deepEqual(missingRows(statement(0), "BILLY", [], GROSS), [{ amount: GROSS, reference: "1091" }]);
  assert.deepEqual(missingRows(statement(0, { currency: "EUR" }), "BILLY", [], GROSS), []);
});
