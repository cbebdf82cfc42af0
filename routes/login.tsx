import { type Context, page } from "fresh";
import { z } from "zod";
import { accountRefusal } from "../adapters/http/account_sentences.ts";
import { readSentForm } from "../adapters/http/body.ts";
import { define, type State } from "../adapters/http/define.ts";
import { ticked } from "../adapters/http/fields.ts";
import { readForm, type Typed } from "../adapters/http/form.ts";
import { ownPath } from "../adapters/http/own_path.ts";
import { faultSentences, type Sentences } from "../adapters/http/sentences.ts";
import {
  deviceIn,
  keepChallenge,
  keepDevice,
  keepLanguage,
  keepSession,
  sessionIn,
} from "../adapters/http/session_cookie.ts";
import ForgetKept from "../islands/ForgetKept.tsx";
import { LoginCard } from "./(_components)/LoginCard.tsx";

const Login = z.strictObject({
  email: z.string({ error: "required" }).trim().min(1, "required").max(300, "too_long"),
  password: z.string({ error: "required" }).min(1, "required"),
  remember: ticked,
  next: z.string().optional(),
});

interface Shown {
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly note: "ended" | "loggedOut" | "done" | "joined" | "late" | null;
}

export const handler = define.handlers({
  async GET(ctx) {
    const { searchParams } = ctx.url;
    const next = ownPath(searchParams.get("next"));
    const language = searchParams.get("lang");
    if (language === "da" || language === "en") {
      const response = ctx.redirect(next === null ? "/login" : `/login?${new URLSearchParams({ next })}`, 303);
      keepLanguage(response, language);
      return response;
    }
    if (ctx.state.presence !== null) return ctx.redirect(next ?? "/", 303);
    const note = searchParams.has("ended")
      ? "ended"
      : searchParams.has("out")
      ? "loggedOut"
      : searchParams.has("reset")
      ? "done"
      : searchParams.has("joined")
      ? "joined"
      : searchParams.has("late")
      ? "late"
      : null;
    const email = await expected(ctx, next);
    return page<Shown>({
      typed: { ...(next === null ? {} : { next }), ...(email === null ? {} : { email }) },
      faults: {},
      note,
    });
  },

  async POST(ctx) {
    const { useCases, caller, words } = ctx.state;
    const form = await readForm(Login, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return again(form.typed, faultSentences(form.faults, words), 422);

    const { headers } = ctx.req;
    const secrets = { sessionToken: sessionIn(headers), deviceToken: deviceIn(headers) };
    const loggedIn = await useCases.logIn({ ...form.value, ...secrets }, caller);
    if (!loggedIn.ok) {
      if (loggedIn.error.kind === "code_due" && loggedIn.error.challenge !== null) {
        const next = ownPath(form.value.next ?? null);
        const response = ctx.redirect(`/login/code${next === null ? "" : `?${new URLSearchParams({ next })}`}`, 303);
        keepChallenge(response, loggedIn.error.challenge);
        return response;
      }
      const { status, sentence } = accountRefusal(loggedIn.error, words);
      const wait: HeadersInit = loggedIn.error.kind === "too_many_tries"
        ? { "Retry-After": String(loggedIn.error.retryAfterSeconds) }
        : {};
      return again(form.typed, { "": sentence }, status, wait);
    }

    const { user, sessionToken, deviceToken, keepSeconds } = loggedIn.value;
    const response = ctx.redirect(user.mustChangePassword ? "/profile" : ownPath(form.value.next ?? null) ?? "/", 303);
    keepSession(response, sessionToken, keepSeconds);
    keepDevice(response, deviceToken);
    return response;
  },
});

/**
 * Whose login it will be, where an invitation says so: the one just accepted, or the one to come back to. Nobody learns an
 * address from it whom the invitation's own page has not shown it to.
 */
async function expected({ state: { told, useCases } }: Context<State>, next: string | null): Promise<string | null> {
  if (told?.kind === "account_made") return told.email;
  const token = /^\/invitation\/([^/?#]+)$/.exec(next ?? "")?.[1];
  return token === undefined ? null : (await useCases.findInvitation(token))?.email ?? null;
}

function again(typed: Typed, faults: Sentences, status: number, headers: HeadersInit = {}) {
  return page<Shown>({ typed, faults, note: null }, { status, headers });
}

export default define.page<typeof handler>(({ data, state }) => (
  <>
    <LoginCard
      {...data}
      next={ownPath(data.typed.next ?? null)}
      demo={state.demo}
      words={state.words}
      language={state.language}
    />
    {data.note === "loggedOut" && <ForgetKept name={null} />}
  </>
));
