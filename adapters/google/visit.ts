import { type Mirrored, mirrorSteps } from "../../domain/calendar/mirror.ts";
import type { CalendarLink } from "../../domain/calendar/ports.ts";
import { eventIdOf, eventOf, type VisitEvent } from "../../domain/calendar/visit_event.ts";
import type { Handler, Hands, Outcome } from "../../domain/delivery/handler.ts";
import type { SaleId, UserId } from "../../domain/kernel/ids.ts";
import type { GoogleCalendar } from "./client.ts";
import { calendarOf, carried, clientOf, type GoogleWorld } from "./hands.ts";
import { isTrouble } from "./trouble.ts";
import { type EventBody, eventBody, fingerprintOf, type WireEvent } from "./wire.ts";

/** Ids that are taken are passed over; so many that something else must be wrong. */
const MOST_GENERATIONS = 20;
const MOST_REREADS = 3;

/**
 * Makes Google look like our visit, whatever it looks like there: every step can be taken twice. An insert carries our own
 * id, so one whose answer was lost is found by the next; a deletion of what is gone is done.
 */
export function visitHandler(world: GoogleWorld): Handler {
  return {
    async carry(job, hands) {
      let whose: UserId | null = null;
      return await carried(hands, () => whose, async (): Promise<Outcome> => {
        const { event, links, rows } = await readVisit(world, hands, job.about.saleId as SaleId);
        const link = event && links.find(({ person, state }) => person === event.person && state === "connected");
        const body = link ? eventBody(event.visit) : null;
        const wanted = body && { calendarId: link!.calendarId, fingerprint: await fingerprintOf(body) };
        const after: Mirrored[] = [];
        for (const step of mirrorSteps(wanted, rows)) {
          if (step.do === "remove") {
            const place = reaching(hands, links, step.row);
            whose = place?.sealed ? place.person : null;
            // A calendar nobody lets us into any more keeps what it has.
            if (place === null) continue;
            await remove(await calendarOf(world, hands, place), step.row);
            after.push({ ...step.row, removed: true, fingerprint: null, question: null });
          } else {
            whose = link!.sealed ? link!.person : null;
            const place = { calendarId: link!.calendarId, google: await calendarOf(world, hands, link!) };
            const written = step.do === "update"
              ? await update(place, step.row, event!.visit, body!)
              : await insert(place, step.generation, event!.visit, body!);
            after.push({
              ...{ saleId: event!.visit.saleId, person: link!.person, calendarId: link!.calendarId },
              ...{ eventId: written.id, generation: written.generation, etag: written.etag ?? null },
              ...{ fingerprint: wanted!.fingerprint, removed: false, question: null },
              ...{ from: event!.visit.from, until: event!.visit.until },
            });
          }
        }
        return {
          kind: "done",
          result: { written: after.filter(({ removed }) => !removed).map(({ eventId }) => eventId) },
          work: async ({ calendar }) => {
            for (const row of after) await calendar.keepMirrored(row);
          },
        };
      });
    },
  };
}

/** The truth: our sale as it is now, and where it was last written. */
async function readVisit(world: GoogleWorld, { tenants, actor }: Hands, id: SaleId) {
  const { sale, firm, settings, links, rows } = await tenants.read(actor, ({ sales, organization, calendar }) => ({
    sale: sales.find(id),
    firm: organization.find(),
    settings: calendar.settings(),
    links: calendar.links(),
    rows: calendar.mirrored(id),
  }));
  if (sale === null) return { event: null, links, rows };
  const { customer } = await tenants.read(actor, ({ customers }) => ({ customer: customers.find(sale.customerId) }));
  const place = { timeZone: firm.timeZone, invitesCustomer: settings.invitesCustomer };
  const visit = customer && eventOf(sale, customer.address, place, world.words(firm.locale));
  const event = visit && sale.assignedTo ? { visit, person: sale.assignedTo } : null;
  return { event, links, rows };
}

/** By whose calendar an event can still be reached; a service account reaches it by its name alone. */
function reaching(hands: Hands, links: readonly CalendarLink[], { person, calendarId }: Mirrored): CalendarLink | null {
  const link = links.find((one) => one.calendarId === calendarId && one.state === "connected");
  if (link || clientOf(hands) !== null) return link ?? null;
  const nobodys = { sealed: null, state: "connected", syncToken: null, syncedAt: null, channel: null } as const;
  return { person, calendarId, ...nobodys };
}

interface Place {
  readonly calendarId: string;
  readonly google: GoogleCalendar;
}
type Written = WireEvent & { readonly generation: number };

/** Makes the event under the first id of ours that is not taken; one that is there already and ours is adopted. */
async function insert(
  { calendarId, google }: Place,
  first: number,
  visit: VisitEvent,
  body: EventBody,
): Promise<Written> {
  for (let generation = first; generation < first + MOST_GENERATIONS; generation++) {
    const id = eventIdOf(visit.saleId, generation);
    try {
      return { ...await withGuests(body, (one) => google.insert(calendarId, id, one)), generation };
    } catch (error) {
      if (!isTrouble(error, 409)) throw error;
      const there = await google.get(calendarId, id).catch((missing) => {
        if (isTrouble(missing, 404, 410)) return null;
        throw missing;
      });
      if (there && there.status !== "cancelled" && there.extendedProperties?.private?.saleId === visit.saleId) {
        return { ...await withGuests(body, (one) => google.patch(calendarId, id, one, null)), generation };
      }
    }
  }
  throw new Error("Cannot put the visit into the calendar: every id of it is taken");
}

/** Writes our visit over the event. What was changed there meanwhile gives way; what was deleted is made anew. */
async function update(place: Place, row: Mirrored, visit: VisitEvent, body: EventBody): Promise<Written> {
  const { calendarId, google } = place, { eventId, generation } = row;
  let etag = row.etag;
  for (let tries = 0; tries < MOST_REREADS; tries++) {
    try {
      const written = await withGuests(body, (one) => google.patch(calendarId, eventId, one, etag));
      return { ...written, generation };
    } catch (error) {
      if (isTrouble(error, 404, 410)) break;
      if (!isTrouble(error, 412)) throw error;
      const there = await google.get(calendarId, eventId).catch((missing) => {
        if (isTrouble(missing, 404, 410)) return null;
        throw missing;
      });
      if (!there || there.status === "cancelled") break;
      etag = there.etag ?? null;
    }
  }
  return await insert(place, generation + 1, visit, body);
}

async function remove(google: GoogleCalendar, { calendarId, eventId }: Mirrored): Promise<void> {
  try {
    await google.remove(calendarId, eventId);
  } catch (error) {
    if (!isTrouble(error, 404, 410)) throw error;
  }
}

/** A service account may not invite anybody by itself; the visit is worth more than the invitation. */
async function withGuests<T>(body: EventBody, write: (body: EventBody) => Promise<T>): Promise<T> {
  try {
    return await write(body);
  } catch (error) {
    if (!isTrouble(error, 403) || error.reason !== "forbiddenForServiceAccounts") throw error;
    const { attendees: _, ...alone } = body;
    return await write(alone);
  }
}
