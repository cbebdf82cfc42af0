import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Icon } from "../components/Icon.tsx";

export interface CopyFieldProps {
  /** Whose value is taken. */
  readonly of: string;
  readonly words: { readonly copy: string; readonly copied: string };
}

/** Puts what a field shows on the clipboard; not there where the browser has none to give. */
export default function CopyField({ of, words }: CopyFieldProps) {
  const can = useSignal(false), copied = useSignal(false);
  useEffect(() => {
    can.value = "clipboard" in navigator;
  }, []);
  if (!can.value) return null;
  const copy = async () => {
    const field = document.getElementById(of) as HTMLInputElement;
    try {
      await navigator.clipboard.writeText(field.value);
      copied.value = true;
    } catch {
      // Refused: it is selected, so the keys of the keyboard do it.
      field.select();
    }
  };
  return (
    <button type="button" class="btn" onClick={copy}>
      <Icon name={copied.value ? "check" : "copy"} />
      <span aria-live="polite">{copied.value ? words.copied : words.copy}</span>
    </button>
  );
}
