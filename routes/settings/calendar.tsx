import { HttpError, page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { by, choice, ticked, whole } from "../../adapters/http/fields.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, type Sentences } from "../../adapters/http/sentences.ts";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { Checkbox } from "../../components/Checkbox.tsx";
import { Flash } from "../../components/Flash.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { TextInput } from "../../components/TextInput.tsx";
import { parseHours, writtenHours } from "../../domain/calendar/hours.ts";
import { type DayOff, DAYS_OFF, MOST_TRAVEL_MINUTES } from "../../domain/calendar/plan.ts";
import { WeekFields } from "../calendar/(_components)/WeekFields.tsx";
import { SettingsTabs } from "./(_components)/SettingsTabs.tsx";

const Changed = z.strictObject({
  week: z.array(by(parseHours, "not_hours")).length(7),
  // One box for each day off; those not ticked do not come.
  closed: z.strictObject(Object.fromEntries(DAYS_OFF.map((name) => [name, choice(["on"]).optional()]))).default({}),
  travelMinutes: whole(0, MOST_TRAVEL_MINUTES),
  invitesCustomer: ticked,
}).transform(({ closed, ...settings }) => ({
  ...settings,
  closedOn: DAYS_OFF.filter((name) => closed[name] !== undefined),
}));

interface Shown {
  readonly file: Awaited<ReturnType<typeof settingsIn>>;
  readonly typed: Typed | null;
  readonly faults: Sentences;
}

async function settingsIn(state: State) {
  return (await state.useCases.findCalendarSettings(state.actor)).value;
}

/** How the firm works: its hours, the days it is closed, the way between visits, and each person's page. */
export const handler = define.handlers({
  async GET(ctx) {
    ensureMay(ctx.state.actor, "manage_settings");
    return page<Shown>({ file: await settingsIn(ctx.state), typed: null, faults: {} });
  },

  async POST(ctx) {
    const { useCases, actor, words } = ctx.state;
    ensureMay(actor, "manage_settings");
    const form = await readForm(Changed, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      const faults = faultSentences(form.faults, words);
      return page<Shown>({ file: await settingsIn(ctx.state), typed: form.typed, faults }, { status: 422 });
    }
    const changed = await useCases.changeCalendarSettings(actor, form.value);
    if (changed.ok) return redirectTelling(ctx, "/settings/calendar", { kind: "calendar_saved" });
    throwAsPage(changed.error);
    throw new HttpError(409);
  },
});

export default define.page<typeof handler>(({ data: { file, typed, faults }, state: { words } }) => {
  const { calendar: { settings: t, daysOff } } = words;
  const { settings, weeks, members } = file;
  const closed = (name: DayOff) => typed ? `closed.${name}` in typed : settings.closedOn.includes(name);
  return (
    <>
      <PageHead title={t.title} />
      <SettingsTabs current="calendar" words={words} />
      {faults[""] && <Flash kind="problem">{faults[""]}</Flash>}
      <div class="file">
        <form method="post" action="/settings/calendar" class="file-main" novalidate>
          <Card title={t.week}>
            <WeekFields hours={settings.week.map(writtenHours)} typed={typed ?? {}} faults={faults} words={words} />
            <p class="field-hint mt-2">{t.weekHint}</p>
          </Card>
          <Card title={t.closed}>
            <div class="form-grid">
              {DAYS_OFF.map((name) => (
                <Checkbox key={name} name={`closed.${name}`} label={daysOff[name]} value="on" checked={closed(name)} />
              ))}
            </div>
          </Card>
          <Card>
            <TextInput
              name="travelMinutes"
              label={t.travel}
              hint={t.travelHint}
              value={typed?.travelMinutes ?? String(settings.travelMinutes)}
              error={faults.travelMinutes}
              inputMode="numeric"
              required
            />
            <Checkbox
              name="invitesCustomer"
              label={t.invites}
              checked={typed ? typed.invitesCustomer !== undefined : settings.invitesCustomer}
              fieldClass="mt-4"
            />
          </Card>
          <div class="form-acts">
            <Button tone="primary">{t.save}</Button>
          </div>
        </form>
        <div class="file-side">
          <Card title={t.people}>
            <ul class="outcomes">
              {members.map(({ id, name }) => (
                <li key={id}>
                  <a class="outcome-link link" href={`/calendar/people/${id}`}>{name}</a>
                  <span class="text-ink-2">{weeks.some(({ person }) => person === id) ? t.ownWeek : t.usualWeek}</span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
});
