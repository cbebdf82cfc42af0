/** The units a firm writes itself, where more than one of them is called something else. */
const MANY = new Map(Object.entries({
  time: "timer",
  dag: "dage",
  uge: "uger",
  måned: "måneder",
  person: "personer",
  kuvert: "kuverter",
  gang: "gange",
  projekt: "projekter",
  besøg: "besøg",
  hour: "hours",
  day: "days",
  week: "weeks",
  month: "months",
  visit: "visits",
}));

/** "4 timer", but "1 time": the unit as it is said after so many (in thousandths). */
export function unitAfter(quantity: number, unit: string): string {
  return quantity > 1_000 ? MANY.get(unit) ?? unit : unit;
}
