import type { FirmColor } from "../../domain/organizations/organization.ts";

/** The firms' colours of tokens.css; a mail program knows no variables. A test compares them. */
export const FIRM_HEX: Record<FirmColor, string> = {
  teal: "#14655a",
  green: "#2d6a33",
  blue: "#1f5fa8",
  indigo: "#4338a8",
  violet: "#6d3aa8",
  plum: "#8c2f6f",
  rose: "#b02350",
  red: "#b3261e",
  orange: "#a84a0c",
  amber: "#7a5b00",
  slate: "#48525f",
};

export const PAPER = {
  ...{ canvas: "#f6f6f4", surface: "#ffffff", ink: "#1d2127", quiet: "#565d68", line: "#e3e1dc" },
} as const;
/** What takes their place in a dark mail program that asks for it; others turn colours around by themselves. */
export const NIGHT = {
  ...{ canvas: "#16181b", surface: "#1e2125", ink: "#eceef0", quiet: "#a9b0ba", line: "#363b42" },
} as const;
