import { automaticActor } from "../kernel/automatic.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { yes } from "../kernel/result.ts";
import { addDays, type Clock, type Day, dayOf, type Instant } from "../kernel/time.ts";
import type { Tenants } from "../tenants.ts";

/** The hour at which people are reminded, where they are (NOTIF-03). */
const REMINDER_HOUR = 9;
/** A reminder that could not be given in its days is no reminder any more. */
const REMINDER_DAYS = 7;
const AT_ONCE = 100;

/** The days whose follow-ups are reminded of now; null before nine in the morning where the firm is. */
function daysToRemind(now: Instant, timeZone: string): { readonly from: Day; readonly today: Day } | null {
  const { hour } = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  if (hour < REMINDER_HOUR) return null;
  const today = dayOf(now, timeZone);
  return { from: addDays(today, -REMINDER_DAYS), today };
}

/** How many days ago it should have been done. */
export function daysLate(followUpOn: Day, today: Day): number {
  return Temporal.PlainDate.from(followUpOn).until(Temporal.PlainDate.from(today)).days;
}

/**
 * Reminds those whose leads are to be followed up on, once for each lead and day: by mail and in the program. Asked every hour,
 * in every firm; it may be broken off and asked again, also by two at once.
 */
export function remindOfLeads({ tenants, clock }: { readonly tenants: Tenants; readonly clock: Clock }) {
  return async (organizationId: OrganizationId): Promise<number> => {
    const actor = automaticActor(organizationId, "reminders");
    const { firm } = await tenants.read(actor, ({ organization }) => ({ firm: organization.find() }));
    const days = daysToRemind(clock.now(), firm.timeZone);
    if (days === null) return 0;
    for (let reminded = 0;;) {
      const some = await tenants.write<number, never>(actor, async ({ leads }) => {
        const due = await leads.lockDue(days.from, days.today, AT_ONCE);
        for (const lead of due) await leads.remind(lead);
        return yes(due.length);
      });
      const count = some.ok ? some.value : 0;
      reminded += count;
      if (count < AT_ONCE) return reminded;
    }
  };
}
