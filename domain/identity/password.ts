/** Why a password cannot be used. */
export type PasswordFault = "too_short" | "too_long" | "not_storable" | "common" | "personal";

export const LEAST_CHARACTERS = 12;
const LEAST_WITH_SECOND_FACTOR = 8;
export const MOST_BYTES = 1_024;

export interface PasswordContext {
  /** Names and addresses a guesser would try first: the person's and the firms'. */
  readonly names: readonly string[];
  readonly hasSecondFactor: boolean;
  readonly isCommon: (word: string) => boolean;
}

/** A password as it is hashed: the same on every keyboard, and otherwise untouched, blanks at the ends included. */
export function normalPassword(typed: string): string {
  return typed.normalize("NFC");
}

/**
 * A new password has at least 12 characters, or 8 beside a second factor, and at most 1024 bytes; every character counts and
 * none is prescribed. It is not one that many people use, nor the name of the person or the firm. Null when it is fine.
 */
export function passwordFault(
  typed: string,
  { names, hasSecondFactor, isCommon }: PasswordContext,
): PasswordFault | null {
  // The cheap bound comes first: what follows reads the text several times.
  if (typed.length > MOST_BYTES) return "too_long";
  // A lone surrogate would be hashed as U+FFFD, so many different passwords would open the same door.
  // deno-lint-ignore no-control-regex
  if (!typed.isWellFormed() || /[\u0000-\u001f\u007f]/.test(typed)) return "not_storable";
  const password = normalPassword(typed);
  if (new TextEncoder().encode(password).length > MOST_BYTES) return "too_long";
  if ([...password].length < (hasSecondFactor ? LEAST_WITH_SECOND_FACTOR : LEAST_CHARACTERS)) return "too_short";
  if (isGuessable(password.toLowerCase(), isCommon)) return "common";
  return isPersonal(password.toLowerCase(), names) ? "personal" : null;
}

/** Common words, common words with a little around them, and what a finger makes that stays where it is or walks on. */
function isGuessable(password: string, isCommon: (word: string) => boolean): boolean {
  if (isCommon(password) || isMonotone(password)) return true;
  const unit = /^(.+?)\1+$/u.exec(password)?.[1];
  if (unit !== undefined && (unit.length <= 4 || isGuessable(unit, isCommon))) return true;
  const [, before, stem, after] = /^(\P{L}*)(\p{L}.*\p{L})(\P{L}*)$/u.exec(password) ?? [];
  return stem !== undefined && before.length + after.length > 0 && (isCommon(stem) || isMonotone(stem)) &&
    [before, after].every((rest) => rest.length <= 5 || isCommon(rest) || isMonotone(rest));
}

const ROWS = [
  "abcdefghijklmnopqrstuvwxyzæøå",
  "0123456789",
  "qwertyuiopåasdfghjklæøzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
];

/** One character over and over, or a walk along the alphabet, the digits or the keyboard, there or back. */
function isMonotone(text: string): boolean {
  if (text.length < 2) return true;
  if (/^(.)\1+$/u.test(text)) return true;
  return ROWS.some((row) =>
    [row, [...row].reverse().join("")].some((walk) => walk.repeat(2 + text.length / walk.length).includes(text))
  );
}

/** A name makes a password personal when little else is left once it is taken out. */
function isPersonal(password: string, names: readonly string[]): boolean {
  const letters = onlyLetters(password);
  let rest = letters;
  for (const name of names) {
    for (const word of [name, ...name.split(/[^\p{L}\p{N}]+/u)].map(onlyLetters)) {
      if (word.length >= 4) rest = rest.replaceAll(word, "");
    }
  }
  return rest.length < letters.length && rest.length < 4;
}

function onlyLetters(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll(/\P{L}/gu, "");
}
