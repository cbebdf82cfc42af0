import { askFor } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { toldSentence } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, statusOf } from "../../../adapters/http/sentences.ts";
import { movedTold, Step } from "../(_components)/sale_form.ts";
import { saleIdOf } from "../(_components)/ShownSale.tsx";
import { visitShown } from "../(_components)/visit_shown.ts";

/** The same move as status.tsx makes, for a card that was dragged: what happened comes back as words. */
export const handler = define.handlers({
  async POST(ctx) {
    const { actor, useCases, words, formats, organization } = ctx.state;
    const id = saleIdOf(ctx);
    const sent = await readSentForm(ctx.req);
    const form = await readForm(Step(organization.timeZone, await visitShown(ctx, sent)), sent, ctx.url.pathname);
    if (!form.ok) {
      return Response.json({ sentence: Object.values(faultSentences(form.faults, words)).join(" ") }, { status: 422 });
    }
    const { back, ...asked } = form.value;
    const moved = await useCases.moveSale(askFor(actor, form.once), id, asked);
    if (!moved.ok) {
      return Response.json({ sentence: refusalSentence(moved.error, words, formats) }, {
        status: statusOf(moved.error),
      });
    }
    const told = movedTold(moved.value, back);
    return Response.json({ sentence: toldSentence(told, words, formats), undo: told.undo ?? null });
  },
});
