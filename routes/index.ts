import { define } from "../adapters/http/define.ts";

/** The day begins with the sales. */
export const handler = define.handlers({ GET: (ctx) => ctx.redirect("/sales", 303) });
