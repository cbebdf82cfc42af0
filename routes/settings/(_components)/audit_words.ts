import type { AuditLine } from "../../../domain/audit/ports.ts";
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

/** What changed, as 'field: before → after', one each; a move is told by where from and where to alone. */
export function detailsOf({ changes }: Pick<AuditLine, "changes">, words: Words): readonly string[] {
  const names = words.people.audit.fields as Readonly<Record<string, string>>;
  return Object.entries(changes).map(([field, change]) => `${names[field] ?? field}: ${written(change, words)}`);
}

function written(value: unknown, words: Words): string {
  if (Array.isArray(value)) return value.map((one) => written(one, words)).join(", ");
  if (typeof value === "object" && value !== null) {
    if ("from" in value && "to" in value) return `${written(value.from, words)} → ${written(value.to, words)}`;
    return JSON.stringify(value);
  }
  if (typeof value === "boolean") return value ? words.common.yes : words.common.no;
  if (typeof value === "string") return knownWords(words)[value] ?? value;
  return value === null ? "–" : String(value);
}

/** The program's own words for what is chosen from a list. */
function knownWords(words: Words): Readonly<Record<string, string>> {
  const { roles, statuses, permissions, organizationTypes, people } = words;
  return { ...organizationTypes, ...people.settings.colors, ...permissions, ...statuses, ...roles };
}
