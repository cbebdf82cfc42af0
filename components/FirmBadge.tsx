import type { FirmColor } from "../domain/organizations/organization.ts";
import { cx } from "./cx.ts";

const COLORS = {
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
