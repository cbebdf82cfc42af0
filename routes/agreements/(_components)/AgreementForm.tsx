import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { agreementLabels } from "../../sales/(_components)/sale_labels.ts";
import { fieldId } from "../../../components/Field.tsx";
import { Select } from "../../../components/Select.tsx";
import { DateInput, TextInput } from "../../../components/TextInput.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { HOLIDAY_WAYS, type Occurrence, type Schedule } from "../../../domain/agreements/occurrence.ts";
import { NTHS, RULE_KINDS } from "../../../domain/agreements/rule.ts";
import type { Service } from "../../../domain/catalogue/service.ts";
import type { Ore } from "../../../domain/kernel/money.ts";
import { type Day, WEEKDAYS } from "../../../domain/kernel/time.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { CustomerField, Lines, type SaleFormProps } from "../../sales/(_components)/SaleForm.tsx";
import LiveDates from "../../../islands/LiveDates.tsx";
import { daysOf, PRICINGS } from "./agreement_form.ts";
import { holidayWords, ruleWords } from "./rule_words.ts";

/** What terms come to before they are saved. */
export interface Preview {
  readonly price: { readonly visit: { readonly gross: Ore }; readonly monthGross: Ore };
}

export interface AgreementFormProps {
  readonly kind: "new" | "edit";
  readonly action: string;
  readonly cancelHref: string;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly services: readonly Service[];
  readonly members: readonly Member[];
  readonly found: SaleFormProps["found"];
  readonly preview: Preview | null;
  readonly today: Day;
  readonly pause?: Pick<Schedule, "pausedFrom" | "pausedTo">;
  readonly once: string;
  readonly locale: string;
  readonly words: Words;
  readonly formats: Formats;
}

/** The form of an agreement: whom, what, how often and when, by whom. It works with scripts off, where the next dates are a button away. */
export function AgreementForm(props: AgreementFormProps) {
  const { kind, action, cancelHref, typed, faults, once, words: t } = props;
  const { form } = t.agreements;
  return (
    <form method="post" action={action} class="sale-form" novalidate>
      <FormFaults title={t.common.formFaults} faults={faults} labels={agreementLabels(t)} row={t.sales.form.lineWord} />
      <input type="hidden" name="once" value={once} />
      {/* Enter in a field presses the first button of a form, which would otherwise be the one that adds a line. */}
      <button type="submit" name="intent" value="save" class="sr-only" tabIndex={-1} aria-hidden="true" />
      {kind === "edit" && <input type="hidden" name="version" value={typed.version} />}
      {typed.from && <input type="hidden" name="from" value={typed.from} />}
      {kind === "new" ? <Whom {...props} /> : <input type="hidden" name="customerId" value={typed.customerId} />}
      <What {...props} />
      <Lines {...props} />
      <How {...props} />
      <WhenAndWho {...props} />
      <Card title={form.notes}>
        <div class="form-grid">
          {(["customerNotes", "internalNotes"] as const).map((name) => (
            <Textarea
              key={name}
              name={name}
              label={t.sales.form[name]}
              value={typed[name]}
              error={faults[name]}
              rows={3}
              maxLength={5000}
            />
          ))}
        </div>
      </Card>
      <div class="form-acts">
        <Button tone="primary" name="intent" value="save">{kind === "new" ? form.create : t.common.saveChanges}</Button>
        <noscript>
          <Button name="intent" value="preview" icon="calendar">{form.preview}</Button>
        </noscript>
        <LinkButton tone="quiet" href={cancelHref}>{t.common.cancel}</LinkButton>
      </div>
    </form>
  );
}

function Whom({ kind, typed, faults, found, words: t }: AgreementFormProps) {
  return (
    <Card title={t.agreements.form.who}>
      <CustomerField kind={kind} typed={typed} faults={faults} found={found} words={t} />
    </Card>
  );
}

function What({ typed, faults, words: t }: AgreementFormProps) {
  const { form } = t.agreements;
  return (
    <Card title={form.what}>
      <div class="form-grid">
        <TextInput
          name="title"
          label={form.title}
          hint={form.titleHint}
          value={typed.title}
          error={faults.title}
          maxLength={200}
          required
        />
        <Select
          name="pricing"
          label={form.pricing}
          value={typed.pricing}
          error={faults.pricing}
          choices={PRICINGS.map((value) => ({ value, label: form.pricings[value] }))}
        />
      </div>
    </Card>
  );
}

const EVERIES = [1, 2, 3, 4, 5, 6, 8, 12];

