import assert from "node:assert/strict";
import { ATTEMPT_FAULTS } from "../../domain/hooks/hook.ts";
import { formats } from "../../locales/format.ts";
import { words } from "../../locales/words.ts";
import { subjectOf, whySentence } from "./delivery_words.ts";

Deno.test("whySentence() has a sentence in both languages for everything that keeps a message from a webhook", () => {
  for (const language of ["da", "en"] as const) {
    const written = formats({ language, locale: "da-DK", timeZone: "Europe/Copenhagen" });
    for (const fault of ATTEMPT_FAULTS) {
      const sentence = whySentence(
        { code: `hook_${fault}`, facts: { status: 503 } },
        "hooks",
        words(language),
        written,
      );

      assert.doesNotMatch(sentence, /hook_|undefined/);
    }
    assert.notEqual(subjectOf({ key: "delivery:x" }, words(language)).word, "delivery:x");
  }
});
