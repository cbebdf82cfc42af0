import { type Context, HttpError } from "fresh";
import { foundOrPage } from "../../../adapters/http/answers.ts";
import type { State } from "../../../adapters/http/define.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import { type LeadId, parseId } from "../../../domain/kernel/ids.ts";
import type { UseCases } from "../../../adapters/http/define.ts";
import type { ConversionShown, DialogKind } from "./LeadDialog.tsx";
import { LeadFile } from "./LeadFile.tsx";

export type File = Extract<Awaited<ReturnType<UseCases["findLead"]>>, { ok: true }>["value"];

/** A lead's page, with a dialog open where one was asked for or comes back. */
export interface Shown {
  readonly file: File;
  readonly dialog: { readonly kind: DialogKind; readonly typed: Typed; readonly conversion?: ConversionShown } | null;
  /** What was typed into the history's form, where that comes back. */
  readonly written: Typed;
  readonly faults: Sentences;
}

/** The id in the address; throws the 404 of the error page for what is none. */
export function leadIdOf(ctx: Context<State>): LeadId {
  const id = parseId<LeadId>(ctx.params.id);
  if (id === null) throw new HttpError(404);
  return id;
}

/** The lead the address names; throws the 404 of the error page where the actor sees none. */
export async function leadFileOf(ctx: Context<State>): Promise<File> {
  return foundOrPage(await ctx.state.useCases.findLead(ctx.state.actor, leadIdOf(ctx)));
}

/** The page of a lead, also where one of its forms comes back with what was wrong. */
export function ShownLead({ data, state }: { data: Shown; state: State }) {
  const once = data.dialog?.typed.once ?? crypto.randomUUID();
  return (
    <LeadFile
      {...data}
      actor={state.actor}
      once={once}
      today={state.today}
      now={state.now}
      words={state.words}
      formats={state.formats}
    />
  );
}
