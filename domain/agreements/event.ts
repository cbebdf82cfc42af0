import type { Day } from "../kernel/time.ts";
import { type Agreement, standingOn } from "./agreement.ts";
import type { AgreementEvent } from "./ports.ts";
import type { AgreementRefusal } from "./refusal.ts";

/** What a change is called: an end, a pause, a pause that is over, or any other change. */
export function eventOf(before: Agreement, after: Agreement, today: Day): AgreementEvent {
  if (
    after.endsOn !== null && after.endsOn !== before.endsOn && (before.endsOn === null || after.endsOn < before.endsOn)
  ) {
    return { kind: "agreement_ended", before };
  }
  if (after.pausedFrom !== null && before.pausedFrom === null) return { kind: "agreement_paused", before };
  const wasPaused = before.pausedFrom !== null && (before.pausedTo === null || before.pausedTo >= today);
  const isOver = after.pausedFrom === null || (after.pausedTo !== null && after.pausedTo < today);
  if (wasPaused && isOver && standingOn(after, today) !== "paused") return { kind: "agreement_resumed", before };
  return { kind: "agreement_changed", before };
}

/** What was is not changed: a change holds from today on at the earliest. */
export function pastSplit(from: Day, today: Day): AgreementRefusal | null {
  return from < today ? { kind: "split_in_the_past", today } : null;
}
