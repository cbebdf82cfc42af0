import { throwAsPage } from "../../../../adapters/http/answers.ts";
import { define } from "../../../../adapters/http/define.ts";
import { redirectTelling } from "../../../../adapters/http/flash.ts";
import { hookId } from "../../(_components)/hook_step.ts";

/** Forgets the webhook and its log. */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    const dropped = await useCases.dropHook(actor, hookId(ctx.params.id));
    if (!dropped.ok) throwAsPage(dropped.error);
    return redirectTelling(ctx, "/settings/webhooks", { kind: "hook_dropped" });
  },
});
