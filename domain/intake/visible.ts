/**
 * What somebody wrote, without what they answered to and without what their mail program adds. Where nothing would be left,
 * the whole text is kept: too much is better than nothing.
 */

/** Lines from which on the rest is an older message. */
const QUOTE_BEGINS: readonly RegExp[] = [
  /^-{2,}\s?(?:original message|oprindelig meddelelse|oprindelig besked|original besked)\s?-{2,}$/i,
  /^_{10,}$/,
  /^(?:den|d\.|on)\s.{4,200}\s(?:skrev|wrote)\b.{0,120}:?$/i,
  /^\S.{0,120}<[^<>\s]{3,254}>\s(?:skrev|wrote)\b.{0,60}:?$/i,
  /^.{0,40}\d{4}.{0,40}\d{1,2}[.:]\d{2}.{0,160}(?:skrev|wrote)\s?:?$/i,
];
/** Two of these on neighbouring lines are the head of an older message. */
const QUOTED_HEAD = /^\*?(?:fra|from|sendt|sent|til|to|emne|subject|dato|date|cc)\*?:\*?\s/i;
/** Lines from which on nothing is said any more. */
const SIGNATURE_BEGINS: readonly RegExp[] = [
  /^-- ?$/,
  /^sendt fra min (?:iphone|ipad|android|samsung|mobil|telefon)/i,
  /^sendt fra (?:min |outlook|mail |yahoo|gmail)/i,
  /^(?:sent from my |get outlook for |hent outlook )/i,
  /^(?:fortrolighedsmeddelelse|denne (?:e-?mail|meddelelse) (?:er|kan være|og) .{0,60}fortrolig)/i,
  /^this (?:e-?mail|message) .{0,60}confidential/i,
];
const FORWARDED =
  /^[->\s]*(?:-{2,}\s?)?(?:forwarded message|videresendt (?:meddelelse|besked)|begin forwarded message|start på videresendt besked)\b/i;
const LONGEST_LINE = 400;

/** The message without quotes and signature. What is forwarded stays: it is what the message is about. */
export function visibleText(text: string): string {
  const lines = text.split("\n");
  const forwarded = lines.findIndex((line) => line.length <= LONGEST_LINE && FORWARDED.test(line.trim()));
  const own = forwarded >= 0 ? lines : lines.slice(0, firstQuoted(lines));
  const kept = own.filter((line) => forwarded >= 0 || !/^\s*>/.test(line));
  const signature = kept.findIndex((line, place) =>
    place > 0 && line.length <= LONGEST_LINE && SIGNATURE_BEGINS.some((begins) => begins.test(line.trimEnd()))
  );
  const said = tidy(signature > 0 ? kept.slice(0, signature) : kept);
  return said === "" ? tidy(lines) : said;
}

function firstQuoted(lines: readonly string[]): number {
  const place = lines.findIndex((line, at) => {
    const told = line.trim();
    if (told.length > LONGEST_LINE) return false;
    if (QUOTE_BEGINS.some((begins) => begins.test(told))) return true;
    // "Den tirsdag skrev Anna" and its address may stand on two lines.
    const next = lines[at + 1]?.trim() ?? "";
    if (/^(?:den|on)\s/i.test(told) && next.length <= 200 && /(?:skrev|wrote)\s?:$/i.test(next)) return true;
    return at > 0 && QUOTED_HEAD.test(told) && QUOTED_HEAD.test(next);
  });
  return place < 0 ? lines.length : place;
}

function tidy(lines: readonly string[]): string {
  return lines.map((line) => line.trimEnd()).join("\n").replaceAll(/\n{3,}/g, "\n\n").trim();
}

/** The words of the message that was forwarded, without its head; null where none was. */
export function forwardedText(text: string): string | null {
  const lines = text.split("\n");
  const begins = lines.findIndex((line) => line.length <= LONGEST_LINE && FORWARDED.test(line.trim()));
  if (begins < 0) return null;
  const head = lines.slice(begins + 1, begins + 12).findLastIndex((line) => QUOTED_HEAD.test(line.trim()));
  return lines.slice(begins + 1 + (head + 1)).join("\n");
}

/** Who wrote the message that was forwarded, where one was. */
export function forwardedFrom(text: string): { readonly name: string; readonly address: string } | null {
  const lines = text.split("\n", 400);
  const begins = lines.findIndex((line) => line.length <= LONGEST_LINE && FORWARDED.test(line.trim()));
  if (begins < 0) return null;
  for (const line of lines.slice(begins + 1, begins + 12)) {
    const told = line.slice(0, LONGEST_LINE).replaceAll(/[*>]+\s?(?=(?:fra|from)\b)/gi, "");
    const [, name, address] = /^\s*\*?(?:fra|from):\*?\s*"?([^"<]{0,120}?)"?\s*<(?:mailto:)?([^<>\s]{3,254})>?/i
      .exec(told) ?? [];
    if (address) return { name: name.trim(), address: address.toLowerCase() };
    const [, bare] = /^\s*\*?(?:fra|from):\*?\s*([^\s<>@]{1,64}@[^\s<>@]{3,190})\s*$/i.exec(told) ?? [];
    if (bare) return { name: "", address: bare.toLowerCase() };
  }
  return null;
}
