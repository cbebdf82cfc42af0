import type { FeedAnswer } from "../../domain/calendar/keep_calendar.ts";
import { REMINDERS } from "../../domain/calendar/visit_event.ts";
import type { VisitRow } from "../../domain/sales/ports.ts";
import type { Words } from "../../locales/words.ts";

/** A person's visits as iCalendar. Moments go out in UTC: no zone to be misread, and every calendar shows them in its own. */
export async function feedIcs({ firm, visits }: FeedAnswer, origin: string, words: Words): Promise<string> {
  const { default: ical, ICalAlarmType, ICalCalendarMethod } = await import("ical-generator");
  const feed = ical({
    name: words.calendar.feedName(visits[0]?.assignee?.name ?? words.calendar.title, firm.name),
    prodId: { company: "Tekup", product: "Sales" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 15 * 60,
  });
  for (const visit of visits) {
    const popup = REMINDERS.find(({ method }) => method === "popup")!;
    feed.createEvent({
      id: `${visit.id}@tekup-sales`,
      sequence: visit.version,
      start: Temporal.Instant.from(visit.scheduledAt).toZonedDateTimeISO("UTC"),
      end: Temporal.Instant.from(visit.scheduledUntil).toZonedDateTimeISO("UTC"),
      summary: `${visit.title} - ${visit.customer.name}`,
      location: placeOf(visit),
      description: [visit.number, visit.customer.phone, visit.customerNotes].filter(Boolean).join("\n"),
      url: `${origin}/sales/${visit.id}`,
      alarms: [{ type: ICalAlarmType.display, trigger: popup.minutes * 60 }],
    });
  }
  return feed.toString();
}

function placeOf({ customer: { address: { street, postalCode, city } } }: VisitRow): string {
  return [street, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}
