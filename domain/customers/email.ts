/** An e-mail address as we compare it: trimmed, NFC, lower case. */
export type Email = string & { readonly __email: true };

// deno-lint-ignore no-control-regex
const LOCAL = /^[^\s@<>()[\]\\,;:"\u0000-\u001f]{1,64}$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * Reads an address of the form local@domain with at least two labels; null otherwise. Quoted local parts and address literals of
 * RFC 5321 are refused: nobody's customer has one. At most 254 characters.
 */
export function parseEmail(text: string): Email | null {
  if (text.length > 300 || !text.isWellFormed()) return null;
  const address = text.normalize("NFC").trim().toLowerCase();
  const at = address.lastIndexOf("@");
  if (at < 1 || address.length > 254) return null;
  const local = address.slice(0, at), labels = address.slice(at + 1).split(".");
  if (!LOCAL.test(local) || local.startsWith(".") || local.endsWith(".") || local.includes("..")) return null;
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) ? address as Email : null;
}
