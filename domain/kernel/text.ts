/** The ways a text can be unfit to keep. */
export type TextFault = "too_long" | "not_storable" | "empty";

/**
 * Makes a text fit to keep: NFC, line ends as \n, and for one line without outer blanks. Refused: NUL and other control
 * characters but tab and line ends, lone surrogates (Postgres would change them silently), more than `most` UTF-16 units.
 */
export function fitText(
  raw: string,
  most: number,
  lines: "one" | "many" = "one",
): { text: string } | { fault: TextFault } {
  if (raw.length > most * 2) return { fault: "too_long" };
  if (!raw.isWellFormed()) return { fault: "not_storable" };
  const text = lines === "one" ? raw.normalize("NFC").trim() : raw.normalize("NFC").replaceAll(/\r\n?/g, "\n");
  if (text.length > most) return { fault: "too_long" };
  if (FORBIDDEN.test(text) || (lines === "one" && /[\n\r]/.test(text))) return { fault: "not_storable" };
  return { text };
}

// deno-lint-ignore no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
