import { type Context, HttpError, page } from "fresh";
import { askFor, ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../../adapters/http/sentences.ts";
import { PageHead } from "../../../components/PageHead.tsx";
import { covers } from "../../../domain/kernel/permissions.ts";
import { isOpen } from "../../../domain/leads/lead.ts";
import type { LeadView } from "../../../domain/leads/ports.ts";
import { ChangedLead, typedLead } from "../(_components)/lead_form.ts";
import { LeadForm } from "../(_components)/LeadForm.tsx";
import { leadFileOf } from "../(_components)/ShownLead.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const lead = await editable(ctx);
    return await shown(ctx, lead, typedLead(lead, ctx.state.formats), {});
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    const lead = await editable(ctx);
    const form = await readForm(ChangedLead, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return await shown(ctx, lead, form.typed, faultSentences(form.faults, words), 422);
    const changed = await useCases.changeLead(askFor(actor, form.once), lead.id, form.value);
    if (changed.ok) {
      return redirectTelling(ctx, `/leads/${lead.id}`, { kind: "lead_saved", name: changed.value.contactName });
    }
    throwAsPage(changed.error);
    const field = changed.error.kind === "reference_missing" ? changed.error.field : "";
    const typed = { ...form.typed, version: String(lead.version), once: crypto.randomUUID() };
    const faults = { [field]: refusalSentence(changed.error, words, formats) };
    return await shown(ctx, lead, typed, faults, statusOf(changed.error));
  },
});

async function editable(ctx: Context<State>): Promise<LeadView> {
  const { lead } = await leadFileOf(ctx);
  ensureMay(ctx.state.actor, "edit_leads");
  if (lead.deletedAt !== null || !covers(ctx.state.actor, "edit_leads", lead)) throw new HttpError(404);
  return lead;
}

async function shown(ctx: Context<State>, lead: LeadView, typed: Typed, faults: Sentences, status = 200) {
  const { value } = await ctx.state.useCases.findLeadForm(ctx.state.actor, null);
  const { services, members } = value;
  return page({ lead, typed, faults, services, members }, { status });
}

export default define.page<typeof handler>(({ data: { lead, ...data }, state: { words: t } }) => (
  <>
    <PageHead
      title={t.leads.form.editTitle(lead.contactName)}
      back={{ href: `/leads/${lead.id}`, label: lead.contactName }}
    />
    <LeadForm
      {...data}
      kind="edit"
      action={`/leads/${lead.id}/edit`}
      cancelHref={`/leads/${lead.id}`}
      customer={lead.customer}
      closed={!isOpen(lead)}
      once={data.typed.once ?? crypto.randomUUID()}
      words={t}
    />
  </>
));
