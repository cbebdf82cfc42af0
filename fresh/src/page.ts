// One page being rendered: what Preact's hooks note on the way, and what they change.
import { type ComponentType, Fragment, options, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { lock, lockAll } from "./asset.ts";
import type { Island } from "./build_cache.ts";
import { CollectHead, HEAD_ELEMENTS, type HeadElement, identity } from "./head.ts";
import { IslandOnPage, type IslandUse, plainIslands, type Slot } from "./islands.ts";
import { Head } from "./runtime.ts";

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

/** `aria-current` on links to this page and to those above it. A link with another query is one of the latter. */
function linkProps(page: Page, href: string): Props | null {
  const query = href.search(/[?#]/);
  const path = query < 0 ? href : href.slice(0, query);
  if (path === page.path) {
    const search = query < 0 || href[query] === "#" ? page.search : href.slice(query).replace(/#.*/, "");
    if (search === page.search) return { "data-current": "true", "aria-current": "page" };
  } else if (path !== "/" && !page.path.startsWith(path.endsWith("/") ? path : path + "/")) {
    return null;
  }
  return { "data-ancestor": "true", "aria-current": "true" };
}

function changeElement(page: Page, vnode: VNode, type: string) {
  const props = vnode.props as Props;
  switch (type) {
    case "a":
      if (typeof props.href === "string" && props.href[0] === "/" && props["aria-current"] === undefined) {
        const marks = linkProps(page, props.href);
        if (marks) change(page, vnode, type, { ...props, ...marks });
      }
      break;
    case "img":
    case "source":
      if (!props["data-fresh-disable-lock"]) {
        const locked = { ...props };
        if (typeof props.src === "string") locked.src = lock(props.src, page.buildId);
        if (typeof props.srcset === "string") locked.srcset = lockAll(props.srcset, page.buildId);
        change(page, vnode, type, locked);
      }
      break;
    case "script":
    case "style":
      if (props.nonce === undefined) change(page, vnode, type, { ...props, nonce: page.nonce });
      break;
    case "html":
    case "body":
      page.seen.add(type);
      break;
    case "head":
      page.seen.add(type);
      page.inHead++;
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

// Preact's names for "a vnode is about to be rendered" and "it and its children have been".
type Hooks = { __b?: (vnode: VNode) => void; diffed?: (vnode: VNode) => void };
const hooks = options as Hooks;
const { __b: before, diffed: after } = hooks;

hooks.__b = (vnode) => {
  const page = current;
  if (page !== null) {
    const type = vnode.type;
    if (typeof type === "string") {
      const inHead = page.collecting > 0 ||
        (page.inHead > 0 && page.head.size > 0);
      if (inHead && HEAD_ELEMENTS.has(type)) changeInHead(page, vnode, type);
      if (typeof vnode.type === "string") changeElement(page, vnode, vnode.type);
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
