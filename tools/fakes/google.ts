/** Google's token endpoint and Calendar API v3 on this machine, as reference external-apis.md 3 and 11.3 say. */
import { createHash } from "node:crypto";
import { type Fault, type Heard, listenFaulty, type Listening, optionOf, type Said } from "./faulty_http.ts";

export interface FakeEvent {
  readonly id: string;
  readonly status: "confirmed" | "cancelled";
  readonly etag: string;
  readonly [field: string]: unknown;
}

interface Calendar {
  readonly id: string;
  readonly events: Map<string, FakeEvent & { readonly changed: number }>;
  /** Sync tokens from before this are no longer good. */
  oldestToken: number;
  busy: { start: string; end: string }[];
  /** Free/busy answers this inside a 200. */
  busyError: string | null;
}

interface Channel {
  readonly id: string;
  readonly resourceId: string;
  readonly calendarId: string;
  readonly token: string;
  readonly address: string;
  readonly expiration: number;
  messages: number;
}

/** What is refused on purpose: `403 rateLimitExceeded` so many times on the calls that begin so. */
export interface Scolding {
  readonly on: string;
  readonly code: number;
  readonly reason: string;
  readonly headers?: Readonly<Record<string, string>>;
  times: number;
}

export interface FakeGoogle extends Listening {
  /** GOOGLE_API_URL and GOOGLE_TOKEN_URL for the program. */
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly calendars: Map<string, Calendar>;
  readonly channels: Map<string, Channel>;
  readonly scoldings: Scolding[];
  /** A calendar, made where it is not there. */
  calendar(id: string): Calendar;
  /** Those that are there and not deleted. */
  eventsIn(calendarId: string): FakeEvent[];
  /** Somebody changes an event by hand; without a change it is deleted. */
  byHand(calendarId: string, eventId: string, change: Record<string, unknown> | null): void;
  /** A login by which `account` can be reached; what the consent page would give. */
  grant(account: string): string;
  /** The account's logins are no longer taken, and what they had been given neither. */
  revoke(account: string): void;
  /** Access tokens that were given out end now, the logins behind them do not. */
  endAccess(): void;
  expireSyncTokens(calendarId: string): void;
  /** Tells every channel that the calendar changed: a POST without a body. */
  notify(calendarId: string): Promise<readonly number[]>;
}

const PAGE = 250, MOST_PAGE = 2_500;
const ID = /^[a-v0-9]{5,1024}$/;

