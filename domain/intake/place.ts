/** Where the work is to be done, as far as the text tells. */
export interface Place {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
}

const CITY = "\\p{Lu}[\\p{L}.-]{1,30}(?:[ ](?:\\p{Lu}{1,2}(?![\\p{L}])|\\p{Lu}[\\p{Ll}.-]{1,20})){0,2}";
const POSTAL = new RegExp(`(?<![\\d.,+])(?:DK-?)?([1-9]\\d{3})[ ,]{1,2}(${CITY})`, "gu");
const STREET =
  /(?:^|[\n,;:.(]\s*|\s(?:på|i|adressen er|bor)\s+|\t)((?:\p{Lu}|\d{1,2}\.\s)[\p{L}.'’ -]{2,45}\s\d{1,4}(?:[ ]?[A-Za-z])?(?:,? ?(?:st|kl|\d{1,2})\.? ?(?:tv|th|mf|\d{1,3})?\.?(?!\d))?)\s*[,\n]?\s*$/u;
/** A street on a line of its own, without a postal code anywhere. */
const LONE_STREET =
  /(\p{Lu}[\p{L}.'’ -]{1,40}(?:vej|gade|allé|alle|stræde|plads|torv|boulevard|parken|vænget|bakken|toften|haven)\s\d{1,4}(?:[ ]?[A-Z](?![\p{L}]))?)/u;

/** Reads a Danish address out of running text: a postal code with its town, and the street that stands before it. */
export function placeIn(text: string): Place | null {
  for (const found of text.matchAll(POSTAL)) {
    const [, postalCode, city] = found;
    const before = text.slice(Math.max(0, found.index - 90), found.index);
    const street = streetOf(STREET.exec(before)?.[1]);
    // Without a street four digits before a word may be a year or an amount.
    if (street !== null || /(?:^|\n|by|postnr|i|:)\s*$/iu.test(before)) {
      if (!isYear(postalCode) || street !== null) return { street, postalCode, city: city.replace(/[.,]+$/, "") };
    }
  }
  const lone = LONE_STREET.exec(text)?.[1];
  return lone ? { street: streetOf(lone), postalCode: null, city: null } : null;
}

/** "Det er på Åboulevarden 12" is not what the street is called. */
function streetOf(words: string | undefined): string | null {
  return words?.replace(/^.*\s(?:på|i|er|bor|ved|adressen|adresse)\s+(?=\p{Lu})/u, "").trim() || null;
}

/** What a form answered, each part in its field or all of it in one. */
export function placeFrom(answers: {
  readonly address?: string;
  readonly postalCode?: string;
  readonly city?: string;
}): Place | null {
  const { address, postalCode, city } = answers;
  if (!address && !postalCode && !city) return null;
  const whole = placeIn([address, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", "));
  const [, code, town] = /^(?:DK-?)?(\d{4})\s*(.{0,60})$/u.exec(postalCode?.trim() ?? "") ?? [];
  return {
    street: whole?.street ?? (address ? address.split(/,\s*(?=\d{4}\s)/)[0].trim() : null),
    postalCode: code ?? whole?.postalCode ?? null,
    city: city?.trim() || town?.trim() || whole?.city || null,
  };
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

/** On one line, as an envelope has it. */
export function placeLine({ street, postalCode, city }: Place): string {
  return [street, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}
