import { type Context, HttpError } from "fresh";
import { foundOrPage } from "../../../adapters/http/answers.ts";
import type { State } from "../../../adapters/http/define.ts";
import { agreementWithin } from "../../../domain/agreements/access.ts";
import type { AgreementFile } from "../../../domain/agreements/find_agreements.ts";
import { type AgreementId, parseId } from "../../../domain/kernel/ids.ts";

/** The id in the address; throws the 404 of the error page for what is none. */
function agreementIdOf(ctx: Context<State>): AgreementId {
  const id = parseId<AgreementId>(ctx.params.id);
  if (id === null) throw new HttpError(404);
  return id;
}

/** The agreement the address names; throws the 404 of the error page where the actor sees none. */
export async function agreementOf(ctx: Context<State>): Promise<AgreementFile> {
  return foundOrPage(await ctx.state.useCases.findAgreement(ctx.state.actor, agreementIdOf(ctx)));
}

/** The same, where the actor may change it. */
export async function editableAgreement(ctx: Context<State>): Promise<AgreementFile> {
  const file = await agreementOf(ctx);
  foundOrPage(agreementWithin(file.agreement, ctx.state.actor, "edit_sales"));
  return file;
}
