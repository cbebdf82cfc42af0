import type { Effect } from "../delivery/effect.ts";
import { mailsOfSale } from "../mail/effects.ts";
import { STATES } from "./moves.ts";
import type { Agreed, SaleEvent } from "./ports.ts";
import type { Sale } from "./sale.ts";

/** What happened to a sale, its coming included. */
export type SaleHappening = SaleEvent | ({ readonly kind: "sale_recorded" } & Agreed);
type Rule = (event: SaleHappening, after: Sale) => readonly Effect[];

/** A sale that enters a state with an invoice gets one, once; whoever carries it out reads the sale as it is then. */
const invoicing: Rule = (event, { id, status }) =>
  (event.kind === "sale_moved" || event.kind === "sale_corrected") && STATES[status].invoiced &&
    !STATES[event.from].invoiced
    ? [{ kind: "invoice.draft", key: `sale:${id}`, about: { saleId: id } }]
    : [];

/** Whatever may touch a visit lets the calendar look at it again; the truth is read then. */
const calendar: Rule = (event, { id, scheduledAt }) =>
  event.kind !== "payment_recorded" && (scheduledAt !== null || event.kind === "sale_changed")
    ? [{ kind: "calendar.visit", key: `sale:${id}`, about: { saleId: id } }]
    : [];

const RULES: readonly Rule[] = [invoicing, calendar, mailsOfSale];

/** What is to be done outside after a change of a sale. Every change of a sale asks this, so no caller can forget it. */
export function effectsOf(event: SaleHappening, after: Sale): readonly Effect[] {
  return RULES.flatMap((rule) => rule(event, after));
}
