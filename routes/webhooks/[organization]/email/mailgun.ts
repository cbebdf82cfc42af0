import { define } from "../../../../adapters/http/define.ts";
import { takeMailIn } from "../../../../adapters/http/mail_in.ts";

/** Takes a message in as a route of Mailgun sends it. */
export const handler = define.handlers({
  POST: (ctx) => takeMailIn(ctx, "email_mailgun"),
});
