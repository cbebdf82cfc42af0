import { HttpError } from "fresh";
import { z } from "zod";
import { throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { id } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";

const Withdraw = z.strictObject({ id: id<string>() });

/** Takes an invitation back. */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    const form = await readForm(Withdraw, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) throw new HttpError(404);
    const withdrawn = await useCases.withdrawInvitation(actor, form.value.id);
    if (!withdrawn.ok) throwAsPage(withdrawn.error);
    return redirectTelling(ctx, "/settings/users", { kind: "invitation_withdrawn" });
  },
});
