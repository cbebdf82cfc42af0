import { type Context, page } from "fresh";
import type { z } from "zod";
import { askFor, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { redirectTelling, type Told } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import {
  faultSentences,
  fieldOf,
  refusalSentence,
  type Sentences,
  statusOf,
} from "../../../adapters/http/sentences.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { LeadId } from "../../../domain/kernel/ids.ts";
import type { Result } from "../../../domain/kernel/result.ts";
import type { LeadView } from "../../../domain/leads/ports.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import type { DialogKind } from "./LeadDialog.tsx";
import { leadFileOf, leadIdOf, type Shown } from "./ShownLead.tsx";

/** Something done to a lead by a form on its page. */
export interface LeadDeed<T> {
  readonly form: z.ZodType<T>;
  /** The dialog the form stands in; it comes back open where something is wrong. */
  readonly dialog: (typed: Typed) => DialogKind | null;
  readonly run: (useCases: State["useCases"], actor: Actor, id: LeadId, asked: T) => Promise<Result<LeadView, Refusal>>;
  readonly told: (lead: LeadView, asked: T) => Told;
  /** Fields that may stand in the form's address instead. */
  readonly fromAddress?: readonly string[];
  /** Where it leads afterwards; the lead's page where not said. */
  readonly next?: (asked: T, actor: Actor) => string | null;
}

/** The handlers of such a form: it does its work once and leads on, or comes back with what was typed and what is wrong. */
export function leadStep<T>(step: LeadDeed<T>) {
  return define.handlers({
    GET: (ctx) => ctx.redirect(`/leads/${leadIdOf(ctx)}`, 303),
    async POST(ctx) {
      const { actor, useCases, words, formats } = ctx.state;
      const id = leadIdOf(ctx);
      const sent = await readSentForm(ctx.req);
      for (const name of step.fromAddress ?? []) {
        const value = ctx.url.searchParams.get(name);
        if (value !== null && !sent.has(name)) sent.set(name, value);
      }
      const form = await readForm(step.form, sent, ctx.url.pathname);
      if (!form.ok) return await shownAgain(ctx, step, form.typed, faultSentences(form.faults, words), 422);

      const done = await step.run(useCases, askFor(actor, form.once), id, form.value);
      if (done.ok) {
        const next = step.next?.(form.value, actor) ?? `/leads/${id}`;
        return redirectTelling(ctx, next, step.told(done.value, form.value));
      }
      throwAsPage(done.error);
      const sentence = refusalSentence(done.error, words, formats);
      return await shownAgain(ctx, step, form.typed, { [fieldOf(done.error)]: sentence }, statusOf(done.error));
    },
  });
}

async function shownAgain<T>(ctx: Context<State>, step: LeadDeed<T>, typed: Typed, faults: Sentences, status: number) {
  const file = await leadFileOf(ctx);
  const kind = step.dialog(typed);
  const fresh = { ...typed, version: String(file.lead.version), once: crypto.randomUUID() };
  return page<Shown>({
    file,
    dialog: kind && { kind, typed: fresh },
    written: kind ? {} : typed,
    // What is hidden in a form has no field to stand at.
    faults: "version" in faults || "to" in faults ? { "": Object.values(faults).join(" ") } : faults,
  }, { status });
}
