/** The eight states of a sale (SALE-11), in the order a sale passes through them. */
export const SALE_STATUSES = [
  "QUOTE_SENT",
  "ACCEPTED",
  "SCHEDULED",
  "IN_PROGRESS",
  "COMPLETED",
  "PAID",
  "LOST",
  "CANCELLED",
] as const;
export type SaleStatus = typeof SALE_STATUSES[number];

/** Every move a sale can make (SALE-12, word for word). Rules, buttons, the database check and the tests read this table. */
export const MOVES = {
  QUOTE_SENT: ["ACCEPTED", "LOST"],
  ACCEPTED: ["SCHEDULED", "CANCELLED"],
  SCHEDULED: ["IN_PROGRESS", "CANCELLED"],
  IN_PROGRESS: ["COMPLETED", "CANCELLED"],
  COMPLETED: ["PAID"],
  PAID: [],
  LOST: [],
  CANCELLED: [],
} as const satisfies Record<SaleStatus, readonly SaleStatus[]>;

/** The states a sale may be recorded in (C9). */
export const FIRST_STATUSES = ["QUOTE_SENT", "ACCEPTED"] as const satisfies readonly SaleStatus[];
export type FirstStatus = typeof FIRST_STATUSES[number];

/** What each state asks for on the way in, and which changes it still allows. */
export const STATES = {
  QUOTE_SENT: { asks: null, amounts: "open", pays: false, invoiced: false },
  ACCEPTED: { asks: null, amounts: "open", pays: true, invoiced: false },
  SCHEDULED: { asks: "visit", amounts: "open", pays: true, invoiced: false },
  IN_PROGRESS: { asks: null, amounts: "open", pays: true, invoiced: false },
  COMPLETED: { asks: null, amounts: "fixed", pays: true, invoiced: true },
  PAID: { asks: null, amounts: "fixed", pays: true, invoiced: true },
  LOST: { asks: "reason", amounts: "fixed", pays: false, invoiced: false },
  CANCELLED: { asks: "reason", amounts: "fixed", pays: false, invoiced: false },
} as const satisfies Record<SaleStatus, {
  asks: "visit" | "reason" | null;
  amounts: "open" | "fixed";
  pays: boolean;
  invoiced: boolean;
}>;

/** The states a sale can go to from here; they are the buttons on its page. */
export function nextStatuses(from: SaleStatus): readonly SaleStatus[] {
  return MOVES[from];
}

/** Whether SALE-12 has an arrow from one state to the other. */
export function isLegal(from: SaleStatus, to: SaleStatus): boolean {
  return nextStatuses(from).includes(to);
}
