import { page } from "fresh";
import { Head } from "fresh/runtime";
import { z } from "zod";
import { accountRefusal } from "../../adapters/http/account_sentences.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { line } from "../../adapters/http/fields.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, type Sentences } from "../../adapters/http/sentences.ts";
import { AuthCard } from "../../components/AuthCard.tsx";
import type { FoundInvitation } from "../../domain/people/invitation.ts";
import { InvitationCard } from "../(_components)/InvitationCard.tsx";

const Newcomer = z.strictObject({
  name: line(),
  newPassword: z.string({ error: "required" }).min(1, "required"),
  repeatPassword: z.string({ error: "required" }),
  // There for password managers; the address is the invitation's.
  username: z.string().optional(),
});

interface Shown {
  /** null: the link is dead. */
  readonly invitation: FoundInvitation | null;
  readonly typed: Typed;
  readonly faults: Sentences;
}

/** The address holds a secret: no page that is opened from here is told it. */
const headers = { "Referrer-Policy": "strict-origin" };
const DEAD: Shown = { invitation: null, typed: {}, faults: {} };

export const handler = define.handlers({
  async GET(ctx) {
    const invitation = await ctx.state.useCases.findInvitation(ctx.params.token);
    if (invitation === null) return page<Shown>(DEAD, { status: 410, headers });
    return page<Shown>({ invitation, typed: { name: invitation.name }, faults: {} }, { headers });
  },

  async POST(ctx) {
    const { useCases, caller, words, presence, language } = ctx.state;
    const { token } = ctx.params;
    const invitation = await useCases.findInvitation(token);
    if (invitation === null) return page<Shown>(DEAD, { status: 410, headers });

    if (invitation.userId !== null) {
      const joined = await useCases.acceptInvitation(token, { presence }, caller);
      if (joined.ok) return redirectTelling(ctx, "/profile", { kind: "joined", firm: invitation.organization });
      return joined.error.kind === "session_ended"
        ? page<Shown>({ invitation, typed: {}, faults: {} }, { status: 403, headers })
        : page<Shown>(DEAD, { status: 410, headers });
    }

    const form = await readForm(Newcomer, await readSentForm(ctx.req), "/invitation");
    const again = (faults: Sentences) =>
      page<Shown>({ invitation, typed: form.typed, faults }, { status: 422, headers });
    if (!form.ok) return again(faultSentences(form.faults, words));
    const { name, newPassword: password, repeatPassword } = form.value;
    if (password !== repeatPassword) return again({ repeatPassword: words.passwords.different });
    const made = await useCases.acceptInvitation(token, { newcomer: { name, password, language } }, caller);
    if (made.ok) return redirectTelling(ctx, "/login?joined=1", { kind: "account_made", email: invitation.email });
    return made.error.kind === "password_unfit"
      ? again({ newPassword: accountRefusal(made.error, words).sentence })
      : page<Shown>(DEAD, { status: 410, headers });
  },
});

export default define.page<typeof handler>(({ data, params, state }) => {
  const { words: t, presence } = state;
  const say = t.people.invitations;
  const { invitation } = data;
  const title = invitation === null ? say.deadTitle : say.acceptTitle(invitation.organization);
  return (
    <AuthCard
      product={t.product}
      title={title}
      text={invitation === null ? say.dead : undefined}
      below={<a class="link inline-flex items-center min-h-tap" href="/login">{t.forgot.back}</a>}
    >
      <Head>
        <title>{`${title} · ${t.product}`}</title>
      </Head>
      {invitation !== null && (
        <InvitationCard
          {...data}
          invitation={invitation}
          action={`/invitation/${params.token}`}
          userId={presence?.user.id ?? null}
          words={t}
        />
      )}
    </AuthCard>
  );
});
