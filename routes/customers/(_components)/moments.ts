import type { Moment } from "../../../components/Timeline.tsx";
import type { CustomerMoment } from "../../../domain/customers/ports.ts";
import { SALE_STATUSES, type SaleStatus } from "../../../domain/sales/moves.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** What happened, as a sentence in the reader's words. */
export function momentText({ kind, sale, facts }: CustomerMoment, t: Words, formats: Formats): string {
  const say = t.customerPage.moments, number = sale?.number ?? "";
  switch (kind) {
    case "sale_recorded":
      return t.sales.form.created(number);
    case "sale_moved":
    case "sale_corrected":
      return isStatus(facts.to) ? t.sales.moved(number, t.statuses[facts.to]) : number;
    case "payment_recorded": {
      const ore = Number(facts.amount);
      const { pay } = t.sales;
      return `${number}: ${ore < 0 ? pay.refunded(formats.money(-ore)) : pay.recorded(formats.money(ore))}`;
    }
    case "customer_recorded":
      return say.recorded;
    case "customer_deleted":
      return say.deleted;
    case "customer_restored":
      return say.restored;
    case "customers_merged":
      return say.mergedPlain;
    case "customer_merged_away":
      return say.mergedAway;
    case "merge_undone":
      return say.unmerged;
    case "customer_imported":
      return say.imported;
    case "customer_import_updated":
      return say.importUpdated;
    case "customer_import_undone":
      return say.importUndone;
    default:
      return say.changed;
  }
}

/** The colour beside it: the state it led to. */
export function momentTone({ kind, facts }: CustomerMoment): NonNullable<Moment["tone"]> {
  if (kind === "payment_recorded") return "PAID";
  return kind.startsWith("sale_") && isStatus(facts.to) ? facts.to : "accent";
}

function isStatus(word: unknown): word is SaleStatus {
  return (SALE_STATUSES as readonly unknown[]).includes(word);
}
