import { type Context, HttpError, page } from "fresh";
import { askFor, ensureMay, throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../adapters/http/sentences.ts";
import { QUESTIONS, USUAL_WEIGHTS, type Weights } from "../../domain/leads/scoring.ts";
import { Weighing } from "./(_components)/lead_form.ts";
import { Scoring } from "./(_components)/Scoring.tsx";

/** What counts how much in a score: tried on last year's leads before it is saved. */
export const handler = define.handlers({
  async GET(ctx) {
    ensureMay(ctx.state.actor, "weigh_leads");
    const usual = ctx.url.searchParams.has("usual") ? typedWeights(USUAL_WEIGHTS) : null;
    return await shown(ctx, usual, usual && USUAL_WEIGHTS, {}, 200);
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "weigh_leads");
    const form = await readForm(Weighing, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return await shown(ctx, form.typed, null, faultSentences(form.faults, words), 422);
    const { weights, version, save } = form.value;
    if (!save) return await shown(ctx, form.typed, weights, {}, 200);
    const saved = await useCases.changeWeights(askFor(actor, form.once), weights, version);
    if (saved.ok) return redirectTelling(ctx, "/leads/scoring", { kind: "leads_weighed" });
    throwAsPage(saved.error);
    const faults = { "": refusalSentence(saved.error, words, formats) };
    return await shown(ctx, form.typed, weights, faults, statusOf(saved.error));
  },
});

function typedWeights(weights: Weights): Typed {
  return Object.fromEntries(QUESTIONS.map(({ id }) => [id, String(weights[id])]));
}

async function shown(
  ctx: Context<State>,
  typed: Typed | null,
  tried: Weights | null,
  faults: Sentences,
  status: number,
) {
  const found = await ctx.state.useCases.findWeights(ctx.state.actor, ctx.state.organization.timeZone, tried);
  if (!found.ok) throw new HttpError(403);
  const { kept, now, then } = found.value;
  return page({ kept, now, then, typed: typed ?? typedWeights(kept.weights), faults, once: crypto.randomUUID() }, {
    status,
  });
}

export default define.page<typeof handler>(({ data, state: { words, formats, actor } }) => (
  <Scoring {...data} actor={actor} words={words} formats={formats} />
));
