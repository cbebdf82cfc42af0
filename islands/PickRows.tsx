import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const BOXES = 'input[form="bulk"]';

/** Says how many rows are ticked, and ticks all rows of the page, or none of them. */
export default function PickRows({ words }: { words: { picked: string; page: string; none: string } }) {
  const picked = useSignal(0), all = useSignal(false);
  useEffect(() => {
    const look = () => {
      const boxes = [...document.querySelectorAll<HTMLInputElement>(BOXES)];
      picked.value = boxes.filter(({ checked }) => checked).length;
      all.value = picked.value === boxes.length;
    };
    look();
    document.addEventListener("change", look);
    return () => document.removeEventListener("change", look);
  }, []);
  const tick = () => {
    const to = !all.value, boxes = document.querySelectorAll<HTMLInputElement>(BOXES);
    for (const box of boxes) box.checked = to;
    picked.value = to ? boxes.length : 0;
    all.value = to;
  };
  return (
    <>
      <b class="needs-script tabular-nums" aria-live="polite">
        {words.picked.replace("{count}", String(picked.value))}
      </b>
      <button type="button" class="btn btn-quiet needs-script" onClick={tick}>
        {all.value ? words.none : words.page}
      </button>
    </>
  );
}
