import { z } from "zod";
import { HttpError } from "fresh";
import { ensureMay, throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { id } from "../../adapters/http/fields.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm } from "../../adapters/http/form.ts";
import type { JobId } from "../../domain/kernel/ids.ts";

const Again = z.strictObject({ job: id<JobId>() });

export const handler = define.handlers({
  /** Reads an envelope again that could not be read. */
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "read_mail");
    const form = await readForm(Again, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) throw new HttpError(422);
    const read = await useCases.rereadMail(actor, form.value.job);
    if (!read.ok) throwAsPage(read.error);
    return redirectTelling(ctx, "/quarantine", { kind: "mail_again" });
  },
});
