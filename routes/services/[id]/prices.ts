import { z } from "zod";
import { HttpError } from "fresh";
import { askFor, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { day } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { parseId, type ServiceId } from "../../../domain/kernel/ids.ts";

/** Takes back a price that is to come. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(`/services/${ctx.params.id}`, 303),
  async POST(ctx) {
    const id = parseId<ServiceId>(ctx.params.id);
    if (id === null) throw new HttpError(404);
    const form = await readForm(z.strictObject({ from: day }), await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) throw new HttpError(422);
    const { actor, useCases } = ctx.state;
    const dropped = await useCases.dropPrice(askFor(actor, form.once), id, form.value.from);
    if (dropped.ok) return redirectTelling(ctx, `/services/${id}`, { kind: "service_saved" });
    throwAsPage(dropped.error);
    throw new HttpError(409);
  },
});
