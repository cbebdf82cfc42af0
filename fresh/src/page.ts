// One page being rendered: what Preact's hooks note on the way, and what they change.
import { type ComponentType, Fragment, options, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Island } from "./build_cache.ts";
import { CollectHead, HEAD_ELEMENTS, type HeadElement, identity } from "./head.ts";
import { IslandOnPage, type IslandUse, plainIslands, type Slot } from "./islands.ts";
import { asset, assetSrcSet, Head } from "./runtime.ts";

type Props = Record<string, unknown>;
type Type = VNode["type"];
type Changeable = { type: Type; props: Props };

export interface Page {
  readonly nonce: string;
  readonly path: string;
  readonly search: string;
  readonly buildId: string;
  readonly islands: ReadonlyMap<unknown, Island>;
  readonly uses: IslandUse[];
  readonly slots: Slot[];
  /** Which of html, head and body the page brought itself. */
  readonly seen: Set<string>;
  /** What `<Head>` says, by identity: the last to say a thing counts. */
  readonly head: Map<string, HeadElement>;
  inHead: number;
  collecting: number;
  readonly changed: [Changeable, Type, Props][];
}

let current: Page | null = null;

/** The page that the component now running is part of. */
export function currentPage(): Page | null {
  return current;
}

/** Renders with the page's hooks at work. Rendering is synchronous, so one variable tells which page it is. */
export function renderOn(page: Page, vnode: VNode): string {
  const outer = current;
  current = page;
  try {
    return renderToString(vnode);
  } finally {
    current = outer;
    // A vnode kept in a constant is rendered again on other pages, so it is handed back as it was.
    for (const [vnode, type, props] of page.changed.reverse()) {
      vnode.type = type;
      vnode.props = props;
    }
    page.changed.length = 0;
  }
}

function change(page: Page, rendered: VNode, type: Type, props: Props) {
  const vnode = rendered as Changeable;
  page.changed.push([vnode, vnode.type, vnode.props]);
  vnode.type = type;
  vnode.props = props;
}

/** Says on a link that it leads to this page or to one above it. One with a query of its own, and another, does the latter. */
function markLink(props: Props, href: string, path: string, search: string) {
  const query = href.search(/[?#]/);
  const to = query < 0 ? href : href.slice(0, query);
  const asked = query < 0 || href[query] === "#" ? search : href.slice(query).replace(/#.*/, "");
  const isCurrent = to === path && asked === search;
  if (!isCurrent && to !== path && to !== "/" && !path.startsWith(to.endsWith("/") ? to : to + "/")) return;
  props[isCurrent ? "data-current" : "data-ancestor"] = "true";
  props["aria-current"] = isCurrent ? "page" : "true";
}

/** Changes an element as it is made, while its props are nobody else's yet; what was made before rendering stays as it is. */
function dress({ path, search, nonce }: Page, type: Type, props: Props) {
  switch (type) {
    case "a":
      if (typeof props.href !== "string" || props.href[0] !== "/" || props["aria-current"] !== undefined) break;
      markLink(props, props.href, path, search);
      break;
    case "img":
    case "source":
      if (props["data-fresh-disable-lock"]) break;
      if (typeof props.src === "string") props.src = asset(props.src);
      if (typeof props.srcset === "string") props.srcset = assetSrcSet(props.srcset);
      break;
    case "script":
    case "style":
      props.nonce ??= nonce;
  }
}

/** Takes elements out of `<Head>`, and puts them in the place of their equals in the page's own `<head>`. */
function changeInHead(page: Page, vnode: VNode, type: string) {
  const id = identity(vnode);
  if (page.collecting > 0) {
    page.head.set(id, { type, props: vnode.props as Props, placed: false });
    change(page, vnode, Fragment as ComponentType, {});
    return;
  }
  const other = page.head.get(id);
  if (!other) return;
  if (other.placed) change(page, vnode, Fragment as ComponentType, {});
  else change(page, vnode, other.type, other.props);
  other.placed = true;
}

// Preact's names for "a vnode was made", "it is about to be rendered" and "it and its children have been".
type Hooks = { vnode?: (vnode: VNode) => void; __b?: (vnode: VNode) => void; diffed?: (vnode: VNode) => void };
const hooks = options as Hooks;
const { vnode: made, __b: before, diffed: after } = hooks;

hooks.vnode = (vnode) => {
  if (current !== null && typeof vnode.type === "string") dress(current, vnode.type, vnode.props as Props);
  made?.(vnode);
};

hooks.__b = (vnode) => {
  const page = current;
  if (page !== null) {
    const type = vnode.type;
    if (typeof type === "string") {
      const inHead = page.collecting > 0 ||
        (page.inHead > 0 && page.head.size > 0);
      if (inHead && HEAD_ELEMENTS.has(type)) changeInHead(page, vnode, type);
      if (type === "html" || type === "head" || type === "body") page.seen.add(type);
      if (type === "head") page.inHead++;
    } else if (type === (Head as unknown)) {
      change(page, vnode, CollectHead as ComponentType, vnode.props as Props);
      page.collecting++;
    } else {
      const island = page.islands.get(type);
      if (island !== undefined && !plainIslands.has(vnode)) {
        change(page, vnode, IslandOnPage as ComponentType, { island, given: vnode.props, name: vnode.key });
      }
    }
  }
  before?.(vnode);
};

hooks.diffed = (vnode) => {
  if (current !== null) {
    if (vnode.type === "head") current.inHead--;
    else if (vnode.type === (CollectHead as unknown)) current.collecting--;
  }
  after?.(vnode);
};
