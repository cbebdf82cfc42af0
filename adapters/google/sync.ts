import { linkPurpose } from "../../domain/calendar/google.ts";
import { putVisits } from "../../domain/calendar/link_calendar.ts";
import { createHash } from "node:crypto";
import { afterSeeing, type Mirrored, type SeenEvent } from "../../domain/calendar/mirror.ts";
import type { CalendarLink, Channel } from "../../domain/calendar/ports.ts";
import type { Span } from "../../domain/calendar/hours.ts";
import { without } from "../../domain/calendar/slots.ts";
import type { Handler, Hands, Outcome } from "../../domain/delivery/handler.ts";
import type { SecretHash } from "../../domain/identity/ports.ts";
import type { UserId } from "../../domain/kernel/ids.ts";
import { yes } from "../../domain/kernel/result.ts";
import { addMinutes, type Instant, instantOf, parseInstant } from "../../domain/kernel/time.ts";
import type { Books } from "../../domain/tenants.ts";
import { type GoogleCalendar, googleCalendar } from "./client.ts";
import { calendarOf, carried, clientOf, deskOf, type GoogleWorld, secretOf } from "./hands.ts";
import { exchanged, ownLogin } from "./login.ts";
import { isTrouble, Trouble } from "./trouble.ts";
import { seenEvent, type WireEvent } from "./wire.ts";

const MINUTE = 1, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
/** What is over longer than this is nobody's question any more. */
const LOOK_BACK = 30 * DAY, BUSY_AHEAD = 60 * DAY;
const MOST_PAGES = 100;
const AGAIN_MINUTES = 15;
const CHANNEL_DAYS = 7, RENEW_BEFORE = DAY;

/**
 * Reads what changed in a person's calendar since the last time, keeps what is to be asked about our visits and when the
 * person is busy, and comes back in a quarter of an hour. Google's notices only make it come sooner.
 */
export function syncHandler(world: GoogleWorld): Handler {
  return {
    async carry(job, hands) {
      const person = job.about.personId as UserId;
      let whose: UserId | null = null;
      return await carried(hands, () => whose, async (): Promise<Outcome> => {
        const { links, firm } = await hands.tenants.read(hands.actor, ({ calendar, organization }) => ({
          links: calendar.links(),
          firm: organization.find(),
        }));
        const begun = links.find((one) => one.person === person);
        if (!begun || begun.state === "reconnect") return { kind: "done", result: { linked: false } };
        whose = begun.sealed ? person : null;
        const link = begun.state === "connecting" ? await connected(world, hands, begun) : begun;
        const google = await calendarOf(world, hands, link), now = hands.clock.now();

        const { events, syncToken, whole } = await changesIn(google, link);
        const { rows } = await hands.tenants.read(hands.actor, ({ calendar }) => ({
          rows: calendar.mirroredIn(link.calendarId, addMinutes(now, -LOOK_BACK)),
        }));
        const seen = events.map((event) => seenEvent(event, firm.timeZone));
        const changed = changedRows(rows, seen, whole);
        const busy = await busyIn(google, link, now, rows);
        const channel = await channelFor(world, google, link, now, hands);
        return {
          kind: "done",
          result: { seen: events.length, whole, asked: changed.length },
          async work(books) {
            await books.calendar.keepReading(person, { syncToken, at: now, busy });
            if (channel !== link.channel) await books.calendar.keepChannel(person, channel);
            for (const one of changed) await keepQuestion(books, one);
            const key = `person:${person}`, dueAt = addMinutes(now, AGAIN_MINUTES);
            await books.effects.put([{ kind: "calendar.sync", key, about: { personId: person }, dueAt }]);
          },
        };
      });
    },
  };
}

/** Exchanges what Google gave to the browser, and keeps the login at once: it cannot be exchanged again. */
async function connected(world: GoogleWorld, hands: Hands, { person, sealed }: CalendarLink): Promise<CalendarLink> {
  const client = clientOf(hands), given = await secretOf(world, hands, person, sealed!);
  if (client === null || !("code" in given)) throw new Trouble(401, "invalid_grant");
  const desk = deskOf(world, hands);
  const refreshToken = await exchanged(desk, client, given);
  const asking = { ...desk, apiUrl: world.apiUrl, access: world.access, signal: hands.signal };
  const { id } = await googleCalendar({ ...asking, login: ownLogin(client, refreshToken) }).primary();
  const { organizationId } = hands.actor;
  const kept = await world.secrets.seal(linkPurpose(organizationId, person), JSON.stringify({ refreshToken }));
  const now = hands.clock.now();
  await hands.tenants.write<null, never>(hands.actor, async (books) => {
    await books.calendar.link(person, id, kept);
    await putVisits(books, person, now);
    return yes(null);
  });
  return { person, calendarId: id, sealed: kept, state: "connected", syncToken: null, syncedAt: null, channel: null };
}

