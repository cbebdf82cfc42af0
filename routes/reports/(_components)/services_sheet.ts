import type { Sheet } from "../../../adapters/http/sheet.ts";
import { compared } from "../../../domain/figures/period.ts";
import type { ServiceFigure, Span } from "../../../domain/figures/ports.ts";
import { average, contribution, DONE } from "../../../domain/figures/tally.ts";
import { linesLink, only, salesLink } from "./links.ts";
import { type Reading, sum } from "./reading.ts";

/** What each service brought in, and what is left of it once its cost is taken off. */
export function servicesSheet(
  services: readonly ServiceFigure[],
  { from, to }: Span,
  { words: { figures: t } }: Reading,
  /** Whether the reader may open a service: its page is where it is changed. */
  opens = false,
): Sheet {
  const { now, previous, yearBefore } = compared({ from, to });
  const done = (span: Span) => salesLink({ ...only(span), statuses: DONE });
  return {
    name: "services",
    columns: [
      { heading: t.columns.service, kind: "text" },
      { heading: t.columns.category, kind: "text" },
      { heading: t.columns.done, kind: "count" },
      { heading: t.columns.revenue, kind: "money" },
      { heading: t.columns.average, kind: "money" },
      { heading: t.columns.profit, kind: "money" },
      { heading: t.columns.previous, kind: "money" },
      { heading: t.columns.yearBefore, kind: "money" },
    ],
    rows: services.map((one) => {
      const lines = (span: Span) => linesLink({ service: one.id, ...only(span), statuses: DONE });
      return {
        cells: [
          one.name ?? t.services.without,
          one.category,
          one.count,
          one.net,
          average(one.net, one.count),
          contribution(one),
          one.previous,
          one.yearBefore,
        ],
        links: [
          one.id === null || !opens ? null : `/services/${one.id}`,
          null,
          lines(now),
          lines(now),
          null,
          null,
          lines(previous),
          lines(yearBefore),
        ],
      };
    }),
    // A sale with two services counts in two rows, so the sales are not added up.
    total: [
      null,
      null,
      null,
      sum(services.map(({ net }) => net)),
      null,
      null,
      sum(services.map(({ previous }) => previous)),
      sum(services.map(({ yearBefore }) => yearBefore)),
    ],
    // The lines of all services, and of none, are the sales.
    totalLinks: [null, null, null, done(now), null, null, done(previous), done(yearBefore)],
  };
}
