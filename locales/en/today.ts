import type { today as danish } from "../da/today.ts";
import { plural } from "../language.ts";

/** The day list of those who go out. */
export const today = {
  title: "Today",
  dayTitle: "Visits of the day",
  count: (count: number, shown: string) => `${shown} ${plural("en", count, "visit", "visits")}`,
  everyone: "Everybody",
  who: "Colleague",
  before: "The day before",
  after: "The day after",
  start: "Start",
  finish: "Finish",
  started: (time: string) => `Started ${time}`,
  ended: (time: string) => `Finished ${time}`,
  empty: { title: "No visits that day", text: "Scheduled sales with a day and a time stand here." },
} satisfies typeof danish;
