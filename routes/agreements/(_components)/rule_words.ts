import type { AgreementTerms } from "../../../domain/agreements/agreement.ts";
import type { Occurrence } from "../../../domain/agreements/occurrence.ts";
import type { Rule } from "../../../domain/agreements/rule.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** The rule in plain words: 'Hver anden tirsdag', 'Den sidste fredag i hver måned'. */
export function ruleWords(rule: Rule, { agreements: say }: Words, formats: Pick<Formats, "list">): string {
  const named = (weekday: number) => say.weekdays[weekday - 1];
  switch (rule.kind) {
    case "weekly": {
      const days = formats.list(rule.weekdays.toSorted().map(named));
      return say.weekly(rule.every, days, rule.weekdays.length === 1);
    }
    case "monthly_day":
      return rule.day === 31 ? say.monthlyLast(rule.every) : say.monthlyDay(rule.every, rule.day);
    case "monthly_weekday":
      return say.monthlyWeekday(rule.every, say.nth(rule.nth), named(rule.weekday));
  }
}

/** The rule with time and length: 'Hver anden tirsdag kl. 9.00, 2 timer'. */
export function ruleSentence(
  { rule, time }: Pick<AgreementTerms, "rule" | "time">,
  minutes: number,
  words: Words,
  formats: Pick<Formats, "list">,
): string {
  const [hour, minute] = time.split(":");
  const clock = words.agreements.clock(String(Number(hour)), minute);
  const length = words.agreements.length(Math.floor(minutes / 60), minutes % 60);
  return words.agreements.at(ruleWords(rule, words, formats), clock, length);
}

/** What a holiday does to a visit; null where it does nothing. */
export function holidayWords({ holiday, fate, day }: Occurrence, words: Words, formats: Formats): string | null {
  if (holiday === null) return null;
  const { occurrence } = words.agreements, name = words.holidays[holiday];
  if (fate === "moved") return occurrence.moved(name, formats.weekdayAndDay(day));
  return fate === "skipped" ? occurrence.skipped(name) : occurrence.asUsual(name);
}
