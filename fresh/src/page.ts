// One page being rendered: what Preact's hooks note on the way, and what they change.
import { options, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { ProdBuildCache } from "./build_cache.ts";
import { CollectHead, HEAD_ELEMENTS, identity } from "./head.ts";
import { Inside, IslandOnPage, type IslandUse, type Slot } from "./islands.ts";
import { asset, assetSrcSet, Head } from "./runtime.ts";

// deno-lint-ignore no-explicit-any -- of every element and component
type AnyNode = VNode<any>;
type Type = AnyNode["type"];
type Props = AnyNode["props"];

export class Page {
  readonly nonce = crypto.randomUUID().replaceAll("-", "");
  readonly uses: IslandUse[] = [];
  readonly slots: Slot[] = [];
  /** Which of html, head and body the page brought itself. */
  readonly seen = new Set<Type>();
  /** What `<Head>` says and no element of the page's own `<head>` has given its place for yet. */
  readonly head = new Map<string, VNode>();
  readonly changed: [AnyNode, Type, Props][] = [];
  isInHead = false;
  /** What is open now, the innermost last. */
  readonly inside: ("island" | "slot")[] = [];

  constructor(readonly url: URL, readonly cache: ProdBuildCache | null) {}

  get isInIsland(): boolean {
    return this.inside.at(-1) === "island";
  }
}

let current: Page | null = null;

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

function change(page: Page, vnode: AnyNode, type: Type, props: Props) {
  page.changed.push([vnode, vnode.type, vnode.props]);
  vnode.type = type;
  vnode.props = props;
}

/** Says on a link that it leads to this page or to one above it. One with a query of its own, and another, does the latter. */
function markLink(props: Props, href: string, { pathname: path, search }: URL) {
  const [, to, asked = search] = /^([^?#]*)(\?[^#]*)?/.exec(href)!;
  const isCurrent = to === path && asked === search;
  if (!isCurrent && to !== path && to !== "/" && !path.startsWith(to.endsWith("/") ? to : to + "/")) return;
  props[isCurrent ? "data-current" : "data-ancestor"] = "true";
  props["aria-current"] = isCurrent ? "page" : "true";
}

/** Changes an element as it is made, while its props are nobody else's yet. A link made before rendering stays as it is. */
function dress(type: Type, props: Props) {
  if (type === "a" && current !== null) {
    const isOurs = typeof props.href === "string" && props.href[0] === "/" && props["aria-current"] === undefined;
    if (isOurs) markLink(props, props.href, current.url);
  } else if ((type === "img" || type === "source") && !props["data-fresh-disable-lock"]) {
    if (typeof props.src === "string") props.src = asset(props.src);
    if (typeof props.srcset === "string") props.srcset = assetSrcSet(props.srcset);
  }
}

// Preact's names for "a vnode was made", "it is about to be rendered" and "it and its children have been".
const hooks = options as { [hook in "vnode" | "__b" | "diffed"]?: (vnode: AnyNode) => void };
const { vnode: made, __b: before, diffed: after } = hooks;

hooks.vnode = (vnode) => {
  if (typeof vnode.type === "string") dress(vnode.type, vnode.props);
  made?.(vnode);
};

hooks.__b = (vnode) => {
  const page = current;
  if (page !== null) {
    const type = vnode.type;
    if (typeof type === "string") {
      if (page.isInHead && page.head.size > 0 && HEAD_ELEMENTS.has(type)) {
        const id = identity(vnode), other = page.head.get(id);
        if (other) change(page, vnode, other.type, other.props);
        page.head.delete(id);
      }
      if (vnode.type === "script" || vnode.type === "style") {
        if (!vnode.props.nonce) change(page, vnode, vnode.type, { ...vnode.props, nonce: page.nonce });
      } else if (type === "html" || type === "head" || type === "body") {
        page.seen.add(type);
        page.isInHead = type === "head";
      }
    } else if (type === Inside) {
      page.inside.push(vnode.props.kind);
    } else if (type === Head) {
      change(page, vnode, CollectHead, { page, children: vnode.props.children });
    } else if (!page.isInIsland) {
      const island = page.cache?.islands.get(type);
      if (island) change(page, vnode, IslandOnPage, { page, island, props: vnode.props, name: vnode.key });
    }
  }
  before?.(vnode);
};

hooks.diffed = (vnode) => {
  if (current !== null && vnode.type === "head") current.isInHead = false;
  if (current !== null && vnode.type === Inside) current.inside.pop();
  after?.(vnode);
};
