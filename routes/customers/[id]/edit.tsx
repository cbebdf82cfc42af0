import { HttpError, page } from "fresh";
import { askFor, ensureMay, throwAsPage, typedAgain } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { faultSentences, fieldOf, refusalSentence, statusOf } from "../../../adapters/http/sentences.ts";
import { PageHead } from "../../../components/PageHead.tsx";
import { ChangedCustomer, factsOf, typedCustomer } from "../(_components)/customer_form.ts";
import { customerOf } from "../(_components)/customer_page.ts";
import { CustomerForm, type CustomerFormProps } from "../(_components)/CustomerForm.tsx";

type Shown = Pick<CustomerFormProps, "typed" | "faults" | "duplicate"> & { readonly id: string; readonly name: string };

export const handler = define.handlers({
  async GET(ctx) {
    ensureMay(ctx.state.actor, "edit_customers");
    const customer = await customerOf(ctx);
    if (customer.deletedAt !== null) throw new HttpError(404);
    const { id, name } = customer;
    return page<Shown>({
      id,
      name,
      typed: typedCustomer(customer, ctx.state.formats.phone),
      faults: {},
      duplicate: null,
    });
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "edit_customers");
    const { id, name, version } = await customerOf(ctx);
    const form = await readForm(ChangedCustomer, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return page<Shown>({ id, name, typed: form.typed, faults: faultSentences(form.faults, words), duplicate: null }, {
        status: 422,
      });
    }
    const { allowDuplicate, version: seen } = form.value;
    const change = { ...factsOf(form.value), version: seen };
    const changed = await useCases.changeCustomer(askFor(actor, form.once), id, change, allowDuplicate === "yes");
    if (changed.ok) {
      return redirectTelling(ctx, `/customers/${id}`, { kind: "customer_saved", name: changed.value.name });
    }
    throwAsPage(changed.error);
    const duplicate = changed.error.kind === "duplicate_customer" ? { id: changed.error.existingId } : null;
    const typed = typedAgain({ ...form.typed, version: String(version) }, changed.error);
    const faults = { [fieldOf(changed.error)]: refusalSentence(changed.error, words, formats) };
    return page<Shown>({ id, name, typed, faults, duplicate }, { status: statusOf(changed.error) });
  },
});

export default define.page<typeof handler>(({ data, state: { words: t } }) => (
  <>
    <PageHead title={t.customers.editTitle(data.name)} back={{ href: `/customers/${data.id}`, label: data.name }} />
    <CustomerForm
      {...data}
      id={data.id}
      kind="edit"
      action={`/customers/${data.id}/edit`}
      cancelHref={`/customers/${data.id}`}
      once={data.typed.once ?? crypto.randomUUID()}
      words={t}
    />
  </>
));
