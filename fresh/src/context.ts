import { type ComponentChildren, Fragment, type FunctionComponent, h, isValidElement, type VNode } from "preact";
import type { ProdBuildCache } from "./build_cache.ts";
import type { LayoutConfig, PageComponent, PageProps, ResolvedFreshConfig } from "./define.ts";
import { renderDocument, type Wrapper } from "./document.ts";
import { notOffered } from "./refuse.ts";

// deno-lint-ignore no-explicit-any -- components of any route and state pass through here
type AnyComponent = PageComponent<any, any>;

/** The frame that pages are shown in at this point of the chain: the app wrapper and the layouts, outermost first. */
export interface Frame {
  readonly app: AnyComponent | null;
  readonly layouts: readonly AnyComponent[];
}
export const NO_FRAME: Frame = { app: null, layouts: [] };

/** The nonce of a rendered page's inline scripts, left on its response for `csp()`. */
export const NONCE = Symbol.for("__freshNonce");
export const FRAME = Symbol("frame");
export const CACHE = Symbol("cache");

export interface WebSocketHandlers {
  open?(socket: WebSocket): void;
  message?(socket: WebSocket, event: MessageEvent): void;
  close?(socket: WebSocket, code: number, reason: string): void;
  error?(socket: WebSocket, event: Event | ErrorEvent): void;
}
export type WebSocketUpgradeOptions = Pick<Deno.UpgradeWebSocketOptions, "idleTimeout" | "protocol">;

type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** One request on its way through the app; every step is given the same one. */
export class Context<State> {
  readonly state: State = {} as State;
  data: unknown = undefined;
  error: unknown = null;
  readonly isPartial: boolean = false;
  Component: FunctionComponent = () => null;
  next: () => Promise<Response> = () => Promise.reject(new Error("Cannot go on: this is the last step"));
  /** @internal */
  [FRAME]: Frame = NO_FRAME;
  /** The build that this request is answered from. @internal */
  readonly [CACHE]: ProdBuildCache | null;

  constructor(
    readonly config: ResolvedFreshConfig,
    readonly url: URL,
    public req: Request,
    readonly params: Record<string, string>,
    readonly route: string | null,
    readonly info: Deno.ServeHandlerInfo,
    cache: ProdBuildCache | null,
  ) {
    this[CACHE] = cache;
  }

  /** Sends the visitor on. Slashes are collapsed so that a path cannot name another host; whole URLs pass. */
  redirect(path: string, status = 302): Response {
    // Browsers read "\" as "/" and leave out tabs and line ends, so "/\evil.com" and "/<tab>/evil.com" name a host too.
    const text = path.replace(/[\t\r\n]/g, "");
    const location = text.replace(/^[/\\][^?#]*/, (address) => address.replace(/[/\\]+/g, "/"));
    return new Response(null, { status, headers: { location } });
  }

  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  html(content: string, init?: ResponseInit): Response {
    const headers = new Headers(init?.headers);
    if (!headers.has("content-type")) headers.set("content-type", "text/html; charset=utf-8");
    return new Response(content, { status: init?.status, statusText: init?.statusText, headers });
  }

  json(content: unknown, init?: ResponseInit): Response {
    return Response.json(content, init);
  }

  stream(content: Chunks | (() => Chunks), init?: ResponseInit): Response {
    const encoder = new TextEncoder();
    const bytes = new TransformStream<string | Uint8Array, Uint8Array<ArrayBuffer>>({
      transform: (chunk, out) => out.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk.slice()),
    });
    const chunks = ReadableStream.from(typeof content === "function" ? content() : content);
    return new Response(chunks.pipeThrough(bytes), init);
  }

  upgrade(options?: WebSocketUpgradeOptions): { socket: WebSocket; response: Response };
  upgrade(handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): Response;
  upgrade(..._args: unknown[]): never {
    throw notOffered("ctx.upgrade()");
  }

  /** Answers with a page, in the layouts and app wrapper of this point of the chain. */
  async render(content: VNode | null, init: ResponseInit = {}, config: LayoutConfig = {}): Promise<Response> {
    if (content !== null && !isValidElement(content)) throw new TypeError("Cannot render: this is not JSX");
    const { app, layouts } = this[FRAME];
    let vnode = content;
    for (const layout of config.skipInheritedLayouts ? [] : layouts.toReversed()) {
      const inner = vnode;
      const outer = await instantiate(layout, propsOf(this, null, () => inner));
      if (outer instanceof Response) return outer;
      vnode = outer;
    }
    const wrapper: Wrapper = { outer: null, inner: null };
    if (app !== null && !config.skipAppWrapper) {
      const outer = await instantiate(app, propsOf(this, null, () => wrapper.inner));
      if (outer instanceof Response) return outer;
      wrapper.outer = outer;
    }
    const { html, nonce, files } = renderDocument(vnode, wrapper, this.url, this[CACHE]);
    const response = this.html(html, init);
    for (const file of files) response.headers.append("link", `<${file}>; rel="modulepreload"; as="script"`);
    return Object.assign(response, { [NONCE]: nonce });
  }
}

export function propsOf<State>(ctx: Context<State>, data: unknown, Component: FunctionComponent): PageProps {
  const { config, url, req, params, info, state, isPartial, error, route } = ctx;
  return { config, url, req, params, info, state, isPartial, Component, error, route, data };
}

/** A page, layout or app wrapper as a vnode. Async ones run here, as rendering does not wait. */
export async function instantiate(component: AnyComponent, props: PageProps): Promise<VNode | Response> {
  if (component.constructor.name !== "AsyncFunction") return h(component as FunctionComponent, props as object);
  const content = await component(props);
  return content instanceof Response ? content : h(Fragment, null, content as ComponentChildren);
}
