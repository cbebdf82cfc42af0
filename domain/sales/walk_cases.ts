import assert from "node:assert/strict";
import fc from "fast-check";
import { aCustomer, aDraft, aLineDraft } from "../../adapters/memory/builders.ts";
import { CAST } from "../../adapters/memory/cast.ts";
import { memoryWorld } from "../../adapters/memory/world.ts";
import { type Ore, ore } from "../kernel/money.ts";
import { yes } from "../kernel/result.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { changeSale } from "./change_sale.ts";
import { correctSale } from "./correct_sale.ts";
import { deleteSale, restoreSale } from "./delete_sale.ts";
import { findSale, type SaleFile } from "./find_sales.ts";
import { moveSale } from "./move_sale.ts";
import { isLegal, nextStatuses, SALE_STATUSES, type SaleStatus, STATES } from "./moves.ts";
import { account } from "./payment.ts";
import { paySale } from "./pay_sale.ts";
import { recordSale } from "./record_sale.ts";

const { anna } = CAST;
const TODAY = "2026-03-02" as Day;

/** What somebody may try with a sale, sensible or not. */
type Act =
  | {
    readonly kind: "move";
    readonly to: SaleStatus;
    readonly reason: string | null;
    readonly scheduledAt: Instant | null;
    readonly late: boolean;
  }
  | { readonly kind: "correct"; readonly to: SaleStatus; readonly reason: string }
  | { readonly kind: "pay"; readonly amount: Ore }
  | { readonly kind: "change"; readonly price: Ore }
  | { readonly kind: "delete" }
  | { readonly kind: "restore" };

/** A state to go to, or the arrow that leads on: half of all walks would otherwise end where they began. */
type Goal = SaleStatus | "ONWARD";
type Tried = Exclude<Act, { kind: "move" }> | Omit<Extract<Act, { kind: "move" }>, "to"> & { readonly to: Goal };

const STATUS = fc.constantFrom(...SALE_STATUSES);
const TRIED: fc.Arbitrary<Tried> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("move" as const),
      to: fc.oneof(STATUS, fc.constant("ONWARD" as const)),
      reason: fc.constantFrom(null, " ", "Andet"),
      scheduledAt: fc.constantFrom(null, "2026-03-09T08:00:00.000Z" as Instant),
      late: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("correct" as const), to: STATUS, reason: fc.constantFrom("", "Forkert") }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("pay" as const),
      amount: fc.constantFrom(...[0, 1, 50_00, 125_00, -1, -125_00, 999_99].map(ore)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("change" as const),
      price: fc.constantFrom(...[0, 40_00, 100_00].map(ore)),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "delete" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "restore" as const }) },
);

Deno.test("whatever is tried with a sale, in whatever order, its books stay right", async () => {
  const reached = new Set<SaleStatus>(), refused = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("QUOTE_SENT" as const, "ACCEPTED" as const),
      fc.array(TRIED, { maxLength: 30, size: "max" }),
      async (first, acts) => {
        const play = await aWalk(first);
        let before = await play.look();
        assert.equal(before.history.length, 1);

        for (const tried of acts) {
          const act = meant(tried, before);
          const answer = await play.attempt(act, before);
          const after = await play.look();

          if (answer.ok) follows(before, after, act);
          else {
            assert.deepEqual(after, before, `${act.kind} was refused and yet something changed`);
            refused.add(answer.error.kind);
          }
          assert.equal(
            answer.ok,
            allowed(before, act),
            `${act.kind} of ${before.sale.status}: ${JSON.stringify(answer)}`,
          );
          holds(after);
          reached.add(after.sale.status);
          before = after;
        }
      },
    ),
    { numRuns: 200 },
  );
  assert.deepEqual([...reached].sort(), SALE_STATUSES.toSorted(), "the walks did not come everywhere");
  for (
    const kind of [
      "illegal_transition",
      "reason_missing",
      "visit_missing",
      "payment_not_expected",
      "refund_too_large",
      "amounts_fixed",
      "sale_invoiced",
      "sale_has_payments",
      "sale_missing",
      "stale_version",
    ]
  ) {
    assert.ok(refused.has(kind), `no walk was refused with ${kind}`);
  }
});

function meant(tried: Tried, { sale }: SaleFile): Act {
  if (tried.kind !== "move") return tried;
  return { ...tried, to: tried.to === "ONWARD" ? nextStatuses(sale.status)[0] ?? "ACCEPTED" : tried.to };
}

/** What is true of a sale at any time. */
function holds({ sale, history, payments }: SaleFile): void {
  for (const [place, step] of history.entries()) {
    assert.equal(step.from, place === 0 ? null : history[place - 1].to, "the history has a gap");
    assert.ok(step.correction || step.from === null || isLegal(step.from, step.to));
    assert.equal(step.by?.id, anna.userId);
    if (step.correction || STATES[step.to].asks === "reason") assert.ok(step.reason?.trim());
  }
  assert.equal(history.at(-1)?.to, sale.status);
  const { paid, status } = account(sale.gross, payments, sale.status);
  assert.deepEqual([sale.paid, sale.paymentStatus], [paid, status]);
  assert.ok(sale.paid >= 0);
  assert.equal(sale.net + sale.vat, sale.gross);
  if (sale.status === "SCHEDULED" || sale.status === "IN_PROGRESS") assert.ok(sale.scheduledAt! < sale.scheduledUntil!);
  assert.equal(sale.dueOn !== null, STATES[sale.status].invoiced);
  assert.equal(sale.paidOn !== null, sale.status === "PAID");
  assert.equal(sale.reason !== null, STATES[sale.status].asks === "reason");
  if (STATES[sale.status].invoiced) assert.equal(sale.deletedAt, null);
}

