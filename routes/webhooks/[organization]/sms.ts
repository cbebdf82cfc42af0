import { define } from "../../../adapters/http/define.ts";
import { takeSmsIn } from "../../../adapters/http/sms_in.ts";

/** Takes a text message in that was sent to the firm's number. */
export const handler = define.handlers({
  POST: (ctx) => takeSmsIn(ctx),
});
