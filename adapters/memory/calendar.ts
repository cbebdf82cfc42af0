import type { AuditAction } from "../../domain/audit/actions.ts";
import type { Clock, Instant } from "../../domain/kernel/time.ts";
import type { CalendarLink, CalendarReader, CalendarWriter } from "../../domain/calendar/ports.ts";
import { happened, type Mirrored, type OpenQuestion } from "../../domain/calendar/mirror.ts";
import type { Absence, BusyTime, CalendarSettings, CalendarVisit } from "../../domain/calendar/plan.ts";
import { USUAL_SETTINGS } from "../../domain/calendar/plan.ts";
import type { WeekHours } from "../../domain/calendar/hours.ts";
import type { AbsenceId, SaleId, UserId } from "../../domain/kernel/ids.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import { titleOf } from "../../domain/sales/sale.ts";
import { type Ledger, question } from "./ledger.ts";
import { byValue } from "./listing.ts";
import type { Write } from "./record.ts";

/** The calendar's part of a firm's books. */
export interface CalendarLedger {
  /** One at most. */
  readonly settings: CalendarSettings[];
  readonly weeks: Map<UserId, WeekHours>;
  readonly absences: Map<AbsenceId, Absence>;
  readonly busy: BusyTime[];
  readonly feeds: Map<UserId, { readonly secret: string; readonly at: Instant }>;
  readonly links: Map<UserId, CalendarLink>;
  readonly mirrored: Map<string, Mirrored & { readonly askedAt: Instant }>;
}

/** Of a firm that has set nothing. */
export function openCalendar(): CalendarLedger {
  return {
    ...{ settings: [], weeks: new Map(), absences: new Map(), busy: [] },
    ...{ feeds: new Map(), links: new Map(), mirrored: new Map() },
  };
}

/** What a write that is refused goes back to. */
export function copyOfCalendar(
  { settings, weeks, absences, busy, feeds, links, mirrored }: CalendarLedger,
): CalendarLedger {
  return {
    ...{ settings: [...settings], weeks: new Map(weeks), absences: new Map(absences), busy: [...busy] },
    ...{ feeds: new Map(feeds), links: new Map(links), mirrored: new Map(mirrored) },
  };
}

const SHOWN = new Set(["SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"]);

export function calendarReader(ledger: Ledger): CalendarReader {
  const { calendar, sales, customers, members } = ledger;
  const visits = () =>
    [...sales.values()].filter((sale) => sale.deletedAt === null && sale.scheduledAt !== null && SHOWN.has(sale.status))
      .map((sale): CalendarVisit => {
        const customer = customers.get(sale.customerId)!;
        const { id, number, version, status, createdBy } = sale;
        return {
          ...{ id, number, version, status, title: titleOf(sale.lines), customer: customer.name },
          ...{ city: customer.address.city, from: sale.scheduledAt!, until: sale.scheduledUntil!, createdBy },
          person: sale.assignedTo,
        };
      });
  const mine = (person: UserId | null) => (one: { readonly person: UserId | null }) =>
    person === null || one.person === person;
  return {
    settings: () => question(() => calendar.settings[0] ?? USUAL_SETTINGS),
    weeks: () => question(() => [...calendar.weeks].map(([person, week]) => ({ person, week }))),
    absences: (from, until) =>
      question(() =>
        [...calendar.absences.values()].filter((one) => one.until >= from && one.from <= until)
          .toSorted((a, b) => byValue(a.from, b.from) || byValue(a.id, b.id))
      ),
    visits: (person, from, before) =>
      question(() =>
        visits().filter((one) => one.until > from && one.from < before).filter(mine(person))
          .toSorted((a, b) => byValue(a.from, b.from) || byValue(a.id, b.id))
      ),
    busy: (person, from, before) =>
      question(() =>
        calendar.busy.filter((one) => one.until > from && one.from < before).filter(mine(person))
          .toSorted((a, b) => byValue(a.from, b.from) || byValue(a.person, b.person))
      ),
    feed: (person) => question(() => calendar.feeds.get(person)?.at ?? null),
    feedOf: (secret) =>
      question(() => {
        const [person] = [...calendar.feeds].find(([, feed]) => feed.secret === secret.toHex()) ?? [null];
        return members.some(({ id, active }) => id === person && active) ? person : null;
      }),
    links: () => question(() => [...calendar.links.values()]),
    linkOfChannel: (id) =>
      question(() => [...calendar.links.values()].find(({ channel }) => channel?.id === id) ?? null),
    mirrored: (sale) =>
      question(() =>
        [...calendar.mirrored.values()].filter(({ saleId }) => saleId === sale)
          .toSorted((a, b) => byValue(a.calendarId, b.calendarId)).map(rowOf)
      ),
    mirroredIn: (calendarId, after) =>
      question(() =>
        [...calendar.mirrored.values()]
          .filter((row) => row.calendarId === calendarId && row.until > after && !row.removed)
          .toSorted((a, b) => byValue(a.from, b.from) || byValue(a.saleId, b.saleId)).map(rowOf)
      ),
    questions: (person) =>
      question(() =>
        [...calendar.mirrored.values()].filter(({ question, removed }) => question !== null && !removed)
          .flatMap((row): OpenQuestion[] => {
            const sale = sales.get(row.saleId)!;
            const open = sale.deletedAt === null && (sale.status === "SCHEDULED" || sale.status === "IN_PROGRESS");
            if (!open || (person !== null && ownerOf(sale) !== person)) return [];
            return [{
              ...{ saleId: sale.id, saleNumber: sale.number, customer: customers.get(sale.customerId)!.name },
              ...{ person: row.person, calendarId: row.calendarId, question: row.question!, askedAt: row.askedAt },
              ours: { from: row.from, until: row.until },
            }];
          }).toSorted((a, b) => byValue(a.askedAt, b.askedAt) || byValue(a.saleId, b.saleId))
      ),
  };
}

