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
/** More than a message keeps. */
const MOST_WORDS = 120_000;
const MOST_LINK = 500;

/**
 * The words of a mail's HTML, line by line as they are read, links written out; never markup, and never more than is
 * kept.
 */
export function textOfHtml(source: string): string {
  const html = source.slice(0, MOST_HTML), out = paper();
  let at = 0, quote = 0;
  let link: { readonly href: string; words: string } | null = null;
  while (at < html.length && out.length < MOST_WORDS) {
    const open = html.indexOf("<", at);
    const words = html.slice(at, open < 0 ? undefined : open);
    if (words !== "") {
      const told = decoded(words).replaceAll(/\s+/g, " ");
      out.add(told);
      if (link && link.words.length < MOST_LINK) link.words += told;
    }
    if (open < 0) break;
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      if (end < 0) break;
      at = end + 3;
      continue;
    }
    const tag = tagAt(html, open);
    if (tag === null) {
      out.add("<");
      at = open + 1;
      continue;
    }
    at = tag.end;
    if (SILENT.has(tag.name) && !tag.closing && !tag.source.endsWith("/")) {
      at = endOf(html, tag.name, at);
    } else if (tag.name === "td" || tag.name === "th") {
      if (!tag.closing && !"\n\t".includes(out.last)) out.add("\t");
    } else if (BLOCKS.has(tag.name)) {
      if (tag.name === "blockquote") quote += tag.closing ? -1 : 1;
      if (out.last !== "" && (out.last !== "\n" || tag.name === "br" || tag.name === "p")) out.add("\n");
      if (tag.name === "blockquote" && !tag.closing && quote === 1) out.add("\n> ");
      if (tag.name === "li" && !tag.closing) out.add("- ");
    } else if (tag.name === "a") {
      if (link && link.href !== "" && !/@|:\/\//.test(link.words)) out.add(` (${link.href})`);
      link = tag.closing ? null : { href: hrefOf(tag.source), words: "" };
    }
  }
  return out.text().split("\n")
    .map((line) => line.replaceAll(/ {2,}/g, " ").replaceAll(/ ?\t[ \t]*/g, "\t").trim())
    .join("\n").replaceAll(/\n{3,}/g, "\n\n").trim();
}

/** Text that grows: asking a long string for its end after each word copies it each time. */
function paper() {
  const parts: string[] = [];
  let length = 0, last = "";
  return {
    add(part: string) {
      parts.push(part);
      length += part.length;
      last = part.at(-1) ?? last;
    },
    get length() {
      return length;
    },
    /** Its last character, empty at the beginning. */
    get last() {
      return last;
    },
    text: () => parts.join(""),
  };
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
