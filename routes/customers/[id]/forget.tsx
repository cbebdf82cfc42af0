import { page } from "fresh";
import { z } from "zod";
import { askFor, ensureMay, foundOrPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { ticked } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { faultSentences } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { Card } from "../../../components/Card.tsx";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { customerIdOf, customerOf } from "../(_components)/customer_page.ts";

const Forgetting = z.strictObject({ notes: ticked });

/** Asks once more before what a customer wrote is forgotten: nobody gets it back. */
export const handler = define.handlers({
  async GET(ctx) {
    ensureMay(ctx.state.actor, "manage_settings");
    const { id, name } = await customerOf(ctx);
    return page({ id, name, once: crypto.randomUUID(), faults: [] as string[] });
  },
  async POST(ctx) {
    const { actor, useCases, words } = ctx.state;
    ensureMay(actor, "manage_settings");
    const id = customerIdOf(ctx);
    const form = await readForm(Forgetting, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      const { name } = await customerOf(ctx);
      const faults = Object.values(faultSentences(form.faults, words));
      return page({ id, name, once: crypto.randomUUID(), faults }, { status: 422 });
    }
    const done = await useCases.forgetMail(askFor(actor, form.once), id, form.value.notes);
    const { count, notes } = foundOrPage(done);
    return redirectTelling(ctx, `/customers/${id}`, { kind: "mail_forgotten", count, notes });
  },
});

export default define.page<typeof handler>(({ data: { id, name, once, faults }, state: { words: t } }) => {
  const { forget: say } = t.intake;
  return (
    <div class="max-w-form">
      <PageHead title={say.title(name)} back={{ href: `/customers/${id}`, label: name }} />
      <ErrorSummary title={t.common.formFaults} faults={faults.map((text) => ({ text }))} />
      <Card>
        <p>{say.text}</p>
        <p class="mt-3 text-ink-2">{say.stays}</p>
        <form method="post" action={`/customers/${id}/forget`} class="mt-4">
          <input type="hidden" name="once" value={once} />
          <Checkbox name="notes" label={say.notes} />
          <div class="flex flex-wrap gap-2 mt-4">
            <Button tone="danger" icon="trash-2">{say.button}</Button>
            <LinkButton href={`/customers/${id}`}>{t.common.cancel}</LinkButton>
          </div>
        </form>
      </Card>
    </div>
  );
});
