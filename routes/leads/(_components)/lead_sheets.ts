import type { Sheet, SheetRow } from "../../../adapters/http/sheet.ts";
import { total } from "../../../domain/kernel/money.ts";
import type { EndingCount } from "../../../domain/leads/ports.ts";
import { type BandOutcome, type Outcome } from "../../../domain/leads/report.ts";
import { endOfBand } from "../../../domain/leads/scoring.ts";
import type { Words } from "../../../locales/words.ts";

/** What became of the leads of each score, the highest first. */
export function bandsSheet(bands: readonly BandOutcome[], whole: Outcome, words: Words): Sheet {
  const { report: say } = words.leads;
  return {
    ...outcomes("leads", say.band, words),
    rows: bands.map((one) => row(`${one.band}–${endOfBand(one.band)}`, one)),
    total: row(null, whole).cells,
  };
}

/** The same of each firm, beside the others. */
export function firmsSheet(
  firms: readonly { readonly name: string; readonly outcome: Outcome }[],
  words: Words,
): Sheet {
  const { report: say } = words.leads;
  return { ...outcomes("lead_firms", say.firm, words), rows: firms.map(({ name, outcome }) => row(name, outcome)) };
}

/** Why nothing came of leads, the most frequent reason first. */
export function endingsSheet(endings: readonly EndingCount[], words: Words): Sheet {
  const { leads: say } = words, whole = endings.reduce((all, { count }) => all + count, 0);
  return {
    name: "lead_endings",
    columns: [
      { heading: say.report.ending, kind: "text" },
      { heading: say.report.all, kind: "count" },
      { heading: say.value, kind: "money" },
      { heading: say.report.share, kind: "share" },
    ],
    rows: endings.map(({ ending, count, value }) => ({ cells: [say.endings[ending], count, value, count / whole] })),
    total: [null, whole, total(endings.map(({ value }) => value)), whole === 0 ? null : 1],
  };
}

function outcomes(name: string, head: string, { leads: { report: say } }: Words) {
  const counts = [say.all, say.open, say.converted, say.unqualified];
  return {
    name,
    columns: [
      { heading: head, kind: "text" as const },
      ...counts.map((heading) => ({ heading, kind: "count" as const })),
      { heading: say.rate, kind: "share" as const },
    ],
  };
}

function row(name: string | null, { all, open, converted, unqualified, rate }: Outcome): SheetRow {
  return { cells: [name, all, open, converted, unqualified, rate] };
}
