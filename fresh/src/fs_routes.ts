// From a file's place under routes/ to what it means.
import type { Middleware, Route, RouteConfig } from "./define.ts";
import { notOffered } from "./refuse.ts";

// deno-lint-ignore no-explicit-any -- the state is the app's, and files are loaded without their types
type Any = any;
export type FileRouteModule = Partial<Record<"default" | "handler" | "handlers" | "config" | "css", Any>>;

/** The names that files with a meaning of their own have, and every other file. They are registered in this order. */
const KINDS = ["_app", "_middleware", "_layout", "_error", "_404", "route"] as const;

export interface FileRoute extends Route<Any> {
  readonly file: string;
  readonly kind: typeof KINDS[number];
  /** The segments it applies to, groups included. */
  readonly segments: string[];
  /** Of a route. */
  readonly pattern: string;
  readonly config: RouteConfig;
  /** Of a `_middleware`. */
  readonly middlewares: Middleware<Any>[];
}

/** What the file at this place under `routes/` does. Its path has no extension. */
export function readFileRoute(file: string, module: FileRouteModule): FileRoute {
  const { default: component, handlers: handler = module.handler, config = {}, css } = module;
  if (css !== undefined) throw notOffered(`"css" exported by routes/${file}`);
  const parts = file.split("/");
  const name = parts[parts.length - 1];
  const named = !name.startsWith("_") ? "route" : name === "_500" ? "_error" : name;
  const kind = KINDS.find((kind) => kind === named);
  if (!kind) throw wrong(file, "starts with _ but is none of _app, _layout, _middleware, _error");
  const segments = (kind === "route" && name !== "index" ? parts : parts.slice(0, -1))
    .map((part) => segmentName(part, file));
  if ((kind === "_app" || kind === "_404") && segments.length > 0) {
    throw notOffered(`routes/${file} (only routes/${name})`);
  }
  if (kind === "route" && !component && !handler) throw wrong(file, "exports neither a page nor a handler");
  if ((kind === "_app" || kind === "_layout") && !component) throw wrong(file, "has no default export");
  if (config.csp !== undefined) throw notOffered(`config.csp in routes/${file} (use csp())`);
  if (typeof handler === "function" && handler.length > 1) throw wrong(file, "has a handler with two parameters");
  const middlewares = kind === "_middleware" ? [component ?? handler].flat() : [];
  const areFunctions = middlewares.every((one) => typeof one === "function");
  if (!areFunctions) throw wrong(file, "exports no function or array of functions");
  const pattern = config.routeOverride ?? patternOf(segments);
  return { file, kind, segments, component, handler, config, pattern, middlewares };
}

function wrong(file: string, why: string): Error {
  return new Error(`Cannot use routes/${file}: it ${why}`);
}

function segmentName(part: string, file: string): string {
  if (/\]\[/.test(part)) throw wrong(file, "has two parameters without text between them");
  return part.replace(/^\[\[(\w+)\]\]$/, ":$1?").replace(/\[\.\.\.(\w+)\]/g, ":$1*").replace(/\[(\w+)\]/g, ":$1");
}

/** Groups are left out of the address. */
const inAddress = (segments: string[]) => segments.filter((name) => !/^\(.*\)$/.test(name));

function patternOf(segments: string[]): string {
  const parts = inAddress(segments).map((name) => name.endsWith("?") ? `{/${name.slice(0, -1)}}?` : "/" + name);
  return parts.join("") || "/";
}

/** Literal text is tried before parameters, and what takes any number of segments last. */
function rank(name: string): number {
  if (!name.includes(":")) return 0;
  return !name.startsWith(":") ? 1 : name.endsWith("*") ? 4 : name.endsWith("?") ? 3 : 2;
}

/** Files are registered in the order of these texts. A space comes before every rank: a folder before what is in it. */
function place({ kind, segments, file }: FileRoute): string {
  const ranks = inAddress(segments).map(rank);
  return `${KINDS.indexOf(kind)}${ranks.join("")} ${segments.length - ranks.length} ${file}`;
}

/** In the order in which they are registered. Two files with one address are a mistake. */
export function sortFileRoutes(all: FileRoute[]): FileRoute[] {
  const routes = all.filter(({ kind }) => kind === "route");
  for (const [one, other] of Map.groupBy(routes, ({ pattern }) => pattern.replace(/:\w+/g, ":")).values()) {
    if (other) throw new Error(`Cannot use routes/${one.file} and routes/${other.file}: they have the same address`);
  }
  // In one folder, _error comes after its older name, _500, and takes its place.
  return all.sort((a, b) => place(a) < place(b) ? -1 : 1);
}
