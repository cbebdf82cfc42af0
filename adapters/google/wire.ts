import { z } from "zod";
import type { SeenEvent } from "../../domain/calendar/mirror.ts";
import { REMINDERS, type VisitEvent } from "../../domain/calendar/visit_event.ts";
import { type Day, type Instant, parseInstant, startOfDay } from "../../domain/kernel/time.ts";

/** Marks our events, beside the sale's id. */
const APP = "tekup-sales";

const Time = z.object({ dateTime: z.string().optional(), date: z.string().optional() });

/** An event as Google tells of it; of a deleted one there is little more than its id. */
export const WireEvent = z.object({
  id: z.string(),
  status: z.string().optional(),
  etag: z.string().optional(),
  start: Time.optional(),
  end: Time.optional(),
  extendedProperties: z.object({ private: z.record(z.string(), z.string()).optional() }).optional(),
});
export type WireEvent = z.infer<typeof WireEvent>;

export const EventPage = z.object({
  items: z.array(WireEvent).default([]),
  nextPageToken: z.string().optional(),
  nextSyncToken: z.string().optional(),
});

const BusyAnswer = z.object({
  busy: z.array(z.object({ start: z.string(), end: z.string() })).default([]),
  errors: z.array(z.object({ reason: z.string() })).default([]),
});
export const FreeBusy = z.object({ calendars: z.record(z.string(), BusyAnswer) });

export const WireChannel = z.object({ id: z.string(), resourceId: z.string(), expiration: z.coerce.number() });
export const WireCalendar = z.object({ id: z.string().min(1).max(300) });

/** A visit as Google wants it. Nobody invited says nothing about guests, so that one added by hand stays. */
export function eventBody(
  { saleId, saleNumber, summary, description, place, from, until, timeZone, guests }: VisitEvent,
) {
  const local = (at: Instant) =>
    Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toString({ smallestUnit: "second", timeZoneName: "never" });
  return {
    status: "confirmed",
    summary,
    description,
    location: place ?? "",
    start: { dateTime: local(from), timeZone },
    end: { dateTime: local(until), timeZone },
    reminders: { useDefault: false, overrides: REMINDERS.map((one) => ({ ...one })) },
    extendedProperties: { private: { app: APP, saleId, saleNumber } },
    ...(guests.length > 0 ? { attendees: guests.map((email) => ({ email })) } : {}),
  };
}
export type EventBody = ReturnType<typeof eventBody>;

/** What is remembered of what was written, to know whether there is anything new to write. */
export async function fingerprintOf(body: EventBody): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(body)));
  return new Uint8Array(digest).toHex();
}

/** An event as it was seen: where it stands, or that it is gone. An event of whole days stands from midnight to midnight. */
export function seenEvent(event: WireEvent, zone: string): SeenEvent {
  const { id, etag = null, status, start, end } = event;
  const at = (time: z.infer<typeof Time> | undefined) =>
    time?.dateTime ? parseInstant(time.dateTime) : time?.date ? startOfDay(time.date as Day, zone) : null;
  const [from, until] = [at(start), at(end)];
  const there = status !== "cancelled" && from !== null && until !== null;
  return { eventId: id, etag, times: there ? { from, until } : null };
}
