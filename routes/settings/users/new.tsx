import { page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { choice, email, line } from "../../../adapters/http/fields.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { ROLES } from "../../../domain/kernel/actor.ts";
import { RoleChoice } from "../(_components)/RoleChoice.tsx";
import { Secret } from "../(_components)/Secret.tsx";

const Invite = z.strictObject({ name: line(), email, role: choice(ROLES) });

interface Shown {
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly link: string | null;
}

/** The answer may hold the link, which is as good as the invitation. */
const headers = { "Cache-Control": "no-store" };

export const handler = define.handlers({
  GET(ctx) {
    ensureMay(ctx.state.actor, "manage_users");
    return page<Shown>({ typed: { role: "SALES_REP" }, faults: {}, link: null });
  },

  async POST(ctx) {
    const { useCases, actor, presence, words, formats, publicOrigin, language } = ctx.state;
    ensureMay(actor, "manage_users");
    const form = await readForm(Invite, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return again(form.typed, faultSentences(form.faults, words), 422);
    const { user, organization } = presence!;
    const inviter = { name: user.name, organization: organization.name, language };
    const invited = await useCases.invitePerson(actor, form.value, inviter);
    if (invited.ok) {
      const link = `${publicOrigin}/invitation/${invited.value.token}`;
      return page<Shown>({ typed: form.typed, faults: {}, link }, { headers });
    }
    throwAsPage(invited.error);
    return again(form.typed, { email: refusalSentence(invited.error, words, formats) }, statusOf(invited.error));
  },
});

function again(typed: Typed, faults: Sentences, status: number) {
  return page<Shown>({ typed, faults, link: null }, { status });
}

export default define.page<typeof handler>(({ data: { typed, faults, link }, state: { words: t } }) => {
  const say = t.people.invitations;
  const back = { href: "/settings/users", label: t.people.nav.users };
  if (link !== null) {
    return (
      <div class="max-w-form">
        <PageHead title={say.sentTitle(typed.name)} back={back} />
        <Card>
          <p>{say.sentText}</p>
          <Secret label={say.link} value={link} words={t} />
          <p class="mt-4">
            <LinkButton href="/settings/users/new">{say.another}</LinkButton>
          </p>
        </Card>
      </div>
    );
  }
  return (
    <div class="max-w-form">
      <PageHead title={say.inviteTitle} subtitle={say.text} back={back} />
      <FormFaults
        title={t.common.formFaults}
        faults={faults}
        labels={{ name: t.people.users.name, email: t.people.users.email }}
      />
      <Card>
        <form method="post" action="/settings/users/new" class="grid gap-4" novalidate>
          <TextInput
            name="name"
            label={t.people.users.name}
            value={typed.name}
            error={faults.name}
            maxLength={200}
            autocomplete="off"
            required
          />
          <TextInput
            name="email"
            label={t.people.users.email}
            type="email"
            value={typed.email}
            error={faults.email}
            autocomplete="off"
            required
          />
          <RoleChoice value={typed.role} error={faults.role} words={t} />
          <div>
            <Button tone="primary" icon="send">{say.submit}</Button>
          </div>
        </form>
      </Card>
    </div>
  );
});
