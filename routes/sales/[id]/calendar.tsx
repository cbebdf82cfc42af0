import { z } from "zod";
import { choice, line, maybe } from "../../../adapters/http/fields.ts";
import { define } from "../../../adapters/http/define.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";
import { wayBack } from "../(_components)/way_back.ts";

/** Decides about a visit that somebody moved or deleted in Google. */
export const handler = saleStep({
  form: () =>
    z.strictObject({
      calendar: line(300),
      kind: choice(["moved", "deleted"]),
      answer: choice(["ours", "googles"]),
      back: maybe(line(1_000)),
    }),
  dialog: () => undefined,
  next: ({ back }) => wayBack(back),
  run: (useCases, actor, id, { calendar, kind, answer }) =>
    useCases.answerVisit(actor, id, { calendarId: calendar, kind, answer }),
  told: () => ({ kind: "visit_answered" }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
