// Fresh's middlewares that this package only knows by name. Their types are Fresh's, so that an app's code checks.
import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { notOffered } from "./refuse.ts";

export interface CORSOptions<State> {
  origin:
    | string
    | string[]
    | ((requestOrigin: string, ctx: Context<State>) => string | null | undefined);
  allowMethods?: string[];
  allowHeaders?: string[];
  maxAge?: number;
  credentials?: boolean;
  exposeHeaders?: string[];
}
export interface IpFilterRules {
  denyList?: string[];
  allowList?: string[];
}
export interface IpFilterOptions {
  onBlocked?(remote: { addr: string; type: string }, ctx: Context<unknown>): Response | Promise<Response>;
}

const refusals = new WeakMap<object, Error>();

/** Why a middleware cannot be used, if it cannot. */
export function refusalOf(middleware: object): Error | undefined {
  return refusals.get(middleware);
}

/** The app that uses it does not start; called past the app, it fails. */
function refused<State>(name: string): Middleware<State> {
  const middleware = () => Promise.reject(notOffered(name));
  refusals.set(middleware, notOffered(name));
  return middleware;
}

export function cors<State>(_options?: CORSOptions<State>): Middleware<State> {
  return refused("cors()");
}
export function ipFilter<State>(_rules: IpFilterRules, _options?: IpFilterOptions): Middleware<State> {
  return refused("ipFilter()");
}
export function trailingSlashes<State>(_mode: "always" | "never"): Middleware<State> {
  return refused("trailingSlashes()");
}
