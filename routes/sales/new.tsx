import { type Context, HttpError, page } from "fresh";
import { readSentForm } from "../../adapters/http/body.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, fieldOf, refusalSentence, type Sentences, statusOf } from "../../adapters/http/sentences.ts";
import { type CustomerId, parseId, type SaleId, type UserId } from "../../domain/kernel/ids.ts";
import { askFor, ensureMay, typedAgain } from "../../adapters/http/answers.ts";
import { findChoices } from "./(_components)/customer_choices.ts";
import { closedUp, draftOf, HELPING, newCustomerOf, NewSale, typedCopy, withHelp } from "./(_components)/sale_form.ts";
import { KeptSale } from "./(_components)/KeptSale.tsx";
import { pageAfter } from "./(_components)/offered.ts";
import { SaleForm, type SaleFormProps } from "./(_components)/SaleForm.tsx";
import { PageHead } from "../../components/PageHead.tsx";

type Shown = Pick<SaleFormProps, "typed" | "faults" | "services" | "members" | "found" | "duplicate"> & {
  /** Nobody has typed anything into it yet. */
  readonly isEmpty: boolean;
};

export const handler = define.handlers({
  async GET(ctx) {
    ensureMay(ctx.state.actor, "create_sales");
    const customerId = parseId<CustomerId>(ctx.url.searchParams.get("customer") ?? "");
    const { value } = await ctx.state.useCases.findSaleForm(ctx.state.actor, customerId);
    return page<Shown>({
      typed: {
        customerId: value.customer?.id ?? "",
        customerSearch: value.customer?.name ?? "",
        status: "QUOTE_SENT",
        saleDate: ctx.state.today,
        source: "PHONE",
        assignedTo: ctx.state.actor.userId,
        ...await copiedFrom(ctx),
        ...wishFrom(ctx.url.searchParams),
      },
      isEmpty: true,
      faults: {},
      services: value.services,
      members: value.members,
      found: [],
      duplicate: null,
    });
  },

  async POST(ctx) {
    const { actor, useCases, words, formats, organization } = ctx.state;
    ensureMay(actor, "create_sales");
    const sent = await readSentForm(ctx.req);
    const form = await readForm(NewSale(organization.timeZone), sent, ctx.url.pathname);
    const again = async (typed: Typed, faults: Sentences, status: number, more: Partial<Shown> = {}) => {
      const { value } = await useCases.findSaleForm(actor, null);
      return page<Shown>({
        typed,
        faults,
        services: value.services,
        members: value.members,
        found: [],
        duplicate: null,
        isEmpty: false,
        ...more,
      }, { status });
    };
    if (HELPING.has(form.typed.intent)) return again(withHelp(form.typed), {}, 200);
    if (!form.ok) return again(form.typed, faultSentences(form.faults, words), 422);

    const named = form.value.customerId;
    const newcomer = named === null ? newCustomerOf(form.value) : null;
    if (named === null && newcomer === null) {
      const found = await findChoices(useCases, actor, form.value.customerSearch, ctx.state);
      const { chooseCustomer, noCustomerYet, customerMissing } = words.sales.form;
      const sought = form.value.customerSearch === null ? customerMissing : noCustomerYet;
      const sentence = found.length > 0 ? chooseCustomer : sought;
      // All that is missing is said at once; but who looks for a customer has not come to the lines yet.
      const isBare = form.value.customerSearch === null && form.value.lines.length === 0;
      const bare: Sentences = isBare ? { [fieldOf({ kind: "lines_missing" })]: words.refusals.lines_missing } : {};
      return again(form.typed, { customerSearch: sentence, ...bare }, 422, { found });
    }
    const customer = newcomer && await useCases.recordCustomer(
      askFor(actor, form.once, "customer"),
      newcomer,
      form.value.newCustomer?.allowDuplicate === "yes",
    );
    if (customer && !customer.ok) {
      const { error } = customer;
      const sentence = refusalSentence(error, words, formats);
      const field = `newCustomer.${fieldOf(error) || "name"}`;
      return again(typedAgain(form.typed, error), { [field]: sentence }, statusOf(error), {
        duplicate: error.kind === "duplicate_customer" ? { id: error.existingId } : null,
      });
    }

    const sale = await useCases.recordSale(askFor(actor, form.once), draftOf(form.value, named ?? customer!.value.id));
    if (!sale.ok) {
      const made: Typed = customer
        ? { customerId: customer.value.id, customerSearch: customer.value.name, "newCustomer.name": "" }
        : {};
      const sentence = refusalSentence(sale.error, words, formats);
      const typed = typedAgain({ ...closedUp(form.typed), ...made }, sale.error);
      return again(typed, { [fieldOf(sale.error)]: sentence }, statusOf(sale.error));
    }
    const next = form.value.intent === "save_and_new" ? "/sales/new" : pageAfter(actor, sale.value);
    return redirectTelling(ctx, next, { kind: "sale_created", number: sale.value.number });
  },
});

/** A free time of the calendar that was clicked, and whose it is: a visit that is agreed on. */
function wishFrom(asked: URLSearchParams): Typed {
  const at = asked.get("at") ?? "", person = parseId<UserId>(asked.get("person") ?? "");
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at)) return {};
  return { status: "ACCEPTED", scheduledAt: at, ...(person ? { assignedTo: person } : {}) };
}

/** The sale that is copied; nothing of it is written before this one is saved. */
async function copiedFrom(ctx: Context<State>): Promise<Typed> {
  const asked = ctx.url.searchParams.get("copy");
  if (asked === null) return {};
  const { useCases, actor, organization, formats } = ctx.state;
  const id = parseId<SaleId>(asked);
  const found = id === null ? null : await useCases.findSale(actor, id);
  if (!found?.ok) throw new HttpError(404);
  return typedCopy(found.value.sale, organization.timeZone, formats);
}

export default define.page<typeof handler>(({ data: { isEmpty, ...data }, state }) => (
  <>
    <PageHead title={state.words.sales.form.newTitle} back={{ href: "/sales", label: state.words.nav.sales }} />
    <KeptSale isEmpty={isEmpty} state={state} />
    <SaleForm
      {...data}
      kind="new"
      action="/sales/new"
      cancelHref="/sales"
      fixed={false}
      once={data.typed.once ?? crypto.randomUUID()}
      locale={state.organization.locale}
      words={state.words}
      formats={state.formats}
    />
  </>
));
