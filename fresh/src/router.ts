// From method and path to the registered steps. The patterns are URLPattern's.
import type { Method } from "./define.ts";

export interface Entry<Target> {
  /** As URLPattern writes it, which is what `ctx.route` shows. */
  readonly pattern: string;
  readonly methods: Map<Method, Target>;
}

export type Match<Target> =
  | {
    kind: "found";
    entry: Entry<Target>;
    target: Target;
    params: Record<string, string>;
  }
  | {
    kind: "wrong method";
    entry: Entry<Target>;
    params: Record<string, string>;
  }
  | { kind: "unknown" };

interface Dynamic<Target> extends Entry<Target> {
  readonly matcher: URLPattern;
  /** The text every matching path starts with: it costs a fraction of asking the matcher. */
  readonly prefix: string;
}

export class Router<Target> {
  readonly #fixed = new Map<string, Entry<Target>>();
  readonly #dynamic: Dynamic<Target>[] = [];

  /** The first to register a method on a pattern has it. */
  add(path: string, methods: readonly Method[], target: Target): void {
    const matcher = new URLPattern({ pathname: path });
    const pattern = matcher.pathname;
    const special = pattern.search(/[:*{}()+?\\]/);
    let entry: Entry<Target> | undefined;
    if (special < 0) {
      entry = this.#fixed.get(pattern);
      if (!entry) {
        this.#fixed.set(pattern, entry = { pattern, methods: new Map() });
      }
    } else {
      entry = this.#dynamic.find((known) => known.pattern === pattern);
      if (!entry) {
        const prefix = pattern.slice(0, special).replace(/\/$/, "");
        const dynamic = { pattern, methods: new Map(), matcher, prefix };
        this.#dynamic.push(dynamic);
        entry = dynamic;
      }
    }
    for (const method of methods) {
      if (!entry.methods.has(method)) entry.methods.set(method, target);
    }
  }

  match(method: string, pathname: string): Match<Target> {
    const fixed = this.#fixed.get(pathname) ??
      this.#fixed.get(otherSlash(pathname));
    if (fixed) {
      const target = targetFor(fixed, method);
      return target ? { kind: "found", entry: fixed, target, params: {} } : {
        kind: "wrong method",
        entry: fixed,
        params: {},
      };
    }
    let nearest: Match<Target> = { kind: "unknown" };
    for (const entry of this.#dynamic) {
      if (!pathname.startsWith(entry.prefix)) continue;
      const groups = entry.matcher.exec({ pathname })?.pathname.groups;
      if (!groups) continue;
      const params: Record<string, string> = {};
      for (const name in groups) params[name] = decodeURI(groups[name] ?? "");
      const target = targetFor(entry, method);
      if (target) return { kind: "found", entry, target, params };
      if (nearest.kind === "unknown") {
        nearest = { kind: "wrong method", entry, params };
      }
    }
    return nearest;
  }
}

function targetFor<Target>({ methods }: Entry<Target>, method: string): Target | undefined {
  return methods.get(method as Method) ??
    (method === "HEAD" ? methods.get("GET") : undefined);
}

function otherSlash(pathname: string): string {
  return pathname.endsWith("/") ? pathname.slice(0, -1) : pathname + "/";
}
