import { page } from "fresh";
import { foundOrPage } from "../../../../adapters/http/answers.ts";
import { define } from "../../../../adapters/http/define.ts";
import { LAST_NUMBERED_PAGE, type Part, readCursor } from "../../../../domain/kernel/page.ts";
import { HookPage } from "../../(_components)/HookPage.tsx";
import { hookId } from "../../(_components)/hook_step.ts";

const ROWS = 20;

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    const found = await useCases.findHook(actor, hookId(ctx.params.id), partOf(ctx.url.searchParams));
    return page({ ...foundOrPage(found), refused: ctx.url.searchParams.get("refused") === "hook_off" });
  },
});

/** What cannot be read counts as not given. */
function partOf(params: URLSearchParams): Part {
  const cursor = readCursor(params.get("cursor") ?? "");
  const number = /^[1-9]\d?$/.test(params.get("page") ?? "") ? Number(params.get("page")) : 1;
  return cursor ? { size: ROWS, cursor } : { size: ROWS, page: Math.min(number, LAST_NUMBERED_PAGE) };
}

export default define.page<typeof handler>(({ data, state }) => <HookPage {...data} state={state} />);
