import { kept } from "../../components/drawn.ts";
import { Pagination } from "../../components/Pagination.tsx";
import { type Listing, type ListTotals, writeCursor } from "../../domain/kernel/page.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import { addressWith, readPart } from "../sales/(_components)/sale_query.ts";

/** The end of a list: which of all these rows are ("1–20 af 214"; how many where a cursor leads), and the way on and back. */
export function ListFoot({ listing: { rows, previous, next }, totals, url, words: { common: t, sales }, formats }: {
  listing: Listing<unknown>;
  totals: Pick<ListTotals, "count" | "isLowerBound">;
  url: URL;
  words: Words;
  formats: Formats;
}) {
  const part = readPart(url.searchParams), all = formats.count(totals.count, totals.isLowerBound);
  const before = "page" in part ? (part.page - 1) * part.size : null;
  const foot = {
    range: before === null
      ? sales.shown(formats.count(rows.length), all)
      : t.range(formats.count(before + 1), formats.count(before + rows.length), all),
    ...(previous ? { previous: addressWith(url, { cursor: writeCursor(previous) }) } : {}),
    ...(next ? { next: addressWith(url, { cursor: writeCursor(next) }) } : {}),
    words: { label: t.pages, previous: t.previous, next: t.next },
  };
  return kept(`foot ${url.href} ${JSON.stringify(foot)}`, () => <Pagination {...foot} />);
}
