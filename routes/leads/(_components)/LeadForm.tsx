import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { Select } from "../../../components/Select.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { DateInput, MoneyInput, TextInput } from "../../../components/TextInput.tsx";
import type { Service } from "../../../domain/catalogue/service.ts";
import { PRIORITIES } from "../../../domain/leads/lead.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import type { Words } from "../../../locales/words.ts";

export interface LeadFormProps {
  readonly kind: "new" | "edit";
  readonly action: string;
  readonly cancelHref: string;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly services: readonly Service[];
  readonly members: readonly Member[];
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly closed?: boolean;
  readonly once: string;
  readonly words: Words;
}

/** The form of a lead: who, what, and the next step. */
export function LeadForm(props: LeadFormProps) {
  const { kind, action, cancelHref, typed, faults, services, members, customer, closed, once, words: t } = props;
  const { leads: say, common } = t;
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: faults[name] });
  const former = typed.interestServiceId && !services.some(({ id }) => id === typed.interestServiceId);
  return (
    <form method="post" action={action} class="sale-form" novalidate>
      <FormFaults
        title={common.formFaults}
        faults={faults}
        labels={{
          ...{ contactName: say.name, contactPhone: say.phone, contactEmail: say.email, companyName: say.company },
          ...{ interestServiceId: say.service, estimatedValue: say.value, source: say.source, priority: say.priority },
          ...{ message: say.message, notes: say.notes, followUpOn: say.followUp, assignedTo: say.assignee },
        }}
      />
      <input type="hidden" name="once" value={once} />
      {kind === "edit" && <input type="hidden" name="version" value={typed.version} />}
      <input type="hidden" name="customerId" value={typed.customerId ?? ""} />
      <Card title={say.who}>
        {customer && (
          <p class="mb-3">
            {say.isCustomer}: <a class="link" href={`/customers/${customer.id}`}>{customer.name}</a>
          </p>
        )}
        <div class="form-grid">
          <TextInput
            {...field("contactName", say.name)}
            required
            autofocus={kind === "new" && Object.keys(faults).length === 0}
            maxLength={200}
            autocomplete="off"
          />
          <TextInput {...field("contactPhone", say.phone)} type="tel" autocomplete="off" />
          <TextInput {...field("contactEmail", say.email)} type="email" autocomplete="off" />
          <TextInput
            {...field("companyName", say.company)}
            optional={common.optional}
            maxLength={200}
            autocomplete="off"
          />
        </div>
      </Card>
      <Card title={say.what}>
        <div class="form-grid">
          <Select
            {...field("interestServiceId", say.service)}
            blank={say.noService}
            choices={[
              ...(former ? [{ value: typed.interestServiceId, label: "–" }] : []),
              ...services.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <MoneyInput
            {...field("estimatedValue", say.value)}
            hint={say.valueHint}
            unit={common.unit}
            optional={common.optional}
          />
          <Select
            {...field("source", say.source)}
            choices={SOURCES.map((value) => ({ value, label: t.sources[value] }))}
          />
          <Select
            {...field("priority", say.priority)}
            choices={PRIORITIES.map((value) => ({ value, label: say.priorities[value] }))}
          />
          <Textarea {...field("message", say.message)} hint={say.messageHint} rows={4} maxLength={5000} />
          <Textarea {...field("notes", say.notes)} rows={4} maxLength={5000} />
        </div>
      </Card>
      <Card title={say.next}>
        <div class="form-grid">
          {!closed && <DateInput {...field("followUpOn", say.followUp)} />}
          <Select
            {...field("assignedTo", say.assignee)}
            blank={common.unassigned}
            choices={members.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      </Card>
      <div class="form-acts">
        <Button tone="primary">{kind === "new" ? say.form.create : common.saveChanges}</Button>
        <LinkButton tone="quiet" href={cancelHref}>{common.cancel}</LinkButton>
      </div>
    </form>
  );
}
