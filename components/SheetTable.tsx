import type { ComponentChildren } from "preact";
import type { Cell, Kind, Sheet } from "../adapters/http/sheet.ts";
import type { Formats } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { cx } from "./cx.ts";

/** Columns that are read as words, from the left. */
const WORDS: ReadonlySet<Kind> = new Set(["text", "phone"]);

/** A table of sums; each figure that a list can show leads there. It scrolls by itself where it is wider than the page. */
export function SheetTable({ sheet, caption, formats, totalWord }: {
  sheet: Sheet;
  caption: string;
  formats: Formats;
  totalWord: string;
}) {
  const { columns, rows, total, totalLinks } = sheet;
  const cell = (value: Cell, place: number, href: string | null | undefined): ComponentChildren => {
    const text = written(value, columns[place].kind, formats);
    return href && value !== null ? <a href={href}>{text}</a> : text;
  };
  return (
    <div class="sums-box" tabIndex={0} role="region" aria-label={caption}>
      <table class="sums">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ heading, kind }, place) => (
              <th key={place} scope="col" class={cx(!WORDS.has(kind) && "num")}>{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, links }, at) => (
            <tr key={at}>
              {cells.map((value, place) => (
                <td key={place} class={cx(!WORDS.has(columns[place].kind) && "num")}>
                  {cell(value, place, links?.[place])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              {total.map((value, place) => (
                <td key={place} class={cx(!WORDS.has(columns[place].kind) && "num")}>
                  {place === 0 && value === null ? totalWord : cell(value, place, totalLinks?.[place])}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** The same figures as the chart above them, folded away until somebody wants to read them. */
export function UnfoldedSheet({ words: t, ...table }: {
  sheet: Sheet;
  caption: string;
  formats: Formats;
  words: Words["figures"];
}) {
  return (
    <details class="unfold unfold-table">
      <summary>{t.asTable}</summary>
      <SheetTable {...table} totalWord={t.total} />
    </details>
  );
}

/** A figure in the reader's customs; a dash where there is none. */
function written(cell: Cell, kind: Kind, formats: Formats): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return kind === "day" ? formats.day(cell) : cell;
  switch (kind) {
    case "money":
      return formats.money(cell);
    case "share":
      return formats.percent(Math.round(cell * 1_000) * 10);
    case "count":
      return formats.count(cell);
    default:
      return formats.quantity(Math.round(cell * 1_000));
  }
}
