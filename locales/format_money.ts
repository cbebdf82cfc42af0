const formatters = new Map<string, Intl.NumberFormat>();

/** Øre as '1.234,56 kr.' in the customs of the locale: the one format that islands need, without the dictionaries. */
export function money(ore: number, locale: string): string {
  let kroner = formatters.get(locale);
  if (!kroner) formatters.set(locale, kroner = new Intl.NumberFormat(locale, { style: "currency", currency: "DKK" }));
  const digits = String(Math.abs(ore)).padStart(3, "0");
  const exact = `${ore < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return kroner.format(exact as Intl.StringNumericLiteral);
}
