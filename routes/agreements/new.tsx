import { type Context, page } from "fresh";
import { askFor, ensureMay, throwAsPage, typedAgain } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, fieldOf, refusalSentence, type Sentences, statusOf } from "../../adapters/http/sentences.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { type CustomerId, parseId } from "../../domain/kernel/ids.ts";
import { covers } from "../../domain/kernel/permissions.ts";
import { nextWorkingDay } from "../../domain/kernel/holidays.ts";
import { weekdayOf } from "../../domain/kernel/time.ts";
import { findChoices } from "../sales/(_components)/customer_choices.ts";
import { closedUp, withHelp } from "../sales/(_components)/sale_form.ts";
import { blankAgreement, LOOKING, NewAgreement } from "./(_components)/agreement_form.ts";
import { AgreementForm, type AgreementFormProps } from "./(_components)/AgreementForm.tsx";

type Shown = Pick<AgreementFormProps, "typed" | "faults" | "services" | "members" | "found" | "preview">;

export const handler = define.handlers({
  async GET(ctx) {
    const { actor, today, useCases } = ctx.state;
    ensureMay(actor, "create_sales");
    const customerId = parseId<CustomerId>(ctx.url.searchParams.get("customer") ?? "");
    const { value } = await useCases.findSaleForm(actor, customerId);
    const startsOn = nextWorkingDay(today);
    const typed = {
      ...blankAgreement(startsOn, weekdayOf(startsOn), actor.userId),
      customerId: value.customer?.id ?? "",
      customerSearch: value.customer?.name ?? "",
    };
    return page<Shown>({ ...value, typed, faults: {}, found: [], preview: null });
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "create_sales");
    const form = await readForm(NewAgreement, await readSentForm(ctx.req), ctx.url.pathname);
    if (LOOKING.has(form.typed.intent)) {
      const look = form.ok && form.typed.intent === "look"
        ? await useCases.previewAgreement(actor, form.value.terms)
        : null;
      return await again(ctx, withHelp(form.typed), {}, 200, { preview: look?.ok ? look.value : null });
    }
    if (!form.ok) return await again(ctx, form.typed, faultSentences(form.faults, words), 422);
    const { customerId, customerSearch, intent, terms } = form.value;
    if (intent === "preview") {
      const preview = await useCases.previewAgreement(actor, terms);
      if (preview.ok) return await again(ctx, form.typed, {}, 200, { preview: preview.value });
      const faults = { [fieldOf(preview.error)]: refusalSentence(preview.error, words, formats) };
      return await again(ctx, closedUp(form.typed), faults, statusOf(preview.error));
    }
    if (customerId === null) {
      const found = await findChoices(useCases, actor, customerSearch, ctx.state);
      const sentence = found.length > 0 ? words.sales.form.chooseCustomer : words.sales.form.noCustomerFound;
      return await again(ctx, form.typed, { customerSearch: sentence }, 422, { found });
    }
    const made = await useCases.recordAgreement(askFor(actor, form.once), { ...terms, customerId });
    if (made.ok) {
      const next = covers(actor, "view_sales", made.value) ? `/agreements/${made.value.id}` : "/agreements";
      return redirectTelling(ctx, next, { kind: "agreement_created", name: made.value.title });
    }
    throwAsPage(made.error);
    const faults = { [fieldOf(made.error)]: refusalSentence(made.error, words, formats) };
    return await again(ctx, typedAgain(closedUp(form.typed), made.error), faults, statusOf(made.error));
  },
});

async function again(
  ctx: Context<State>,
  typed: Typed,
  faults: Sentences,
  status: number,
  more: Partial<Pick<Shown, "found" | "preview">> = {},
) {
  const { value: { services, members } } = await ctx.state.useCases.findSaleForm(ctx.state.actor, null);
  return page<Shown>({ typed, faults, services, members, found: [], preview: null, ...more }, { status });
}

export default define.page<typeof handler>(({ data, state }) => (
  <>
    <PageHead
      title={state.words.agreements.form.newTitle}
      back={{ href: "/agreements", label: state.words.agreements.title }}
    />
    <AgreementForm
      {...data}
      kind="new"
      action="/agreements/new"
      cancelHref="/agreements"
      once={data.typed.once ?? crypto.randomUUID()}
      today={state.today}
      locale={state.organization.locale}
      words={state.words}
      formats={state.formats}
    />
  </>
));
