import { priced } from "../catalogue/price.ts";
import type { Service } from "../catalogue/service.ts";
import { type Day, dayOf, localTimeOf } from "../kernel/time.ts";
import type { SaleChange } from "../sales/change.ts";
import { completeLine, type LineDraft } from "../sales/draft.ts";
import type { Sale } from "../sales/sale.ts";
import type { Agreement, TermsChange } from "./agreement.ts";
import { ruleMoved } from "./rule.ts";

/**
 * The change of an agreement that a change of one visit stands for. A new day of the visit is a new weekday or date of the
 * rule, a new time the time of all; a line that costs what the catalogue says keeps following the catalogue.
 */
export function termsFromVisit(
  agreement: Agreement,
  sale: Sale,
  change: SaleChange,
  services: readonly Service[],
  zone: string,
  plannedDay: Day,
): TermsChange {
  const { lines, scheduledAt, assignedTo, internalNotes, customerNotes } = change;
  const at = scheduledAt === undefined || scheduledAt === sale.scheduledAt ? null : scheduledAt;
  return {
    ...(lines ? { lines: lines.map((line) => followingCatalogue(line, services, sale.saleDate)) } : {}),
    ...(at
      ? { rule: ruleMoved(agreement.rule, plannedDay, dayOf(at, zone)), time: localTimeOf(at, zone).slice(11) }
      : {}),
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(internalNotes === undefined ? {} : { internalNotes }),
    ...(customerNotes === undefined ? {} : { customerNotes }),
  };
}

/** The line without the price the catalogue has for it on the day anyway. */
function followingCatalogue(line: LineDraft, services: readonly Service[], day: Day): LineDraft {
  const service = services.find(({ id }) => id === line.serviceId);
  if (!service) return line;
  const bare = { ...line, unitPrice: null, priceIncludesVat: null, vatRate: null };
  const [mine, theirs] = [line, bare].map((one) => completeLine(one, priced(service, day), "" as never));
  return JSON.stringify(mine) === JSON.stringify(theirs) ? bare : line;
}
