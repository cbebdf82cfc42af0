import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Select } from "../../../components/Select.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { type Moment, Timeline } from "../../../components/Timeline.tsx";
import type { CustomerStory as Story } from "../../../domain/customers/find_customers.ts";
import { mayTouchNote, NOTE_KINDS } from "../../../domain/customers/note.ts";
import type { CustomerMoment, TimelineLine } from "../../../domain/customers/timeline.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { CustomerId } from "../../../domain/kernel/ids.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import type { Instant } from "../../../domain/kernel/time.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { madeText, momentText, momentTone } from "./moments.ts";
import { storyAddress } from "./story_query.ts";

interface Reading {
  readonly id: CustomerId;
  readonly words: Words;
  readonly formats: Formats;
}

export interface Written {
  readonly typed: Typed;
  readonly faults: Sentences;
}

/** What was said or agreed, written into the history by whoever knows of it. */
export function NoteComposer(
  { id, written, once, words: t }: Omit<Reading, "formats"> & { readonly written: Written; readonly once: string },
) {
  const { notes: say } = t.customerPage;
  return (
    <Card title={say.title} id="write">
      <form method="post" action={`/customers/${id}/notes`} novalidate>
        <input type="hidden" name="once" value={once} />
        {written.faults[""] && <p class="field-error mb-3" role="alert">{written.faults[""]}</p>}
        <NoteFields {...written} words={t} rows={3} />
        <p class="mt-3">
          <Button icon="plus">{say.save}</Button>
        </p>
      </form>
    </Card>
  );
}

/** The fields of a note, new or there already. */
export function NoteFields(
  { typed, faults, rows, words: { customerPage: { notes: say } } }: Written & {
    readonly rows: number;
    readonly words: Words;
  },
) {
  return (
    <>
      <Select
        name="kind"
        label={say.kind}
        value={typed.kind ?? "NOTE"}
        error={faults.kind}
        choices={NOTE_KINDS.map((value) => ({ value, label: say.kinds[value] }))}
      />
      <Textarea
        name="text"
        label={say.text}
        value={typed.text}
        error={faults.text}
        required
        rows={rows}
        maxLength={5000}
        autofocus={Object.keys(faults).length > 0}
        fieldClass="mt-3"
      />
    </>
  );
}

/** What happened, the newest first, all of it or one sort; each moment leads to what it is about. */
export function StoryCard(
  { id, story, actor, now, words: t, formats, gone }: Reading & {
    readonly story: Story;
    readonly actor: Actor;
    readonly now: Instant;
    readonly gone: boolean;
  },
) {
  const { customerPage: { timeline: title, nothingYet, story: say } } = t;
  const shown = (line: TimelineLine): Moment =>
    line.kind === "made" ? madeMoment(line, now, t, formats) : momentOf(line.moment);

  function momentOf(moment: CustomerMoment): Moment {
    const { at, by, note, mail } = moment;
    const who = mail ? null : by?.name ?? t.customerPage.someone;
    const meta = who === null ? formats.moment(at, now) : t.common.by(formats.moment(at, now), who);
    return {
      title: linked(moment, momentText(moment, t, formats)),
      meta: note?.changed ? t.common.by(meta, say.changed) : meta,
      tone: momentTone(moment),
      ...(note ? { text: <span class="note-text">{note.text}</span> } : {}),
      ...(mail?.way === "in" && mail.text ? { text: <span class="note-text">{mail.text}</span> } : {}),
      ...(note && !gone && mayTouchNote(actor, { by: by?.id ?? null })
        ? { action: <EditNote id={id} note={note} words={t} when={formats.moment(at, now)} /> }
        : {}),
      ...(mail?.way === "out" && may(actor, "manage_settings")
        ? { action: <a class="moment-link link text-sm" href="/settings/mail">{say.sentMails}</a> }
        : {}),
    };
  }

  return (
    <Card title={title} id="story">
      <nav class="chips" aria-label={say.filter}>
        {([null, ...story.groups] as const).map((group) => (
          <a
            key={group}
            class="chip"
            href={storyAddress(id, group)}
            aria-current={group === story.group ? "page" : "false"}
          >
            {group === null ? say.all : say.groups[group]}
          </a>
        ))}
      </nav>
      {story.lines.length === 0
        ? <p class="text-ink-3">{story.group === null ? nothingYet : say.none[story.group]}</p>
        : <Timeline label={title} moments={story.lines.map(shown)} />}
      {story.beyond && story.rest === null && (
        <p class="text-ink-3 text-sm mt-3">
          {say.beyond} <a class="link" href={`/sales?customerId=${id}`}>{say.allSales}</a>
        </p>
      )}
      {(story.rest || story.after) && (
        <nav class="flex flex-wrap gap-2 mt-3" aria-label={say.parts}>
          {story.after && <a class="btn" href={storyAddress(id, story.group)}>{say.newest}</a>}
          {story.rest && (
            <a class="btn" rel="next" href={storyAddress(id, story.group, story.rest)}>
              {say.older}
              <Icon name="chevron-right" />
            </a>
          )}
        </nav>
      )}
    </Card>
  );
}

/** A moment of a sale leads to it, a mail to where it is read. */
function linked({ sale, mail }: CustomerMoment, text: string) {
  const href = sale ? `/sales/${sale.id}` : mail?.way === "in" ? `/quarantine/${mail.id}` : null;
  return href === null ? text : <a class="moment-link" href={href}>{text}</a>;
}

/** Visits that an agreement made: one line that opens, or the one visit itself. */
function madeMoment(
  { moments, sales }: Extract<TimelineLine, { kind: "made" }>,
  now: Instant,
  t: Words,
  formats: Formats,
): Moment {
  const [{ at, by }] = moments;
  const text = madeText(sales, t, formats);
  const told = {
    meta: t.common.by(formats.moment(at, now), by?.name ?? t.customerPage.someone),
    tone: "SCHEDULED",
  } as const;
  if (sales.length === 1) return { ...told, title: <a class="moment-link" href={`/sales/${sales[0].id}`}>{text}</a> };
  return {
    ...told,
    title: text,
    details: (
      <ul class="made-list">
        {sales.map(({ id, number, on }) => (
          <li key={id}>
            <a href={`/sales/${id}`}>
              <b>{formats.dayInWords(on)}</b>
              <span class="text-ink-3">{number}</span>
            </a>
          </li>
        ))}
      </ul>
    ),
  };
}

function EditNote({ id, note, when, words: { customerPage: { notes: say } } }: {
  readonly id: CustomerId;
  readonly note: NonNullable<CustomerMoment["note"]>;
  readonly when: string;
  readonly words: Words;
}) {
  return (
    <a
      class="moment-link link text-sm"
      href={`/customers/${id}/notes/${note.id}`}
      aria-label={say.editOf(say.kinds[note.kind], when)}
    >
      {say.edit}
    </a>
  );
}
