import { HttpError, page } from "fresh";
import { ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Secret } from "../(_components)/Secret.tsx";

const headers = { "Cache-Control": "no-store" };

export const handler = define.handlers({
  /** Opens the mailbox, or gives it a new secret, and shows the secret this once. */
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "manage_settings");
    if ([...await readSentForm(ctx.req)].length > 0) throw new HttpError(422);
    const renewed = await useCases.renewSecret(actor);
    if (!renewed.ok) throwAsPage(renewed.error);
    if (!renewed.ok) throw new HttpError(403);
    return page({ secret: renewed.value.secret }, { headers });
  },
});

export default define.page<typeof handler>(({ data: { secret }, state: { words: t } }) => {
  const say = t.intake.settings;
  return (
    <div class="max-w-form">
      <PageHead title={say.shownTitle} back={{ href: "/settings/intake", label: say.nav }} />
      <Card>
        <p>{say.shownOnce}</p>
        <Secret label={say.secret} value={secret} words={t} />
        <p class="mt-4 text-sm text-ink-2">{say.how}</p>
        <p class="mt-4">
          <LinkButton tone="primary" href="/settings/intake">{say.done}</LinkButton>
        </p>
      </Card>
    </div>
  );
});
