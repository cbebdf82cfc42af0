import { define } from "../adapters/http/define.ts";

/**
 * The day begins with the overview. It has an address of its own, because Fresh marks a link to `/` as the way to every page.
 */
export const handler = define.handlers({ GET: (ctx) => ctx.redirect("/dashboard", 303) });
