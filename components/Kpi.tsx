import type { ComponentChildren } from "preact";
import { cx } from "./cx.ts";

/** One number with its name; it leads to the list it is made of. */
export function Kpi({ label, value, note, href }: {
  label: string;
  value: ComponentChildren;
  note?: ComponentChildren;
  href?: string | null;
}) {
  const inside = (
    <>
      <span class="kpi-label block">{label}</span>
      <span class="kpi-value block">{value}</span>
      {note && <span class="kpi-note block">{note}</span>}
    </>
  );
  return href
    ? <a href={href} aria-current="false" class="card kpi">{inside}</a>
    : <div class="card kpi">{inside}</div>;
}

/** How a number changed: the sign says it, the colour only underlines it. */
export function Change({ now, then, percent }: { now: number; then: number; percent: string }) {
  return <b class={cx(now > then ? "up" : now < then ? "down" : "")}>{percent}</b>;
}
