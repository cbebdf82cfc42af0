import type { HookId, LeadId, SaleId } from "../kernel/ids.ts";
import { ore } from "../kernel/money.ts";
import { addDays, addMinutes, type Day, parseLocalTime } from "../kernel/time.ts";
import type { LeadTold, MailKind, SaleTold, Told } from "./mail.ts";

/** What the words of an example are; a locale has them. */
export interface ExampleWords {
  readonly customer: string;
  readonly colleague: string;
  readonly company: string;
  readonly service: string;
  readonly extra: string;
  readonly message: string;
  readonly street: string;
  readonly city: string;
}

/** Each mail with invented facts, for its preview: nothing of the firm's customers is shown or sent. */
export function exampleOf(kind: MailKind, words: ExampleWords, today: Day, timeZone: string): Told {
  const lead: LeadTold = {
    id: "0190a8f0-0000-7000-8000-000000000001" as LeadId,
    name: words.customer,
    company: words.company,
    phone: "+4520304050",
    email: "marie@example.dk",
    source: "WEBSITE",
    service: words.service,
    value: ore(349_500),
    message: words.message,
    followUpOn: addDays(today, kind === "follow_up" ? -2 : 1),
  };
  const nine = parseLocalTime(`${addDays(today, 6)}T09:00`, timeZone)!;
  const sale: SaleTold = {
    id: "0190a8f0-0000-7000-8000-000000000002" as SaleId,
    number: `RS-${today.slice(0, 4)}-0042`,
    lines: [
      { description: words.service, gross: ore(349_500) },
      { description: words.extra, gross: ore(60_000) },
    ],
    vat: ore(81_900),
    gross: ore(409_500),
    visit: kind === "service_scheduled" || kind === "quote_sent" ? { at: nine, until: addMinutes(nine, 180) } : null,
    address: { street: words.street, postalCode: "8000", city: words.city, country: "DK" },
    notes: kind === "quote_sent" ? words.message : null,
  };
  switch (kind) {
    case "hook_disabled": {
      const id = "0190a8f0-0000-7000-8000-000000000003" as HookId;
      return { kind, hook: { id, name: words.company, host: "lager.example.dk" } };
    }
    case "lead_assigned":
      return { kind, lead, by: words.colleague };
    case "follow_up":
      return { kind, lead, days: 2 };
    case "payment_received":
      return { kind, sale, amount: ore(200_000), paidOn: today, rest: ore(209_500) };
    default:
      return { kind, sale };
  }
}
