// Fresh's middlewares that this package only knows by name. Their types are Fresh's, so that an app's code checks.
import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { notOffered } from "./refuse.ts";

type Lists<Name extends string> = { [name in Name]?: string[] };
export interface CORSOptions<State> extends Lists<"allowMethods" | "allowHeaders" | "exposeHeaders"> {
  origin: string | string[] | ((requestOrigin: string, ctx: Context<State>) => string | null | undefined);
  maxAge?: number;
  credentials?: boolean;
}
export type IpFilterRules = Lists<"denyList" | "allowList">;
export interface IpFilterOptions {
  onBlocked?(remote: { addr: string; type: string }, ctx: Context<unknown>): Response | Promise<Response>;
}

/** Why a middleware cannot be used; the app that uses it does not start. */
export const REFUSAL = Symbol("refusal");

/** What an app cannot use. */
export const refused = (name: string) => {
  const refusal = notOffered(name);
  return Object.assign(() => Promise.reject<Response>(refusal), { [REFUSAL]: refusal });
};

export const cors = <State>(_options?: CORSOptions<State>): Middleware<State> => refused("cors()");
export const ipFilter = <State>(_rules: IpFilterRules, _options?: IpFilterOptions): Middleware<State> =>
  refused("ipFilter()");
export const trailingSlashes = <State>(_mode: "always" | "never"): Middleware<State> => refused("trailingSlashes()");
