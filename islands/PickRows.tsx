import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const BOXES = 'input[form="bulk"]';

/** Ticks all rows of the page, or none of them. */
export default function PickRows({ words }: { words: { page: string; none: string } }) {
  const all = useSignal(false);
  useEffect(() => {
    const look = () => {
      all.value = [...document.querySelectorAll<HTMLInputElement>(BOXES)].every(({ checked }) => checked);
    };
    look();
    document.addEventListener("change", look);
    return () => document.removeEventListener("change", look);
  }, []);
  const tick = () => {
    const to = !all.value;
    for (const box of document.querySelectorAll<HTMLInputElement>(BOXES)) box.checked = to;
    all.value = to;
  };
  return (
    <button type="button" class="btn btn-quiet needs-script" onClick={tick}>
      {all.value ? words.none : words.page}
    </button>
  );
}
