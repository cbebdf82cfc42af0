import { define } from "../../../../adapters/http/define.ts";
import { afterStep, hookId } from "../../(_components)/hook_step.ts";

/** Sends a message that says nothing happened. */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    return afterStep(ctx, await useCases.testHook(actor, hookId(ctx.params.id)), { kind: "hook_tested" });
  },
});
