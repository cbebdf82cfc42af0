/** A secret that is shown once: in a field, so that one press selects it all and it never wraps out of a phone. */
export function Secret({ label, value }: { label: string; value: string }) {
  return (
    <div class="field mt-4">
      <label for="shown-secret">{label}</label>
      <input
        id="shown-secret"
        type="text"
        value={value}
        class="control font-mono"
        autocomplete="off"
        spellcheck={false}
        readOnly
      />
    </div>
  );
}
