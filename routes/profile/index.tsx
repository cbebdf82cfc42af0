import { z } from "zod";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { choice, line } from "../../adapters/http/fields.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm } from "../../adapters/http/form.ts";
import { faultSentences } from "../../adapters/http/sentences.ts";
import { LANGUAGES, THEMES } from "../../domain/identity/user.ts";
import { Profile } from "./(_components)/Profile.tsx";
import { profilePage } from "./(_components)/profile_page.ts";

const About = z.strictObject({ name: line(), language: choice(LANGUAGES), theme: choice(THEMES) });

export const handler = define.handlers({
  GET: (ctx) => profilePage(ctx),

  async POST(ctx) {
    const { useCases, actor, words } = ctx.state;
    const form = await readForm(About, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return await profilePage(ctx, { typed: form.typed, faults: faultSentences(form.faults, words), status: 422 });
    }
    await useCases.changeProfile(actor, form.value);
    return redirectTelling(ctx, "/profile", { kind: "profile_saved" });
  },
});

export default define.page<typeof handler>(({ data, state }) => <Profile data={data} state={state} />);
