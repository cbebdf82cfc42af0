// What only Fresh itself can do must not reach a build: the page would load and then quietly do less.
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { notOffered } from "../refuse.ts";

const REFUSED: [RegExp, string][] = [
  [/[\s{"'](f-(?:client-nav|partial|view-transition))\b(?=[\s=>"'/:])/, "$1"],
  [/import\s*\{[^}]*\b(Partial)\b[^}]*\}\s*from\s*["']fresh\/runtime["']/, "<$1>"],
  [/Deno\.env\.get\(\s*["'](FRESH_PUBLIC_\w*)/, "$1 (values for the browser go in props)"],
];
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"'\n]+\.[tj]sx?)["']/g;

/** Reads these modules and all of the project's own that they import, and refuses by name what is not offered. */
export function refuseSources(root: string, entries: string[]): void {
  const paths = new Set(entries);
  for (const path of paths) {
    const source = textOf(path);
    for (const [pattern, what] of REFUSED) {
      const match = pattern.exec(source);
      if (!match) continue;
      const line = source.slice(0, match.index + 1).split("\n").length;
      throw notOffered(`${what.replace("$1", match[1])} in ${relative(root, path)}:${line}`);
    }
    // A set that grows while it is walked is walked to its new end.
    for (const [, specifier] of source.matchAll(IMPORT)) paths.add(resolve(dirname(path), specifier));
  }
}

/** Elements that rendering looks at, which `jsx: precompile` must therefore leave as they are. */
const LOOKED_AT = "a img source body html head title meta script link style base noscript template".split(" ");

export function refuseSettings(root: string): void {
  const config = textOf(join(root, "deno.json"));
  if (!/"jsx"\s*:\s*"precompile"/.test(config)) return;
  const skipped = /"jsxPrecompileSkipElements"\s*:\s*\[([^\]]*)\]/.exec(config)?.[1] ?? "";
  const missing = LOOKED_AT.filter((name) => !skipped.includes(`"${name}"`));
  if (missing.length > 0) {
    throw notOffered(`"jsx": "precompile" without ${missing.join(", ")} in "jsxPrecompileSkipElements"`);
  }
}

/** What is missing is empty here: Deno reports it better than we could. */
const textOf = (path: string) => existsSync(path) ? Deno.readTextFileSync(path) : "";
