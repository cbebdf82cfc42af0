import { HttpError } from "fresh";
import { z } from "zod";
import { readSentForm } from "../adapters/http/body.ts";
import { define } from "../adapters/http/define.ts";
import { id } from "../adapters/http/fields.ts";
import { redirectTelling } from "../adapters/http/flash.ts";
import { readForm } from "../adapters/http/form.ts";
import { keepSession, sessionIn } from "../adapters/http/session_cookie.ts";
import type { OrganizationId } from "../domain/kernel/ids.ts";

const Switch = z.strictObject({ organization: id<OrganizationId>() });

/** Goes on in another firm. The page one was on is the old firm's, so one starts at the front. */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, actor, presence, organizations } = ctx.state;
    const form = await readForm(Switch, await readSentForm(ctx.req), ctx.url.pathname);
    const token = sessionIn(ctx.req.headers);
    if (!form.ok || presence === null || token === null) throw new HttpError(404);

    const { organization } = form.value;
    const switched = await useCases.switchOrganization(actor, presence, token, organization);
    if (!switched.ok) throw new HttpError(switched.error.kind === "organization_missing" ? 404 : 401);
    const firm = organizations.find((one) => one.id === organization)!.name;
    const response = redirectTelling(ctx, "/", { kind: "organization_switched", firm });
    keepSession(response, switched.value.sessionToken, switched.value.keepSeconds);
    return response;
  },
});
