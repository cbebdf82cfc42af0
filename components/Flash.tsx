import type { ComponentChildren } from "preact";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./Icon.tsx";

type Kind = "done" | "note" | "problem";

const LOOKS: Record<Kind, [IconName, string, string]> = {
  done: ["circle-check", cx("bg-paid-soft border-line"), cx("text-paid")],
  note: ["info", cx("bg-accepted-soft border-line"), cx("text-accepted")],
  problem: ["circle-alert", cx("bg-danger-soft border-line"), cx("text-danger")],
};

/** What just happened, above the page it happened on. `action` holds a link or a form, "Fortryd" for one. */
export function Flash(
  { kind = "done", action, children }: { kind?: Kind; action?: ComponentChildren; children?: ComponentChildren },
) {
  const [icon, box, drawing] = LOOKS[kind];
  return (
    <div
      role={kind === "problem" ? "alert" : "status"}
      class={cx("print:hidden mb-4 pl-4 pr-2 py-1 min-h-tap flex items-center gap-3 border rounded-card", box)}
    >
      <Icon name={icon} class={drawing} />
      <div class="py-2 mr-auto min-w-0 break-anywhere">{children}</div>
      {action}
    </div>
  );
}
