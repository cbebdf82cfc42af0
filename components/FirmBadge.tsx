import type { FirmColor } from "../domain/organizations/organization.ts";
import { cx } from "./cx.ts";

const COLORS = {
  teal: cx("bg-firm-teal"),
  blue: cx("bg-firm-blue"),
  violet: cx("bg-firm-violet"),
  orange: cx("bg-firm-orange"),
  green: cx("bg-firm-green"),
  red: cx("bg-firm-red"),
  pink: cx("bg-firm-pink"),
  amber: cx("bg-firm-amber"),
  slate: cx("bg-firm-slate"),
  cyan: cx("bg-firm-cyan"),
} satisfies Record<FirmColor, string>;

/** The firm's letters on its own colour. */
export function FirmBadge({ name, mark, color }: { name: string; mark?: string; color: FirmColor }) {
  return <span class={cx("firm-mark", COLORS[color])} aria-hidden="true">{mark ?? initials(name)}</span>;
}

/** Two letters of a name: of its first two words, or the first two of its only one. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s\-–&/]+/u).filter(Boolean);
  const letters = words.length > 1 ? [...words[0]][0] + [...words[1]][0] : [...(words[0] ?? "?")].slice(0, 2).join("");
  return letters.toLocaleUpperCase("da");
}
