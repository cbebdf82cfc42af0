import { define } from "../../../../adapters/http/define.ts";
import { takeMailIn } from "../../../../adapters/http/mail_in.ts";

/** Takes a message in as Postmark sends it; its address carries the secret as a password. */
export const handler = define.handlers({
  POST: (ctx) => takeMailIn(ctx, "email_postmark"),
});
