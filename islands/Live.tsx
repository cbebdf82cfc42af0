import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { renewed } from "./renewed.ts";

export interface LiveProps {
  /** Where the page's own knowledge ends. */
  readonly after: string;
  /** Only what happens to this sale. */
  readonly sale?: string;
  /** The part of the page that is brought up to date by itself while nobody is at it; without it, a pill offers to. */
  readonly part?: string;
  /** Another island brings the page up to date. */
  readonly told?: boolean;
  readonly words: { readonly one: string; readonly many: string };
}

/** Hears what others do. Rows never move under the finger: a list only says that there is something new. */
export default function Live({ after, sale, part, told, words }: LiveProps) {
  const count = useSignal(0);
  useEffect(() => {
    let source: EventSource | null = null, last = after;
    const hear = async (event: MessageEvent) => {
      last = event.lastEventId;
      if (sale && JSON.parse(event.data).id !== sale) return;
      if (told) {
        document.dispatchEvent(new Event("live:changed"));
        return;
      }
      const place = part ? document.getElementById(part) : null;
      const busy = document.querySelector("dialog[open], details[open]") || place?.contains(document.activeElement);
      if (!place || busy || !await renewed(place)) count.value++;
    };
    // A browser has few connections for all its tabs: only the one that is looked at keeps its own.
    const look = () => {
      if (document.hidden) {
        source?.close();
        source = null;
      } else if (source === null) {
        source = new EventSource(`/live?after=${last}`);
        source.addEventListener("news", hear);
      }
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      source?.close();
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return (
    <div role="status" class="live">
      {count.value > 0 && (
        <a class="live-pill" href={globalThis.location?.href}>
          {count.value === 1 ? words.one : words.many.replace("{count}", String(count.value))}
        </a>
      )}
    </div>
  );
}
