import { z } from "zod";
import { HttpError } from "fresh";
import { askFor, ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { choice, version } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { customerIdOf } from "../(_components)/customer_page.ts";

const Status = z.strictObject({ status: choice(["ACTIVE", "INACTIVE"]), version });

/** Takes a customer out of daily use, or back into it; everything about it stays. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(`/customers/${customerIdOf(ctx)}`, 303),
  async POST(ctx) {
    const { actor, useCases } = ctx.state;
    ensureMay(actor, "edit_customers");
    const id = customerIdOf(ctx);
    const form = await readForm(Status, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) throw new HttpError(422);
    const changed = await useCases.changeCustomer(askFor(actor, form.once), id, form.value);
    if (changed.ok) {
      const kind = form.value.status === "INACTIVE" ? "customer_archived" : "customer_saved";
      return redirectTelling(ctx, `/customers/${id}`, { kind, name: changed.value.name });
    }
    throwAsPage(changed.error);
    // Somebody was faster: their version is shown, and the button stands there anew.
    return ctx.redirect(`/customers/${id}`, 303);
  },
});
