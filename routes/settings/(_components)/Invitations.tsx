import type { State } from "../../../adapters/http/define.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import type { OpenInvitation } from "../../../domain/people/invitation.ts";

/** Who is invited and has not come yet. */
export function Invitations({ invitations, state: { words: t, formats, now } }: {
  invitations: readonly OpenInvitation[];
  state: Pick<State, "words" | "formats" | "now">;
}) {
  const say = t.people.invitations;
  if (invitations.length === 0) return null;
  return (
    <Card title={say.title} flush>
      <ul class="divide-y divide-line">
        {invitations.map(({ id, name, email, role, expiresAt }) => {
          const open = now < expiresAt;
          const when = formats.day(formats.localDay(expiresAt));
          return (
            <li key={id} class="px-5 py-3 flex flex-wrap items-center gap-x-4 gap-y-2">
              <div class="min-w-0 mr-auto">
                <p class="flex flex-wrap items-center gap-2">
                  <b>{name}</b>
                  <Tag word={open ? say.open : say.expired} />
                </p>
                <p class="text-sm text-ink-2 break-words">
                  {email} · {t.roles[role]} · {open ? say.expires(when) : say.expiredOn(when)}
                </p>
              </div>
              <form method="post" action="/settings/users/withdraw">
                <Button name="id" value={id} aria-label={`${say.withdraw}: ${name}`}>{say.withdraw}</Button>
              </form>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