/** The event a sale's visit stands in, as the sale shows it. */
export function eventIdOf({ calendar }: Ledger, sale: SaleId): string | null {
  return [...calendar.mirrored.values()].filter(({ saleId, removed }) => saleId === sale && !removed)
    .toSorted((a, b) => byValue(a.calendarId, b.calendarId))[0]?.eventId ?? null;
}

function rowOf({ askedAt: _, ...row }: Mirrored & { readonly askedAt: Instant }): Mirrored {
  return row;
}

export function calendarWriter({ calendar }: Ledger, clock: Clock, write: Write, organization: string): CalendarWriter {
  const told = (kind: AuditAction, id: string, facts: Record<string, unknown> = {}) => {
    write(kind, "calendar", id, facts);
    return Promise.resolve();
  };
  const linked = (person: UserId, change: Partial<CalendarLink>) => {
    const link = calendar.links.get(person);
    if (link) calendar.links.set(person, { ...link, ...change });
  };
  const forgetBusy = (person: UserId) => {
    const kept = calendar.busy.filter((one) => one.person !== person);
    calendar.busy.splice(0, calendar.busy.length, ...kept);
  };
  return {
    changeSettings: (_, after) => {
      calendar.settings.splice(0, 1, after);
      return told("calendar_settings_changed", organization);
    },
    setWeek: (person, week) => {
      if (week === null) calendar.weeks.delete(person);
      else calendar.weeks.set(person, week);
      return told("working_week_changed", person);
    },
    addAbsence: (absence) => {
      calendar.absences.set(absence.id, absence);
      return told("absence_added", absence.person, { from: absence.from, until: absence.until });
    },
    dropAbsence: ({ id, person, from, until }) => {
      calendar.absences.delete(id);
      return told("absence_dropped", person, { from, until });
    },
    keepFeed: (person, secret) => {
      calendar.feeds.set(person, { secret: secret.toHex(), at: clock.now() });
      return told("feed_made", person);
    },
    dropFeed: (person) => {
      calendar.feeds.delete(person);
      return told("feed_dropped", person);
    },
    link: (person, calendarId, sealed) => {
      const beginning = { state: "connected", syncToken: null, channel: null } as const;
      const syncedAt = calendar.links.get(person)?.syncedAt ?? null;
      calendar.links.set(person, { person, calendarId, sealed, syncedAt, ...beginning });
      return told("calendar_linked", person);
    },
    beginLink: (person, sealed) => {
      const fresh = { person, calendarId: "primary", syncToken: null, syncedAt: null, channel: null } as const;
      calendar.links.set(person, { ...calendar.links.get(person) ?? fresh, sealed, state: "connecting" });
      return told("calendar_link_begun", person);
    },
    unlink: (person) => {
      calendar.links.delete(person);
      forgetBusy(person);
      return told("calendar_unlinked", person);
    },
    losesLogin: (person) => {
      linked(person, { state: "reconnect" });
      return told("calendar_login_lost", person);
    },
    keepReading: (person, { syncToken, at, busy }) => {
      linked(person, { syncToken, syncedAt: at });
      if (busy !== null) {
        forgetBusy(person);
        calendar.busy.push(...busy.map(({ from, until }) => ({ person, from, until })));
      }
      return Promise.resolve();
    },
    keepChannel: (person, channel) => {
      linked(person, { channel });
      return Promise.resolve();
    },
    keepMirrored: (row) => {
      const key = `${row.saleId} ${row.calendarId}`, before = calendar.mirrored.get(key);
      const asked = before && before.question?.kind === row.question?.kind;
      calendar.mirrored.set(key, { ...row, askedAt: asked ? before.askedAt : clock.now() });
      return told(happened(row), row.saleId, { eventId: row.eventId });
    },
  };
}
