import { page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm } from "../../adapters/http/form.ts";
import type { Reconciliation } from "../../domain/invoicing/find_reconciliation.ts";
import { ReconciliationPage } from "./(_components)/ReconciliationPage.tsx";

/** Compares now, or sets one difference aside. */
const Act = z.union([
  z.strictObject({ act: z.literal("compare") }),
  z.strictObject({
    act: z.literal("aside"),
    kind: z.string({ error: "required" }).max(20, "too_long"),
    subject: z.string({ error: "required" }).max(100, "too_long"),
  }),
]);

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "invoice_sales");
    const found = await useCases.findReconciliation(actor);
    if (!found.ok) throwAsPage(found.error);
    return page<Reconciliation>(found.ok ? found.value : EMPTY);
  },

  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "invoice_sales");
    const form = await readForm(Act, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return page<Reconciliation>(await shownAgain(ctx.state), { status: 422 });
    const { value } = form;
    const done = value.act === "compare"
      ? await useCases.reconcileNow(actor)
      : await useCases.setFindingAside(actor, value.kind, value.subject);
    if (!done.ok) throwAsPage(done.error);
    return redirectTelling(ctx, "/reconciliation", {
      kind: value.act === "compare" ? "reconciling" : "finding_set_aside",
    });
  },
});

const EMPTY: Reconciliation = { accounts: null, findings: [], uninvoiced: [], job: null };

async function shownAgain({ useCases, actor }: State): Promise<Reconciliation> {
  const found = await useCases.findReconciliation(actor);
  return found.ok ? found.value : EMPTY;
}

export default define.page<typeof handler>(({ data, state }) => <ReconciliationPage {...data} state={state} />);
