/** How many recovery codes there are, and of how many characters: 80 bits each, so nobody guesses one. */
export const RECOVERY_CODES = 10;
const LENGTH = 16;

/** Letters and digits that cannot be taken for each other (RFC 4648's base 32). */
const SIGNS = "abcdefghijklmnopqrstuvwxyz234567";

/** A recovery code as it is shown, of so many random bytes: 'abcd-efgh-ijkl-mnop'. */
export function recoveryCode(random: Uint8Array): string {
  if (random.length < LENGTH) throw new RangeError("Cannot make a recovery code: too few random bytes");
  const signs = Array.from(random.subarray(0, LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join("");
  return signs.match(/.{4}/g)!.join("-");
}

/** What somebody typed where a code is wanted: the app's six digits, or a recovery code; blanks and dashes do not matter. */
export function readCode(typed: string): { readonly kind: "app" | "recovery"; readonly code: string } | null {
  if (typed.length > 100) return null;
  const code = typed.toLowerCase().replaceAll(/[\s-]/g, "");
  if (/^\d{6}$/.test(code)) return { kind: "app", code };
  return /^[a-z2-7]{16}$/.test(code) ? { kind: "recovery", code } : null;
}

/** A secret as apps take it that cannot scan: base 32 in groups of four. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => SIGNS[parseInt(five.padEnd(5, "0"), 2)]).join("").toUpperCase();
}
