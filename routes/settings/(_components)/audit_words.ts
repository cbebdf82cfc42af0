import type { AuditLine } from "../../../domain/audit/ports.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** What was done, in words; the program's own name for what nobody has named yet. */
export function actionWord(action: string, { people: { audit } }: Words): string {
  return (audit.actions as Readonly<Record<string, string>>)[action] ?? action;
}

export function resourceWord(type: string, { people: { audit } }: Words): string {
  return (audit.resources as Readonly<Record<string, string>>)[type] ?? type;
}

/** Where one can look at the record itself; null where it has no page. */
export function pageOf({ resourceType, resourceId }: AuditLine): string | null {
  const place = {
    ...{ sale: "/sales", customer: "/customers", service: "/services", user: "/settings/users" },
    agreement: "/agreements",
  }[resourceType];
  return place && resourceId ? `${place}/${resourceId}` : null;
}

/** Whose words and customs the log is told in, and the names of the firm's colleagues by their ids. */
export interface Reading {
  readonly words: Words;
  readonly formats: Formats;
  readonly names: ReadonlyMap<string, string>;
}

const MONEY = new Set([
  ...["amount", "quoted", "net", "vat", "gross", "balance", "estimatedValue", "priceOre", "costOre"],
]);
const DAY = /^\d{4}-\d\d-\d\d$/, INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
/** A price that held from the beginning. */
const EVER = "1900-01-01";
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What changed, as 'field: before → after', one each; a move is told by where from and where to alone. */
export function detailsOf({ changes }: Pick<AuditLine, "changes">, reading: Reading): readonly string[] {
  const { from, to, ...rest } = changes;
  const whole = isPlain(from) && isPlain(to) ? { "": { from, to }, ...rest } : changes;
  return Object.entries(whole).filter(([, value]) => !isNothing(value)).map(([field, value]) =>
    field === "" ? written(field, value, reading) : `${fieldWord(field, reading)}: ${written(field, value, reading)}`
  );
}

function fieldWord(field: string, { words }: Reading): string {
  return (words.people.audit.fields as Readonly<Record<string, string>>)[field] ?? field;
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

/** What was left open says nothing. */
function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function written(field: string, value: unknown, reading: Reading): string {
  const { words, formats, names } = reading;
  if (Array.isArray(value)) {
    return value.map((one) => field === "fields" ? fieldWord(String(one), reading) : written(field, one, reading))
      .join(", ");
  }
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value);
    if (parts.length > 0 && parts.every(([name]) => name === "from" || name === "to")) {
      const { from, to } = value as { readonly from?: unknown; readonly to?: unknown };
      return [from, to].map((one) => isNothing(one) ? "–" : written(field, one, reading)).join(" → ");
    }
    const told = parts.filter(([, one]) => !isNothing(one) && one !== false && one !== EVER);
    if (told.length === 0) return words.people.audit.anything;
    return told.map(([name, one]) => `${fieldWord(name, reading)}: ${written(name, one, reading)}`).join("; ");
  }
  if (typeof value === "boolean") return value ? words.common.yes : words.common.no;
  if (typeof value === "number") {
    if (MONEY.has(field)) return formats.money(value);
    return field === "vatBasisPoints" ? `${formats.percentField(value)} %` : String(value);
  }
  if (typeof value !== "string") return "–";
  if (DAY.test(value)) return formats.day(value);
  if (INSTANT.test(value)) return formats.instant(value);
  // Of what has no name here only as much as tells two apart.
  if (ID.test(value)) return names.get(value) ?? `…${value.slice(-6)}`;
  return knownWords(words)[value] ?? value;
}

/** The program's own words for what is chosen from a list. */
function knownWords(words: Words): Readonly<Record<string, string>> {
  const { roles, statuses, permissions, organizationTypes, people, leads } = words;
  return {
    ...{ ...organizationTypes, ...people.settings.colors, ...permissions, ...words.sources, ...words.pricingModels },
    ...{ ...words.customerTypes, ...words.customerStatuses, ...leads.statuses, ...leads.priorities },
    ...{ ...words.paymentStatuses, ...statuses, ...roles },
  };
}
