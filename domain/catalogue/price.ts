import type { Day } from "../kernel/time.ts";
import type { DatedPrice, Price, Service } from "./service.ts";

/** The first day of all: from then on a service costs what it did before its price was first changed. */
const EVER = "1900-01-01" as Day;

/** The price alone. */
export function priceOf({ priceOre, priceIncludesVat, vatBasisPoints, costOre }: Price): Price {
  return { priceOre, priceIncludesVat, vatBasisPoints, costOre };
}

/** The service at the price it has on the day. */
export function priced(service: Service, day: Day): Service {
  const prices = service.prices ?? [];
  const valid = prices.findLast(({ from }) => from <= day) ?? prices[0];
  return valid ? { ...service, ...priceOf(valid) } : service;
}

/**
 * The service with another price from the day on, until the next one that is known. Days before keep their price, so a sale
 * entered late for an earlier day is priced as it was then.
 */
export function repriced(service: Service, wanted: Price, from: Day, today: Day): Service {
  const same = JSON.stringify(priceOf(priced(service, from))) === JSON.stringify(priceOf(wanted));
  if (same) return priced(service, today);
  const known = service.prices?.length ? service.prices : [{ from: EVER, ...priceOf(service) }];
  const others = known.filter((one) => one.from !== from);
  return withPrices(service, [...others, { from, ...priceOf(wanted) }], today);
}

/** The service without the price that was to come on the day; what is or was valid stays. */
export function withoutPrice(service: Service, from: Day, today: Day): Service {
  if (from <= today) return service;
  return withPrices(service, (service.prices ?? []).filter((one) => one.from !== from), today);
}

function withPrices(service: Service, prices: readonly DatedPrice[], today: Day): Service {
  const sorted = prices.toSorted((a, b) => a.from < b.from ? -1 : 1);
  return priced({ ...service, prices: sorted }, today);
}
