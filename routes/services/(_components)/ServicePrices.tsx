import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import type { DatedPrice } from "../../../domain/catalogue/service.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** Every price the service had, has and will have; one that is to come can be taken back. */
export function ServicePrices({ id, prices, changeable, today, words: t, formats }: {
  readonly id: string;
  readonly prices: readonly DatedPrice[];
  readonly changeable: boolean;
  readonly today: Day;
  readonly words: Words;
  readonly formats: Formats;
}) {
  const { services: say } = t;
  const now = prices.findLast(({ from }) => from <= today);
  return (
    <Card title={say.prices} class="mt-4 max-w-2xl">
      <ul class="beside-list">
        {prices.toReversed().map((price) => (
          <li key={price.from} class="price-row">
            <span>{price === prices[0] ? say.fromEver : `${say.from} ${formats.day(price.from)}`}</span>
            <b>{formats.money(price.priceOre)}</b>
            <small class="text-ink-3">{price.priceIncludesVat ? t.vat.with : t.vat.without}</small>
            {price === now && <Tag word={say.priceNow} />}
            {price.from > today && <Tag word={say.priceToCome} />}
            {price.from > today && changeable && (
              <form method="post" action={`/services/${id}/prices`} class="ml-auto">
                <input type="hidden" name="from" value={price.from} />
                <Button tone="quiet" icon="trash-2">{say.dropPrice}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
