import { define } from "../../../adapters/http/define.ts";
import { isMoving } from "../../../domain/imports/import.ts";
import { importOf } from "../(_components)/import_page.ts";

/** How far an import has come. */
export const handler = define.handlers({
  async GET(ctx) {
    const { job } = await importOf(ctx);
    const total = progressTotal(job);
    const { count } = ctx.state.formats;
    const text = ctx.state.words.imports.progress(count(job.done), count(total));
    const data = { moving: isMoving(job), done: job.done, total, text };
    return Response.json({ data }, { headers: { "Cache-Control": "no-store" } });
  },
});

/** Only what was brought in is taken back. */
function progressTotal({ status, total, created, updated }: Awaited<ReturnType<typeof importOf>>["job"]): number {
  return status === "UNDOING" ? created + updated : total;
}
