import { z } from "zod";
import { type GoogleWay, readGoogleWay } from "../../domain/calendar/google.ts";
import type { Json } from "../../domain/kernel/json.ts";
import { Trouble } from "./trouble.ts";

/** The key file of a service account; Google's own names. */
const ServiceKey = z.object({
  client_email: z.string().min(3),
  private_key: z.string().includes("PRIVATE KEY"),
});
export type ServiceKey = z.infer<typeof ServiceKey>;

/** How the firm lets us in; throws Trouble where its settings do not say. */
export function settingsOf(settings: Json): GoogleWay {
  const way = readGoogleWay(settings);
  if (way) return way;
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
