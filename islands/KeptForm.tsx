import { useEffect } from "preact/hooks";
import { forgetKept, keepForm, type KeptForm as Kept, readKept } from "./kept_form.ts";

export interface KeptFormProps {
  /** What it is kept under, by `keptName`. */
  readonly name: string;
  /** The form that is kept. */
  readonly form: string;
  /** What the server drew hidden to offer it back: a text with "{time}", a form that sends it, and a button that drops it. */
  readonly offer: string;
  /** An empty form offers what was left; one that came back with something in it is what was left. */
  readonly isEmpty: boolean;
  /** The form before this one was saved. */
  readonly saved: boolean;
  /** A field that says what the form is about. */
  readonly about: string;
  readonly locale: string;
}

const PAUSE_MS = 400;

/**
 * Keeps what is typed into a form until it is saved, for a day at most, and offers it back. The server draws the form again
 * from what was kept, as it does from what was sent. Its key of repetition stays the same: what was saved after all, though
 * its answer never came, is not saved twice.
 */
export default function KeptForm({ name, form, offer, isEmpty, saved, about, locale }: KeptFormProps) {
  useEffect(() => {
    const element = document.querySelector<HTMLFormElement>(form);
    if (!element) return;
    if (saved) forgetKept(name);
    const left = readKept(name);
    if (left && isEmpty) offerBack(left);
    let isTouched = !isEmpty, timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      clearTimeout(timer);
      if (isTouched) keepForm(name, element);
    };
    const typed = () => {
      isTouched = true;
      clearTimeout(timer);
      timer = setTimeout(write, PAUSE_MS);
    };
    // Kept as it was sent, until the next page says that it was saved.
    const sent = () => {
      isTouched = true;
      write();
      isTouched = false;
    };
    const clicked = ({ target }: Event) => {
      if (!(target as HTMLElement).closest(".form-acts a")) return;
      isTouched = false;
      forgetKept(name);
    };
    const listeners: [EventTarget, string, (event: Event) => void][] = [
      [element, "input", typed],
      [element, "submit", sent],
      [element, "click", clicked],
      [globalThis, "pagehide", write],
      [document, "visibilitychange", write],
    ];
    const stop = () => {
      clearTimeout(timer);
      for (const [target, kind, listener] of listeners) target.removeEventListener(kind, listener);
    };
    for (const [target, kind, listener] of listeners) target.addEventListener(kind, listener);
    write();
    return stop;
  }, []);

  const offerBack = ({ at, fields }: Kept) => {
    const box = document.querySelector<HTMLElement>(offer)!;
    const text = box.querySelector("p")!, whom = fields.find(([field]) => field === about)?.[1];
    const time = new Date(at).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
    text.textContent = text.textContent!.replace("{time}", time) + (whom ? ` · ${whom}` : "");
    for (const [field, value] of fields) {
      box.querySelector("form")!.append(Object.assign(document.createElement("input"), {
        ...{ type: "hidden", name: field, value },
      }));
    }
    box.querySelector<HTMLElement>("[type=button]")!.onclick = () => {
      forgetKept(name);
      box.hidden = true;
      document.querySelector<HTMLElement>(`${form} input:not([type=hidden])`)?.focus();
    };
    box.hidden = false;
  };
  return null;
}
