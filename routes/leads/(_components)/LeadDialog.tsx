import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { UseCases } from "../../../adapters/http/define.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { DefinitionList } from "../../../components/DefinitionList.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { Select } from "../../../components/Select.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { DateInput, MoneyInput, TextInput } from "../../../components/TextInput.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { addDays, type Day, parseDay } from "../../../domain/kernel/time.ts";
import { ENDING_WORDS, ENDINGS } from "../../../domain/leads/lead.ts";
import type { LeadView } from "../../../domain/leads/ports.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { StepDialog } from "../../(_components)/StepDialog.tsx";
import { leadsBack } from "./lead_form.ts";

export const DIALOGS = ["plan", "unqualify", "convert", "delete"] as const;
export type DialogKind = typeof DIALOGS[number];
/** What the lead would become. */
export type ConversionShown = Extract<Awaited<ReturnType<UseCases["findConversion"]>>, { ok: true }>["value"];

export interface LeadDialogProps {
  readonly kind: DialogKind;
  readonly lead: LeadView;
  readonly conversion?: ConversionShown;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly once: string;
  readonly actor: Actor;
  readonly today: Day;
  readonly words: Words;
  readonly formats: Formats;
}

/** What a step asks for before it happens. */
export function LeadDialog(props: LeadDialogProps) {
  const { kind, lead, faults, once, words: t } = props;
  const closeHref = leadsBack(props.typed.back, props.actor) ?? `/leads/${lead.id}`;
  const { title, action, Body } = DIALOG[kind];
  return (
    <StepDialog
      {...{ kind, closeHref, faults, once, words: t }}
      title={title(t, lead)}
      action={`/leads/${lead.id}/${action}`}
      deed={<Deed {...props} />}
    >
      <Body {...props} />
    </StepDialog>
  );
}

function Deed({ kind, lead, words: { leads: say } }: LeadDialogProps) {
  switch (kind) {
    case "plan":
      return (
        <>
          {lead.followUpOn !== null && <Button name="do" value="clear">{say.plan.clear}</Button>}
          <Button tone="primary" name="do" value="plan">{say.plan.submit}</Button>
        </>
      );
    case "unqualify":
      return <Button tone="destroy" name="to" value="UNQUALIFIED">{say.unqualify.submit}</Button>;
    case "convert":
      return <Button tone="primary" name="do" value="convert">{say.convert.submit}</Button>;
    case "delete":
      return <Button tone="destroy">{say.page.delete}</Button>;
  }
}

function Plan({ lead, typed, faults, today, words: { leads: say, common }, formats }: LeadDialogProps) {
  const days = { today, tomorrow: addDays(today, 1), week: addDays(today, 7) };
  const value = typed.followUpOn ?? lead.followUpOn ?? "";
  return (
    <>
      {/* Enter plans; the button that clears comes after this one and would be pressed instead. */}
      <button type="submit" name="do" value="plan" class="sr-only" tabIndex={-1} aria-hidden="true" />
      <p class="quick-days">
        {(["today", "tomorrow", "week"] as const).map((word) => (
          <LinkButton key={word} href={`?dialog=plan&on=${days[word]}`} title={formats.day(days[word])}>
            {say.plan.days[word]}
          </LinkButton>
        ))}
      </p>
      <DateInput
        name="followUpOn"
        label={say.plan.day}
        hint={value && parseDay(value) ? formats.weekdayAndDay(value) : undefined}
        value={value}
        error={faults.followUpOn}
        required
        autofocus
      />
      <Textarea
        name="note"
        label={say.page.note}
        value={typed.note}
        error={faults.note}
        optional={common.optional}
        fieldClass="mt-3"
        rows={2}
        maxLength={1000}
      />
    </>
  );
}

function Unqualify({ lead, typed, faults, words: { leads: say, common } }: LeadDialogProps) {
  return (
    <>
      <input type="hidden" name="version" value={String(lead.version)} />
      {typed.back && <input type="hidden" name="back" value={typed.back} />}
      <Select
        name="ending"
        label={say.ending}
        value={typed.ending}
        error={faults.ending}
        blank="…"
        required
        autofocus
        choices={(["lost", "unfit"] as const).map((group) => ({
          group: say.endingGroups[group],
          choices: ENDING_WORDS.filter((word) => ENDINGS[word] === group).map((value) => ({
            value,
            label: say.endings[value],
          })),
        }))}
      />
      <Textarea
        name="endingNote"
        label={say.unqualify.note}
        value={typed.endingNote}
        error={faults.endingNote}
        optional={common.optional}
        fieldClass="mt-3"
        rows={3}
        maxLength={1000}
      />
    </>
  );
}

