import { askFor } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { toldSentence } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, statusOf } from "../../../adapters/http/sentences.ts";
import { Move, movedTold } from "../(_components)/lead_form.ts";
import { leadIdOf } from "../(_components)/ShownLead.tsx";

/** The same move as status.tsx makes, for a card that was dragged: what happened comes back as words. */
export const handler = define.handlers({
  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    const id = leadIdOf(ctx);
    const form = await readForm(Move, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return Response.json({ sentence: Object.values(faultSentences(form.faults, words)).join(" ") }, { status: 422 });
    }
    const { back, ...asked } = form.value;
    const moved = await useCases.moveLead(askFor(actor, form.once), id, asked);
    if (!moved.ok) {
      return Response.json({ sentence: refusalSentence(moved.error, words, formats) }, {
        status: statusOf(moved.error),
      });
    }
    const told = movedTold(moved.value, back);
    return Response.json({ sentence: toldSentence(told, words, formats), undo: told.undo ?? null });
  },
});
