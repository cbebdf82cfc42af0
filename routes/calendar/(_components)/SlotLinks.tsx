import type { SlotDay } from "../../../domain/calendar/find_calendar.ts";
import { type Instant, localTimeOf } from "../../../domain/kernel/time.ts";
import type { Formats } from "../../../locales/format.ts";

const DAYS = 3, TIMES = 4;

/** The first free times of the next days, each a link that writes it into the dialog. */
export function SlotLinks({ sale, slots, back, zone, formats }: {
  readonly sale: { readonly id: string };
  readonly slots: readonly SlotDay[];
  readonly back: string | undefined;
  readonly zone: string;
  readonly formats: Formats;
}) {
  const address = (at: Instant) =>
    `/sales/${sale.id}?${new URLSearchParams({
      dialog: "SCHEDULED",
      at: localTimeOf(at, zone),
      ...(back ? { back } : {}),
    })}`;
  return (
    <div class="slot-days">
      {slots.slice(0, DAYS).map(({ day, slots }) => (
        <div key={day} class="slot-day">
          <p>{formats.weekdayAndDay(day)}</p>
          <div class="slot-list">
            {slots.slice(0, TIMES).map(({ from }) => (
              <a key={from} class="free-slot" href={address(from)}>{formats.clock(from)}</a>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