function How(props: AgreementFormProps) {
  const { typed, faults, words: t } = props;
  const { form, weekdays, nth } = t.agreements;
  const fault = faults.weekdays ?? faults.rule, own = Number(typed.every);
  const everies = own > 0 && !EVERIES.includes(own) ? [...EVERIES, own] : EVERIES;
  return (
    <Card title={form.when}>
      <div class="form-grid">
        <Select
          name="every"
          label={form.every}
          value={typed.every}
          error={faults.every}
          choices={everies.map((value) => ({ value: String(value), label: form.everies(value) }))}
        />
        <Select
          name="kind"
          label={form.kind}
          value={typed.kind}
          error={faults.kind}
          choices={RULE_KINDS.map((value) => ({ value, label: form.kinds[value] }))}
        />
      </div>
      <fieldset
        id={fieldId("weekdays")}
        tabIndex={-1}
        class="rule-part rule-weekly"
        aria-describedby={fault ? `${fieldId("weekdays")}-error` : undefined}
      >
        <legend>{form.weekdays}</legend>
        <div class="weekdays">
          {WEEKDAYS.map((weekday) => (
            <Checkbox
              key={weekday}
              name={`weekdays.${weekday}`}
              value={String(weekday)}
              label={weekdays[weekday - 1]}
              checked={Boolean(typed[`weekdays.${weekday}`])}
            />
          ))}
        </div>
        {fault && <p id={`${fieldId("weekdays")}-error`} class="field-error">{fault}</p>}
      </fieldset>
      <div class="form-grid rule-part rule-monthly_day">
        <TextInput
          name="day"
          label={form.day}
          hint={form.dayHint}
          value={typed.day}
          error={faults.day}
          inputMode="numeric"
        />
      </div>
      <div class="form-grid rule-part rule-monthly_weekday">
        <Select
          name="nth"
          label={form.nth}
          value={typed.nth}
          error={faults.nth}
          choices={NTHS.map((value) => ({ value: String(value), label: nth(value) }))}
        />
        <Select
          name="weekday"
          label={form.weekday}
          value={typed.weekday}
          error={faults.weekday}
          choices={WEEKDAYS.map((value) => ({ value: String(value), label: weekdays[value - 1] }))}
        />
      </div>
      <div class="form-grid rule-part">
        {typed.from ? <input type="hidden" name="startsOn" value={typed.startsOn} /> : (
          <DateInput
            name="startsOn"
            label={form.startsOn}
            value={typed.startsOn}
            error={faults.startsOn}
            required
          />
        )}
        <DateInput
          name="endsOn"
          label={form.endsOn}
          hint={form.endsHint}
          value={typed.endsOn}
          error={faults.endsOn}
          optional={t.common.optional}
        />
        <Select
          name="holidays"
          label={form.holidays}
          value={typed.holidays}
          error={faults.holidays}
          choices={HOLIDAY_WAYS.map((value) => ({ value, label: form.holidayWays[value] }))}
        />
      </div>
      <section id="preview" class="rule-dates" aria-live="polite">
        <ComesTo {...props} />
      </section>
      <LiveDates part="preview" />
    </Card>
  );
}

/** What the form comes to as it stands: the rule in words, the next days, and the price where the lines are right. */
function ComesTo({ typed, today, pause, preview, words: t, formats }: AgreementFormProps) {
  const { form, perVisit, perMonth } = t.agreements;
  const days = daysOf(typed, today, pause);
  if (days === null) return <p class="text-ink-2">{form.noDates}</p>;
  return (
    <>
      <h3>{ruleWords(days.rule, t, formats)}</h3>
      {days.next.length === 0
        ? <p class="text-ink-2">{form.noDates}</p>
        : <NextDates next={days.next} words={t} formats={formats} />}
      {preview && (
        <p class="mt-3 text-ink-2">
          {perVisit}: {formats.money(preview.price.visit.gross)} {t.vat.with} · {perMonth}:{" "}
          {formats.money(preview.price.monthGross)}
        </p>
      )}
    </>
  );
}

function WhenAndWho({ typed, faults, members, words: t }: AgreementFormProps) {
  const { form } = t.agreements;
  return (
    <Card title={form.whenAndWho}>
      <div class="form-grid">
        <TextInput name="time" type="time" label={form.time} value={typed.time} error={faults.time} required />
        <TextInput
          name="minutes"
          label={form.minutes}
          hint={form.minutesHint}
          value={typed.minutes}
          error={faults.minutes}
          inputMode="numeric"
          optional={t.common.optional}
        />
        <Select
          name="assignedTo"
          label={form.assignee}
          value={typed.assignedTo}
          error={faults.assignedTo}
          blank={t.common.unassigned}
          choices={members.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
    </Card>
  );
}

/** The next days of a rule, with what holidays do to them. */
export function NextDates({ next, words: t, formats }: {
  readonly next: readonly Occurrence[];
  readonly words: Words;
  readonly formats: Formats;
}) {
  return (
    <ol class="next-dates">
      {next.map((one) => {
        const holiday = holidayWords(one, t, formats);
        return (
          <li key={one.on}>
            {one.fate === "skipped"
              ? <s>{formats.weekdayAndDay(one.on)}</s>
              : <span>{formats.weekdayAndDay(one.on)}</span>}
            {holiday && <small class="text-ink-2">{holiday}</small>}
          </li>
        );
      })}
    </ol>
  );
}
