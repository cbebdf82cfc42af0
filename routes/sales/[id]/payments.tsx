import { define } from "../../../adapters/http/define.ts";
import { ore } from "../../../domain/kernel/money.ts";
import { Payment } from "../(_components)/sale_form.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";

/** Records a payment, or a refund. */
export const handler = saleStep({
  form: () =>
    Payment.transform(({ refund, amount, ...rest }) => ({
      ...rest,
      amount: refund === "yes" ? ore(-Math.abs(amount)) : amount,
    })),
  dialog: (typed) => typed.refund === "yes" ? "refund" : "pay",
  run: (useCases, actor, id, asked) => useCases.paySale(actor, id, asked),
  told: (_sale, { amount }) => ({ kind: "payment_recorded", ore: amount }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