/** What an act that was let through has done, and has left alone. */
function follows(before: SaleFile, after: SaleFile, act: Act): void {
  const same = act.kind === "restore" && before.sale.deletedAt === null;
  if (!same) assert.ok(after.sale.version > before.sale.version);
  assert.deepEqual(after.history.slice(0, before.history.length), before.history);
  assert.deepEqual(after.payments.slice(0, before.payments.length), before.payments);
  assert.equal(after.sale.number, before.sale.number);
  const steps = after.history.length - before.history.length, paid = after.payments.length - before.payments.length;
  switch (act.kind) {
    case "move": {
      // What was paid before the work was done is settled with it.
      const settled = act.to === "COMPLETED" && before.sale.paid > 0 && before.sale.paid >= before.sale.gross;
      assert.deepEqual([after.sale.status, steps], settled ? ["PAID", 2] : [act.to, 1]);
      // Nothing stays owed of a sale that is set to PAID.
      if (act.to === "PAID") assert.ok(after.sale.paid >= after.sale.gross);
      return assert.equal(paid, act.to === "PAID" && before.sale.paid < before.sale.gross ? 1 : 0);
    }
    case "correct":
      return assert.deepEqual([after.sale.status, steps, paid, after.sale.paid], [act.to, 1, 0, before.sale.paid]);
    case "pay": {
      const settled = before.sale.status === "COMPLETED" && after.sale.paid > 0 && after.sale.paid >= after.sale.gross;
      assert.deepEqual([after.sale.status, steps, paid], [settled ? "PAID" : before.sale.status, settled ? 1 : 0, 1]);
      return assert.equal(after.sale.paid, before.sale.paid + act.amount);
    }
    case "change":
      return assert.deepEqual([after.sale.net, after.sale.status, steps, paid], [act.price, before.sale.status, 0, 0]);
    case "delete":
      return assert.ok(after.sale.deletedAt !== null && steps === 0 && paid === 0);
    case "restore":
      return assert.ok(after.sale.deletedAt === null && steps === 0 && paid === 0);
  }
}

/** Whether the rules let an act through, said without them. */
function allowed({ sale }: SaleFile, act: Act): boolean {
  if (act.kind === "restore") return true;
  if (sale.deletedAt !== null) return false;
  const { status, scheduledAt } = sale;
  const over = ["LOST", "CANCELLED"].includes(status);
  const invoiced = ["COMPLETED", "PAID"].includes(status);
  switch (act.kind) {
    case "move": {
      if (act.late || !ARROWS.includes(`${status} ${act.to}`)) return false;
      if (act.to === "SCHEDULED") return act.scheduledAt !== null || scheduledAt !== null;
      return !["LOST", "CANCELLED"].includes(act.to) || act.reason === "Andet";
    }
    case "correct":
      if (act.reason === "" || act.to === status) return false;
      if (act.to === "PAID") return sale.paid >= sale.gross;
      return !["SCHEDULED", "IN_PROGRESS"].includes(act.to) || scheduledAt !== null;
    case "pay":
      if (act.amount > 0) return !over && status !== "QUOTE_SENT";
      return act.amount < 0 && sale.paid + act.amount >= 0;
    case "change":
      // The lines as they are, are no change.
      return !over && !invoiced || act.price === sale.net;
    case "delete":
      return !invoiced && sale.paid === 0;
  }
}

const ARROWS = [
  ...["QUOTE_SENT ACCEPTED", "QUOTE_SENT LOST", "ACCEPTED SCHEDULED", "ACCEPTED CANCELLED", "SCHEDULED IN_PROGRESS"],
  ...["SCHEDULED CANCELLED", "IN_PROGRESS COMPLETED", "IN_PROGRESS CANCELLED", "COMPLETED PAID"],
];

async function aWalk(status: "QUOTE_SENT" | "ACCEPTED") {
  const world = memoryWorld();
  const customer = aCustomer();
  await world.tenants.write(anna, async ({ customers }) => yes(await customers.add(customer)));
  const lines = (unitPrice: Ore) => [aLineDraft({ unitPrice })];
  const made = await recordSale(world)(anna, aDraft({ customerId: customer.id, status, lines: lines(ore(100_00)) }));
  assert.ok(made.ok);
  const { id } = made.value;

  return {
    look: async (): Promise<SaleFile> => {
      const found = await findSale(world)(anna, id);
      assert.ok(found.ok);
      return found.value;
    },
    attempt: (act: Act, { sale }: SaleFile) => {
      switch (act.kind) {
        case "move":
          return moveSale(world)(anna, id, { ...act, version: sale.version - (act.late ? 1 : 0) });
        case "correct":
          return correctSale(world)(anna, id, act);
        case "pay":
          return paySale(world)(anna, id, { amount: act.amount, paidOn: TODAY, reference: null });
        case "change":
          return changeSale(world)(anna, id, { version: sale.version, lines: lines(act.price) });
        case "delete":
          return deleteSale(world)(anna, id);
        case "restore":
          return restoreSale(world)(anna, id);
      }
    },
  };
}
