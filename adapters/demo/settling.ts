import { type Ore, ore } from "../../domain/kernel/money.ts";
import { owed } from "../../domain/sales/payment.ts";
import { type Desk, happened, later } from "./desk.ts";
import type { Telling } from "./story.ts";
import type { Tick } from "./working_days.ts";

interface Way {
  readonly how: "all" | "half" | "too_much" | "never";
  /** Working days after the work was done. */
  readonly days: readonly [least: number, most: number];
}

/** How bills are paid: most at once and in time, some late, some in two parts, few too much or not at all. */
const WAYS: readonly (readonly [weight: number, way: Way])[] = [
  [70, { how: "all", days: [1, 7] }],
  [14, { how: "all", days: [8, 14] }],
  [7, { how: "all", days: [15, 40] }],
  [3, { how: "half", days: [2, 10] }],
  [1, { how: "too_much", days: [2, 10] }],
  [1.2, { how: "all", days: [41, 120] }],
  [0.6, { how: "never", days: [1, 1] }],
];

/** Part of a large job is paid when it is accepted. Says when the job goes on. */
export function payDeposit(desk: Desk, told: Telling, accepted: Tick): Tick {
  const { random, firm } = desk;
  const at = later(desk, accepted, [0, 2]);
  const amount = inHundreds(told.sale.gross, random.oneOf([0.2, 0.3, 0.5]));
  if (!random.chance(firm.deposits) || amount === 0 || !happened(desk, at)) return accepted;
  told.payment(at, amount, bookkeeper(desk), "Forudbetaling");
  return at;
}

/** What was paid goes back when nothing comes of the sale. */
export function refundAll(desk: Desk, told: Telling, cancelled: Tick): void {
  const at = later(desk, cancelled, [1, 5]);
  if (told.sale.paid > 0 && happened(desk, at)) refund(desk, told, at, told.sale.paid, "Forudbetaling retur");
}

/** The bill is paid, or not. */
export function settle(desk: Desk, told: Telling, completed: Tick): void {
  const { random } = desk;
  const { days, how } = random.weighted(WAYS);
  const at = later(desk, completed, days);
  const rest = owed(told.sale.gross, told.sale.paid);
  const reference = random.oneOf(["Bankoverførsel", "Bankoverførsel", "MobilePay", null]);
  const isComplaint = random.chance(0.006);
  if (how === "never" || !happened(desk, at)) return;

  const paidNow = how === "half"
    ? inHundreds(rest, 0.5) || rest
    : how === "too_much"
    ? ore(rest + 10_000 * random.between(1, 5))
    : rest;
  told.payment(at, paidNow, bookkeeper(desk), reference);
  const after = later(desk, at, [4, 25]);
  if (!happened(desk, after)) return;
  if (how === "half" && random.chance(0.8)) {
    told.payment(after, owed(told.sale.gross, told.sale.paid), bookkeeper(desk), reference);
  } else if (how === "too_much" && random.chance(0.6)) {
    refund(desk, told, after, ore(told.sale.paid - told.sale.gross), "For meget betalt");
  } else if (how === "all" && isComplaint) {
    refund(desk, told, after, told.sale.paid, "Reklamation");
  }
}

function refund(desk: Desk, told: Telling, at: Tick, amount: Ore, reference: string): void {
  told.payment(at, ore(-amount), bookkeeper(desk), reference);
}

/** Part of an amount in whole hundreds of kroner. */
function inHundreds(amount: Ore, share: number): Ore {
  return ore(Math.floor(amount * share / 10_000) * 10_000);
}

function bookkeeper({ random, manager, admin }: Desk) {
  return random.chance(0.75) ? manager : admin;
}
