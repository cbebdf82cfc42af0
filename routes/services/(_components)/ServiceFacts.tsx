import { Card } from "../../../components/Card.tsx";
import { DefinitionList } from "../../../components/DefinitionList.tsx";
import type { Service } from "../../../domain/catalogue/service.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** What is sold and at which price, for those who sell it; the cost stands in the form of those who set the price. */
export function ServiceFacts({ service, words: t, formats }: {
  readonly service: Service;
  readonly words: Words;
  readonly formats: Formats;
}) {
  const { services: say } = t;
  const { category, priceOre, priceIncludesVat, vatBasisPoints, unit, pricingModel, durationMinutes } = service;
  return (
    <Card class="max-w-2xl">
      <DefinitionList
        facts={[
          {
            term: say.price,
            value: `${formats.money(priceOre)} ${priceIncludesVat ? t.vat.with : t.vat.without} / ${unit}`,
          },
          { term: say.vat, value: formats.percent(vatBasisPoints) },
          { term: say.category, value: category || "–" },
          { term: say.model, value: t.pricingModels[pricingModel] },
          {
            term: say.duration,
            value: durationMinutes === null ? "–" : say.minutes(Math.floor(durationMinutes / 60), durationMinutes % 60),
          },
          { term: say.active, value: service.active ? t.common.yes : say.inactive },
        ]}
      />
      {service.description && <p class="note-text mt-4">{service.description}</p>}
    </Card>
  );
}
