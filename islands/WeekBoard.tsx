import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Toast } from "../components/Flash.tsx";

export interface WeekBoardProps {
  readonly words: {
    readonly carrying: string;
    readonly letGo: string;
    readonly failed: string;
    readonly close: string;
  };
}

/** Visits by hand. What moves them is fetched when the page stands: its links do the same until then. */
export default function WeekBoard({ words }: WeekBoardProps) {
  const told = useSignal<string | null>(null), spoken = useSignal("");

  useEffect(() => {
    let stop = () => {}, gone = false;
    import("./week_moves.ts").then(({ moveVisits }) => {
      if (!gone) stop = moveVisits(words, (sentence) => told.value = sentence, (sentence) => spoken.value = sentence);
    });
    return () => {
      gone = true;
      stop();
    };
  }, []);

  return (
    <>
      <p class="sr-only" role="status">{spoken.value}</p>
      {told.value && (
        <Toast
          action={
            <button type="button" class="btn" aria-label={words.close} onClick={() => told.value = null}>×</button>
          }
        >
          {told.value}
        </Toast>
      )}
    </>
  );
}
