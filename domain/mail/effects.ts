import type { Effect } from "../delivery/effect.ts";
import type { LeadHappening } from "../leads/effects.ts";
import { isOpen, type Lead } from "../leads/lead.ts";
import type { SaleHappening } from "../sales/effects.ts";
import type { SaleStatus } from "../sales/moves.ts";
import type { Sale } from "../sales/sale.ts";
import type { HookId, SaleId, UserId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/time.ts";
import type { MailKind } from "./mail.ts";

/** What a mail effect is about, beside ids: which mail, and what must not be told twice. */
type Mail = Effect & { readonly about: { readonly mail: MailKind; readonly once: string } };

/** So long a customer's mail about a step waits for it to be taken back; what a person sends by a button does not wait. */
export const HOLD_SECONDS = 20;

/** The mail a customer gets of a sale that comes into a state. */
const MAIL_OF_STATE = {
  QUOTE_SENT: "quote_sent",
  ACCEPTED: "sale_accepted",
  SCHEDULED: "service_scheduled",
} as const satisfies Partial<Record<SaleStatus, MailKind>>;

/** How the keys begin of the mails that told of a step into a state; null: nobody is told of it. */
export function mailsOfStep(id: SaleId, to: SaleStatus): string | null {
  return to in MAIL_OF_STATE ? `sale:${id}:${MAIL_OF_STATE[to as keyof typeof MAIL_OF_STATE]}:` : null;
}

/** What the customer was told once the mail of the state a sale stands in has left; null: nobody is told of that state. */
export function toldOfState({ id, status, scheduledAt }: Pick<Sale, "id" | "status" | "scheduledAt">): string | null {
  if (!(status in MAIL_OF_STATE)) return null;
  const told = `sale:${id}:${MAIL_OF_STATE[status as keyof typeof MAIL_OF_STATE]}`;
  return status === "SCHEDULED" ? `${told}:${scheduledAt}` : told;
}

/** Which mails a change of a sale asks for; corrections, steps taken back and what an agreement does are the firm's own business. */
export function mailsOfSale(event: SaleHappening, sale: Sale): readonly Mail[] {
  if ("agreed" in event && event.agreed) return [];
  const { id, status } = sale;
  const holdSeconds = event.kind === "sale_moved" || event.kind === "sale_changed" ? HOLD_SECONDS : 0;
  const mail = (kind: MailKind, key: string, once: string, about = {}): Mail => ({
    ...{ kind: "mail.send", key, about: { mail: kind, once, saleId: id, ...about }, holdSeconds },
  });
  // An arrow can be taken twice, with a step back between: another effect, and the same once.
  const once = toldOfState(sale);
  const told = (kind: MailKind, about = {}) => mail(kind, `${once}:${sale.version}`, once!, about);
  if (event.kind === "payment_recorded") {
    const { payment } = event;
    return payment.amount > 0
      ? [mail("payment_received", `payment:${payment.id}`, `payment:${payment.id}`, { paymentId: payment.id })]
      : [];
  }
  const came = event.kind === "sale_recorded" || event.kind === "sale_moved";
  if (came && status === "QUOTE_SENT") return [told("quote_sent")];
  if (came && status === "ACCEPTED") return [told("sale_accepted")];
  const planned = event.kind === "sale_moved" ||
    (event.kind === "sale_changed" && event.before.scheduledAt !== sale.scheduledAt);
  if (planned && status === "SCHEDULED") return [told("service_scheduled", { at: sale.scheduledAt })];
  return [];
}

/** Which mails a change of a lead asks for: to whom it is given, and the reminder of its day. */
export function mailsOfLead(event: LeadHappening, lead: Lead): readonly Mail[] {
  const { id, assignedTo, followUpOn } = lead;
  if (assignedTo === null || !isOpen(lead)) return [];
  if (event.kind === "lead_reminded") {
    const key = `lead:${id}:${followUpOn}`;
    return [{ kind: "mail.send", key, about: { mail: "follow_up", once: key, leadId: id, userId: assignedTo } }];
  }
  const given = event.kind === "lead_recorded" ||
    (event.kind === "lead_changed" && event.before.assignedTo !== assignedTo);
  if (!given) return [];
  const key = `lead:${id}:assigned:${lead.version}`;
  return [{ kind: "mail.send", key, about: { mail: "lead_assigned", once: key, leadId: id, userId: assignedTo } }];
}

/** The mails to those who run the firm that a webhook was turned off; `since` is when it began to fail. */
export function mailsOfHook(hookId: HookId, since: Instant, administrators: readonly UserId[]): readonly Mail[] {
  return administrators.map((userId) => {
    const key = `hook:${hookId}:${since}:${userId}`;
    return { kind: "mail.send", key, about: { mail: "hook_disabled", once: key, hookId, userId } };
  });
}
