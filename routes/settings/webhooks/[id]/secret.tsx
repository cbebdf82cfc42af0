import { HttpError, page } from "fresh";
import { throwAsPage } from "../../../../adapters/http/answers.ts";
import { define } from "../../../../adapters/http/define.ts";
import { HookSecret } from "../../(_components)/HookSecret.tsx";
import { hookId } from "../../(_components)/hook_step.ts";

const headers = { "Cache-Control": "no-store" };

/** Gives the webhook another secret and shows it, once. */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    const rotated = await useCases.rotateHookSecret(actor, hookId(ctx.params.id));
    if (rotated.ok) return page(rotated.value, { headers });
    throwAsPage(rotated.error);
    throw new HttpError(409);
  },
});

export default define.page<typeof handler>(({ data, state: { words } }) => (
  <HookSecret {...data} rotated words={words} />
));
