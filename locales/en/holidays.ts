import type { holidays as danish } from "../da/holidays.ts";

/** Denmark's public holidays. */
export const holidays = {
  new_year: "New Year's Day",
  maundy_thursday: "Maundy Thursday",
  good_friday: "Good Friday",
  easter_sunday: "Easter Sunday",
  easter_monday: "Easter Monday",
  great_prayer: "Great Prayer Day",
  ascension: "Ascension Day",
  whit_sunday: "Whit Sunday",
  whit_monday: "Whit Monday",
  christmas_day: "Christmas Day",
  second_christmas_day: "Boxing Day",
} satisfies typeof danish;
