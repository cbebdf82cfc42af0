import type { Sheet } from "../../../adapters/http/sheet.ts";
import type { findForecast } from "../../../domain/figures/find_figures.ts";
import { DONE } from "../../../domain/figures/tally.ts";
import { firstOfMonth } from "../../../domain/kernel/time.ts";
import { monthSpan, salesLink } from "./links.ts";
import type { Reading } from "./reading.ts";

type ForecastFound = Awaited<ReturnType<ReturnType<typeof findForecast>>>["value"];

/** The months to come, the running one first; no rows where the history is too short. */
export function forecastSheet(
  { forecast, running }: ForecastFound,
  { words: { figures: t }, formats }: Reading,
): Sheet {
  return {
    name: "forecast",
    columns: [
      { heading: t.month, kind: "text" },
      { heading: t.columns.low, kind: "money" },
      { heading: t.columns.expected, kind: "money" },
      { heading: t.columns.high, kind: "money" },
    ],
    rows: forecast.kind === "too_short" ? [] : forecast.months.map(({ low, value, high }, place) => ({
      cells: [formats.month(firstOfMonth(running, place)), low, value, high],
    })),
  };
}

/** The whole months a forecast is made from. */
export function historySheet({ history }: ForecastFound, { words: { figures: t }, formats }: Reading): Sheet {
  return {
    name: "history",
    columns: [{ heading: t.month, kind: "text" }, { heading: t.columns.revenue, kind: "money" }],
    rows: history.map(({ month, revenue }) => ({
      cells: [formats.month(month), revenue],
      links: [null, salesLink({ ...monthSpan(month), statuses: DONE })],
    })),
  };
}
