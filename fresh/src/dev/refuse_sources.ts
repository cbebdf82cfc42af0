// What only Fresh itself can do must not reach a build: the page would load and then quietly do less.
import { dirname, relative, resolve } from "node:path";
import { notOffered } from "../refuse.ts";
import type { Project } from "./project.ts";

const REFUSED: [RegExp, string][] = [
  [/[\s{"'](f-(?:client-nav|partial|view-transition))\b(?=[\s=>"'/:])/, "$1"],
  [/import\s*\{[^}]*\b(Partial)\b[^}]*\}\s*from\s*["']fresh\/runtime["']/, "<$1>"],
  [/Deno\.env\.get\(\s*["'](FRESH_PUBLIC_\w*)/, "$1 (values for the browser go in props)"],
];
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g;

/** Reads these modules and all of the project's own that they import, and refuses by name what is not offered. */
export function refuseSources(project: Project, entries: string[]): void {
  const waiting = [...entries];
  const seen = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    let source: string;
    try {
      source = Deno.readTextFileSync(path);
    } catch {
      continue; // Deno reports what is missing better than we could.
    }
    for (const [pattern, what] of REFUSED) {
      const match = pattern.exec(source);
      if (!match) continue;
      const line = source.slice(0, match.index + 1).split("\n").length;
      throw notOffered(`${what.replace("$1", match[1])} in ${relative(project.root, path)}:${line}`);
    }
    for (const [, specifier] of source.matchAll(IMPORT)) {
      const target = specifier.startsWith(".") ? resolve(dirname(path), specifier) : project.resolve(specifier);
      const isOwn = target.startsWith(project.root) &&
        !/[/\\]node_modules[/\\]/.test(target);
      if (isOwn && /\.[tj]sx?$/.test(target) && !seen.has(target)) {
        seen.add(target);
        waiting.push(target);
      }
    }
  }
}
