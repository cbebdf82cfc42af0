import type { Call } from "./call.ts";
import { CALLS } from "./calls.ts";

/** The calls at a path, and the id it carries. */
export interface Route {
  readonly pattern: string;
  readonly id: string | null;
  readonly calls: readonly Call[];
}

/** Plain paths before those with an id, so that /sales/export is never taken for the sale `export`. */
const PLACES = Map.groupBy(CALLS, (call) => call.path);
const PATTERNS = [...PLACES.keys()].map((path) => ({
  path,
  pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(":id", "([^/]+)")}$`),
})).sort((a, b) => Number(a.path.includes(":id")) - Number(b.path.includes(":id")));

/** The route of a path below /api/v1, fixed words before ids; null for none. */
export function findRoute(path: string): Route | null {
  for (const { path: pattern, pattern: expression } of PATTERNS) {
    const match = expression.exec(path);
    if (match) return { pattern, id: match[1] ?? null, calls: PLACES.get(pattern)! };
  }
  return null;
}
