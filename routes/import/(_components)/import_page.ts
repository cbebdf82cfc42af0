import { type Context, HttpError } from "fresh";
import { z } from "zod";
import { askFor, foundOrPage, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { readForm } from "../../../adapters/http/form.ts";
import type { Import, ImportRefusal } from "../../../domain/imports/import.ts";
import { isMoving } from "../../../domain/imports/import.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { type ImportId, parseId } from "../../../domain/kernel/ids.ts";
import type { Result } from "../../../domain/kernel/result.ts";
import type { Refusal } from "../../../domain/refusal.ts";

/** The id in the address; throws the 404 of the error page for what is none. */
export function importIdOf(ctx: Context<State>): ImportId {
  const id = parseId<ImportId>(ctx.params.id);
  if (id === null) throw new HttpError(404);
  return id;
}

/** The import the address names, going on where a restart broke it off. */
export async function importOf(ctx: Context<State>) {
  const { useCases, actor } = ctx.state;
  const found = foundOrPage(await useCases.findImport(actor, importIdOf(ctx)));
  if (isMoving(found.job)) useCases.driveImport(actor, found.job.id);
  return found;
}

/** A button that sends an import on to its next station. */
export function importStep(
  run: (useCases: State["useCases"], actor: Actor, id: ImportId) => Promise<Result<Import, Refusal | ImportRefusal>>,
) {
  return define.handlers({
    GET: (ctx) => ctx.redirect(`/import/${importIdOf(ctx)}`, 303),
    async POST(ctx) {
      const { actor, useCases } = ctx.state;
      const id = importIdOf(ctx);
      const form = await readForm(z.strictObject({}), await readSentForm(ctx.req), ctx.url.pathname);
      if (!form.ok) throw new HttpError(422);
      const sent = await run(useCases, askFor(actor, form.once), id);
      if (sent.ok) useCases.driveImport(actor, id);
      else throwAsPage(sent.error);
      // Where it is at another station already, the page says so.
      return ctx.redirect(`/import/${id}`, 303);
    },
  });
}
