import type { z } from "zod";
import type { Instant } from "../../domain/kernel/time.ts";
import { retryAfter } from "../vendor_answer.ts";
import type { AccessKept, Login, TokenDesk } from "./login.ts";
import { isTrouble, Trouble } from "./trouble.ts";
import { type EventBody, EventPage, FreeBusy, WireCalendar, WireChannel, WireEvent } from "./wire.ts";

type Api = import("@googleapis/calendar").calendar_v3.Calendar;

const PAGE = 500;
const FIELDS = "id,status,etag,start,end,extendedProperties/private";

export interface Asking extends TokenDesk {
  readonly apiUrl: string;
  readonly login: Login;
  readonly access: AccessKept;
  readonly signal: AbortSignal;
}

/**
 * Google's calendars by Google's own library, loaded when first used. It repeats nothing by itself: the outbox does. Throws
 * Trouble and nothing else; an access token that is refused is asked for anew once.
 */
export function googleCalendar(asking: Asking) {
  const { apiUrl, login, access, signal } = asking;

  async function call<T>(wanted: z.ZodType<T> | null, ask: (api: Api) => Promise<{ data: unknown }>): Promise<T> {
    try {
      return await once(wanted, ask, false);
    } catch (error) {
      if (isTrouble(error, 401) && error.reason !== "invalid_grant") return await once(wanted, ask, true);
      throw error;
    }
  }

  async function once<T>(wanted: z.ZodType<T> | null, ask: (api: Api) => Promise<{ data: unknown }>, anew: boolean) {
    const token = await access.of(login, asking, anew);
    const { calendar, auth } = await import("@googleapis/calendar");
    const bearer = new auth.OAuth2();
    bearer.setCredentials({ access_token: token });
    const api = calendar({
      ...{ version: "v3", auth: bearer, rootUrl: `${apiUrl}/`, retry: false, signal },
      // Bounded in time and size, whichever firm's job it is.
      fetchImplementation: asking.fetch,
    });
    let data: unknown;
    try {
      data = (await ask(api)).data;
    } catch (error) {
      throw translated(error);
    }
    if (wanted === null) return null as T;
    const read = wanted.safeParse(data);
    if (!read.success) throw new Trouble(0, "unreadable");
    return read.data;
  }

  const updates = ({ attendees }: Partial<EventBody>) => attendees?.length ? "all" : "none";
  return {
    insert: (calendarId: string, id: string, body: EventBody) =>
      call(
        WireEvent,
        (api) => api.events.insert({ calendarId, sendUpdates: updates(body), requestBody: { ...body, id } }),
      ),
    get: (calendarId: string, eventId: string) => call(WireEvent, (api) => api.events.get({ calendarId, eventId })),
    /** Only where it still is what `etag` says; null: as it is now. */
    patch: (calendarId: string, eventId: string, body: EventBody, etag: string | null) =>
      call(WireEvent, (api) =>
        api.events.patch(
          { calendarId, eventId, sendUpdates: updates(body), requestBody: body },
          etag ? { headers: { "If-Match": etag } } : {},
        )),
    remove: (calendarId: string, eventId: string) =>
      call<null>(null, (api) => api.events.delete({ calendarId, eventId, sendUpdates: "all" })),
    /** What changed since the token; without one, everything. */
    page: (calendarId: string, { syncToken, pageToken }: { syncToken: string | null; pageToken: string | null }) =>
      call(EventPage, (api) =>
        api.events.list({
          ...{ calendarId, maxResults: PAGE, showDeleted: true, singleEvents: true },
          ...{ fields: `nextPageToken,nextSyncToken,items(${FIELDS})` },
          ...(syncToken ? { syncToken } : {}),
          ...(pageToken ? { pageToken } : {}),
        })),
    busy: (calendarId: string, timeMin: Instant, timeMax: Instant) =>
      call(FreeBusy, (api) => api.freebusy.query({ requestBody: { timeMin, timeMax, items: [{ id: calendarId }] } })),
    watch: (calendarId: string, channel: { id: string; token: string; address: string; seconds: number }) =>
      call(WireChannel, (api) =>
        api.events.watch({
          calendarId,
          requestBody: {
            ...{ id: channel.id, type: "web_hook", token: channel.token, address: channel.address },
            params: { ttl: String(channel.seconds) },
          },
        })),
    stop: (id: string, resourceId: string) =>
      call<null>(null, (api) => api.channels.stop({ requestBody: { id, resourceId } })),
    /** The name of the calendar of whoever's login it is. */
    primary: () => call(WireCalendar, (api) => api.calendars.get({ calendarId: "primary" })),
  };
}
export type GoogleCalendar = ReturnType<typeof googleCalendar>;

interface Thrown {
  readonly status?: number;
  readonly message?: string;
  readonly response?: {
    readonly status?: number;
    readonly headers?: Headers;
    readonly data?: {
      readonly error?: { readonly message?: string; readonly errors?: readonly { reason?: string }[] };
    };
  };
}

/** The library's error as ours. Without an answer of theirs it was the network, or the time was up. */
function translated(error: unknown): Trouble {
  const { response } = error as Thrown;
  const status = response?.status ?? 0;
  const told = response?.data?.error;
  // A success that could not be read is none of their refusals.
  if (status < 400) return new Trouble(0, "unreachable", "unreachable", null, { cause: error });
  const after = retryAfter(response?.headers?.get?.("retry-after") ?? null);
  return new Trouble(status, told?.errors?.[0]?.reason ?? "unknown", told?.message ?? `HTTP ${status}`, after);
}
