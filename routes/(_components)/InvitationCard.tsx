import type { Typed } from "../../adapters/http/form.ts";
import type { Sentences } from "../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../components/Button.tsx";
import { FormFaults } from "../../components/FormFaults.tsx";
import { TextInput } from "../../components/TextInput.tsx";
import type { FoundInvitation } from "../../domain/people/invitation.ts";
import type { Words } from "../../locales/words.ts";
import { NewPassword, newPasswordLabels } from "./NewPassword.tsx";

/** What somebody does with an invitation: makes an account, logs in to theirs, or takes the place. */
export function InvitationCard({ invitation, typed, faults, action, userId, words: t }: {
  readonly invitation: FoundInvitation;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly action: string;
  /** Who is logged in. */
  readonly userId: string | null;
  readonly words: Words;
}) {
  const say = t.people.invitations;
  const { email, role } = invitation;
  if (invitation.userId !== null && invitation.userId === userId) {
    return (
      <form method="post" action={action} class="grid gap-4">
        <p>{say.joinText(t.roles[role])}</p>
        <Button tone="primary" wide>{say.join}</Button>
      </form>
    );
  }
  if (invitation.userId !== null) {
    return (
      <div class="grid gap-4">
        <p>{userId === null ? say.knownText(email) : say.otherUser(email)}</p>
        {userId === null
          ? (
            <LinkButton tone="primary" wide href={`/login?${new URLSearchParams({ next: action })}`}>
              {say.login}
            </LinkButton>
          )
          : (
            <form method="post" action="/logout">
              <Button wide>{t.nav.shell.logout}</Button>
            </form>
          )}
      </div>
    );
  }
  return (
    <form method="post" action={action} class="grid gap-4" novalidate>
      <p>{say.acceptText(email)}</p>
      <FormFaults
        title={t.common.formFaults}
        faults={faults}
        labels={{ name: t.profile.name, ...newPasswordLabels(t.passwords) }}
      />
      <input type="text" name="username" value={email} autocomplete="username" readOnly hidden />
      <TextInput
        name="name"
        label={t.profile.name}
        value={typed.name}
        error={faults.name}
        autocomplete="name"
        maxLength={200}
        required
      />
      <NewPassword faults={faults} words={t.passwords} />
      <Button tone="primary" wide>{say.acceptSubmit}</Button>
    </form>
  );
}
