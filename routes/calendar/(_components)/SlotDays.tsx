import type { SlotDay } from "../../../domain/calendar/find_calendar.ts";
import { localTimeOf } from "../../../domain/kernel/time.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** Free times by day and person. With a sale each is a button that plans its visit; without one they are only told. */
export function SlotDays({ slots, zone, plan, words: { calendar: t }, formats }: {
  readonly slots: readonly SlotDay[];
  readonly zone: string;
  readonly plan?: {
    readonly saleId: string;
    readonly version: number;
    readonly back: string | null;
    readonly once: string;
  };
  readonly words: Words;
  readonly formats: Formats;
}) {
  return (
    <div class="slot-days">
      {slots.map(({ day, person, slots }) => (
        <section key={`${day} ${person.id}`} class="slot-day">
          <h2>
            <b>{formats.weekdayAndDay(day)}</b> <span class="text-ink-2">{person.name}</span>
          </h2>
          {plan
            ? (
              <form method="post" action={`/sales/${plan.saleId}/visit`} class="slot-list">
                <input type="hidden" name="once" value={`${plan.once}-${day}-${person.id.slice(-6)}`} />
                <input type="hidden" name="version" value={String(plan.version)} />
                <input type="hidden" name="assignedTo" value={person.id} />
                {plan.back && <input type="hidden" name="back" value={plan.back} />}
                {slots.map(({ from }) => (
                  <button key={from} type="submit" class="free-slot" name="scheduledAt" value={localTimeOf(from, zone)}>
                    {formats.clock(from)}
                  </button>
                ))}
              </form>
            )
            : (
              <ul class="slot-list" aria-label={t.slots.title}>
                {slots.map(({ from }) => <li key={from} class="free-slot">{formats.clock(from)}</li>)}
              </ul>
            )}
        </section>
      ))}
    </div>
  );
}
