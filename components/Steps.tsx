import { cx } from "./cx.ts";

export interface Step {
  label: string;
  state: "done" | "current" | "ahead";
}

/** How far a thing has come. On a phone the bars alone are seen; the badge above names the step. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map(({ label, state }) => (
        <li
          key={label}
          aria-current={state === "current" ? "step" : undefined}
          class={cx(state !== "ahead" && "step-on", state === "current" && "step-now")}
        >
          {label}
        </li>
      ))}
    </ol>
  );
}
