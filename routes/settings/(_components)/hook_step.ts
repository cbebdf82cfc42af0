import { type Context, HttpError } from "fresh";
import { foundOrPage, throwAsPage } from "../../../adapters/http/answers.ts";
import type { State } from "../../../adapters/http/define.ts";
import { redirectTelling, type Told } from "../../../adapters/http/flash.ts";
import type { Hook } from "../../../domain/hooks/hook.ts";
import { type HookId, parseId } from "../../../domain/kernel/ids.ts";
import type { Result } from "../../../domain/kernel/result.ts";
import type { Refusal } from "../../../domain/refusal.ts";

/** The webhook an address names; one that is no id is nobody's. */
export function hookId(id: string): HookId {
  const known = parseId<HookId>(id);
  if (known === null) throw new HttpError(404);
  return known;
}

/** The webhook itself, or the error page. */
export async function hookAt({ useCases, actor }: State, id: string): Promise<Hook> {
  return foundOrPage(await useCases.findHook(actor, hookId(id), { size: 1, page: 1 })).hook;
}

/** Leads back to the webhook after a button of its page, and tells there what came of it. */
export function afterStep(ctx: Context<State>, done: Result<unknown, Refusal>, told: Told): Response {
  const { id } = ctx.params;
  if (done.ok) return redirectTelling(ctx, `/settings/webhooks/${id}`, told);
  throwAsPage(done.error);
  return ctx.redirect(`/settings/webhooks/${id}?refused=${done.error.kind}`, 303);
}
