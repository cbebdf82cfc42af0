import { z } from "zod";
import { accountRefusal } from "../../adapters/http/account_sentences.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm } from "../../adapters/http/form.ts";
import { faultSentences } from "../../adapters/http/sentences.ts";
import { Profile } from "./(_components)/Profile.tsx";
import { profilePage } from "./(_components)/profile_page.ts";

const secret = z.string({ error: "required" }).min(1, "required");
const Change = z.strictObject({
  currentPassword: secret,
  newPassword: secret,
  repeatPassword: secret,
  // There for password managers; who changes the password is whoever is logged in.
  username: z.string().optional(),
});

export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/profile", 303),

  async POST(ctx) {
    const { useCases, actor, presence, words } = ctx.state;
    const form = await readForm(Change, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return await profilePage(ctx, { faults: faultSentences(form.faults, words), status: 422 });
    const { currentPassword: current, newPassword: next, repeatPassword } = form.value;
    if (next !== repeatPassword) {
      return await profilePage(ctx, { faults: { repeatPassword: words.passwords.different }, status: 422 });
    }

    const changed = await useCases.changePassword(actor, presence!.sessionId, { current, next });
    // Who had to choose one was on the way to work; who wanted to is on the profile.
    const onward = presence!.user.mustChangePassword ? "/dashboard" : "/profile";
    if (changed.ok) return redirectTelling(ctx, onward, { kind: "password_changed" });
    const { status, sentence } = accountRefusal(changed.error, words);
    const field = changed.error.kind === "password_unfit" ? "newPassword" : "currentPassword";
    const headers: HeadersInit = changed.error.kind === "too_many_tries"
      ? { "Retry-After": String(changed.error.retryAfterSeconds) }
      : {};
    return await profilePage(ctx, { faults: { [field]: sentence }, status, headers });
  },
});

export default define.page<typeof handler>(({ data, state }) => <Profile data={data} state={state} />);
