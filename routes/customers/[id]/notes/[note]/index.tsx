import { page } from "fresh";
import { askFor, throwAsPage, typedAgain } from "../../../../../adapters/http/answers.ts";
import { readSentForm } from "../../../../../adapters/http/body.ts";
import { define } from "../../../../../adapters/http/define.ts";
import { redirectTelling } from "../../../../../adapters/http/flash.ts";
import { readForm } from "../../../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, statusOf } from "../../../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../../../components/Button.tsx";
import { Card } from "../../../../../components/Card.tsx";
import { PageHead } from "../../../../../components/PageHead.tsx";
import type { Customer } from "../../../../../domain/customers/customer.ts";
import type { CustomerNote } from "../../../../../domain/customers/note.ts";
import { NoteFields, type Written } from "../../../(_components)/CustomerStory.tsx";
import { ChangedNote } from "../../../(_components)/note_form.ts";
import { noteOf } from "../../../(_components)/note_page.ts";

interface Shown extends Written {
  readonly note: CustomerNote;
  readonly customer: Customer;
}

export const handler = define.handlers({
  async GET(ctx) {
    const found = await noteOf(ctx);
    const { kind, text, version } = found.note;
    return page<Shown>({ ...found, typed: { kind, text, version: String(version) }, faults: {} });
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    const found = await noteOf(ctx);
    const { note, customer } = found;
    const form = await readForm(ChangedNote, await readSentForm(ctx.req), ctx.url.pathname);
    // Whoever is told that somebody was quicker saves over it the next time.
    const typed = { ...form.typed, version: String(note.version) };
    if (!form.ok) {
      return page<Shown>({ ...found, typed, faults: faultSentences(form.faults, words) }, { status: 422 });
    }
    const saved = await useCases.changeNote(askFor(actor, form.once), customer.id, note.id, form.value);
    if (saved.ok) {
      return redirectTelling(ctx, `/customers/${customer.id}`, { kind: "customer_note_saved", name: customer.name });
    }
    throwAsPage(saved.error);
    const faults = { "": refusalSentence(saved.error, words, formats) };
    return page<Shown>({ ...found, typed: typedAgain(typed, saved.error), faults }, { status: statusOf(saved.error) });
  },
});

export default define.page<typeof handler>(
  ({ data: { note, customer, typed, faults }, state: { words: t, formats, now } }) => {
    const { notes: say } = t.customerPage;
    const own = `/customers/${customer.id}/notes/${note.id}`;
    return (
      <div class="max-w-form">
        <PageHead
          title={say.editTitle}
          back={{ href: `/customers/${customer.id}`, label: customer.name }}
          subtitle={formats.moment(note.at, now)}
        />
        <Card>
          <form method="post" action={own} novalidate>
            <input type="hidden" name="once" value={typed.once ?? crypto.randomUUID()} />
            <input type="hidden" name="version" value={typed.version} />
            {faults[""] && <p class="field-error mb-3" role="alert">{faults[""]}</p>}
            {faults[""] && <p class="note-text text-ink-2 mb-3">{note.text}</p>}
            <NoteFields typed={typed} faults={faults} rows={6} words={t} />
            <div class="flex flex-wrap gap-2 mt-4">
              <Button tone="primary">{t.common.save}</Button>
              <LinkButton href={`/customers/${customer.id}`}>{t.common.cancel}</LinkButton>
            </div>
          </form>
        </Card>
        <div class="mt-6">
          <Card title={say.dropTitle}>
            <p class="text-ink-2">{say.dropText}</p>
            <form method="post" action={`${own}/delete`} class="mt-3">
              <input type="hidden" name="once" value={crypto.randomUUID()} />
              <Button tone="danger" icon="trash-2">{say.drop}</Button>
            </form>
          </Card>
        </div>
      </div>
    );
  },
);
