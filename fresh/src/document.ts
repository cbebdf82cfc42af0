// The HTML document around what was rendered.
import { Fragment, h, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import type { ProdBuildCache } from "./build_cache.ts";
import { unshownSlots, writeProps } from "./islands.ts";
import { Page, renderOn } from "./page.ts";
import { notOffered } from "./refuse.ts";

/** The app wrapper, and what it shows inside. */
export type Wrapper = { outer: VNode | null; inner: VNode | null };

/** Stands for the content while its wrapper is looked through: that is short, and a long text is put together only once. */
const CONTENT = "<!--fresh:content-->";

/** Renders a whole HTML document, with the scripts that its islands need and no others. */
export function renderDocument(content: VNode | null, wrapper: Wrapper, url: URL, cache: ProdBuildCache | null) {
  const page = new Page(url, cache);
  // The content comes first: the wrapper's <head> has to know what <Head> in the content says.
  const inner = renderOn(page, content ?? h(Fragment, null));
  let html = inner, end = unshownSlots(page);
  if (page.head.size > 0 && page.seen.has("head")) throw notOffered("<Head> in a page that brings its own <head>");
  if (wrapper.outer) {
    wrapper.inner = jsxTemplate([page.seen.size > 0 ? inner : CONTENT]);
    html = renderOn(page, wrapper.outer);
    end += unshownSlots(page);
  }

  const { script, files } = bootScript(page);
  end += script;
  if (cache?.script) end += `<script type="module" nonce="${page.nonce}">${cache.script}</script>`;
  // What `<Head>` has added and the page's own `<head>` had no equal of.
  const head = [...page.head.values()].map((element) => renderOn(page, element)).join("");
  html = "<!DOCTYPE html>" + complete(page.seen, html, head, end);
  // Not joined: an array's join copies the long text once more.
  if (wrapper.outer) html = html.split(CONTENT).reduce((before, after) => before + inner + after);
  return { html, nonce: page.nonce, files };
}

/** Adds to the head and to the end of the body, and brings html, head and body where the page did not. */
function complete(seen: Set<unknown>, html: string, head: string, end: string): string {
  // What a page shows as text has its "<" escaped, so that the first or last such tag is the page's own.
  if (!seen.has("body") && !seen.has("html")) html = `<body>${html}${end}</body>`;
  if (seen.has("head")) html = putIn(html, head, html.indexOf("</head>"));
  else html = putIn(html, `<head><meta charset="utf-8"/>${head}</head>`, html.indexOf("<body"));
  if (seen.has("body")) html = putIn(html, end, html.lastIndexOf("</body>"));
  return seen.has("html") ? html : `<html>${html}</html>`;
}

function putIn(html: string, more: string, at: number): string {
  return at < 0 || more === "" ? html : html.slice(0, at) + more + html.slice(at);
}

/** One letter beyond Latin-1 would make V8 write the whole page with two bytes a letter. */
function inLatin1(literal: string): string {
  return literal.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The script that starts the page's islands, and the files that it loads; neither where there is no island. */
function bootScript(page: Page): { script: string; files: string[] } {
  if (page.uses.length === 0) return { script: "", files: [] };
  const folder = `/_fresh/js/${page.cache!.buildId}/`;
  const used = [...new Set(page.uses.map(({ island }) => island))];
  const { written, isPlain } = writeProps(page);
  const imports = [["{ boot }", "fresh-runtime.js"]];
  for (const { name, exported, entry } of used) {
    const what = exported === "default" ? name : exported === name ? `{ ${name} }` : `{ ${exported} as ${name} }`;
    imports.push([what, entry + ".js"]);
  }
  if (!isPlain) imports.push(["{ parse }", "fresh-devalue.js"]);
  const given = `{${used.map(({ name }) => name).join(",")}},${inLatin1(JSON.stringify(written))}${
    isPlain ? "" : ",parse"
  }`;
  const lines = imports.map(([what, file]) => `import ${what} from "${folder}${file}";`).join("");
  return {
    script: `<script type="module" nonce="${page.nonce}">${lines}boot(${given});</script>`,
    files: imports.map(([, file]) => folder + file),
  };
}
