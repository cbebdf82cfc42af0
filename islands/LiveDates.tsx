import { useEffect } from "preact/hooks";

const PAUSE_MS = 350;

/** The part with the next dates follows what is filled in: the server reads the form as it stands and says what it comes to. */
export default function LiveDates({ part }: { readonly part: string }) {
  useEffect(() => {
    const shown = document.getElementById(part), form = shown?.closest("form");
    if (!shown || !form) return;
    let timer: ReturnType<typeof setTimeout> | undefined, asked = 0;
    const look = async () => {
      const turn = ++asked, body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
      body.set("intent", "look");
      try {
        const answer = await fetch(form.getAttribute("action")!, { method: "POST", body });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        // What was typed meanwhile has a question of its own under way.
        if (turn === asked) shown.replaceChildren(...page.getElementById(part)?.childNodes ?? shown.childNodes);
      } catch {
        // The dates stay as they were; saving tells what is wrong.
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    };
    form.addEventListener("input", soon);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", soon);
    };
  }, []);
  return null;
}
