import { type Context, page } from "fresh";
import { askFor, ensureMay, throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../adapters/http/sentences.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { type CustomerId, parseId } from "../../domain/kernel/ids.ts";
import { BLANK_LEAD, NewLead } from "./(_components)/lead_form.ts";
import { LeadForm } from "./(_components)/LeadForm.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    ensureMay(ctx.state.actor, "edit_leads");
    const { customer } = await choices(ctx, ctx.url.searchParams.get("customer") ?? "");
    const known: Typed = customer?.deletedAt === null
      ? {
        customerId: customer.id,
        contactName: customer.name,
        contactEmail: customer.email ?? "",
        contactPhone: customer.phone ? ctx.state.formats.phone(customer.phone) : "",
        companyName: customer.companyName ?? "",
      }
      : {};
    return await shown(ctx, { ...BLANK_LEAD, assignedTo: ctx.state.actor.userId, ...known }, {});
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "edit_leads");
    const form = await readForm(NewLead, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return await shown(ctx, form.typed, faultSentences(form.faults, words), 422);
    const made = await useCases.recordLead(askFor(actor, form.once), form.value);
    if (made.ok) {
      return redirectTelling(ctx, `/leads/${made.value.id}`, { kind: "lead_created", name: made.value.contactName });
    }
    throwAsPage(made.error);
    const field = made.error.kind === "reference_missing" ? made.error.field : "";
    const typed = { ...form.typed, once: crypto.randomUUID() };
    return await shown(ctx, typed, { [field]: refusalSentence(made.error, words, formats) }, statusOf(made.error));
  },
});

async function choices(ctx: Context<State>, customerId: string) {
  const { value } = await ctx.state.useCases.findLeadForm(ctx.state.actor, parseId<CustomerId>(customerId));
  return value;
}

async function shown(ctx: Context<State>, typed: Typed, faults: Sentences, status = 200) {
  const { services, members, customer } = await choices(ctx, typed.customerId ?? "");
  return page({ typed, faults, services, members, customer }, { status });
}

export default define.page<typeof handler>(({ data, state: { words: t } }) => (
  <>
    <PageHead title={t.leads.new} back={{ href: "/leads", label: t.nav.leads }} />
    <LeadForm
      {...data}
      kind="new"
      action="/leads/new"
      cancelHref="/leads"
      once={data.typed.once ?? crypto.randomUUID()}
      words={t}
    />
  </>
));
