import CopyField from "../../../islands/CopyField.tsx";
import type { Words } from "../../../locales/words.ts";

/** A secret that is shown once: in a field, so that one press selects it all and it never wraps out of a phone. */
export function Secret({ label, value, words: { common } }: { label: string; value: string; words: Words }) {
  return (
    <div class="field mt-4">
      <label for="shown-secret">{label}</label>
      <div class="with-copy">
        <input
          id="shown-secret"
          type="text"
          value={value}
          class="control font-mono"
          autocomplete="off"
          spellcheck={false}
          readOnly
        />
        <CopyField of="shown-secret" words={{ copy: common.copy, copied: common.copied }} />
      </div>
    </div>
  );
}
