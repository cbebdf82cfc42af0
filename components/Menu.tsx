import type { ComponentChildren } from "preact";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./Icon.tsx";

/** A button that unfolds more; `<details>`, so it needs no script. */
export function Menu({ label, icon = "ellipsis", showLabel, up, quiet, children }: {
  label: string;
  icon?: IconName;
  showLabel?: boolean;
  up?: boolean;
  /** Without a border, where many stand under each other. */
  quiet?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <details name="menu" class="menu">
      <summary
        aria-label={showLabel ? undefined : label}
        title={showLabel ? undefined : label}
        class={cx("btn", quiet && "btn-quiet", !showLabel && "btn-icon")}
      >
        <Icon name={icon} />
        {showLabel && label}
      </summary>
      <div class={cx("menu-body", up && "menu-up")}>{children}</div>
    </details>
  );
}

/** One line of a menu that leads somewhere. */
export function MenuLink(
  { href, icon, current, children }: { href: string; icon?: IconName; current?: boolean; children?: ComponentChildren },
) {
  // Left out and not undefined where nothing is known of it: Fresh marks by the page only links that do not name it at all.
  const mark = current ? { "aria-current": "page" } as const : {};
  return (
    <a href={href} class="menu-item" {...mark}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** One line of a menu that does something: a button of the form around it. */
export function MenuButton({ icon, danger, name, value, children }: {
  icon?: IconName;
  danger?: boolean;
  name?: string;
  value?: string;
  children?: ComponentChildren;
}) {
  return (
    <button type="submit" name={name} value={value} class={cx("menu-item", danger && "text-danger")}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
