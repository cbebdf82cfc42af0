import type { Customer } from "../../domain/customers/customer.ts";
import type { Ids, SaleId, UserId } from "../../domain/kernel/ids.ts";
import { type Ore, ore } from "../../domain/kernel/money.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import type { Result } from "../../domain/kernel/result.ts";
import { minutesOf, priceDraft } from "../../domain/sales/draft.ts";
import type { FirstStatus, SaleStatus } from "../../domain/sales/moves.ts";
import type { SaleNumber } from "../../domain/sales/number.ts";
import type { Payment } from "../../domain/sales/payment.ts";
import {
  firstState,
  isSettled,
  move,
  type MoveDetails,
  NO_VISIT,
  pay,
  type Sale,
  UNPAID,
  visitAt,
} from "../../domain/sales/sale.ts";
import type { Happening, SaleStory, StepTaken } from "../firm_books.ts";
import type { Desk } from "./desk.ts";
import type { Order } from "./order.ts";
import { idsAt } from "./random.ts";
import type { Tick } from "./working_days.ts";

/** What is known of a sale when it is recorded. */
export interface Opening {
  readonly at: Tick;
  readonly by: UserId;
  readonly number: SaleNumber;
  readonly customer: Customer;
  readonly order: Order;
  readonly status: FirstStatus;
  readonly assignedTo: UserId | null;
  /** When the customer would like the visit. */
  readonly wish: Tick | null;
  /** What the agreement says, where one asked for it. */
  readonly agreed?: Pick<Sale, "internalNotes" | "customerNotes" | "saleDate">;
}

/** A sale being told: each act goes through the domain's rules, so what comes out is what the use cases would have made. */
export interface Telling {
  readonly sale: Sale;
  readonly minutes: number;
  readonly owner: UserId;
  /** Moves the sale along an arrow. */
  step(at: Tick, to: SaleStatus, by: UserId, details?: MoveDetails): void;
  /** Takes a payment, or a refund when negative; the last øre makes a COMPLETED sale PAID. */
  payment(at: Tick, amount: Ore, by: UserId, reference: string | null): void;
  /** Takes the sale from its assignee, because there is no time for it. */
  handBack(at: Tick, by: UserId): void;
  /** Puts the sale into the bin. */
  bin(at: Tick, by: UserId): void;
  story(): SaleStory;
}

export function tell(
  desk: Desk,
  { at, by, number, customer, order, status, assignedTo, wish, agreed }: Opening,
): Telling {
  const { calendar, organization, services, random, firm } = desk;
  const createdAt = calendar.instant(at);
  const ids: Ids = idsAt(random, Date.parse(createdAt));
  const priced = granted(priceDraft(order.lines, services, ids));
  const minutes = minutesOf(priced.lines, services);
  let sale: Sale = {
    ...priced,
    ...UNPAID,
    ...firstState(status, wish === null ? NO_VISIT : visitAt(calendar.instant(wish), minutes)),
    id: ids.next<SaleId>(),
    number,
    version: 1,
    customerId: customer.id,
    quoted: status === "QUOTE_SENT" || random.chance(0.3) ? quoted(desk, priced.gross) : null,
    currency: "DKK",
    source: random.weighted(firm.sources),
    saleDate: calendar.day(at),
    assignedTo,
    createdBy: by,
    internalNotes: random.chance(0.3) ? random.oneOf(firm.internalNotes) : null,
    customerNotes: random.chance(0.25) ? random.oneOf(firm.customerNotes) : null,
    createdAt,
    updatedAt: createdAt,
    deletedAt: null,
    ...(agreed && { source: "OTHER", quoted: null, ...ofVisit(agreed) }),
  };
  const steps: StepTaken[] = [{ to: status, at: createdAt, by, reason: null }];
  const payments: Payment[] = [];
  const happenings: Happening[] = [{ at: createdAt, by, kind: "sale_recorded", facts: { status } }];

  function step(at: Tick, to: SaleStatus, by: UserId, details: MoveDetails = {}) {
    const now = calendar.instant(at), from = sale.status;
    const moment = { now, today: calendar.day(at), paymentTermsDays: organization.paymentTermsDays };
    sale = { ...granted(move(sale, to, details, minutes, moment)), version: sale.version + 1, updatedAt: now };
    const reason = details.reason ?? null;
    steps.push({ to, at: now, by, reason });
    happenings.push({ at: now, by, kind: "sale_moved", facts: { from, to, reason } });
  }

  return {
    get sale() {
      return sale;
    },
    minutes,
    get owner() {
      return ownerOf(sale);
    },
    step,
    payment(at, amount, by, reference) {
      const now = calendar.instant(at), paidOn = calendar.day(at);
      sale = { ...granted(pay(sale, amount)), version: sale.version + 1, updatedAt: now };
      const id = idsAt(random, Date.parse(now)).next<Payment["id"]>();
      payments.push({ id, amount, paidOn, provider: "MANUAL", reference, createdBy: by, createdAt: now });
      happenings.push({ at: now, by, kind: "payment_recorded", facts: { amount, paidOn } });
      if (isSettled(sale)) step(at, "PAID", by);
    },
    handBack(at, by) {
      const now = calendar.instant(at);
      happenings.push({ at: now, by, kind: "sale_changed", facts: {} });
      sale = { ...sale, assignedTo: null, version: sale.version + 1, updatedAt: now };
    },
    bin(at, by) {
      const now = calendar.instant(at);
      sale = { ...sale, version: sale.version + 1, updatedAt: now, deletedAt: now };
      happenings.push({ at: now, by, kind: "sale_deleted", facts: {} });
    },
    story: () => ({ sale, steps, payments, happenings }),
  };
}

const ofVisit = ({ internalNotes, customerNotes, saleDate }: NonNullable<Opening["agreed"]>) => (
  { internalNotes, customerNotes, saleDate }
);

/** What the customer was told, with moms: mostly the very price, sometimes rounded to whole tens. */
function quoted({ random }: Desk, gross: Ore): Ore {
  return random.chance(0.75) ? gross : ore(Math.round(gross / 1_000) * 1_000);
}

/** What the story asks for is always allowed; if not, the story is wrong. */
function granted<T>(result: Result<T, { readonly kind: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`Cannot tell the sale: ${result.error.kind}`);
}
