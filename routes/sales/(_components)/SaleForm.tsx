import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { fieldId } from "../../../components/Field.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { saleLabels } from "./sale_labels.ts";
import { Select } from "../../../components/Select.tsx";
import { DateInput, DateTimeInput, MoneyInput } from "../../../components/TextInput.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import type { Service } from "../../../domain/catalogue/service.ts";
import { SCOPES } from "../../../domain/agreements/change_visit.ts";
import type { CustomerId } from "../../../domain/kernel/ids.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import { FIRST_STATUSES } from "../../../domain/sales/moves.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import CustomerPicker from "../../../islands/CustomerPicker.tsx";
import SaleLines, { type ServiceChoice } from "../../../islands/SaleLines.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { NewCustomer } from "./NewCustomer.tsx";
import { BLANK_LINE, typedLines } from "./sale_form.ts";

export interface SaleFormProps {
  readonly kind: "new" | "edit";
  readonly action: string;
  readonly cancelHref: string;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly services: readonly Service[];
  readonly members: readonly Member[];
  /** Customers to choose from, where the name typed did not name one. */
  readonly found: readonly { readonly id: CustomerId; readonly name: string; readonly detail: string }[];
  /** A customer that is already there, where a new one was typed. */
  readonly duplicate: { readonly id: CustomerId } | null;
  /** Lines, customer and dates are fixed once a sale is invoiced. */
  readonly fixed: boolean;
  /** The agreement it is a visit of, where it is one. */
  readonly agreement?: { readonly id: string; readonly title: string } | null;
  readonly once: string;
  readonly locale: string;
  readonly words: Words;
  readonly formats: Formats;
}

/** The form of a sale: customer, lines, when and who, notes. It works with scripts off; islands ease the customer and the lines. */
export function SaleForm(props: SaleFormProps) {
  const { kind, action, cancelHref, typed, faults, once, fixed, words: t } = props;
  return (
    <form method="post" action={action} class="sale-form" novalidate>
      <FormFaults title={t.common.formFaults} faults={faults} labels={saleLabels(t)} row={t.sales.form.lineWord} />
      <input type="hidden" name="once" value={once} />
      {/* Enter in a field presses the first button of a form, which would otherwise be the one that adds a line. */}
      <button type="submit" name="intent" value="save" class="sr-only" tabIndex={-1} aria-hidden="true" />
      {kind === "edit" && <input type="hidden" name="version" value={typed.version} />}
      {!fixed && <Customer {...props} />}
      {!fixed && <Lines {...props} />}
      <WhenAndWho {...props} />
      <Notes {...props} />
      {props.agreement && !fixed && <ScopeCard agreement={props.agreement} typed={typed} faults={faults} words={t} />}
      <div class="form-acts">
        <Button tone="primary" name="intent" value="save">
          {kind === "new" ? t.sales.form.create : t.common.saveChanges}
        </Button>
        {kind === "new" && <Button name="intent" value="save_and_new">{t.sales.form.createAndNew}</Button>}
        <LinkButton tone="quiet" href={cancelHref}>{t.common.cancel}</LinkButton>
      </div>
    </form>
  );
}

/** Whom it is for: found while typing, or chosen from what the typed name may mean. */
export function CustomerField(
  { kind, typed, faults, found, creates, words: t }:
    & Pick<SaleFormProps, "kind" | "typed" | "faults" | "found" | "words">
    & { /** The form also takes a customer nobody knows yet. */ readonly creates?: boolean },
) {
  return found.length > 0
    ? (
      <fieldset id={fieldId("customerSearch")} tabIndex={-1}>
        <legend class="mb-2">{t.sales.form.chooseCustomer}</legend>
        <input type="hidden" name="customerSearch" value={typed.customerSearch} />
        {found.map((one) => (
          <Checkbox
            key={one.id}
            type="radio"
            name="customerId"
            value={one.id}
            label={`${one.name} · ${one.detail}`}
            checked={found.length === 1}
          />
        ))}
        <Button tone="quiet" name="intent" value="change_customer">{t.sales.form.changeCustomer}</Button>
      </fieldset>
    )
    : (
      <CustomerPicker
        id={typed.customerId ?? ""}
        name={typed.customerSearch ?? ""}
        error={faults.customerSearch}
        autofocus={kind === "new" && !typed.customerId}
        words={{
          label: t.sales.customer,
          hint: t.sales.form.searchCustomer,
          none: t.sales.form.noCustomerFound,
          found: t.sales.form.found,
          ...(creates ? { create: t.sales.form.createTyped("{typed}") } : {}),
        }}
      />
    );
}

function Customer(props: SaleFormProps) {
  return (
    <Card title={props.words.sales.form.who}>
      <CustomerField {...props} creates={props.kind === "new"} />
      {props.kind === "new" && <NewCustomer {...props} />}
    </Card>
  );
}

