import { z } from "zod";
import { MOST_SLOT_DAYS } from "../../../domain/calendar/find_calendar.ts";
import type { UserId } from "../../../domain/kernel/ids.ts";
import { call } from "./call.ts";
import * as field from "./fields.ts";
import { digits } from "./listing.ts";
import { found, refused } from "./replies.ts";
import * as shape from "./shapes.ts";

/** A time at which a visit could begin, and who would make it. */
const SlotJson = z.strictObject({ startAt: shape.instant, endAt: shape.instant, staff: shape.person })
  .meta({ id: "Slot" });

const Ask = z.strictObject({
  date: field.day.optional().meta({
    override: { type: "string", format: "date", description: "Today where left out." },
  }),
  days: digits(1, MOST_SLOT_DAYS, `Must be a whole number from 1 to ${MOST_SLOT_DAYS}`).default(1),
  minutes: digits(15, 1_440, "Must be a whole number from 15 to 1440").default(60)
    .meta({ override: { type: "integer", description: "How long the visit takes." } }),
  staffId: field.id<UserId>().optional(),
});

export const calendarCalls = [
  call({
    method: "GET",
    path: "/availability",
    tag: "calendar",
    summary: "Free times of a day, or of several, of one person or of everybody the caller may plan for",
    needs: "view_sales",
    query: Ask,
    answers: { 200: shape.one(z.array(SlotJson)) },
    async run({ useCases, actor, bearer, query }) {
      const zone = bearer.organization.timeZone;
      const from = query.date ?? useCases.todayIn(bearer.organization);
      const ask = { from, days: query.days, minutes: query.minutes, person: query.staffId ?? null };
      const free = await useCases.findSlots(actor, ask, zone);
      if (!free.ok) return refused(free.error);
      return found(
        free.value.flatMap(({ person: { id, name }, slots }) =>
          slots.map(({ from, until }) => ({ startAt: from, endAt: until, staff: { id, name } }))
        ),
      );
    },
  }),
];
