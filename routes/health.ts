import { define } from "../adapters/http/define.ts";

/** Whether the program and its database answer, for whatever looks at `/health` (OPS-01): the same as `/api/v1/health`. */
export const handler = define.handlers({
  async GET(ctx) {
    const { up } = await ctx.state.useCases.checkHealth();
    return Response.json({ status: up ? "up" : "down" }, {
      status: up ? 200 : 503,
      headers: { "Cache-Control": "no-store", ...up ? {} : { "Retry-After": "5" } },
    });
  },
});
