import type { PricedLine } from "../domain/pricing/line.ts";
import type { Formats } from "../locales/format.ts";
import { unitAfter } from "../locales/units.ts";
import type { Words } from "../locales/words.ts";

/** What is done and what each of it comes to, in the way it was agreed: with or without moms. */
export function PricedLines({ lines, words: t, formats }: {
  lines: readonly PricedLine[];
  words: Words;
  formats: Formats;
}) {
  return (
    <ul class="priced-lines">
      {lines.map((line, place) => (
        <li key={place}>
          <div>
            <p class="font-semibold">{line.description}</p>
            <p class="text-sm text-ink-2">
              {formats.quantity(line.quantity)} {unitAfter(line.quantity, line.unit)} × {formats.money(line.unitPrice)}
              {" "}
              {line.priceIncludesVat ? t.vat.with : t.vat.without}
              {line.discount > 0 && ` · ${t.sales.form.discount} ${formats.percent(line.discount)}`}
            </p>
          </div>
          <p class="tabular-nums">{formats.money(line.priceIncludesVat ? line.gross : line.net)}</p>
        </li>
      ))}
    </ul>
  );
}
