import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import Counter from "./Counter.tsx";

const own = signal(100);

interface Props {
  title: string;
  /** Not shown until it is opened. */
  more: ComponentChildren;
  children: ComponentChildren;
}

export default function Panel({ title, more, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <section>
      <h2>{title}</h2>
      <button type="button" id="toggle" onClick={() => setOpen(!open)}>{open ? "close" : "open"}</button>
      {children}
      {open && <div id="more">{more}</div>}
      <Counter id="nested" count={own} />
    </section>
  );
}
