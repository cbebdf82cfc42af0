import { HttpError } from "fresh";
import { z } from "zod";
import { readSentForm } from "../../../../adapters/http/body.ts";
import { define } from "../../../../adapters/http/define.ts";
import { choice } from "../../../../adapters/http/fields.ts";
import { readForm } from "../../../../adapters/http/form.ts";
import { afterStep, hookAt } from "../../(_components)/hook_step.ts";

const Turn = z.strictObject({ to: choice(["on", "off"]) });

/** Turns the webhook on or off. */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    const { id, version } = await hookAt(ctx.state, ctx.params.id);
    const form = await readForm(Turn, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) throw new HttpError(422);
    const { to } = form.value;
    const turned = await useCases.changeHook(actor, id, { version, state: to });
    return afterStep(ctx, turned, { kind: to === "on" ? "hook_turned_on" : "hook_turned_off" });
  },
});