export async function startGoogle({ port = 0, faults = [], calendars: names = [], pageSize = PAGE, clock = Date.now }: {
  port?: number;
  faults?: Fault[];
  calendars?: readonly string[];
  /** Smaller pages, to see them turned. */
  pageSize?: number;
  /** Milliseconds since 1970, where the test has a time of its own. */
  clock?: () => number;
} = {}): Promise<FakeGoogle> {
  const calendars = new Map<string, Calendar>(), channels = new Map<string, Channel>();
  const refresh = new Map<string, string>(), access = new Map<string, string>(), codes = new Map<string, Code>();
  const scoldings: Scolding[] = [];
  let now = 1, given = 0;

  const calendar = (id: string): Calendar => {
    const found = calendars.get(id) ?? { id, events: new Map(), oldestToken: 0, busy: [], busyError: null };
    calendars.set(id, found);
    return found;
  };
  names.forEach(calendar);

  function keep(place: Calendar, event: Record<string, unknown>): FakeEvent {
    const changed = ++now, id = event.id as string;
    const before = place.events.get(id);
    const kept = {
      kind: "calendar#event",
      created: before?.created ?? new Date().toISOString(),
      status: "confirmed",
      ...event,
      updated: new Date().toISOString(),
      iCalUID: `${id}@google.com`,
      sequence: before ? Number(before.sequence ?? 0) + 1 : 0,
      etag: `"${changed}"`,
      changed,
    } as unknown as FakeEvent & { changed: number };
    place.events.set(id, kept);
    return kept;
  }

  function answer(heard: Heard): Said {
    const { method, path } = heard;
    if (path === "/o/oauth2/v2/auth") return consent(heard);
    if (path === "/token") return token(heard);
    const scolding = scoldings.find(({ on, times }) => `${method} ${path}`.startsWith(on) && times !== 0);
    if (scolding) {
      scolding.times--;
      return refused(scolding.code, scolding.reason, scolding.headers);
    }
    const bearer = /^Bearer (.+)$/.exec(String(heard.headers.authorization ?? ""))?.[1];
    const account = bearer && access.get(bearer);
    if (!account) return refused(401, bearer ? "authError" : "required");
    const [, rest] = /^\/calendar\/v3\/(.+)$/.exec(path) ?? [];
    if (!rest) return refused(404, "notFound");
    if (rest === "freeBusy" && method === "POST") return freeBusy(heard);
    if (rest === "channels/stop" && method === "POST") {
      const { id } = heard.body as { id: string };
      return channels.delete(id) ? { status: 204, body: "" } : refused(404, "notFound");
    }
    const [, encoded, events, eventId] = /^calendars\/([^/]+)(\/events)?(?:\/([^/]+))?$/.exec(rest) ?? [];
    const name = encoded && decodeURIComponent(encoded);
    const place = name && calendars.get(name === "primary" ? account : name);
    if (!place) return refused(404, "notFound");
    if (!events) {
      return { status: 200, body: { kind: "calendar#calendar", id: place.id, timeZone: "Europe/Copenhagen" } };
    }
    if (eventId === "watch" && method === "POST") return watch(place, heard);
    return eventId ? one(place, eventId, heard) : method === "POST" ? insert(place, heard) : list(place, heard);
  }

  function insert(place: Calendar, { body }: Heard): Said {
    const event = body as Record<string, unknown> | null;
    if (!event || !isTimed(event)) return refused(400, "required");
    const id = (event.id as string | undefined) ?? `made${++given}`;
    if (!ID.test(id)) return refused(400, "invalid");
    // An id that was deleted stays taken.
    if (place.events.has(id)) return refused(409, "duplicate");
    return { status: 200, body: keep(place, { ...event, id }) };
  }

  function one(place: Calendar, id: string, { method, headers, body }: Heard): Said {
    const event = place.events.get(id);
    if (!event) return refused(404, "notFound");
    if (method === "GET") return { status: 200, body: event };
    const wanted = headers["if-match"];
    if (wanted && wanted !== event.etag) return refused(412, "conditionNotMet");
    if (method === "DELETE") {
      if (event.status === "cancelled") return refused(410, "deleted");
      keep(place, { ...event, status: "cancelled" });
      return { status: 204, body: "" };
    }
    if (method === "PATCH" || method === "PUT") {
      const change = body as Record<string, unknown>;
      const after = method === "PUT" ? { ...change, id } : { ...event, ...change };
      return isTimed(after) ? { status: 200, body: keep(place, after) } : refused(400, "timeRangeEmpty");
    }
    return refused(404, "notFound");
  }

  function list(place: Calendar, { query }: Heard): Said {
    const syncToken = query.get("syncToken"), pageToken = query.get("pageToken");
    const since = syncToken === null ? 0 : Number(/^st(\d+)$/.exec(syncToken)?.[1] ?? NaN);
    if (syncToken !== null) {
      const clash = ["timeMin", "timeMax", "q", "orderBy", "updatedMin", "iCalUID", "privateExtendedProperty"];
      if (clash.some((name) => query.has(name))) return refused(400, "invalid");
      if (!(since >= place.oldestToken)) return refused(410, "fullSyncRequired");
    }
    const properties = query.getAll("privateExtendedProperty").map((text) => text.split("="));
    const all = [...place.events.values()]
      .filter(({ changed }) => changed > since)
      .filter(({ status }) => status === "confirmed" || syncToken !== null || query.get("showDeleted") === "true")
      .filter((event) => {
        const told = (event.extendedProperties as { private?: Record<string, string> } | undefined)?.private ?? {};
        return properties.every(([name, value]) => told[name] === value);
      })
      .toSorted((a, b) => a.changed - b.changed)
      // What was deleted says little more than that.
      .map((event) => event.status === "cancelled" ? { id: event.id, status: event.status, etag: event.etag } : event);
    const most = Math.min(Number(query.get("maxResults") ?? pageSize), pageSize, MOST_PAGE);
    const from = Number(pageToken ?? 0);
    const items = all.slice(from, from + most), more = from + most < all.length;
    return {
      status: 200,
      body: {
        ...{ kind: "calendar#events", summary: place.id, timeZone: "Europe/Copenhagen", items },
        ...(more ? { nextPageToken: String(from + most) } : { nextSyncToken: `st${now}` }),
      },
    };
  }

  function freeBusy({ body }: Heard): Said {
    const { timeMin, timeMax, items } = body as { timeMin: string; timeMax: string; items: { id: string }[] };
    if (!(Date.parse(timeMin) < Date.parse(timeMax))) return refused(400, "timeRangeEmpty");
    const of = (id: string) => {
      const place = calendars.get(id);
      const reason = place ? place.busyError : "notFound";
      if (!place || reason) return { errors: [{ domain: "global", reason }], busy: [] };
      const own = [...place.events.values()].filter(({ status }) => status === "confirmed").map((event) => ({
        start: (event.start as { dateTime: string }).dateTime,
        end: (event.end as { dateTime: string }).dateTime,
      }));
      const busy = [...place.busy, ...own]
        .filter(({ start, end }) => Date.parse(end) > Date.parse(timeMin) && Date.parse(start) < Date.parse(timeMax));
      return { busy: busy.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start)) };
    };
    const told = Object.fromEntries(items.map(({ id }) => [id, of(id)]));
    return { status: 200, body: { kind: "calendar#freeBusy", timeMin, timeMax, calendars: told } };
  }

  function watch(place: Calendar, { body }: Heard): Said {
    const { id, address, token = "", params } = body as Record<string, string> & { params?: { ttl?: string } };
    if (!id || id.length > 64 || !address?.startsWith("http")) return refused(400, "invalid");
    if (channels.has(id)) return refused(400, "channelIdNotUnique");
    const expiration = clock() + Number(params?.ttl ?? 604_800) * 1_000;
    const channel = { id, resourceId: `r${++given}`, calendarId: place.id, token, address, expiration, messages: 0 };
    channels.set(id, channel);
    return {
      status: 200,
      body: { kind: "api#channel", id, resourceId: channel.resourceId, token, expiration: String(expiration) },
    };
  }

  /** The page on which somebody says yes: here everybody does, as the account that `login_hint` names. */
  function consent({ query }: Heard): Said {
    const account = query.get("login_hint") ?? "staff@example.com";
    const code = `code${++given}`;
    codes.set(code, {
      account,
      challenge: query.get("code_challenge_method") === "S256" ? query.get("code_challenge") : null,
      redirect: query.get("redirect_uri"),
    });
    const back = new URL(query.get("redirect_uri")!);
    back.searchParams.set("state", query.get("state") ?? "");
    back.searchParams.set("code", code);
    return { status: 302, body: "", headers: { location: back.href } };
  }

  function token({ raw }: Heard): Said {
    const form = new URLSearchParams(raw);
    const grant = form.get("grant_type");
    if (grant === "refresh_token") {
      const account = refresh.get(form.get("refresh_token") ?? "");
      return account ? { status: 200, body: accessFor(account) } : INVALID_GRANT;
    }
    if (grant === "authorization_code") {
      const code = codes.get(form.get("code") ?? "");
      codes.delete(form.get("code") ?? "");
      if (!code || code.redirect !== form.get("redirect_uri") || !verifies(code, form.get("code_verifier"))) {
        return INVALID_GRANT;
      }
      return { status: 200, body: { ...accessFor(code.account), refresh_token: grantTo(code.account) } };
    }
    if (grant === "urn:ietf:params:oauth:grant-type:jwt-bearer") {
      const claims = claimsOf(form.get("assertion") ?? "");
      const seconds = clock() / 1000;
      const good = claims && claims.exp > seconds && claims.exp <= claims.iat + 3600 && claims.iat <= seconds + 60 &&
        refresh.has(`service:${claims.iss}`);
      return good ? { status: 200, body: accessFor(claims.sub ?? claims.iss) } : INVALID_GRANT;
    }
    return { status: 400, body: { error: "unsupported_grant_type" } };
  }

  function accessFor(account: string) {
    const access_token = `ya29.${++given}`;
    access.set(access_token, account);
    return { access_token, expires_in: 3599, scope: "https://www.googleapis.com/auth/calendar", token_type: "Bearer" };
  }

  function grantTo(account: string): string {
    const login = account.endsWith(".iam.gserviceaccount.com") ? `service:${account}` : `1//${++given}`;
    refresh.set(login, account);
    return login;
  }

  const listening = await listenFaulty(answer, {
    port,
    faults,
    state: () => ({
      calendars: Object.fromEntries([...calendars].map(([id, { events }]) => [id, [...events.values()]])),
    }),
  });
  return {
    ...listening,
    apiUrl: listening.url,
    tokenUrl: `${listening.url}/token`,
    calendars,
    channels,
    scoldings,
    calendar,
    eventsIn: (id) => [...calendar(id).events.values()].filter(({ status }) => status === "confirmed"),
    byHand(id, eventId, change) {
      const place = calendar(id), event = place.events.get(eventId)!;
      keep(place, change === null ? { ...event, status: "cancelled" } : { ...event, ...change });
    },
    grant(account) {
      if (!account.endsWith(".iam.gserviceaccount.com")) calendar(account);
      return grantTo(account);
    },
    revoke(account) {
      for (const [login, whose] of refresh) if (whose === account) refresh.delete(login);
      for (const [one, whose] of access) if (whose === account) access.delete(one);
    },
    endAccess: () => access.clear(),
    expireSyncTokens: (id) => void (calendar(id).oldestToken = ++now),
    async notify(id) {
      const statuses: number[] = [];
      for (const channel of channels.values()) {
        if (channel.calendarId !== id) continue;
        const response = await fetch(channel.address, {
          method: "POST",
          headers: {
            "X-Goog-Channel-ID": channel.id,
            "X-Goog-Channel-Token": channel.token,
            "X-Goog-Channel-Expiration": new Date(channel.expiration).toUTCString(),
            "X-Goog-Resource-ID": channel.resourceId,
            "X-Goog-Resource-State": channel.messages === 0 ? "sync" : "exists",
            "X-Goog-Message-Number": String(++channel.messages),
          },
        });
        await response.body?.cancel();
        statuses.push(response.status);
      }
      return statuses;
    },
  };
}

