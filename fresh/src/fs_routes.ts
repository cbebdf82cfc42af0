// From a file's place under routes/ to what it means.
import type { LayoutConfig, Middleware, PageComponent, Route, RouteConfig, RouteHandler } from "./define.ts";
import { notOffered } from "./refuse.ts";

export interface FileRouteModule {
  default?: unknown;
  handler?: unknown;
  handlers?: unknown;
  config?: unknown;
  css?: unknown;
}

// deno-lint-ignore no-explicit-any -- the state is the app's, and files are loaded without their types
type AnyState = any;

export type FileRoute =
  & {
    readonly file: string;
    /** The segments it applies to, groups included. */
    readonly segments: string[];
  }
  & (
    | { kind: "app"; component: PageComponent<unknown, AnyState> }
    | { kind: "middleware"; middlewares: Middleware<AnyState>[] }
    | {
      kind: "layout";
      component: PageComponent<unknown, AnyState>;
      config: LayoutConfig;
    }
    | { kind: "error"; route: Route<AnyState> }
    | { kind: "notFound"; route: Route<AnyState> }
    | { kind: "route"; pattern: string; route: Route<AnyState> }
  );

const ORDER = ["app", "middleware", "layout", "error", "notFound", "route"];

/** What the file at this place under `routes/` does. Its path has no extension. */
export function readFileRoute(file: string, module: FileRouteModule): FileRoute {
  if (module.css !== undefined) throw notOffered(`"css" exported by routes/${file}`);
  const parts = file.split("/");
  const name = parts[parts.length - 1];
  const above = parts.slice(0, -1).map((part) => segmentName(part, file));
  const handler = (module.handlers ?? module.handler) as
    | RouteHandler<unknown, AnyState>
    | undefined;
  const component = module.default as
    | PageComponent<unknown, AnyState>
    | undefined;
  const config = (module.config ?? {}) as RouteConfig;
  const at = { file, segments: above };

  if (!name.startsWith("_")) {
    if (!component && !handler) throw wrong(file, "exports neither a page nor a handler");
    if (config.csp !== undefined) throw notOffered(`config.csp in routes/${file} (use csp())`);
    const segments = name === "index" ? above : [...above, segmentName(name, file)];
    const pattern = config.routeOverride ?? patternOf(parts, file);
    return {
      kind: "route",
      file,
      segments,
      pattern,
      route: { handler: oneParameter(handler, file), component, config },
    };
  }
  switch (name) {
    case "_app":
      if (above.length > 0) throw notOffered(`routes/${file} (only routes/_app)`);
      if (!component) throw wrong(file, "has no default export");
      return { kind: "app", component, ...at };
    case "_middleware":
      return { kind: "middleware", middlewares: middlewaresOf(module.default ?? handler, file), ...at };
    case "_layout":
      if (!component) throw wrong(file, "has no default export");
      return { kind: "layout", component, config, ...at };
    case "_error":
    case "_500":
      return { kind: "error", route: { handler: oneParameter(handler, file), component, config }, ...at };
    case "_404":
      if (above.length > 0) throw notOffered(`routes/${file} (only routes/_404)`);
      return { kind: "notFound", route: { handler: oneParameter(handler, file), component, config }, ...at };
  }
  throw wrong(file, "starts with _ but is none of _app, _layout, _middleware, _error");
}

function wrong(file: string, why: string): Error {
  return new Error(`Cannot use routes/${file}: it ${why}`);
}

function oneParameter<Handler>(handler: Handler, file: string): Handler {
  if (typeof handler === "function" && handler.length > 1) throw wrong(file, "has a handler with two parameters");
  return handler;
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

function patternOf(parts: string[], file: string): string {
  let pattern = "";
  for (const [i, part] of parts.entries()) {
    if (/^\(.*\)$/.test(part) || (part === "index" && i === parts.length - 1)) continue;
    const name = segmentName(part, file);
    pattern += /^\[\[\w+\]\]$/.test(part) ? `{/${name.slice(0, -1)}}?` : "/" + name;
  }
  return pattern === "" ? "/" : pattern;
}

/** Literal text is tried before parameters, and what takes any number of segments last. */
function rank(name: string): number {
  if (!name.includes(":")) return 0;
  return !name.startsWith(":") ? 1 : name.endsWith("*") ? 4 : name.endsWith("?") ? 3 : 2;
}

function compareRoutes(a: FileRoute, b: FileRoute): number {
  const [as, bs] = [a, b].map(({ segments }) => segments.filter((name) => !name.startsWith("(")));
  for (let i = 0; i < Math.min(as.length, bs.length); i++) {
    const order = rank(as[i]) - rank(bs[i]);
    if (order !== 0) return order;
  }
  return as.length - bs.length || a.segments.length - b.segments.length ||
    (a.file < b.file ? -1 : 1);
}

/** In the order in which they are registered. Two files with one address are a mistake. */
export function sortFileRoutes(all: FileRoute[]): FileRoute[] {
  const owners = new Map<string, string>();
  // In one folder, _error has precedence over its older name.
  const errors = new Set(all.map(({ file }) => file).filter((file) => /(^|\/)_error$/.test(file)));
  const routes = all.filter(({ file }) => !errors.has(file.replace(/_500$/, "_error")) || errors.has(file));
  for (const route of routes) {
    if (route.kind !== "route") continue;
    const address = route.pattern.replace(/:\w+/g, ":");
    const owner = owners.get(address);
    if (owner) throw new Error(`Cannot use routes/${owner} and routes/${route.file}: they have the same address`);
    owners.set(address, route.file);
  }
  return routes.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compareRoutes(a, b));
}
