import type { Instant } from "../kernel/time.ts";
import { addMinutes } from "../kernel/time.ts";
import type { Span } from "./hours.ts";

/** Times are offered at every half hour. */
const SLOT_STEP_MINUTES = 30;

/** What is left of the times when those taken are cut out of them, in their order. */
export function without(times: readonly Span[], taken: readonly Span[]): readonly Span[] {
  const cuts = taken.toSorted((a, b) => a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
  return times.flatMap((time) => {
    const left: Span[] = [];
    let from = time.from;
    for (const cut of cuts) {
      if (cut.until <= from || cut.from >= time.until) continue;
      if (cut.from > from) left.push({ from, until: cut.from });
      from = cut.until;
      if (from >= time.until) break;
    }
    if (from < time.until) left.push({ from, until: time.until });
    return left;
  });
}

/** A visit takes the way there and back as well. */
export function withTravel({ from, until }: Span, minutes: number): Span {
  return minutes === 0 ? { from, until } : { from: addMinutes(from, -minutes), until: addMinutes(until, minutes) };
}

/** The times a visit of so many minutes can begin within the free ones, from `earliest` on; at most `most` of them. */
export function slotsIn(free: readonly Span[], minutes: number, earliest: Instant, most = 200): readonly Span[] {
  const slots: Span[] = [];
  for (const { from, until } of free) {
    let start = nextStep(from < earliest ? earliest : from);
    for (
      let end = addMinutes(start, minutes);
      end <= until;
      start = nextStart(start), end = addMinutes(start, minutes)
    ) {
      if (slots.length === most) return slots;
      slots.push({ from: start, until: end });
    }
  }
  return slots;
}

function nextStart(start: Instant): Instant {
  return addMinutes(start, SLOT_STEP_MINUTES);
}

/** The next half hour at or after a moment; zones differ from UTC by whole quarters, Denmark's by whole hours. */
function nextStep(moment: Instant): Instant {
  const step = SLOT_STEP_MINUTES * 60_000;
  const over = Temporal.Instant.from(moment).epochMilliseconds % step;
  return over === 0 ? moment : Temporal.Instant.from(moment).add({ milliseconds: step - over })
    .toString({ fractionalSecondDigits: 3 }) as Instant;
}
