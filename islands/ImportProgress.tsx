import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

export interface ImportProgressProps {
  readonly id: string;
  readonly done: number;
  readonly total: number;
  readonly text: string;
  readonly label: string;
}

const PAUSE_MS = 600;

/** A bar that moves while rows come in, and the page anew when it is full. Without scripts the page has a link for that. */
export default function ImportProgress({ id, done, total, text, label }: ImportProgressProps) {
  const now = useSignal({ done, total, text });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const answer = await fetch(`/import/${id}/progress`);
        if (answer.ok) {
          const { data } = await answer.json();
          now.value = data;
          if (!data.moving) return location.reload();
        }
      } catch { /* Offline for a moment: the next look may come through. */ }
      timer = setTimeout(look, PAUSE_MS);
    };
    timer = setTimeout(look, PAUSE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div>
      <progress class="progress" aria-label={label} max={now.value.total || 1} value={now.value.done} />
      <p class="text-ink-2 tabular-nums">{now.value.text}</p>
    </div>
  );
}
