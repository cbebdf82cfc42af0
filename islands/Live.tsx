import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { fetchAnew } from "./fetch_anew.ts";

export interface LiveProps {
  /** Where the page's own knowledge ends. */
  readonly after: string;
  /** Only what happens to records of this type, or to this one alone. */
  readonly of: "sale" | "lead" | "customer";
  readonly id?: string;
  /** The part of the page that is brought up to date by itself while nobody is at it; without it, a pill offers to. */
  readonly part?: string;
  /** Another island brings the page up to date. */
  readonly told?: boolean;
  readonly words: { readonly one: string; readonly many: string };
}

const AGAIN_MS = 3_000;

/** Whether somebody has begun to write there. */
function isTyped(place: HTMLElement | null | undefined): boolean {
  const fields = place?.querySelectorAll<HTMLInputElement>("textarea, input:not([type=hidden])") ?? [];
  return [...fields].some((field) => field.value !== field.defaultValue);
}

/** Hears what others do. Rows never move under the finger: a list only says that there is something new. */
export default function Live({ after, of, id, part, told, words }: LiveProps) {
  const count = useSignal(0);
  useEffect(() => {
    let source: EventSource | null = null, last = after, again: ReturnType<typeof setTimeout> | undefined;
    const hear = async (event: MessageEvent) => {
      last = event.lastEventId || last;
      const news = JSON.parse(event.data);
      // Of very many at once only the number is told: this one may be among them.
      if (news.type !== of || (id && news.id && news.id !== id)) return;
      if (told) {
        document.dispatchEvent(new Event("live:changed"));
        return;
      }
      const place = part ? document.getElementById(part) : null;
      const isFree = () =>
        !document.querySelector("dialog[open], details[open]") && !place?.contains(document.activeElement) &&
        !isTyped(place);
      const fresh = place && isFree() && await fetchAnew(place);
      // Somebody may have begun to write while it was on its way.
      if (fresh && isFree()) place.replaceChildren(...fresh);
      else count.value += id ? 1 : news.count ?? 1;
    };
    // A browser has few connections for all its tabs: only the one that is looked at keeps its own.
    const look = () => {
      if (document.hidden) {
        source?.close();
        source = null;
      } else if (source === null) {
        source = new EventSource(`/live?after=${last}`);
        source.addEventListener("news", hear);
        // The browser comes back by itself after a broken line, but not after an answer that was no stream: a restart behind a proxy.
        source.addEventListener("error", () => {
          if (source?.readyState !== EventSource.CLOSED) return;
          source = null;
          again = setTimeout(look, AGAIN_MS);
        });
      }
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      source?.close();
      clearTimeout(again);
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
