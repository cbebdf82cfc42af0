import { define } from "../../../adapters/http/define.ts";
import { takeResendNews } from "../../../adapters/http/resend_hook.ts";

/** Resend says what became of a mail. */
export const handler = define.handlers({
  POST: (ctx) => takeResendNews(ctx),
});
