import { sha256 } from "./sha256.ts";

/** The fields of a call of Twilio's, sent as a form or as JSON; the first of each name. */
export function twilioFields(raw: Uint8Array<ArrayBuffer>, contentType: string): ReadonlyMap<string, string> {
  const text = new TextDecoder().decode(raw);
  if (!/^application\/json\b/i.test(contentType)) {
    return new Map([...new URLSearchParams(text)].reverse());
  }
  try {
    const told: unknown = JSON.parse(text);
    if (typeof told !== "object" || told === null || Array.isArray(told)) return new Map();
    return new Map(Object.entries(told).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  } catch {
    return new Map();
  }
}

/** What tells a call from every other, and whether it is a message somebody wrote: others tell of a message, in any order. */
export function twilioEvent(raw: Uint8Array<ArrayBuffer>, contentType: string) {
  const fields = twilioFields(raw, contentType);
  const id = fields.get("MessageSid") ?? "", status = fields.get("MessageStatus") ?? "received";
  if (!/^[A-Za-z0-9]{1,64}$/.test(id)) {
    return { eventId: sha256(raw), isMessage: false };
  }
  const isMessage = status === "received" && fields.has("From") && fields.has("Body");
  return { eventId: isMessage ? id : `${id} ${status.slice(0, 40)}`, isMessage };
}
