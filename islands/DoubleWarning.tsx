import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

interface Double {
  readonly id: string;
  readonly name: string;
  readonly by: "email" | "phone" | "cvr";
}

export interface DoubleWarningProps {
  /** The customer that is being changed: nobody is their own double. */
  readonly except: string | null;
  readonly words: {
    readonly lead: string;
    readonly by: Readonly<Record<Double["by"], string>>;
  };
}

const PAUSE_MS = 300;
const MARKS = ["email", "phone", "cvr"];

/**
 * Says while the mail, the telephone or the CVR is being typed who has it already. Without scripts the same is said when the
 * form is sent.
 */
export default function DoubleWarning({ except, words }: DoubleWarningProps) {
  const found = useSignal<readonly Double[]>([]);
  const here = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined, asking: AbortController | undefined;
    const look = async () => {
      asking?.abort();
      asking = new AbortController();
      const typed = new FormData(form);
      const query = new URLSearchParams(MARKS.map((name) => [name, String(typed.get(name) ?? "")]));
      if (except) query.set("except", except);
      try {
        const answer = await fetch(`/customers/alike?${query}`, { signal: asking.signal });
        if (answer.ok) found.value = (await answer.json()).data;
      } catch { /* Given up for newer typing, or offline: saving says it as well. */ }
    };
    const typing = (event: Event) => {
      if (!MARKS.includes((event.target as HTMLInputElement).name)) return;
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    };
    form.addEventListener("input", typing);
    return () => {
      form.removeEventListener("input", typing);
      clearTimeout(timer);
      asking?.abort();
    };
  }, []);

  return (
    <div ref={here} role="status">
      {found.value.length > 0 && (
        <p class="double-note">
          <span>{words.lead}</span>
          {found.value.map(({ id, name, by }) => (
            <a key={id} href={`/customers/${id}`} target="_blank" rel="noreferrer">{name} ({words.by[by]})</a>
          ))}
        </p>
      )}
    </div>
  );
}
