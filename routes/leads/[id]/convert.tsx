import { type Context, page } from "fresh";
import { askFor, foundOrPage, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import {
  faultSentences,
  fieldOf,
  refusalSentence,
  type Sentences,
  statusOf,
} from "../../../adapters/http/sentences.ts";
import { parseCvr } from "../../../domain/customers/cvr.ts";
import { parseId, type ServiceId } from "../../../domain/kernel/ids.ts";
import { parseKroner } from "../../../domain/kernel/money.ts";
import type { Conversion } from "../../../domain/leads/convert_lead.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { Convert } from "../(_components)/lead_form.ts";
import { leadFileOf, leadIdOf, type Shown, ShownLead } from "../(_components)/ShownLead.tsx";

/** Makes a lead a sale, once, or shows what the sale would be. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(`/leads/${leadIdOf(ctx)}?dialog=convert`, 303),

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    const id = leadIdOf(ctx);
    const form = await readForm(Convert, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return await shown(ctx, form.typed, faultSentences(form.faults, words), 422);
    const { serviceId, amount, saleDate, customer, asked, cvr, early, do: what } = form.value;
    if (what === "preview") return await shown(ctx, form.typed, {}, 200);

    const done = await useCases.convertLead(askFor(actor, form.once), id, {
      ...(serviceId === null ? {} : { serviceId }),
      ...(amount === null ? {} : { amount }),
      ...(customer === "new" ? { allowDuplicate: asked !== null } : { customerId: customer }),
      ...{ cvr, early, saleDate },
    });
    if (done.ok) {
      const { sale, lead } = done.value;
      const told = { kind: "lead_converted", name: lead.contactName, number: sale.number } as const;
      return redirectTelling(ctx, `/sales/${sale.id}`, told);
    }
    throwAsPage(done.error);
    const sentence = refusalSentence(done.error, words, formats);
    return await shown(ctx, form.typed, { [placeOf(done.error)]: sentence }, statusOf(done.error));
  },
});

/** Where in the dialog a refusal is said. */
function placeOf(refusal: Refusal): string {
  if (refusal.kind === "duplicate_customer") return "customer";
  if (refusal.kind === "reference_missing") return refusal.field === "customerId" ? "customer" : "serviceId";
  const field = fieldOf(refusal);
  return ["amount", "early"].includes(field) ? field : "";
}

/** The dialog as it was filled in, with the sale it would make. */
async function shown(ctx: Context<State>, typed: Typed, faults: Sentences, status: number) {
  const file = await leadFileOf(ctx);
  const serviceId = parseId<ServiceId>(typed.serviceId ?? ""), amount = parseKroner(typed.amount ?? "");
  const ask: Conversion = {
    ...(serviceId === null ? {} : { serviceId }),
    ...(amount === null || amount < 0 ? {} : { amount }),
    cvr: parseCvr(typed.cvr ?? ""),
  };
  const conversion = foundOrPage(await ctx.state.useCases.findConversion(ctx.state.actor, file.lead.id, ask));
  const { service, amount: reckoned } = conversion, { fields, leads } = ctx.state.words;
  // Whatever else is missing is said in the same breath.
  const missing: Sentences = faults.early === undefined ? {} : {
    ...(service === null ? { serviceId: fields.missing } : {}),
    ...(reckoned === null ? { amount: leads.refusals.amount_missing } : {}),
  };
  const fresh = { ...typed, once: crypto.randomUUID() };
  return page<Shown>({
    file,
    dialog: { kind: "convert", typed: fresh, conversion: conversion },
    written: {},
    faults: { ...missing, ...faults },
  }, { status });
}

export default define.page<typeof handler>(({ data, state }) => <ShownLead data={data} state={state} />);
