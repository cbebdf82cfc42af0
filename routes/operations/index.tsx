import { page } from "fresh";
import { throwAsPage } from "../../adapters/http/answers.ts";
import { define } from "../../adapters/http/define.ts";
import { type Provider, PROVIDERS } from "../../domain/delivery/effect.ts";
import { JOB_STATES, type JobState } from "../../domain/delivery/job.ts";
import { LAST_NUMBERED_PAGE, readCursor } from "../../domain/kernel/page.ts";
import { OperationsPage } from "./(_components)/OperationsPage.tsx";

const ROWS = 50;

/** What goes out by itself: what waits, runs and failed. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    const given = (name: string) => ctx.url.searchParams.get(name)?.trim() ?? "";
    const filter = {
      state: JOB_STATES.find((one): one is JobState => one === given("state")) ?? null,
      provider: PROVIDERS.find((one): one is Provider => one === given("provider")) ?? null,
    };
    const cursor = readCursor(given("cursor"));
    const at = /^[1-9]\d?$/.test(given("page")) ? Math.min(Number(given("page")), LAST_NUMBERED_PAGE) : 1;
    const found = await useCases.findOperations(
      actor,
      filter,
      cursor ? { size: ROWS, cursor } : { size: ROWS, page: at },
    );
    if (!found.ok) return throwAsPage(found.error), new Response(null, { status: 403 });
    return page({ ...found.value, filter });
  },
});

export default define.page<typeof handler>(({ data, state }) => <OperationsPage {...data} state={state} />);
