import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { isE164, type Phone } from "../domain/customers/phone.ts";

/** Reads a telephone number in any usual notation, Danish where no country is given (C29); null for anything else. */
export function parsePhone(text: string): Phone | null {
  if (text.length > 40) return null;
  const found = parsePhoneNumberFromString(text, "DK");
  return found?.isPossible() && !found.ext && isE164(found.number) ? found.number : null;
}
