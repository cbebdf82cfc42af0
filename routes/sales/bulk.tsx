import { HttpError, page } from "fresh";
import { askFor, ensureMay } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { readForm } from "../../adapters/http/form.ts";
import { faultSentences } from "../../adapters/http/sentences.ts";
import { reasonMissing, type Shown, ShownMany } from "./(_components)/BulkPage.tsx";
import { actOf, Bulk, pickedOf } from "./(_components)/bulk_form.ts";
import { readSaleQuery } from "./(_components)/sale_query.ts";

/** One deed for many sales: first it is asked what exactly, then it is done and told row by row. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/sales", 303),
  async POST(ctx) {
    const { actor, useCases, words } = ctx.state;
    ensureMay(actor, "edit_sales");
    const form = await readForm(Bulk, await readSentForm(ctx.req), ctx.url.pathname);
    const act = form.ok ? form.value.act : form.typed.act;
    if (!form.ok && !["move", "assign"].includes(act)) throw new HttpError(400);

    const picked = pickedOf(form.typed), query = form.typed.query ?? "", all = form.typed.all === "yes";
    if (!all && picked.size === 0) return ctx.redirect(`/sales${query && `?${new URLSearchParams(query)}`}`, 303);
    const { filter, sort } = readSaleQuery(new URLSearchParams(query), ctx.state.today);
    const ask = async (faults: Shown["faults"], status = 200) => {
      const { value } = await useCases.findSales(actor, filter, sort, { size: 1, page: 1 });
      const { totals, members } = value;
      const count = all ? totals.count : picked.size;
      return page<Shown>({ act, count, members, typed: form.typed, faults, outcomes: null }, { status });
    };
    if (!form.ok) return await ask(faultSentences(form.faults, words), 422);
    if (form.value.go === null) return await ask({});
    const missing = reasonMissing(form.value, words);
    if (missing) return await ask(missing, 422);

    const which = all ? { filter } : { picked };
    const { value: outcomes } = await useCases.changeMany(askFor(actor, form.once), which, actOf(form.value));
    return page<Shown>({ act, count: outcomes.length, members: [], typed: form.typed, faults: {}, outcomes });
  },
});

export default define.page<typeof handler>(({ data, state }) => <ShownMany data={data} state={state} />);
