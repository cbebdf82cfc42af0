import { LEAD_STATUSES } from "../../domain/leads/lead.ts";
import { SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import type { Activity } from "../../domain/sales/ports.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";

/** What happened, as a sentence in the reader's words: "RS-2026-0214 er nu Betalt · Jens Jensen". */
export function activityText(activity: Activity, words: Words, formats: Formats): string {
  const sentence = sentenceOf(activity, words, formats);
  return activity.customerName === null
    ? sentence
    : words.common.by(sentence.replace(/\.$/, ""), activity.customerName);
}

/** Where it can be looked at; null where there is no page for it. */
export function activityLink({ saleId, lead }: Activity): string | null {
  if (lead) return `/leads/${lead.id}`;
  return saleId === null ? null : `/sales/${saleId}`;
}

function sentenceOf(activity: Activity, { sales, leads, statuses, invoicing }: Words, formats: Formats): string {
  const { kind, saleNumber, facts, lead } = activity;
  if (lead) {
    const moved = LEAD_STATUSES.find((status) => status === facts.to);
    return kind !== "lead_recorded" && moved
      ? leads.told.moved(lead.name, leads.statuses[moved])
      : leads.told.created(lead.name);
  }
  const number = saleNumber ?? "";
  switch (kind) {
    case "sale_recorded":
      return sales.form.created(number);
    case "sale_changed":
      return sales.form.saved(number);
    case "sale_moved":
    case "sale_corrected":
    case "sale_move_undone":
      return isStatus(facts.to) ? sales.moved(number, statuses[facts.to]) : sales.form.saved(number);
    case "payment_recorded":
      return `${number}: ${paymentSentence(facts.amount, sales, formats)}`;
    case "sale_deleted":
      return sales.page.deleted(number);
    case "sale_restored":
      return sales.bin.restored(number);
    case "invoice_asked":
      return invoicing.told.asked(number);
    case "invoice_drafted":
      return invoicing.told.drafted(number);
    case "invoice_approved":
      return invoicing.told.approved(number, String(facts.number ?? ""));
    case "invoice_sent":
      return invoicing.told.sent(number);
    case "invoice_voided":
      return invoicing.told.voided(number);
    case "invoice_seen":
      return invoicing.told.seen(number);
    default:
      return number;
  }
}

function paymentSentence(amount: unknown, { pay }: Words["sales"], { money }: Formats): string {
  if (!Number.isSafeInteger(amount)) return pay.payment;
  const ore = amount as number;
  return ore < 0 ? pay.refunded(money(-ore)) : pay.recorded(money(ore));
}

function isStatus(word: unknown): word is SaleStatus {
  return (SALE_STATUSES as readonly unknown[]).includes(word);
}
