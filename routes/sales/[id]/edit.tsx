import { HttpError, page } from "fresh";
import { askFor, throwAsPage, typedAgain } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import {
  faultSentences,
  fieldOf,
  refusalSentence,
  type Sentences,
  statusOf,
} from "../../../adapters/http/sentences.ts";
import { PageHead } from "../../../components/PageHead.tsx";
import type { Scope } from "../../../domain/agreements/change_visit.ts";
import { covers } from "../../../domain/kernel/permissions.ts";
import { within } from "../../../domain/sales/access.ts";
import type { SaleView } from "../../../domain/sales/ports.ts";
import { amountsAreOpen } from "../../../domain/sales/sale.ts";
import { findChoices } from "../(_components)/customer_choices.ts";
import {
  ChangedSale,
  changeOf,
  closedUp,
  FixedSale,
  HELPING,
  typedSale,
  withHelp,
} from "../(_components)/sale_form.ts";
import { pageAfter } from "../(_components)/offered.ts";
import { SaleForm, type SaleFormProps } from "../(_components)/SaleForm.tsx";
import { fileOf } from "../(_components)/ShownSale.tsx";

type Shown = Pick<SaleFormProps, "typed" | "faults" | "services" | "members" | "found" | "fixed" | "agreement"> & {
  readonly id: string;
  readonly number: string;
};

export const handler = define.handlers({
  async GET(ctx) {
    const { organization, formats } = ctx.state;
    const { sale } = await editable(ctx);
    return await shown(ctx, typedSale(sale, organization.timeZone, formats), {}, 200);
  },

  async POST(ctx) {
    const { actor, useCases, words, formats, organization } = ctx.state;
    const { sale } = await editable(ctx);
    const schema = amountsAreOpen(sale) ? ChangedSale(organization.timeZone, sale.scheduledAt) : FixedSale;
    const form = await readForm(schema, await readSentForm(ctx.req), ctx.url.pathname);
    if (HELPING.has(form.typed.intent)) return await shown(ctx, withHelp(form.typed), {}, 200);
    if (!form.ok) return await shown(ctx, form.typed, faultSentences(form.faults, words), 422);

    const change = changeOf(form.value);
    if (change.customerId === null) {
      const found = await findChoices(useCases, actor, change.customerSearch ?? null, ctx.state);
      const sentence = found.length > 0 ? words.sales.form.chooseCustomer : words.sales.form.noCustomerFound;
      return await shown(ctx, form.typed, { customerSearch: sentence }, 422, found);
    }
    const { customerSearch: _search, customerId, ...rest } = change;
    const { scope } = form.value as { readonly scope?: Scope | null };
    if (scope && scope !== "this") {
      const more = await useCases.changeFromVisit(askFor(actor, form.once), sale.id, scope, rest);
      if (more.ok) {
        const next = covers(actor, "view_sales", more.value) ? `/agreements/${more.value.id}` : "/agreements";
        return redirectTelling(ctx, next, { kind: "agreement_saved", name: more.value.title });
      }
      throwAsPage(more.error);
      const sentence = refusalSentence(more.error, words, formats);
      const seen: Typed = more.error.kind === "stale_version" ? { version: String(sale.version) } : {};
      const typed = typedAgain({ ...closedUp(form.typed), ...seen }, more.error);
      return await shown(ctx, typed, { [fieldOf(more.error)]: sentence }, statusOf(more.error));
    }
    const changed = await useCases.changeSale(askFor(actor, form.once), sale.id, {
      ...rest,
      ...(customerId ? { customerId } : {}),
    });
    if (changed.ok) {
      return redirectTelling(ctx, pageAfter(actor, changed.value), { kind: "sale_saved", number: sale.number });
    }
    throwAsPage(changed.error);
    // The newer version goes along, so that saving once more is a decision made with both in view.
    const seen: Typed = changed.error.kind === "stale_version" ? { version: String(sale.version) } : {};
    const typed = typedAgain({ ...closedUp(form.typed), ...seen }, changed.error);
    const sentence = refusalSentence(changed.error, words, formats);
    return await shown(ctx, typed, { [fieldOf(changed.error)]: sentence }, statusOf(changed.error));
  },
});

type Ctx = Parameters<typeof fileOf>[0];

async function editable(ctx: Ctx) {
  const { sale } = await fileOf(ctx);
  const seen = within(sale, ctx.state.actor, "edit_sales");
  if (!seen.ok) throwAsPage(seen.error);
  if (sale.deletedAt !== null) throw new HttpError(404);
  return { sale };
}

/** Only a visit that is still to come can speak for others. */
function isPlanned({ status }: SaleView): boolean {
  return status === "ACCEPTED" || status === "SCHEDULED";
}

async function shown(ctx: Ctx, typed: Typed, faults: Sentences, status: number, found: SaleFormProps["found"] = []) {
  const { sale, agreement } = await fileOf(ctx);
  const { value } = await ctx.state.useCases.findSaleForm(ctx.state.actor, null);
  const { services, members } = value;
  return page<Shown>({
    typed,
    faults,
    found,
    services,
    members,
    fixed: !amountsAreOpen(sale),
    agreement: agreement && isPlanned(sale) ? agreement.agreement : null,
    id: sale.id,
    number: sale.number,
  }, { status });
}

export default define.page<typeof handler>(({ data, state }) => (
  <>
    <PageHead
      title={state.words.sales.form.editTitle(data.number)}
      back={{ href: `/sales/${data.id}`, label: data.number }}
    />
    <SaleForm
      {...data}
      kind="edit"
      action={`/sales/${data.id}/edit`}
      cancelHref={`/sales/${data.id}`}
      duplicate={null}
      once={data.typed.once ?? crypto.randomUUID()}
      locale={state.organization.locale}
      words={state.words}
      formats={state.formats}
    />
  </>
));
