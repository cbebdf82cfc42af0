import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentChildren } from "preact";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./Icon.tsx";

/** One `primary` a page; `danger` leads to something that cannot be undone, `destroy` does it. */
export type Tone = "primary" | "plain" | "danger" | "destroy" | "quiet";

interface Looks {
  tone?: Tone;
  icon?: IconName;
  wide?: boolean;
  /** The key that does the same, shown to those who have a keyboard. */
  shortcut?: string;
  class?: string;
  children?: ComponentChildren;
}

const TONES: Record<Tone, string> = {
  primary: cx("btn btn-primary"),
  plain: cx("btn"),
  danger: cx("btn btn-danger"),
  destroy: cx("btn btn-destroy"),
  quiet: cx("btn btn-quiet"),
};

/** Sends its form; a button that only works with scripts says `type="button"`. */
export function Button(
  { tone = "plain", icon, wide, shortcut, class: more, children, ...rest }:
    & Looks
    & Omit<ButtonHTMLAttributes, "class" | "icon">,
) {
  return (
    <button type="submit" {...rest} class={cx(TONES[tone], wide && "btn-wide", more)}>
      <Inside icon={icon} shortcut={shortcut}>{children}</Inside>
    </button>
  );
}

/** A link that looks like a button, for what leads somewhere and changes nothing; where one is, other links say. */
export function LinkButton(
  { tone = "plain", icon, wide, shortcut, class: more, children, ...rest }:
    & Looks
    & Omit<AnchorHTMLAttributes, "class" | "icon">,
) {
  return (
    <a aria-current="false" {...rest} class={cx(TONES[tone], wide && "btn-wide", more)}>
      <Inside icon={icon} shortcut={shortcut}>{children}</Inside>
    </a>
  );
}

/** Only a drawing, so it has to be named. */
export function IconButton(
  { icon, label, tone = "quiet", class: more, ...rest }:
    & { icon: IconName; label: string }
    & Looks
    & Omit<ButtonHTMLAttributes, "class" | "icon">,
) {
  return (
    <button type="submit" {...rest} aria-label={label} title={label} class={cx(TONES[tone], "btn-icon", more)}>
      <Icon name={icon} />
    </button>
  );
}

/** The same for a link. */
export function IconLink(
  { icon, label, tone = "quiet", class: more, ...rest }:
    & { icon: IconName; label: string }
    & Looks
    & Omit<AnchorHTMLAttributes, "class" | "icon">,
) {
  return (
    <a aria-current="false" {...rest} aria-label={label} title={label} class={cx(TONES[tone], "btn-icon", more)}>
      <Icon name={icon} />
    </a>
  );
}

function Inside({ icon, shortcut, children }: { icon?: IconName; shortcut?: string; children?: ComponentChildren }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <kbd class="hidden lg:inline" aria-hidden="true">{shortcut}</kbd>}
    </>
  );
}