interface Code {
  readonly account: string;
  readonly challenge: string | null;
  readonly redirect: string | null;
}

const INVALID_GRANT: Said = {
  status: 400,
  body: { error: "invalid_grant", error_description: "Token has been expired or revoked." },
};

const MESSAGES: Record<string, string> = {
  duplicate: "The requested identifier already exists.",
  rateLimitExceeded: "Rate Limit Exceeded",
  authError: "Invalid Credentials",
  required: "Login Required",
  notFound: "Not Found",
  deleted: "Resource has been deleted",
  fullSyncRequired: "Sync token is no longer valid, a full sync is required.",
  forbiddenForServiceAccounts: "Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.",
};

function refused(code: number, reason: string, headers?: Readonly<Record<string, string>>): Said {
  const message = MESSAGES[reason] ?? reason;
  const domain = /rateLimit|quota/i.test(reason) ? "usageLimits" : "global";
  return { status: code, body: { error: { errors: [{ domain, reason, message }], code, message } }, headers };
}

function isTimed(event: Record<string, unknown>): boolean {
  const at = (side: unknown) => Date.parse((side as { dateTime?: string } | undefined)?.dateTime ?? "");
  return at(event.start) < at(event.end);
}

/** Google checks the verifier against the challenge (RFC 7636). */
function verifies({ challenge }: Code, verifier: string | null): boolean {
  if (challenge === null || verifier === null) return challenge === verifier;
  return createHash("sha256").update(verifier).digest("base64url") === challenge;
}

function claimsOf(jwt: string): { iss: string; sub?: string; iat: number; exp: number } | null {
  const [head, claims, signature] = jwt.split(".");
  try {
    const read = (part: string) =>
      JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(part, { alphabet: "base64url" })));
    return read(head).alg === "RS256" && signature.length > 300 ? read(claims) : null;
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const google = await startGoogle({
    port: Number(optionOf("port") ?? 0),
    calendars: (optionOf("calendars") ?? "").split(",").filter(Boolean),
  });
  for (const account of (optionOf("accounts") ?? "").split(",").filter(Boolean)) {
    console.log(`${account} ${google.grant(account)}`);
  }
  console.log(`GOOGLE_API_URL=${google.apiUrl} GOOGLE_TOKEN_URL=${google.tokenUrl}`);
}
