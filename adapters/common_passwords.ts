import { WORDS } from "./common_passwords_words.ts";

let common: ReadonlySet<string> | null = null;

/** Whether many people use this very word, in lower case, as their password. */
export function isCommonPassword(word: string): boolean {
  common ??= new Set(WORDS.split(/\s+/).filter(Boolean));
  return common.has(word);
}
