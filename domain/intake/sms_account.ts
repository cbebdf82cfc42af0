import type { Json } from "../kernel/json.ts";

/** The firm's account at Twilio, as the integration keeps it; null for what is none. */
export function accountOf(settings: Json): string | null {
  const { accountSid } = (settings ?? {}) as { readonly accountSid?: unknown };
  return typeof accountSid === "string" ? parseAccount(accountSid) : null;
}

/** An account's name as Twilio writes it. */
export function parseAccount(text: string): string | null {
  return /^AC[0-9a-f]{32}$/.test(text.trim()) ? text.trim() : null;
}
