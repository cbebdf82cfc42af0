// The HTML document around what was rendered.
import { type ComponentChild, Fragment, h, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import type { Island, ProdBuildCache } from "./build_cache.ts";
import { restOfHead } from "./head.ts";
import { unshownSlots, writeProps } from "./islands.ts";
import { Page, renderOn } from "./page.ts";
import { notOffered } from "./refuse.ts";

/** The app wrapper, around whatever it is given. */
export type Wrapper = (inner: ComponentChild) => VNode;

/** Stands for the content while its wrapper is looked through: that is short, and a long text is put together only once. */
const CONTENT = "<!--fresh:content-->";

/** Renders a whole HTML document, with the scripts that its islands need and no others. */
export function renderDocument(content: VNode | null, wrap: Wrapper | null, url: URL, cache: ProdBuildCache | null) {
  const page = new Page(url, cache);
  // The content comes first: the wrapper's <head> has to know what <Head> in the content says.
  const inner = renderOn(page, content ?? h(Fragment, null));
  let html = inner;
  let templates = unshownSlots(page);
  if (page.head.size > 0 && page.seen.has("head")) throw notOffered("<Head> in a page that brings its own <head>");
  if (wrap) {
    html = renderOn(page, wrap(jsxTemplate([page.seen.size > 0 ? inner : CONTENT])));
    templates += unshownSlots(page);
  }

  const scripts: string[] = [];
  let end = templates;
  if (page.uses.length > 0) end += bootScript(page, `/_fresh/js/${cache!.buildId}/`, scripts);
  if (cache?.script) end += `<script type="module" nonce="${page.nonce}">${cache.script}</script>`;
  html = "<!DOCTYPE html>" + complete(page.seen, html, restOfHead(page), end);
  // Not joined: an array's join copies the long text once more.
  if (wrap) html = html.split(CONTENT).reduce((before, after) => before + inner + after);
  return { html, nonce: page.nonce, scripts };
}

/** Adds to the head and to the end of the body, and brings html, head and body where the page did not. */
function complete(seen: Set<unknown>, html: string, head: string, end: string): string {
  if (!seen.has("body") && !seen.has("html")) html = `<body>${html}${end}</body>`;
  // What a page shows as text has its "<" escaped, so that the first or last such tag is the page's own.
  const headAt = seen.has("head") ? html.indexOf("</head>") : html.indexOf("<body");
  const endAt = seen.has("body") && end !== "" ? html.lastIndexOf("</body>") : -1;
  const more = seen.has("head") ? head : `<head><meta charset="utf-8"/>${head}</head>`;
  const between = Math.max(headAt, 0);
  const whole = html.slice(0, between) + (headAt < 0 ? "" : more) +
    (endAt < 0 ? html.slice(between) : html.slice(between, endAt) + end + html.slice(endAt));
  return seen.has("html") ? whole : `<html>${whole}</html>`;
}

function bootScript(page: Page, folder: string, scripts: string[]): string {
  const used = new Set<Island>(page.uses.map(({ island }) => island));
  const runtime = folder + "fresh-runtime.js";
  let imports = `import { boot } from "${runtime}";`;
  scripts.push(runtime);
  for (const { name, exported, entry } of used) {
    const file = `${folder}${entry}.js`;
    const what = exported === "default" ? name : exported === name ? `{ ${name} }` : `{ ${exported} as ${name} }`;
    imports += `import ${what} from "${file}";`;
    scripts.push(file);
  }
  const { written, isPlain } = writeProps(page);
  let given = `{${[...used].map(({ name }) => name).join(",")}},${JSON.stringify(written)}`;
  if (!isPlain) {
    const devalue = folder + "fresh-devalue.js";
    imports += `import { parse } from "${devalue}";`;
    scripts.push(devalue);
    given += ",parse";
  }
  return `<script type="module" nonce="${page.nonce}">${imports}boot(${given});</script>`;
}
