import { cx } from "./cx.ts";

/** The colours a firm may choose for itself; inline styles are not allowed, so they are a fixed set. */
export const FIRM_COLORS = {
  teal: cx("bg-firm-teal"),
  green: cx("bg-firm-green"),
  blue: cx("bg-firm-blue"),
  indigo: cx("bg-firm-indigo"),
  violet: cx("bg-firm-violet"),
  plum: cx("bg-firm-plum"),
  rose: cx("bg-firm-rose"),
  red: cx("bg-firm-red"),
  orange: cx("bg-firm-orange"),
  amber: cx("bg-firm-amber"),
  slate: cx("bg-firm-slate"),
};

/** The firm's letters on its own colour; a colour nobody knows is slate. */
export function FirmBadge({ name, mark, color }: { name: string; mark?: string; color: string }) {
  const known = Object.hasOwn(FIRM_COLORS, color) ? FIRM_COLORS[color as keyof typeof FIRM_COLORS] : FIRM_COLORS.slate;
  return <span class={cx("firm-mark", known)} aria-hidden="true">{mark ?? initials(name)}</span>;
}

/** Two letters of a name: of its first two words, or the first two of its only one. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s\-–&/]+/u).filter(Boolean);
  const letters = words.length > 1 ? [...words[0]][0] + [...words[1]][0] : [...(words[0] ?? "?")].slice(0, 2).join("");
  return letters.toLocaleUpperCase("da");
}