function Convert(props: LeadDialogProps) {
  const { lead, conversion, typed, faults, words: t, formats } = props;
  if (!conversion) return null;
  const { leads: { convert: say, statuses } } = t;
  const { services, service, amount, today } = conversion;
  const early = lead.status !== "QUALIFIED";
  return (
    <>
      <div class="convert-fields">
        <Select
          name="serviceId"
          label={say.service}
          value={typed.serviceId ?? lead.interestServiceId ?? ""}
          error={faults.serviceId}
          blank={say.choose}
          required
          autofocus
          choices={services.map(({ id, name, priceOre }) => ({
            value: id,
            label: `${name} · ${formats.wholeMoney(priceOre)}`,
          }))}
        />
        <MoneyInput
          name="amount"
          label={say.amount}
          hint={service ? (service.priceIncludesVat ? say.amountWith : say.amountWithout) : undefined}
          value={typed.amount || (amount === null ? "" : formats.amount(amount))}
          error={faults.amount}
          unit={t.common.unit}
          required
        />
        <DateInput
          name="saleDate"
          label={say.saleDate}
          value={typed.saleDate ?? today}
          error={faults.saleDate}
          required
        />
      </div>
      <Customer {...props} conversion={conversion} />
      <Preview {...props} conversion={conversion} />
      {early && (
        <Checkbox
          name="early"
          label={say.early(statuses[lead.status])}
          error={faults.early}
          checked={typed.early === "on"}
          fieldClass="mt-3"
        />
      )}
    </>
  );
}

/** Whose sale it becomes: the lead's own customer, one that is alike, or a new one. */
function Customer(
  { lead, conversion, typed, faults, words: { leads: { convert: say }, common } }: LeadDialogProps & {
    conversion: ConversionShown;
  },
) {
  const known = lead.customer ?? conversion.alike?.customer ?? null;
  return (
    <fieldset class="choices">
      <legend class="font-semibold">{known && !lead.customer ? say.ask : say.customer}</legend>
      {faults.customer && <Flash kind="problem">{faults.customer}</Flash>}
      {known && (
        <>
          <input type="hidden" name="asked" value={known.id} />
          <Checkbox
            type="radio"
            name="customer"
            value={known.id}
            label={say.useExisting(known.name)}
            checked={typed.customer !== "new" || typed.asked !== known.id}
          />
        </>
      )}
      <Checkbox
        type="radio"
        name="customer"
        value="new"
        label={say.newCustomer(lead.contactName)}
        checked={!known || (typed.customer === "new" && typed.asked === known.id)}
      />
      {!lead.customer && (
        <TextInput
          name="cvr"
          label={say.cvr}
          hint={say.cvrHint}
          optional={common.optional}
          value={typed.cvr}
          error={faults.cvr}
          inputMode="numeric"
          autocomplete="off"
        />
      )}
    </fieldset>
  );
}

function Preview(
  { lead, conversion, words: t, formats }: LeadDialogProps & { conversion: ConversionShown },
) {
  const { leads: { convert: say } } = t;
  const { priced, service } = conversion;
  return (
    <section class="p-4 bg-sunken rounded-card" aria-label={say.preview}>
      <div class="flex items-center gap-3 mb-2">
        <h3 class="font-semibold mr-auto">{say.preview}</h3>
        <Button name="do" value="preview" icon="rotate-ccw">{say.refresh}</Button>
      </div>
      {priced && service
        ? (
          <DefinitionList
            money
            facts={[
              { term: say.line, value: service.name },
              { term: say.status, value: t.statuses.ACCEPTED },
              { term: t.sales.source, value: t.sources[lead.source] },
              { term: t.sales.form.net, value: formats.money(priced.net) },
              { term: t.sales.form.vat, value: formats.money(priced.vat) },
              { term: t.sales.form.gross, value: formats.money(priced.gross), total: true },
            ]}
          />
        )
        : <p class="text-ink-2">{say.previewHint}</p>}
    </section>
  );
}

function Deletion({ words: { leads: say } }: LeadDialogProps) {
  return <p>{say.page.deleteText}</p>;
}

const DIALOG: Record<DialogKind, {
  title: (t: Words, lead: LeadView) => string;
  action: string;
  Body: (props: LeadDialogProps) => preact.JSX.Element | null;
}> = {
  plan: { title: ({ leads }) => leads.plan.title, action: "plan", Body: Plan },
  unqualify: { title: ({ leads }) => leads.unqualify.title, action: "status", Body: Unqualify },
  convert: {
    title: ({ leads }, { contactName }) => leads.convert.title(contactName),
    action: "convert",
    Body: Convert,
  },
  delete: {
    title: ({ leads }, { contactName }) => leads.page.deleteTitle(contactName),
    action: "delete",
    Body: Deletion,
  },
};
