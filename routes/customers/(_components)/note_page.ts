import { type Context, HttpError } from "fresh";
import { foundOrPage } from "../../../adapters/http/answers.ts";
import type { State } from "../../../adapters/http/define.ts";
import { type NoteId, parseId } from "../../../domain/kernel/ids.ts";
import { customerIdOf } from "./customer_page.ts";

/** The ids of customer and note in the address; throws the 404 of the error page for what are none. */
export function noteIdsOf(ctx: Context<State>) {
  const note = parseId<NoteId>(ctx.params.note);
  if (note === null) throw new HttpError(404);
  return { id: customerIdOf(ctx), note };
}

/** The note the address names, where the actor may change it; throws the 404 or 403 of the error page. */
export async function noteOf(ctx: Context<State>) {
  const { actor, useCases } = ctx.state;
  const { id, note } = noteIdsOf(ctx);
  const [found, customer] = await Promise.all([useCases.findNote(actor, id, note), useCases.findCustomer(actor, id)]);
  return { note: foundOrPage(found), customer: foundOrPage(customer) };
}
