import { type Context, page } from "fresh";
import type { z } from "zod";
import { askFor, throwAsPage, typedAgain } from "../../../adapters/http/answers.ts";
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
import type { SaleId } from "../../../domain/kernel/ids.ts";
import type { Result } from "../../../domain/kernel/result.ts";
import type { Instant } from "../../../domain/kernel/time.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import type { SaleView } from "../../../domain/sales/ports.ts";
import { DIALOGS } from "./SaleDialog.tsx";
import { fileOf, saleIdOf, type Shown } from "./ShownSale.tsx";
import { visitShown } from "./visit_shown.ts";

/** Something done to a sale by a form on its page. */
export interface SaleStep<T> {
  /** `shown` is the visit the form showed, where it has one. */
  readonly form: (zone: string, shown: Instant | null) => z.ZodType<T>;
  /** The dialog the form stands in; it comes back open where something is wrong. */
  readonly dialog: (typed: Typed) => string | undefined;
  readonly run: (useCases: State["useCases"], actor: Actor, id: SaleId, asked: T) => Promise<Result<SaleView, Refusal>>;
  readonly told: (sale: SaleView, asked: T) => Told;
  /** Fields that may stand in the form's address instead. */
  readonly fromAddress?: readonly string[];
  /** Where it leads afterwards; the sale's page where not said. */
  readonly next?: (asked: T) => string | null;
}

/** The handlers of such a form: it does its work once and leads on, or comes back with what was typed and what is wrong. */
export function saleStep<T>(step: SaleStep<T>) {
  return define.handlers({
    GET: (ctx) => ctx.redirect(`/sales/${saleIdOf(ctx)}`, 303),
    async POST(ctx) {
      const { actor, useCases, words, formats, organization } = ctx.state;
      const id = saleIdOf(ctx);
      const sent = await readSentForm(ctx.req);
      for (const name of step.fromAddress ?? []) {
        const value = ctx.url.searchParams.get(name);
        if (value !== null && !sent.has(name)) sent.set(name, value);
      }
      const schema = step.form(organization.timeZone, await visitShown(ctx, sent));
      const form = await readForm(schema, sent, ctx.url.pathname);
      if (!form.ok) return await shownAgain(ctx, step, form.typed, faultSentences(form.faults, words), 422);

      const done = await step.run(useCases, askFor(actor, form.once), id, form.value);
      if (done.ok) {
        return redirectTelling(ctx, step.next?.(form.value) ?? `/sales/${id}`, step.told(done.value, form.value));
      }
      throwAsPage(done.error);
      const sentence = refusalSentence(done.error, words, formats);
      return await shownAgain(
        ctx,
        step,
        typedAgain(form.typed, done.error),
        { [fieldOf(done.error)]: sentence },
        statusOf(done.error),
      );
    },
  });
}

async function shownAgain<T>(ctx: Context<State>, step: SaleStep<T>, typed: Typed, faults: Sentences, status: number) {
  const file = await fileOf(ctx);
  const kind = DIALOGS.find((word) => word === step.dialog(typed));
  // What has no field in the dialog, and what stands in no dialog at all, is said above it.
  const fields = kind === undefined ? [] : Object.keys(faults);
  const shown: Sentences = fields.length > 0 ? faults : { "": Object.values(faults).join(" ") };
  return page<Shown>({
    file,
    dialog: kind ? { kind, typed: { ...typed, version: String(file.sale.version) } } : null,
    faults: shown,
  }, { status });
}
