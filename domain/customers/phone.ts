/** A telephone number in E.164: '+4522334455'. */
export type Phone = string & { readonly __phone: true };

/** What knows the world's numbering plans: reads a number in any usual notation, Danish where no country is given; null otherwise. */
export interface PhoneNumbers {
  parse(text: string): Phone | null;
}

/** Whether a text already is E.164: a plus and 7 to 15 digits, the first not 0. */
export function isE164(text: string): text is Phone {
  return /^\+[1-9]\d{6,14}$/.test(text);
}
