import type { ComponentChildren } from "preact";
import { cx } from "./cx.ts";

/** A surface with one subject. `flush` lets a table reach the edges. */
export function Card({ title, actions, flush, id, class: more, children }: {
  title?: string;
  actions?: ComponentChildren;
  flush?: boolean;
  id?: string;
  class?: string;
  children?: ComponentChildren;
}) {
  return (
    <section id={id} class={cx("card", !flush && "px-5 py-4", more)}>
      {title && (
        <div class={cx("flex flex-wrap items-center gap-3", flush ? "px-5 pt-4 pb-2" : "mb-3")}>
          <h2 class="text-base font-semibold">{title}</h2>
          {actions && <div class="card-acts ml-auto flex gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
