import { da } from "./da.ts";
import { en } from "./en.ts";
import type { Language } from "./language.ts";

/** Every text a person reads, in one language. da.ts is the type; a word missing in another does not compile. */
export type Words = typeof da;

const DICTIONARIES: Record<Language, Words> = { da, en };

/** The dictionary of a language. */
export function words(language: Language): Words {
  return DICTIONARIES[language];
}
