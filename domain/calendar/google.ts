import type { OrganizationId, UserId } from "../kernel/ids.ts";
import { parseId } from "../kernel/ids.ts";
import type { Json } from "../kernel/json.ts";

/** How a firm lets us into Google: each of its people by their own consent, or a service account their calendars are shared with. */
export type GoogleWay = { readonly way: "oauth"; readonly clientId: string } | { readonly way: "service_account" };
export const GOOGLE_WAYS = ["oauth", "service_account"] as const;

/** The settings of the integration; null for what is none. */
export function readGoogleWay(settings: Json): GoogleWay | null {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) return null;
  const { way, clientId } = settings as { readonly [name: string]: Json | undefined };
  if (way === "service_account") return { way };
  return way === "oauth" && typeof clientId === "string" && clientId !== "" ? { way, clientId } : null;
}

/** What a person's login is sealed for. */
export function linkPurpose(organization: OrganizationId, person: UserId): string {
  return `calendar ${organization} ${person}`;
}

/** A channel's name begins with the firm whose it is; whether it is true, its token says. */
export function firmOfChannel(id: string): OrganizationId | null {
  const [hex] = /^[0-9a-f]{32}/.exec(id) ?? [];
  return hex ? parseId(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")) : null;
}
