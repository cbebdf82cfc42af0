/** The languages people read the program in. How numbers and dates are written is the organization's choice, not theirs. */
export const LANGUAGES = ["da", "en"] as const;
export type Language = typeof LANGUAGES[number];

const rules = new Map<Language, Intl.PluralRules>();

/** Picks the form of a word that goes with a number. Both languages know one and many. */
export function plural(language: Language, count: number, one: string, other: string): string {
  let rule = rules.get(language);
  if (!rule) rules.set(language, rule = new Intl.PluralRules(language));
  return rule.select(count) === "one" ? one : other;
}
