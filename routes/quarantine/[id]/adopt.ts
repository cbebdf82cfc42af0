import { HttpError } from "fresh";
import { z } from "zod";
import { askFor, ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { type MailId, parseId } from "../../../domain/kernel/ids.ts";

export const handler = define.handlers({
  /** Makes a lead of the message. */
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "read_mail");
    const id = parseId<MailId>(ctx.params.id);
    const form = await readForm(z.strictObject({}), await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) throw new HttpError(422);
    if (id === null) throw new HttpError(404);
    const made = await useCases.adoptMail(askFor(actor, form.once), id);
    if (!made.ok) throwAsPage(made.error);
    if (!made.ok) throw new HttpError(409);
    return redirectTelling(ctx, `/leads/${made.value}`, { kind: "mail_adopted" });
  },
});