/** The lines of a sale, or of the visits of an agreement. */
export function Lines(
  { typed, faults, services, locale, words: t, formats }: Pick<
    SaleFormProps,
    "typed" | "faults" | "services" | "locale" | "words" | "formats"
  >,
) {
  const lines = typedLines(typed);
  const { form } = t.sales;
  return (
    <Card title={form.what}>
      <SaleLines
        lines={lines.length > 0 ? lines : [BLANK_LINE]}
        blank={BLANK_LINE}
        services={services.map((service) => choiceOf(service, t, formats))}
        faults={Object.fromEntries(Object.entries(faults).filter(([field]) => field.startsWith("lines")))}
        locale={locale}
        words={{
          line: form.lineWord,
          service: t.sales.service,
          noService: form.chooseService,
          description: form.description,
          quantity: form.quantity,
          unit: form.unit,
          unitPrice: form.price,
          priceMode: form.priceMode,
          withoutVat: t.vat.without,
          withVat: t.vat.with,
          discount: form.discountPercent,
          vatRate: form.vatPercent,
          addLine: form.addLine,
          removeLine: form.removeLine,
          net: form.net,
          vat: form.vat,
          gross: form.gross,
          notReckoned: form.notReckoned,
        }}
      />
    </Card>
  );
}

function choiceOf(service: Service, t: Words, formats: Formats): ServiceChoice {
  const price = formats.money(service.priceOre);
  const shown = service.priceIncludesVat
    ? t.services.priceWith(price, service.unit)
    : t.services.priceWithout(price, service.unit);
  return {
    id: service.id,
    label: `${service.name} (${shown})`,
    category: service.category,
    typed: {
      description: service.name,
      unit: service.unit,
      unitPrice: formats.amount(service.priceOre),
      priceIncludesVat: service.priceIncludesVat ? "yes" : "no",
      vatRate: formats.percentField(service.vatBasisPoints),
    },
  };
}

function WhenAndWho({ kind, typed, faults, members, fixed, words: t }: SaleFormProps) {
  const { form } = t.sales;
  return (
    <Card title={form.when}>
      <div class="form-grid">
        {kind === "new" && (
          <Select
            name="status"
            label={form.status}
            value={typed.status}
            error={faults.status}
            choices={FIRST_STATUSES.map((value) => ({ value, label: t.statuses[value] }))}
          />
        )}
        {!fixed && (
          <DateInput name="saleDate" label={form.saleDate} value={typed.saleDate} error={faults.saleDate} required />
        )}
        {!fixed && (
          <DateTimeInput
            name="scheduledAt"
            label={form.scheduledAt}
            value={typed.scheduledAt}
            error={faults.scheduledAt}
            optional={t.common.optional}
          />
        )}
        <Select
          name="assignedTo"
          label={form.assignee}
          value={typed.assignedTo}
          error={faults.assignedTo}
          blank={t.common.unassigned}
          choices={members.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="source"
          label={form.source}
          value={typed.source}
          error={faults.source}
          choices={SOURCES.map((value) => ({ value, label: t.sources[value] }))}
        />
        {!fixed && (
          <MoneyInput
            name="quoted"
            label={form.quoted}
            hint={form.quotedHint}
            value={typed.quoted}
            error={faults.quoted}
            unit={t.common.unit}
            optional={t.common.optional}
          />
        )}
      </div>
    </Card>
  );
}

function Notes({ typed, faults, words: t }: SaleFormProps) {
  const { form } = t.sales;
  return (
    <Card title={form.notes}>
      <div class="form-grid">
        <Textarea
          name="customerNotes"
          label={form.customerNotes}
          hint={form.customerHint}
          value={typed.customerNotes}
          error={faults.customerNotes}
          rows={3}
          maxLength={5000}
        />
        <Textarea
          name="internalNotes"
          label={form.internalNotes}
          hint={form.internalHint}
          value={typed.internalNotes}
          error={faults.internalNotes}
          rows={3}
          maxLength={5000}
        />
      </div>
    </Card>
  );
}

/** What the change of an agreement's visit is meant for: this one, from this one on, or all to come. */
function ScopeCard(
  { agreement, typed, faults, words: { agreements: say } }: Required<
    Pick<SaleFormProps, "agreement" | "typed" | "faults" | "words">
  >,
) {
  return (
    <Card title={say.form.scope}>
      <p class="mb-2 text-ink-2">
        {say.sale.partOf}{" "}
        <a class="link inline-flex items-center min-h-tap" href={`/agreements/${agreement!.id}`}>{agreement!.title}</a>
      </p>
      <fieldset id={fieldId("scope")} tabIndex={-1}>
        <legend class="sr-only">{say.form.scope}</legend>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            type="radio"
            name="scope"
            value={scope}
            label={say.form.scopes[scope]}
            checked={(typed.scope || "this") === scope}
            error={scope === "this" ? faults.scope : undefined}
          />
        ))}
      </fieldset>
      <p class="field-hint mt-2">{say.form.scopeHint}</p>
    </Card>
  );
}
