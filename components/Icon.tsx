import { cx } from "./cx.ts";
import { ICONS_URL } from "./icons_url.ts";
import type { ICONS } from "./icons.ts";

export type IconName = typeof ICONS[number];

/** A drawing beside a word; only where it stands alone does it say something itself (`label`). */
export function Icon({ name, label, class: more }: { name: IconName; label?: string; class?: string }) {
  return (
    <svg
      class={cx("icon", more)}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : "true"}
    >
      <use href={`${ICONS_URL}#${name}`} />
    </svg>
  );
}
