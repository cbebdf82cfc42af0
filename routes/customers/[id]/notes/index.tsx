import { page } from "fresh";
import { askFor, ensureMay, throwAsPage, typedAgain } from "../../../../adapters/http/answers.ts";
import { readSentForm } from "../../../../adapters/http/body.ts";
import { define } from "../../../../adapters/http/define.ts";
import { redirectTelling } from "../../../../adapters/http/flash.ts";
import { readForm } from "../../../../adapters/http/form.ts";
import { faultSentences, fieldOf, refusalSentence, statusOf } from "../../../../adapters/http/sentences.ts";
import { customerIdOf } from "../../(_components)/customer_page.ts";
import { NewNote } from "../../(_components)/note_form.ts";
import { ShownCustomer, shownCustomer, type ShownProps } from "../../(_components)/ShownCustomer.tsx";

/** Writes into a customer's history; the customer's page comes back with what was wrong. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(`/customers/${customerIdOf(ctx)}`, 303),
  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "edit_customers");
    const id = customerIdOf(ctx);
    const form = await readForm(NewNote, await readSentForm(ctx.req), ctx.url.pathname);
    const found = await shownCustomer(ctx);
    if (!form.ok) {
      const written = { typed: form.typed, faults: faultSentences(form.faults, words) };
      return page<ShownProps>({ ...found, written }, { status: 422 });
    }
    const done = await useCases.writeNote(askFor(actor, form.once), id, form.value);
    if (done.ok) {
      return redirectTelling(ctx, `/customers/${id}`, { kind: "customer_noted", name: found.customer.name });
    }
    throwAsPage(done.error);
    const faults = { [fieldOf(done.error)]: refusalSentence(done.error, words, formats) };
    const written = { typed: typedAgain(form.typed, done.error), faults };
    return page<ShownProps>({ ...found, written }, { status: statusOf(done.error) });
  },
});

export default define.page<typeof handler>(({ data, state, url }) => (
  <ShownCustomer data={data} state={state} url={url} />
));
