// From method and path to the registered steps. The patterns are URLPattern's.
import type { Method } from "./define.ts";

interface Entry<Target> {
  /** As URLPattern writes it, which is what `ctx.route` shows. */
  readonly pattern: string;
  readonly methods: Map<Method, Target>;
}

interface Dynamic<Target> extends Entry<Target> {
  readonly matcher: URLPattern;
  /** The text every matching path starts with: it costs a fraction of asking the matcher. */
  readonly prefix: string;
}

type Params = Record<string, string>;
export type Match<Target> =
  | { kind: "found"; pattern: string; params: Params; target: Target }
  | { kind: "wrong method"; pattern: string; params: Params; methods: Method[] }
  | { kind: "unknown" | "malformed"; pattern: null; params: Params };

export class Router<Target> {
  readonly #fixed = new Map<string, Entry<Target>>();
  readonly #dynamic = new Map<string, Dynamic<Target>>();

  /** The first to register a method on a pattern has it. */
  add(path: string, methods: readonly Method[], target: Target): void {
    const matcher = new URLPattern({ pathname: path });
    const pattern = matcher.pathname;
    let entry: Entry<Target> | undefined = this.#fixed.get(pattern) ?? this.#dynamic.get(pattern);
    if (!entry) {
      const special = pattern.search(/[:*{}()+?\\]/);
      const prefix = pattern.slice(0, special).replace(/\/$/, "");
      const made = { pattern, methods: new Map(), matcher, prefix };
      if (special < 0) this.#fixed.set(pattern, made);
      else this.#dynamic.set(pattern, made);
      entry = made;
    }
    for (const method of methods) {
      if (!entry.methods.has(method)) entry.methods.set(method, target);
    }
  }

  match(method: string, pathname: string): Match<Target> {
    // NOTE: In Fresh a broken address throws out of handler(), past every middleware; it is the visitor's mistake.
    if (pathname.includes("%") && !isDecodable(pathname)) return { kind: "malformed", pattern: null, params: {} };
    const fixed = this.#fixed.get(pathname) ?? this.#fixed.get(otherSlash(pathname));
    if (fixed) return matchOf(fixed, method, {});

    let nearest: Match<Target> = { kind: "unknown", pattern: null, params: {} };
    for (const entry of this.#dynamic.values()) {
      if (!pathname.startsWith(entry.prefix)) continue;
      const groups = entry.matcher.exec({ pathname })?.pathname.groups;
      if (!groups) continue;
      const params: Params = {};
      for (const name in groups) params[name] = decodeURI(groups[name] ?? "");
      const match = matchOf(entry, method, params);
      if (match.kind === "found") return match;
      if (nearest.kind === "unknown") nearest = match;
    }
    return nearest;
  }
}

function matchOf<Target>({ pattern, methods }: Entry<Target>, method: string, params: Params): Match<Target> {
  const target = methods.get(method as Method) ?? (method === "HEAD" ? methods.get("GET") : undefined);
  if (target === undefined) return { kind: "wrong method", pattern, params, methods: [...methods.keys()] };
  return { kind: "found", pattern, params, target };
}

function isDecodable(pathname: string): boolean {
  try {
    return decodeURI(pathname) !== "";
  } catch {
    return false;
  }
}

function otherSlash(pathname: string): string {
  return pathname.endsWith("/") ? pathname.slice(0, -1) : pathname + "/";
}
