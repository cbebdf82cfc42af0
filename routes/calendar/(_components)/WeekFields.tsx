import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import { TextInput } from "../../../components/TextInput.tsx";
import type { Words } from "../../../locales/words.ts";

/** The seven days of a working week, each a field. */
export function WeekFields({ hours, typed, faults, words: { calendar: { settings } } }: {
  readonly hours: readonly string[];
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly words: Words;
}) {
  return (
    <div class="week-fields">
      {settings.weekdays.map((weekday, place) => (
        <TextInput
          key={weekday}
          name={`week.${place}`}
          label={weekday}
          value={typed[`week.${place}`] ?? hours[place]}
          error={faults[`week.${place}`]}
          autocomplete="off"
        />
      ))}
    </div>
  );
}
