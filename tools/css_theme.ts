/** The names a class may use. Colours are tokens (components/tokens.css), so both themes come for free. */
const token = (name: string) => `var(--${name})`;
const TOKENS = [
  ["canvas", "surface", "raised", "sunken", "ink", "ink-2", "ink-3", "line", "line-2", "edge"],
  ["accent", "accent-hover", "accent-soft", "on-accent", "danger", "danger-hover", "danger-soft", "on-danger"],
  ["quote", "accepted", "scheduled", "progress", "completed", "paid", "lost"].flatMap((it) => [it, `${it}-soft`]),
  ["teal", "green", "blue", "indigo", "violet", "plum", "rose", "red", "orange", "amber", "slate"].map((it) =>
    `firm-${it}`
  ),
  ["on-firm", "scrim"],
].flat();

const rem = (px: number) => `${px / 16}rem`;

export const theme = {
  screens: { sm: "640px", md: "768px", lg: "1024px", xl: "1280px" },
  colors: {
    transparent: "transparent",
    current: "currentColor",
    inherit: "inherit",
    ...Object.fromEntries(TOKENS.map((name) => [name, token(name)])),
  },
  fontFamily: { sans: token("font"), mono: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" },
  fontSize: {
    "2xs": [rem(12), "1.35"],
    xs: [rem(13), "1.4"],
    sm: [rem(14), "1.45"],
    base: [rem(15), "1.45"],
    lg: [rem(17), "1.4"],
    xl: [rem(19), "1.35"],
    "2xl": [rem(25), "1.2"],
    "3xl": [rem(32), "1.15"],
  },
  fontWeight: { normal: "400", semibold: "600" },
  borderColor: { DEFAULT: token("line") },
  borderRadius: { none: "0", card: token("radius"), control: token("radius-s"), full: "9999px" },
  boxShadow: { none: "none" },
  extend: {
    spacing: { tap: token("tap"), row: token("row") },
    minHeight: { tap: token("tap"), row: token("row") },
    minWidth: { tap: token("tap") },
    maxWidth: { page: "80rem", form: "45rem" },
    borderColor: Object.fromEntries(TOKENS.map((name) => [name, token(name)])),
  },
};

/** Utilities of ours, and those the engine writes in a way that needs its own reset. */
export const rules: [string, Record<string, string>][] = [
  ["shadow-card", { boxShadow: token("shadow") }],
  ["shadow-high", { boxShadow: token("shadow-high") }],
  ["tabular-nums", { fontVariantNumeric: "tabular-nums" }],
];

/** Classes that style nothing themselves: others look at them. */
export const MARKERS = new Set(["group", "peer"]);

export const VARIANTS = new Set([
  ...["sm", "md", "lg", "xl", "hover", "focus", "focus-visible", "focus-within", "active", "disabled", "checked"],
  ...["group-hover", "group-focus", "peer-checked", "first", "last", "odd", "even", "empty", "open", "print"],
  ...["motion-reduce", "motion-safe", "before", "after", "placeholder", "required", "invalid"],
]);

/** Where the engine believes any word, only these are words. */
const FREE: [RegExp, readonly string[]][] = [
  [/^cursor-(.+)$/, ["auto", "default", "pointer", "wait", "text", "move", "help", "not-allowed", "grab", "grabbing"]],
  [/^align-(.+)$/, ["baseline", "top", "middle", "bottom", "text-top", "text-bottom", "sub", "super"]],
  [/^whitespace-(.+)$/, ["normal", "nowrap", "pre", "pre-line", "pre-wrap"]],
  [/^justify-(?!items|self)(.+)$/, ["start", "end", "center", "between", "around", "evenly"]],
  [/^justify-(?:items|self)-(.+)$/, ["auto", "start", "end", "center", "stretch"]],
  [/^items-(.+)$/, ["start", "end", "center", "baseline", "stretch"]],
  [/^self-(.+)$/, ["auto", "start", "end", "center", "stretch", "baseline"]],
  [/^content-(?!\[)(.+)$/, ["center", "start", "end", "between", "around", "evenly"]],
  [/^place-(?:items|content|self)-(.+)$/, ["center", "start", "end", "stretch", "between", "around", "evenly", "auto"]],
  [/^appearance-(.+)$/, ["none"]],
  [/^list-(.+)$/, ["none", "disc", "decimal", "inside", "outside"]],
  [/^decoration-(.+)$/, ["solid", "double", "dotted", "dashed", "wavy"]],
  [/^will-change-(.+)$/, ["auto", "scroll", "contents", "transform"]],
  [/^(?:mix|bg)-blend-(.+)$/, []],
];

/** Not in Tailwind 4, or other than what it looks like: a swap of the engine must not change a page. */
const REFUSED: [RegExp, string][] = [
  [
    /^(bg|text|border|divide|placeholder|fill|stroke|accent|ring)-[a-z].*\/\d+$/,
    "opacity on a token colour is dropped silently",
  ],
  [/-opacity-\d+$/, "gone in Tailwind 4"],
  [/^flex-(shrink|grow)/, "gone in Tailwind 4: shrink-0, grow"],
  [/^overflow-ellipsis$/, "gone in Tailwind 4: text-ellipsis"],
  [/^(outline-none|ring|ring-\d|shadow|shadow-sm|blur|rounded|rounded-sm)$/, "means something else in Tailwind 4"],
  [/[()~@&]/, "twind's own notation"],
];

/** Why a class name is refused although the engine would take it, or nothing. */
export function objection(name: string): string | undefined {
  const parts = name.split(/:(?![^[]*\])/);
  const base = parts.pop()!.replace(/^[-!]/, "");
  const variant = parts.find((it) => !VARIANTS.has(it));
  if (variant !== undefined) return `unknown variant "${variant}:"`;
  for (const [pattern, why] of REFUSED) if (pattern.test(base.replace(/\[[^\]]*\]/, ""))) return why;
  for (const [pattern, words] of FREE) {
    const word = pattern.exec(base)?.[1];
    if (word !== undefined && !words.includes(word)) return `"${word}" is no value of it`;
  }
}
