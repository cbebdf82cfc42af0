import { takeHintIn } from "../../../../adapters/http/billing_hint.ts";
import { define } from "../../../../adapters/http/define.ts";

/** A relay says that an invoice was paid: the accounts are asked now. */
export const handler = define.handlers({
  POST: (ctx) => takeHintIn(ctx),
});
