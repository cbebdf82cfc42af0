import type { Cell, Sheet } from "../../../adapters/http/sheet.ts";
import type { findTeamFigures, FirmFigures } from "../../../domain/figures/find_figures.ts";
import type { Span } from "../../../domain/figures/ports.ts";
import { DECIDED, DONE, type Tally, together } from "../../../domain/figures/tally.ts";
import type { SaleStatus } from "../../../domain/sales/moves.ts";
import type { Words } from "../../../locales/words.ts";
import { only, salesLink } from "./links.ts";
import type { Reading } from "./reading.ts";

type TeamFigures = Awaited<ReturnType<ReturnType<typeof findTeamFigures>>>["value"];

/** What each seller did; every number leads to its list. */
export function teamSheet(
  { people, whole }: TeamFigures,
  spans: { now: Span; previous: Span; yearBefore: Span },
  { words }: Reading,
): Sheet {
  return {
    name: "sellers",
    columns: peopleColumns(words.figures.columns.seller, words),
    rows: people.map((one) => ({ cells: peopleCells(one.name, one), links: peopleLinks(spans, one.id) })),
    total: peopleCells(null, whole),
    totalLinks: peopleLinks(spans, null),
  };
}

/** What each firm did; numbers lead to a list in the firm one is in, `here`, alone. */
export function organizationsSheet(
  firms: readonly FirmFigures[],
  spans: { now: Span; previous: Span; yearBefore: Span },
  here: string,
  { words }: Reading,
): Sheet {
  const whole = {
    now: together(firms.map(({ now }) => now)),
    previous: together(firms.map(({ previous }) => previous)),
    yearBefore: together(firms.map(({ yearBefore }) => yearBefore)),
  };
  return {
    name: "firms",
    columns: peopleColumns(words.figures.columns.firm, words),
    rows: firms.map((one) => ({
      cells: peopleCells(one.firm.name, one),
      // The lists of other firms stand behind their own doors.
      ...one.firm.id === here ? { links: peopleLinks(spans, null) } : {},
    })),
    total: peopleCells(null, whole),
  };
}

function peopleColumns(first: string, { figures: t }: Words): Sheet["columns"] {
  return [
    { heading: first, kind: "text" },
    { heading: t.columns.done, kind: "count" },
    { heading: t.columns.revenue, kind: "money" },
    { heading: t.columns.previous, kind: "money" },
    { heading: t.columns.yearBefore, kind: "money" },
    { heading: t.columns.average, kind: "money" },
    { heading: t.columns.conversion, kind: "share" },
    { heading: t.columns.cycle, kind: "decimal" },
  ];
}

interface Three {
  readonly now: Tally;
  readonly previous: Tally;
  readonly yearBefore: Tally;
}

function peopleCells(name: Cell, { now, previous, yearBefore }: Three): Cell[] {
  return [
    name,
    now.done,
    now.revenue,
    previous.revenue,
    yearBefore.revenue,
    now.average,
    now.conversion,
    now.cycleDays,
  ];
}

/** The lists behind the columns of `peopleColumns`, of one seller or of all. */
function peopleLinks(spans: { now: Span; previous: Span; yearBefore: Span }, owner: string | null) {
  const list = (span: Span, statuses: readonly SaleStatus[]) => salesLink({ ...only(span), statuses, owner });
  return [
    null,
    list(spans.now, DONE),
    list(spans.now, DONE),
    list(spans.previous, DONE),
    list(spans.yearBefore, DONE),
    null,
    list(spans.now, DECIDED),
    list(spans.now, ["PAID"]),
  ];
}
