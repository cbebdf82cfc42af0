// From method and path to the registered steps. The patterns are URLPattern's.
import type { Method } from "./define.ts";

interface Entry<Target> {
  readonly matcher: URLPattern;
  /** As URLPattern writes it, which is what `ctx.route` shows. */
  readonly pattern: string;
  readonly methods: Map<string, Target>;
  /** The text every matching path starts with: it costs a fraction of asking the matcher. */
  readonly prefix: string;
}

type Params = Record<string, string>;
export interface Match<Target> {
  readonly status: 200 | 400 | 404 | 405;
  readonly pattern: string | null;
  readonly params: Params;
  readonly target?: Target;
  /** What the pattern answers. */
  readonly methods?: ReadonlyMap<string, Target>;
}

export class Router<Target> {
  readonly #fixed = new Map<string, Entry<Target>>();
  readonly #dynamic = new Map<string, Entry<Target>>();

  /** The first to register a method on a pattern has it. */
  add(path: string, methods: readonly Method[], target: Target): void {
    const matcher = new URLPattern({ pathname: path || "/" });
    const pattern = matcher.pathname;
    const special = pattern.search(/[:*{}()+?\\]/);
    const entries = special < 0 ? this.#fixed : this.#dynamic;
    const entry = entries.get(pattern) ??
      { matcher, pattern, methods: new Map<string, Target>(), prefix: pattern.slice(0, special).replace(/\/$/, "") };
    entries.set(pattern, entry);
    for (const method of methods) if (!entry.methods.has(method)) entry.methods.set(method, target);
  }

  match(method: string, pathname: string): Match<Target> {
    // NOTE: In Fresh a broken address throws out of handler(), past every middleware; it is the visitor's mistake.
    if (pathname.includes("%") && decoded(pathname) === null) return { status: 400, pattern: null, params: {} };
    const other = pathname.endsWith("/") ? pathname.slice(0, -1) : pathname + "/";
    const fixed = this.#fixed.get(pathname) ?? this.#fixed.get(other);
    if (fixed) return matchOf(fixed, method, {});

    for (const entry of this.#dynamic.values()) {
      if (!pathname.startsWith(entry.prefix)) continue;
      const groups = entry.matcher.exec({ pathname })?.pathname.groups;
      if (!groups) continue;
      const params: Params = {};
      for (const name in groups) params[name] = decodeURI(groups[name] ?? "");
      return matchOf(entry, method, params);
    }
    return { status: 404, pattern: null, params: {} };
  }
}

function matchOf<Target>({ pattern, methods }: Entry<Target>, method: string, params: Params): Match<Target> {
  const target = methods.get(method) ?? (method === "HEAD" ? methods.get("GET") : undefined);
  return { status: target === undefined ? 405 : 200, pattern, params, target, methods };
}

/** What a path says; null where it is broken. */
export function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
