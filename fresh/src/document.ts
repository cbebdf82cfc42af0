// The HTML document around what was rendered.
import { type ComponentChild, Fragment, h, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import type { BuildCache, Island } from "./build_cache.ts";
import { restOfHead } from "./head.ts";
import { unshownSlots, writeProps } from "./islands.ts";
import { type Page, renderOn } from "./page.ts";
import { notOffered } from "./refuse.ts";

export interface Document {
  readonly html: string;
  readonly nonce: string;
  /** The scripts the page will ask for, so that the browser may fetch them at once. */
  readonly scripts: readonly string[];
}

/** The app wrapper, around whatever it is given. */
export type Wrapper = (inner: ComponentChild) => VNode;

/** Renders a whole HTML document, with the scripts that its islands need and no others. */
export function renderDocument(
  content: VNode | null,
  wrap: Wrapper | null,
  url: URL,
  basePath: string,
  cache: BuildCache | null,
): Document {
  const page: Page = {
    nonce: crypto.randomUUID().replaceAll("-", ""),
    path: url.pathname,
    search: url.search,
    buildId: cache?.buildId ?? "",
    islands: cache?.islands ?? new Map(),
    uses: [],
    slots: [],
    seen: new Set(),
    head: new Map(),
    inHead: 0,
    collecting: 0,
    changed: [],
  };
  // The content comes first: the wrapper's <head> has to know what <Head> in the content says.
  let html = renderOn(page, content ?? h(Fragment, null));
  let templates = unshownSlots(page);
  if (page.head.size > 0 && page.seen.has("head")) throw notOffered("<Head> in a page that brings its own <head>");
  if (wrap) {
    html = renderOn(page, wrap(jsxTemplate([html])));
    templates += unshownSlots(page);
  }

  const scripts: string[] = [];
  let end = templates;
  if (page.uses.length > 0) end += bootScript(page, `${basePath}/_fresh/js/${page.buildId}/`, scripts);
  if (cache?.liveReload) end += `<script type="module" src="/_frsh/live.js" nonce="${page.nonce}"></script>`;
  html = "<!DOCTYPE html>" + complete(page.seen, html, restOfHead(page), end);
  return { html, nonce: page.nonce, scripts };
}

/** Adds to the head and to the end of the body, and brings html, head and body where the page did not. */
function complete(seen: Set<string>, html: string, head: string, end: string): string {
  if (!seen.has("body") && !seen.has("html")) html = `<body>${html}${end}</body>`;
  // What a page shows as text has its "<" escaped, so that the first or last such tag is the page's own. Both places are
  // looked for before anything is put in: every search makes one text of the pieces a page is, and that is its whole length.
  const headAt = seen.has("head") ? html.indexOf("</head>") : html.indexOf("<body");
  const endAt = seen.has("body") && end !== "" ? html.lastIndexOf("</body>") : -1;
  const more = seen.has("head") ? head : `<head><meta charset="utf-8"/>${head}</head>`;
  const whole = insert(html, headAt, more, endAt, end);
  return seen.has("html") ? whole : `<html>${whole}</html>`;
}

/** Both texts put in, the first before the second; a place below 0 takes none. */
function insert(html: string, at: number, first: string, then: number, second: string): string {
  const between = Math.max(at, 0);
  return html.slice(0, between) + (at < 0 ? "" : first) +
    (then < 0 ? html.slice(between) : html.slice(between, then) + second + html.slice(then));
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
  const names = [...used].map(({ name }) => name).join(",");
  const props = JSON.stringify(writeProps(page));
  return `<script type="module" nonce="${page.nonce}">${imports}boot({${names}},${props});</script>`;
}
