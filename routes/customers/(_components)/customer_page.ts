import { type Context, HttpError } from "fresh";
import type { State } from "../../../adapters/http/define.ts";
import { foundOrPage } from "../../../adapters/http/answers.ts";
import { type CustomerId, parseId } from "../../../domain/kernel/ids.ts";

/** The id in the address; throws the 404 of the error page for what is none. */
export function customerIdOf(ctx: Context<State>): CustomerId {
  const id = parseId<CustomerId>(ctx.params.id);
  if (id === null) throw new HttpError(404);
  return id;
}

/** The customer the address names; throws the 404 of the error page where the organization has none. */
export async function customerOf(ctx: Context<State>) {
  return foundOrPage(await ctx.state.useCases.findCustomer(ctx.state.actor, customerIdOf(ctx)));
}
