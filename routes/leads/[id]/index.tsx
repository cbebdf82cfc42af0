import { page } from "fresh";
import { define } from "../../../adapters/http/define.ts";
import { ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import { parseDay } from "../../../domain/kernel/time.ts";
import { ENDING_WORDS, isOpen } from "../../../domain/leads/lead.ts";
import { leadsBack } from "../(_components)/lead_form.ts";
import { DIALOGS } from "../(_components)/LeadDialog.tsx";
import { leadFileOf, type Shown, ShownLead } from "../(_components)/ShownLead.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { actor, useCases } = ctx.state;
    ensureMay(actor, "view_leads");
    const file = await leadFileOf(ctx);
    const { lead } = file;
    const asked = DIALOGS.find((kind) => kind === ctx.url.searchParams.get("dialog"));
    const touchable = lead.deletedAt === null && covers(actor, "edit_leads", lead);
    // A dialog that could not be carried out is not opened.
    const kind = asked && touchable && (asked === "delete" ? may(actor, "delete_leads") : isOpen(lead)) ? asked : null;
    const on = parseDay(ctx.url.searchParams.get("on") ?? "");
    const back = ctx.url.searchParams.get("back");
    const ending = ENDING_WORDS.find((word) => word === ctx.url.searchParams.get("ending"));
    const typed = {
      ...(on ? { followUpOn: on } : {}),
      ...(ending ? { ending } : {}),
      ...(leadsBack(back, actor) ? { back: back! } : {}),
    };
    const shown = { file, written: {}, faults: {} };
    if (kind === null) return page<Shown>({ ...shown, dialog: null });
    if (kind !== "convert") return page<Shown>({ ...shown, dialog: { kind, typed } });
    const conversion = await useCases.findConversion(actor, lead.id, {});
    if (!conversion.ok) throwAsPage(conversion.error);
    return page<Shown>({
      ...shown,
      dialog: conversion.ok ? { kind, typed, conversion: conversion.value } : null,
    });
  },
});

export default define.page<typeof handler>(({ data, state }) => <ShownLead data={data} state={state} />);
