import { define } from "../../../../adapters/http/define.ts";
import { takeMailIn } from "../../../../adapters/http/mail_in.ts";

/** Takes a message in as SendGrid's Inbound Parse sends it. */
export const handler = define.handlers({
  POST: (ctx) => takeMailIn(ctx, "email_sendgrid"),
});
