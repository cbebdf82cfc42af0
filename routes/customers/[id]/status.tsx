import { z } from "zod";
import { page } from "fresh";
import { askFor, ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { choice, version } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { refusalSentence, statusOf } from "../../../adapters/http/sentences.ts";
import { customerIdOf } from "../(_components)/customer_page.ts";
import { type Refused, RefusedPage } from "../(_components)/customer_step.tsx";

const Status = z.strictObject({ status: choice(["ACTIVE", "INACTIVE"]), version });

/** Takes a customer out of daily use, or back into it; everything about it stays. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(`/customers/${customerIdOf(ctx)}`, 303),
  async POST(ctx) {
    const { actor, useCases } = ctx.state;
    ensureMay(actor, "edit_customers");
    const id = customerIdOf(ctx);
    const form = await readForm(Status, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return page<Refused>({ id, sentence: ctx.state.words.fields.choice }, { status: 422 });
    const changed = await useCases.changeCustomer(askFor(actor, form.once), id, form.value);
    if (changed.ok) {
      const kind = form.value.status === "INACTIVE" ? "customer_archived" : "customer_saved";
      return redirectTelling(ctx, `/customers/${id}`, { kind, name: changed.value.name });
    }
    throwAsPage(changed.error);
    const { words, formats } = ctx.state;
    return page<Refused>({ id, sentence: refusalSentence(changed.error, words, formats) }, {
      status: statusOf(changed.error),
    });
  },
});

export default define.page<typeof handler>(({ data, state }) => <RefusedPage data={data} state={state} />);
