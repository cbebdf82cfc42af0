/**
 * HTML as the text a person would read, by going through it once from left to right. Nothing is rendered, loaded or run, and
 * nothing of a tag is kept but the address of a link that its words do not tell.
 */

const SILENT = new Set(["script", "style", "head", "title", "noscript", "template", "svg", "math", "object", "iframe"]);
const BLOCKS = new Set([
  ...["p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section"],
  ...["article", "header", "footer", "hr", "pre", "address", "dl", "dt", "dd", "form", "center"],
]);
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", aelig: "æ", AElig: "Æ", oslash: "ø", Oslash: "Ø" },
  ...{ aring: "å", Aring: "Å", eacute: "é", ouml: "ö", auml: "ä", uuml: "ü", ndash: "–", mdash: "—", hellip: "…" },
  ...{
    sup2: "²",
    euro: "€",
    copy: "©",
    laquo: "«",
    raquo: "»",
    rsquo: "’",
    lsquo: "‘",
    ldquo: "“",
    rdquo: "”",
    bull: "•",
  },
};
const MOST_HTML = 2_000_000;

export function textOfHtml(source: string): string {
  const html = source.slice(0, MOST_HTML);
  let text = "", at = 0, quote = 0;
  let link: { readonly href: string; readonly from: number } | null = null;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    const words = html.slice(at, open < 0 ? undefined : open);
    if (words !== "") text += decoded(words).replaceAll(/\s+/g, " ");
    if (open < 0) break;
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      if (end < 0) break;
      at = end + 3;
      continue;
    }
    const tag = tagAt(html, open);
    if (tag === null) {
      text += "<";
      at = open + 1;
      continue;
    }
    at = tag.end;
    if (SILENT.has(tag.name) && !tag.closing && !tag.source.endsWith("/")) {
      at = endOf(html, tag.name, at);
      continue;
    }
    if (tag.name === "td" || tag.name === "th") {
      if (!tag.closing && !/[\n\t]$/.test(text) && text !== "") text += "\t";
    } else if (BLOCKS.has(tag.name)) {
      if (tag.name === "blockquote") quote += tag.closing ? -1 : 1;
      if (text !== "" && !(text.endsWith("\n") && tag.name !== "br" && tag.name !== "p")) text += "\n";
      if (tag.name === "blockquote" && !tag.closing && quote === 1) text += "\n> ";
      if (tag.name === "li" && !tag.closing) text += "- ";
    } else if (tag.name === "a") {
      if (!tag.closing) link = { href: hrefOf(tag.source), from: text.length };
      else if (link) {
        if (link.href !== "" && !text.slice(link.from).includes("@") && !text.slice(link.from).includes("://")) {
          text += ` (${link.href})`;
        }
        link = null;
      }
    }
  }
  return text.split("\n").map((line) => line.replaceAll(/ *\t[ \t]*/g, "\t").replaceAll(/ {2,}/g, " ").trim())
    .join("\n").replaceAll(/\n{3,}/g, "\n\n").trim();
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly source: string;
  readonly end: number;
}

/** The tag that begins here; quotes hide a ">". null where it is only a sign. */
function tagAt(html: string, open: number): Tag | null {
  const closing = html[open + 1] === "/";
  const first = html[open + (closing ? 2 : 1)] ?? "";
  if (!/[a-z!?]/i.test(first)) return null;
  let end = open + 1, quoted = "";
  for (; end < html.length; end++) {
    const sign = html[end];
    if (quoted !== "") quoted = sign === quoted ? "" : quoted;
    else if (sign === ">") break;
    else if ((sign === '"' || sign === "'") && html[end - 1] === "=") quoted = sign;
  }
  const source = html.slice(open + (closing ? 2 : 1), Math.min(end, open + 2_000));
  return { name: /^[a-z0-9]*/i.exec(source)![0].toLowerCase(), closing, source, end: end + 1 };
}

function endOf(html: string, name: string, from: number): number {
  const end = html.slice(from).search(new RegExp(`</${name}[\\s>/]`, "i"));
  if (end < 0) return name === "head" ? from : html.length;
  const close = html.indexOf(">", from + end);
  return close < 0 ? html.length : close + 1;
}

/** Only addresses a person could be led to: no javascript:, no data:. */
function hrefOf(source: string): string {
  const [, quoted, single, bare] = /\shref\s*=\s*(?:"([^"]{0,500})"|'([^']{0,500})'|([^\s"'>]{1,500}))/i.exec(source) ??
    [];
  const href = decoded(quoted ?? single ?? bare ?? "").trim();
  return /^https?:\/\/[^\s]+$/i.test(href) ? href.slice(0, 300) : "";
}

function decoded(text: string): string {
  return text.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d?);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole;
    const point = name[1] === "x" || name[1] === "X" ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : "";
  });
}
