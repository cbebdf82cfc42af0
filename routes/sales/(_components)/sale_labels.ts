import type { FieldLabel } from "../../../components/FormFaults.tsx";
import type { Words } from "../../../locales/words.ts";

type Labels = Readonly<Record<string, FieldLabel>>;

/** What the fields of lines, of whom they are for and of the notes are called, on a sale and on an agreement. */
function commonLabels({ sales, customers }: Words): Labels {
  const { form } = sales;
  return {
    customerSearch: sales.customer,
    "newCustomer.name": customers.name,
    "newCustomer.phone": customers.phone,
    "newCustomer.email": customers.email,
    "newCustomer.street": customers.street,
    "newCustomer.postalCode": customers.postalCode,
    "newCustomer.city": customers.city,
    "newCustomer.country": customers.country,
    "newCustomer.type": customers.type,
    "lines.serviceId": sales.service,
    "lines.description": form.description,
    "lines.quantity": form.quantity,
    "lines.unit": form.unit,
    "lines.unitPrice": form.price,
    "lines.priceIncludesVat": form.priceMode,
    "lines.discount": form.discountPercent,
    "lines.vatRate": form.vatPercent,
    customerNotes: form.customerNotes,
    internalNotes: form.internalNotes,
  };
}

/** What the fields of a sale are called. */
export function saleLabels(words: Words): Labels {
  const { form } = words.sales;
  return {
    ...commonLabels(words),
    status: form.status,
    saleDate: form.saleDate,
    scheduledAt: form.scheduledAt,
    assignedTo: form.assignee,
    source: form.source,
    quoted: form.quoted,
    scope: words.agreements.form.scope,
  };
}

/** What the fields of an agreement are called. */
export function agreementLabels(words: Words): Labels {
  const { form } = words.agreements;
  return {
    ...commonLabels(words),
    title: form.title,
    pricing: form.pricing,
    every: form.every,
    kind: form.kind,
    weekdays: form.weekdays,
    day: form.day,
    nth: form.nth,
    weekday: form.weekday,
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    holidays: form.holidays,
    time: form.time,
    minutes: form.minutes,
    assignedTo: form.assignee,
  };
}
