import type { ComponentChildren } from "preact";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { TONES } from "./tones.ts";

export interface Moment {
  title: ComponentChildren;
  /** When and who. */
  meta: string;
  text?: ComponentChildren;
  tone?: keyof typeof TONES;
  icon?: IconName;
  /** What the title opens, where it stands for several things. */
  details?: ComponentChildren;
  /** What can still be done about it. */
  action?: ComponentChildren;
}

/** What happened, the latest first. */
export function Timeline({ moments, label }: { moments: readonly Moment[]; label?: string }) {
  return (
    <ol class="timeline" aria-label={label}>
      {moments.map(({ title, meta, text, tone = "accent", icon, details, action }, at) => (
        <li key={at}>
          <span class={cx("timeline-mark", TONES[tone])}>{icon && <Icon name={icon} />}</span>
          {details
            ? (
              <details class="timeline-more">
                <summary>{title}</summary>
                {details}
              </details>
            )
            : <p>{title}</p>}
          {text && <p class="text-ink-2 text-sm">{text}</p>}
          <p class="text-ink-3 text-xs">{meta}</p>
          {action}
        </li>
      ))}
    </ol>
  );
}
