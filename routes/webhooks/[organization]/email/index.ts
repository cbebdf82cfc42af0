import { define } from "../../../../adapters/http/define.ts";
import { takeMailIn } from "../../../../adapters/http/mail_in.ts";

/** Takes a message in, raw or as JSON, signed with the mailbox's secret. */
export const handler = define.handlers({
  POST: (ctx) => takeMailIn(ctx, "email"),
});
