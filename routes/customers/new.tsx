import { page } from "fresh";
import { askFor, ensureMay, throwAsPage, typedAgain } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm } from "../../adapters/http/form.ts";
import { faultSentences, fieldOf, refusalSentence, statusOf } from "../../adapters/http/sentences.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { BLANK_CUSTOMER, factsOf, NewCustomer } from "./(_components)/customer_form.ts";
import { CustomerForm, type CustomerFormProps } from "./(_components)/CustomerForm.tsx";

type Shown = Pick<CustomerFormProps, "typed" | "faults" | "duplicate">;

export const handler = define.handlers({
  GET(ctx) {
    ensureMay(ctx.state.actor, "edit_customers");
    return page<Shown>({ typed: BLANK_CUSTOMER, faults: {}, duplicate: null });
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "edit_customers");
    const form = await readForm(NewCustomer, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return page<Shown>({ typed: form.typed, faults: faultSentences(form.faults, words), duplicate: null }, {
        status: 422,
      });
    }

    const made = await useCases.recordCustomer(
      askFor(actor, form.once),
      factsOf(form.value),
      form.value.allowDuplicate === "yes",
    );
    if (made.ok) {
      return redirectTelling(ctx, `/customers/${made.value.id}`, { kind: "customer_created", name: made.value.name });
    }
    throwAsPage(made.error);
    const duplicate = made.error.kind === "duplicate_customer" ? { id: made.error.existingId } : null;
    const faults = { [fieldOf(made.error)]: refusalSentence(made.error, words, formats) };
    return page<Shown>({ typed: typedAgain(form.typed, made.error), faults, duplicate }, {
      status: statusOf(made.error),
    });
  },
});

export default define.page<typeof handler>(({ data, state: { words: t } }) => (
  <>
    <PageHead title={t.customers.new} back={{ href: "/customers", label: t.nav.customers }} />
    <CustomerForm
      {...data}
      kind="new"
      action="/customers/new"
      cancelHref="/customers"
      once={data.typed.once ?? crypto.randomUUID()}
      words={t}
    />
  </>
));
