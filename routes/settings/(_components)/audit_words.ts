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
  const place = { sale: "/sales", customer: "/customers", service: "/services", user: "/settings/users" }[resourceType];
  return place && resourceId ? `${place}/${resourceId}` : null;
}

/** What changed, as 'field: before → after', one each. */
export function detailsOf({ changes }: Pick<AuditLine, "changes">): readonly string[] {
  return Object.entries(changes).map(([field, change]) => `${field}: ${written(change)}`);
}

function written(value: unknown): string {
  if (typeof value === "object" && value !== null && "from" in value && "to" in value) {
    return `${written(value.from)} → ${written(value.to)}`;
  }
  return value === null ? "–" : typeof value === "string" ? value : JSON.stringify(value);
}
