import { z } from "zod";
import type { Json } from "../../domain/kernel/json.ts";
import { Trouble } from "./trouble.ts";

/** How a firm lets us in: each member of staff by their own consent, or a service account the calendars are shared with. */
export const GoogleSettings = z.discriminatedUnion("way", [
  z.object({ way: z.literal("oauth"), clientId: z.string().min(1).max(300) }),
  z.object({ way: z.literal("service_account") }),
]);
export type GoogleSettings = z.infer<typeof GoogleSettings>;

/** The key file of a service account; Google's own names. */
export const ServiceKey = z.object({
  client_email: z.string().min(3),
  private_key: z.string().includes("PRIVATE KEY"),
});
export type ServiceKey = z.infer<typeof ServiceKey>;

export function settingsOf(settings: Json): GoogleSettings {
  const read = GoogleSettings.safeParse(settings);
  if (read.success) return read.data;
  throw new Trouble(401, "settings_unreadable");
}

/** The key in the file somebody pasted; null for anything else. */
export function readServiceKey(text: string): ServiceKey | null {
  try {
    const read = ServiceKey.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** What is kept sealed for a person: a login, or what it is still to be exchanged for. */
export const PersonSecret = z.union([
  z.object({ refreshToken: z.string().min(1) }),
  z.object({ code: z.string().min(1), verifier: z.string().min(1), redirectUri: z.string().min(1) }),
]);
export type PersonSecret = z.infer<typeof PersonSecret>;

/** What a person's login is sealed for. */
export function purposeOf(organizationId: string, person: string): string {
  return `calendar ${organizationId} ${person}`;
}
