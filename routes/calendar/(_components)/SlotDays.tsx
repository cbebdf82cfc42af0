import type { SlotDay } from "../../../domain/calendar/find_calendar.ts";
import { localTimeOf } from "../../../domain/kernel/time.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { newSaleAt } from "./new_sale.ts";

/** Free times by day and person. With a sale each is a button that plans its visit; without one each leads to a new sale, for those who may make one. */
export function SlotDays({ slots, zone, plan, sells = false, words: { calendar: t }, formats }: {
  readonly slots: readonly SlotDay[];
  readonly zone: string;
  readonly plan?: {
    readonly saleId: string;
    readonly version: number;
    readonly back: string | null;
    readonly once: string;
  };
  /** Whether a free time leads to the form of a new sale. */
  readonly sells?: boolean;
  readonly words: Words;
  readonly formats: Formats;
}) {
  const days = [...Map.groupBy(slots, ({ day }) => day)];
  return (
    <div class="slot-days">
      {days.map(([day, people]) => (
        <section key={day} class="slot-day">
          <h2>{formats.weekdayAndDay(day)}</h2>
          {people.map(({ person, slots }) => (
            <div key={person.id} class="slot-person">
              <h3>{person.name}</h3>
              {plan
                ? (
                  <form method="post" action={`/sales/${plan.saleId}/visit`} class="slot-list">
                    <input type="hidden" name="once" value={`${plan.once}-${day}-${person.id.slice(-6)}`} />
                    <input type="hidden" name="version" value={String(plan.version)} />
                    <input type="hidden" name="assignedTo" value={person.id} />
                    {plan.back && <input type="hidden" name="back" value={plan.back} />}
                    {slots.map(({ from }) => (
                      <button
                        key={from}
                        type="submit"
                        class="free-slot"
                        name="scheduledAt"
                        value={localTimeOf(from, zone)}
                      >
                        {formats.clock(from)}
                      </button>
                    ))}
                  </form>
                )
                : (
                  <ul class="slot-list" aria-label={`${t.slots.title}, ${person.name}`}>
                    {slots.map(({ from }) => (
                      <li key={from}>
                        {sells
                          ? <a class="free-slot" href={newSaleAt(from, person.id, zone)}>{formats.clock(from)}</a>
                          : <span class="free-slot">{formats.clock(from)}</span>}
                      </li>
                    ))}
                  </ul>
                )}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
