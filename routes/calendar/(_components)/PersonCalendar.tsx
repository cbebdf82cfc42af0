import type { State } from "../../../adapters/http/define.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { DateInput, TextInput } from "../../../components/TextInput.tsx";
import { writtenHours } from "../../../domain/calendar/hours.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import CopyField from "../../../islands/CopyField.tsx";
import type { Shown } from "../people/[id].tsx";
import { WeekFields } from "./WeekFields.tsx";

/** A person's hours, days away, and the link to their visits. */
export function PersonCalendar(props: Shown & { readonly state: State }) {
  const { file: { person, week }, state: { words, actor } } = props;
  const { calendar: { person: t, title } } = words;
  const all = may(actor, "manage_settings");
  return (
    <>
      <PageHead
        title={person.id === actor.userId ? t.mine : person.name}
        subtitle={week === null ? t.usual : t.own}
        back={all
          ? { href: "/settings/calendar", label: words.calendar.settings.title }
          : { href: "/calendar", label: title }}
      />
      {props.faults[""] && <Flash kind="problem">{props.faults[""]}</Flash>}
      <div class="file">
        <div class="file-main">
          <Hours {...props} />
        </div>
        <div class="file-side">
          <Absences {...props} />
          {person.id === actor.userId && <Feed {...props} />}
          <Google {...props} />
        </div>
      </div>
    </>
  );
}

function Hours(
  { file: { person, week, settings }, typed, faults, state: { words } }: Shown & { readonly state: State },
) {
  const { calendar: { person: t } } = words;
  return (
    <Card title={t.hours}>
      <form method="post" action={`/calendar/people/${person.id}`} novalidate>
        <WeekFields hours={(week ?? settings.week).map(writtenHours)} typed={typed} faults={faults} words={words} />
        <p class="field-hint mt-2">{t.hoursHint}</p>
        <div class="form-acts mt-4">
          <Button tone="primary" name="do" value="week">{t.save}</Button>
        </div>
      </form>
      {week !== null && (
        <form method="post" action={`/calendar/people/${person.id}`}>
          <Button name="do" value="usual">{t.useUsual}</Button>
        </form>
      )}
    </Card>
  );
}

function Absences(
  { file: { person, absences }, typed, faults, state: { words, formats, today } }: Shown & { readonly state: State },
) {
  const { calendar: { person: t } } = words;
  return (
    <Card title={t.absences}>
      {absences.length === 0 && <p class="text-ink-2 mb-3">{t.noAbsences}</p>}
      <ul class="outcomes mb-4">
        {absences.map(({ id, from, until }) => {
          const days = from === until ? formats.day(from) : `${formats.day(from)} – ${formats.day(until)}`;
          return (
            <li key={id}>
              <span>{days}</span>
              <form method="post" action={`/calendar/people/${person.id}`}>
                <input type="hidden" name="absence" value={id} />
                <Button tone="quiet" icon="x" name="do" value="drop">
                  <span class="sr-only">{t.dropAbsence(days)}</span>
                </Button>
              </form>
            </li>
          );
        })}
      </ul>
      <form method="post" action={`/calendar/people/${person.id}`} novalidate>
        <div class="form-grid">
          <DateInput name="from" label={t.from} value={typed.from ?? today} error={faults.from} required />
          <DateInput name="until" label={t.until} value={typed.until ?? today} error={faults.until} required />
        </div>
        <p class="field-hint mt-2">{t.absencesHint}</p>
        <div class="form-acts mt-3">
          <Button name="do" value="absence" icon="plus">{t.addAbsence}</Button>
        </div>
      </form>
    </Card>
  );
}

function Feed(
  { file: { person, feed }, secret, state: { words, formats, publicOrigin } }: Shown & { readonly state: State },
) {
  const { calendar: { person: t } } = words;
  return (
    <Card title={t.feed}>
      <p class="text-ink-2 mb-3">{t.feedHint}</p>
      {secret && (
        <>
          <Flash kind="note">{t.feedNow}</Flash>
          <TextInput name="link" label={t.feedLabel} value={`${publicOrigin}/feeds/${secret}.ics`} readOnly />
          <div class="mt-2">
            <CopyField of="f-link" words={{ copy: words.common.copy, copied: words.common.copied }} />
          </div>
        </>
      )}
      {!secret && feed && <p class="mb-3">{t.feedSince(formats.day(formats.localDay(feed)))}</p>}
      <form method="post" action={`/calendar/people/${person.id}`} class="form-acts mt-3">
        <Button name="do" value="feed" icon="link">{feed ? t.renewFeed : t.makeFeed}</Button>
        {feed && <Button tone="danger" name="do" value="drop_feed">{t.dropFeed}</Button>}
      </form>
    </Card>
  );
}

/** The person's calendar in Google: by their own consent, or named by whoever runs the firm. */
function Google({ file: { person, link, google }, typed, faults, state }: Shown & { readonly state: State }) {
  const { words: { calendar: { google: t } }, formats, actor } = state;
  const own = person.id === actor.userId, runs = may(actor, "manage_settings");
  if (google === null || !(own || runs)) return null;
  const action = `/calendar/people/${person.id}`;
  return (
    <Card title={t.title}>
      <p class="text-ink-2 mb-3">{t.hint}</p>
      {link?.state === "reconnect" && <Flash kind="problem">{t.reconnect}</Flash>}
      {link?.state === "connecting" && <p class="mb-3">{t.connecting}</p>}
      {link?.state === "connected" && (
        <p class="mb-3">
          {t.linked(link.calendarId)} {link.syncedAt ? t.synced(formats.instant(link.syncedAt)) : t.neverSynced}
        </p>
      )}
      {google.way === "oauth" && own && (
        <LinkButton href="/calendar/google/connect" icon="link">{link ? t.connectAgain : t.connect}</LinkButton>
      )}
      {google.way === "service_account" && runs && (
        <form method="post" action={action} novalidate>
          <TextInput
            name="calendarId"
            label={t.calendarId}
            hint={t.calendarIdHint}
            value={typed.calendarId ?? link?.calendarId ?? person.email}
            error={faults.calendarId}
            required
          />
          <div class="form-acts mt-3">
            <Button name="do" value="link">{t.save}</Button>
          </div>
        </form>
      )}
      {link && (
        <form method="post" action={action} class="mt-3">
          <Button tone="danger" name="do" value="unlink">{t.disconnect}</Button>
        </form>
      )}
    </Card>
  );
}
