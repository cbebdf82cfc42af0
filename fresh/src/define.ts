import type { ComponentChildren } from "preact";
import type { Context } from "./context.ts";

export type Method = "HEAD" | "GET" | "POST" | "PATCH" | "PUT" | "DELETE" | "OPTIONS";
export const METHODS: readonly Method[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

export interface ResolvedFreshConfig {
  root: string;
  basePath: string;
  mode: "development" | "production";
  trustProxy: boolean;
}
export type FreshConfig = Partial<Omit<ResolvedFreshConfig, "root">>;

export interface LayoutConfig {
  skipInheritedLayouts?: boolean;
  skipAppWrapper?: boolean;
}
export interface RouteConfig extends LayoutConfig {
  routeOverride?: string;
  csp?: boolean;
  methods?: "ALL" | Method[];
}

export type Lazy<T> = () => Promise<T>;
export type MaybeLazy<T> = T | Lazy<T>;

/** One step of a request: answers, or asks the next step with `ctx.next()` and may change its answer. */
export type Middleware<State> = (ctx: Context<State>) => Response | Promise<Response>;
/** A middleware, or one that answers its first request with the middleware to use from then on. */
export type Step<State> = (ctx: Context<State>) => Response | Promise<Response | Middleware<State>>;

/** What a handler hands to its page, with the status and headers to send it with. */
export interface PageResponse<T> {
  data: T;
  headers?: HeadersInit;
  status?: number;
}

/** Hands data to the route's page. */
export function page<T = undefined>(data?: T, options?: { status?: number; headers?: HeadersInit }): PageResponse<T> {
  return { data: data as T, status: options?.status, headers: options?.headers };
}

export type HandlerFn<Data, State> = (ctx: Context<State>) => Answer<Data>;
export type HandlerByMethod<Data, State> = { [M in Method]?: HandlerFn<Data, State> };
export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;

type Answer<Data> = Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;
/** The data that a route's handlers hand to its page. */
// deno-lint-ignore no-explicit-any -- only the answer matters
export type RouteData<Handler> = Handler extends RouteHandler<infer Data, any> ? Data : never;

type Told = "config" | "url" | "req" | "params" | "info" | "state" | "isPartial" | "Component" | "error" | "route";
/** What pages, layouts and the app wrapper are given. */
export interface PageProps<Data = unknown, State = unknown> extends Pick<Context<State>, Told> {
  data: Data;
}

type Rendered = ComponentChildren | Response;
/** A page, layout or app wrapper; only these may be `async`, and an async one may answer with a Response. */
export type PageComponent<Data, State> = (props: PageProps<Data, State>) => Rendered | Promise<Rendered>;

/** A page with its handlers, as a route file exports them. */
export interface Route<State> {
  // deno-lint-ignore no-explicit-any -- the data differs from route to route
  component?: PageComponent<any, State>;
  // deno-lint-ignore no-explicit-any -- the same
  handler?: RouteHandler<any, State>;
  config?: RouteConfig;
  css?: string[];
}

export interface Define<State> {
  handlers<Data, Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>>(handlers: Handlers): Handlers;
  page<
    // deno-lint-ignore no-explicit-any -- Handler is only looked at for its data
    Handler extends RouteHandler<any, State> = never,
    Data = RouteData<Handler>,
  >(render: PageComponent<Data, State>): PageComponent<Data, State>;
  layout(render: PageComponent<unknown, State>): PageComponent<unknown, State>;
  middleware<M extends Middleware<State> | Middleware<State>[]>(middleware: M): M;
}

const given = <T>(value: T): T => value;

/** Gives handlers, pages, layouts and middlewares their types; at run time each is what was given. */
export function createDefine<State>(): Define<State> {
  return { handlers: given, page: given, layout: given, middleware: given } as Define<State>;
}
