export { App } from "./app.ts";
export type { ListenOptions } from "./listen.ts";
export type { Island } from "./build_cache.ts";
export type { Context, Context as FreshContext } from "./context.ts";
export type { WebSocketHandlers, WebSocketUpgradeOptions } from "./context.ts";
export { csp, type CSPOptions } from "./csp.ts";
export { csrf, type CsrfOptions } from "./csrf.ts";
export { createDefine, page } from "./define.ts";
export type {
  Define,
  FreshConfig,
  HandlerByMethod,
  HandlerFn,
  LayoutConfig,
  Lazy,
  MaybeLazy,
  Method,
  Middleware,
  MiddlewareFn,
  PageProps,
  PageResponse,
  ResolvedFreshConfig,
  RouteConfig,
  RouteData,
  RouteHandler,
} from "./define.ts";
export { HttpError } from "./error.ts";
export {
  cors,
  type CORSOptions,
  ipFilter,
  type IpFilterOptions,
  type IpFilterRules,
  trailingSlashes,
} from "./middlewares.ts";
export { staticFiles } from "./static_files.ts";
