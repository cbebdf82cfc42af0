import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Button, IconButton } from "../components/Button.tsx";
import { fieldId } from "../components/Field.tsx";
import { TextInput } from "../components/TextInput.tsx";
import { Select } from "../components/Select.tsx";
import { money } from "../locales/format_money.ts";
import { typedTotals } from "../domain/sales/typed_totals.ts";

/** A line as it stands in the form: texts, by the names of its fields. */
export interface TypedLine {
  readonly serviceId: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly priceIncludesVat: string;
  readonly discount: string;
  readonly vatRate: string;
}

/** What the island knows of a service, as its fields would be typed. */
export interface ServiceChoice {
  readonly id: string;
  readonly label: string;
  readonly category: string;
  readonly typed: Omit<TypedLine, "serviceId" | "quantity" | "discount">;
}

export interface SaleLinesWords {
  readonly line: string;
  readonly service: string;
  readonly noService: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly priceMode: string;
  readonly withoutVat: string;
  readonly withVat: string;
  readonly discount: string;
  readonly vatRate: string;
  readonly addLine: string;
  readonly removeLine: string;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly notReckoned: string;
}

export interface SaleLinesProps {
  readonly lines: readonly TypedLine[];
  readonly blank: TypedLine;
  readonly services: readonly ServiceChoice[];
  readonly faults: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly words: SaleLinesWords;
}

/** The lines of a sale with a live total. Without scripts it is the same form, and the server adds the lines. */
export default function SaleLines({ lines, blank, services, faults, locale, words }: SaleLinesProps) {
  const rows = useSignal(lines.map((line, key) => ({ key, line })));
  const choices = useMemo(() => grouped(services), [services]);
  // Where the keyboard goes on: the line that came, or the one in the place of the line that went.
  const next = useRef<number | null>(null);
  useEffect(() => {
    if (next.current !== null) document.getElementById(fieldId(`lines.${next.current}.serviceId`))?.focus();
    next.current = null;
  }, [rows.value]);

  const change = (key: number, part: Partial<TypedLine>) => {
    rows.value = rows.value.map((row) => row.key === key ? { key, line: { ...row.line, ...part } } : row);
  };
  const choose = (key: number, id: string) =>
    change(key, { serviceId: id, ...services.find((service) => service.id === id)?.typed });
  const add = (event: Event) => {
    event.preventDefault();
    const key = Math.max(-1, ...rows.value.map((row) => row.key)) + 1;
    next.current = rows.value.length;
    rows.value = [...rows.value, { key, line: blank }];
  };
  const remove = (key: number) => (event: Event) => {
    event.preventDefault();
    const place = rows.value.findIndex((row) => row.key === key);
    rows.value = rows.value.filter((row) => row.key !== key);
    next.current = Math.min(place, rows.value.length - 1);
  };

  return (
    <div>
      <ol class="sale-lines">
        {rows.value.map(({ key, line }, index) => {
          const field = (name: keyof TypedLine, label: string) => ({
            name: `lines.${index}.${name}`,
            label,
            error: faults[`lines.${index}.${name}`],
            value: line[name],
            onInput: (event: Event) => change(key, { [name]: (event.target as HTMLInputElement).value }),
          });
          return (
            <li key={key} aria-label={`${words.line} ${index + 1}`} class="sale-line">
              <Select
                {...field("serviceId", words.service)}
                choices={choices}
                blank={words.noService}
                onInput={undefined}
                onChange={(event) => choose(key, (event.target as HTMLSelectElement).value)}
                fieldClass="line-service"
              />
              <TextInput {...field("description", words.description)} fieldClass="line-text" maxLength={500} />
              <TextInput {...field("quantity", words.quantity)} inputMode="decimal" />
              <TextInput {...field("unit", words.unit)} maxLength={20} />
              <TextInput {...field("unitPrice", words.unitPrice)} inputMode="decimal" />
              <Select
                {...field("priceIncludesVat", words.priceMode)}
                choices={[{ value: "no", label: words.withoutVat }, { value: "yes", label: words.withVat }]}
              />
              <TextInput {...field("discount", words.discount)} inputMode="decimal" />
              <TextInput {...field("vatRate", words.vatRate)} inputMode="decimal" />
              {rows.value.length > 1 && (
                <IconButton
                  icon="trash-2"
                  type="button"
                  label={`${words.removeLine} ${index + 1}`}
                  onClick={remove(key)}
                  class="line-remove needs-script"
                />
              )}
            </li>
          );
        })}
      </ol>
      <Button icon="plus" name="intent" value="add_line" formNoValidate onClick={add}>{words.addLine}</Button>
      <Totals rows={rows} locale={locale} words={words} />
    </div>
  );
}

function Totals({ rows, locale, words }: {
  rows: Signal<{ key: number; line: TypedLine }[]>;
  locale: string;
  words: SaleLinesWords;
}) {
  const totals = typedTotals(rows.value.map(({ line }) => line));
  return (
    <output class="sale-totals" aria-live="polite">
      {totals === null ? <p class="text-ink-3">{words.notReckoned}</p> : (
        <dl class="facts facts-money">
          <div>
            <dt>{words.net}</dt>
            <dd>{money(totals.net, locale)}</dd>
          </div>
          <div>
            <dt>{words.vat}</dt>
            <dd>{money(totals.vat, locale)}</dd>
          </div>
          <div class="facts-total">
            <dt>{words.gross}</dt>
            <dd>{money(totals.gross, locale)}</dd>
          </div>
        </dl>
      )}
    </output>
  );
}

function grouped(services: readonly ServiceChoice[]) {
  const categories = [...new Set(services.map((service) => service.category))];
  return categories.map((category) => ({
    group: category,
    choices: services.filter((one) => one.category === category).map(({ id, label }) => ({ value: id, label })),
  }));
}
