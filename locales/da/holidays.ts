/** Denmark's public holidays. */
export const holidays = {
  new_year: "nytårsdag",
  maundy_thursday: "skærtorsdag",
  good_friday: "langfredag",
  easter_sunday: "påskedag",
  easter_monday: "2. påskedag",
  great_prayer: "store bededag",
  ascension: "Kristi himmelfartsdag",
  whit_sunday: "pinsedag",
  whit_monday: "2. pinsedag",
  christmas_day: "juledag",
  second_christmas_day: "2. juledag",
};
