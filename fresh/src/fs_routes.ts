// From a file's place under routes/ to what it means.
import type { Middleware, PageComponent, Route, RouteConfig, RouteHandler } from "./define.ts";
import { notOffered } from "./refuse.ts";

export type FileRouteModule = Partial<Record<"default" | "handler" | "handlers" | "config" | "css", unknown>>;

// deno-lint-ignore no-explicit-any -- the state is the app's, and files are loaded without their types
type AnyState = any;

const KINDS = {
  _app: "app",
  _middleware: "middleware",
  _layout: "layout",
  _error: "error",
  _500: "error",
  _404: "notFound",
} as const;
const ORDER = ["app", "middleware", "layout", "error", "notFound", "route"] as const;

export interface FileRoute extends Route<AnyState> {
  readonly file: string;
  readonly kind: typeof ORDER[number];
  /** The segments it applies to, groups included. */
  readonly segments: string[];
  /** Of a route. */
  readonly pattern: string;
  readonly config: RouteConfig;
  /** Of a `_middleware`. */
  readonly middlewares: Middleware<AnyState>[];
}

/** What the file at this place under `routes/` does. Its path has no extension. */
export function readFileRoute(file: string, module: FileRouteModule): FileRoute {
  if (module.css !== undefined) throw notOffered(`"css" exported by routes/${file}`);
  const parts = file.split("/");
  const name = parts[parts.length - 1];
  const kind = name.startsWith("_") ? KINDS[name as keyof typeof KINDS] : "route";
  if (!kind) throw wrong(file, "starts with _ but is none of _app, _layout, _middleware, _error");
  const segments = (kind === "route" && name !== "index" ? parts : parts.slice(0, -1))
    .map((part) => segmentName(part, file));
  if ((kind === "app" || kind === "notFound") && segments.length > 0) {
    throw notOffered(`routes/${file} (only routes/${name})`);
  }
  const handler = (module.handlers ?? module.handler) as RouteHandler<unknown, AnyState> | undefined;
  const component = module.default as PageComponent<unknown, AnyState> | undefined;
  const config = (module.config ?? {}) as RouteConfig;
  if (kind === "route" && !component && !handler) throw wrong(file, "exports neither a page nor a handler");
  if ((kind === "app" || kind === "layout") && !component) throw wrong(file, "has no default export");
  if (config.csp !== undefined) throw notOffered(`config.csp in routes/${file} (use csp())`);
  if (typeof handler === "function" && handler.length > 1) throw wrong(file, "has a handler with two parameters");
  return {
    ...{ file, kind, segments, component, handler, config },
    pattern: config.routeOverride ?? patternOf(segments),
    middlewares: kind === "middleware" ? middlewaresOf(module.default ?? handler, file) : [],
  };
}

function wrong(file: string, why: string): Error {
  return new Error(`Cannot use routes/${file}: it ${why}`);
}

function middlewaresOf(exported: unknown, file: string): Middleware<AnyState>[] {
  const all = Array.isArray(exported) ? exported : [exported];
  if (!all.every((one) => typeof one === "function")) throw wrong(file, "exports no function or array of functions");
  return all;
}

const PARAMETER = /\[(\.\.\.)?(\w+)\]/g;

function segmentName(part: string, file: string): string {
  if (/\]\[/.test(part)) throw wrong(file, "has two parameters without text between them");
  return part.replace(/^\[\[(\w+)\]\]$/, ":$1?").replace(PARAMETER, (_, rest, name) => rest ? `:${name}*` : `:${name}`);
}

const isGroup = (name: string) => /^\(.*\)$/.test(name);

function patternOf(segments: string[]): string {
  const parts = segments.filter((name) => !isGroup(name));
  return parts.map((name) => name.endsWith("?") ? `{/${name.slice(0, -1)}}?` : "/" + name).join("") || "/";
}

/** Literal text is tried before parameters, and what takes any number of segments last. */
function rank(name: string): number {
  if (!name.includes(":")) return 0;
  return !name.startsWith(":") ? 1 : name.endsWith("*") ? 4 : name.endsWith("?") ? 3 : 2;
}

function compareRoutes(a: FileRoute, b: FileRoute): number {
  const [as, bs] = [a, b].map(({ segments }) => segments.filter((name) => !isGroup(name)));
  for (let i = 0; i < Math.min(as.length, bs.length); i++) {
    const order = rank(as[i]) - rank(bs[i]);
    if (order !== 0) return order;
  }
  return as.length - bs.length || a.segments.length - b.segments.length || (a.file < b.file ? -1 : 1);
}

/** In the order in which they are registered. Two files with one address are a mistake. */
export function sortFileRoutes(all: FileRoute[]): FileRoute[] {
  const owners = new Map<string, string>();
  for (const route of all.filter(({ kind }) => kind === "route")) {
    const address = route.pattern.replace(/:\w+/g, ":");
    const owner = owners.get(address);
    if (owner) throw new Error(`Cannot use routes/${owner} and routes/${route.file}: they have the same address`);
    owners.set(address, route.file);
  }
  // In one folder, _error comes after its older name, _500, and takes its place.
  return all.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compareRoutes(a, b));
}