/** What changed since the last reading; everything where there was none, or Google no longer knows where it ended. */
async function changesIn(google: GoogleCalendar, { calendarId, syncToken }: CalendarLink) {
  try {
    return { ...await pagesOf(google, calendarId, syncToken), whole: syncToken === null };
  } catch (error) {
    if (syncToken === null || !isTrouble(error, 410)) throw error;
    return { ...await pagesOf(google, calendarId, null), whole: true };
  }
}

async function pagesOf(google: GoogleCalendar, calendarId: string, syncToken: string | null) {
  const events: WireEvent[] = [];
  let pageToken: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page: Awaited<ReturnType<GoogleCalendar["page"]>> = await google.page(calendarId, { syncToken, pageToken });
    events.push(...page.items);
    if (!page.nextPageToken) return { events, syncToken: page.nextSyncToken ?? null };
    pageToken = page.nextPageToken;
  }
  throw new Trouble(0, "endless");
}

interface Changed {
  readonly before: Mirrored;
  readonly after: Mirrored;
}

/** Our events that are not as we left them. Of everything that was read, what does not come is deleted as well. */
function changedRows(rows: readonly Mirrored[], seen: readonly SeenEvent[], whole: boolean): readonly Changed[] {
  const last = new Map(seen.map((one) => [one.eventId, one]));
  return rows.flatMap((before) => {
    const one = last.get(before.eventId) ?? (whole ? { eventId: before.eventId, etag: null, times: null } : null);
    const after = one && afterSeeing(before, one);
    return after ? [{ before, after }] : [];
  });
}

/** Keeps a question, unless we have written the event ourselves since it was seen: the next reading then sees that. */
async function keepQuestion(books: Books, { before, after }: Changed): Promise<void> {
  const { rows } = await books.ask({ rows: books.read.calendar.mirrored(before.saleId) });
  const now = rows.find(({ calendarId }) => calendarId === before.calendarId);
  if (now && !now.removed && now.etag === before.etag && now.fingerprint === before.fingerprint) {
    await books.calendar.keepMirrored(after);
  }
}

/** When the person is busy with anything but our visits; null where Google cannot say, and what was known stays. */
async function busyIn(google: GoogleCalendar, { calendarId }: CalendarLink, now: Instant, rows: readonly Mirrored[]) {
  const { calendars } = await google.busy(calendarId, now, addMinutes(now, BUSY_AHEAD));
  const told = calendars[calendarId];
  // Trouble with a calendar comes inside a success.
  if (!told || told.errors.length > 0) return null;
  const spans = told.busy.flatMap(({ start, end }): Span[] => {
    const [from, until] = [parseInstant(start), parseInstant(end)];
    return from && until && from < until ? [{ from, until }] : [];
  });
  return without(
    spans,
    rows.flatMap((row) => {
      const { question } = row;
      return question?.kind === "moved" ? [question, row] : [row];
    }),
  );
}

/** The channel that holds, or a new one before the old runs out; none where Google cannot reach us. */
async function channelFor(
  world: GoogleWorld,
  google: GoogleCalendar,
  { calendarId, channel }: CalendarLink,
  now: Instant,
  { actor }: Hands,
): Promise<Channel | null> {
  if (!world.publicOrigin.startsWith("https://")) return channel;
  if (channel && channel.until > addMinutes(now, RENEW_BEFORE)) return channel;
  const random = (bytes: number) =>
    crypto.getRandomValues(new Uint8Array(bytes)).toBase64({ alphabet: "base64url", omitPadding: true });
  const token = random(32), id = channelId(actor.organizationId, random(18));
  try {
    const address = `${world.publicOrigin}/webhooks/google`;
    const made = await google.watch(calendarId, { id, token, address, seconds: CHANNEL_DAYS * 86_400 });
    if (channel) await google.stop(channel.id, channel.resource).catch(() => {});
    return { id, resource: made.resourceId, tokenHash: hashOf(token), until: instantOf(made.expiration) };
  } catch (error) {
    // Notices are a help and no more: an address Google does not take must not keep the reading from counting.
    if (isTrouble(error)) return channel;
    throw error;
  }
}

/** A channel's name says whose firm it is. */
function channelId(organizationId: string, random: string): string {
  return organizationId.replaceAll("-", "") + random;
}

function hashOf(token: string): SecretHash {
  return new Uint8Array(createHash("sha256").update(token).digest()) as SecretHash;
}
