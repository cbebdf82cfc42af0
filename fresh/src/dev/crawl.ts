// What the project's folders hold: route files, islands, static files.
import { existsSync, readdirSync } from "node:fs";
import { extname, join, parse, relative, sep } from "node:path";
import { unused } from "../build_cache.ts";

export interface Found {
  /** Absolute. */
  readonly path: string;
  /** The name of an island's bundle, or where a file is below its folder, with "/" between the parts. */
  readonly name: string;
}

export const wayFrom = (folder: string, path: string) => relative(folder, path).split(sep).join("/");

/** All files below a folder, in the order of their names; nothing where there is no such folder. */
function filesBelow(folder: string): Found[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, name: wayFrom(folder, path) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isSource = ({ name }: Found) => /\.[tj]sx?$/.test(name) && !/(\.d\.ts|[._]test\.[tj]sx?)$/.test(name);

/** What a project holds. Folders in parentheses with an underscore hold no routes, but `(_islands)` islands. */
export function crawl(root: string) {
  const besideRoutes = filesBelow(join(root, "routes")).filter(isSource);
  const routes = besideRoutes.filter(({ name }) => !/(^|\/)\(_[^/]*\)\//.test(name));
  const islands = besideRoutes.filter(({ name }) => /(^|\/)\(_islands\)\//.test(name));
  const isHidden = (part: string) => part.startsWith(".") && part !== ".well-known";
  const taken = new Set(["fresh-runtime", "fresh-devalue"]);
  return {
    routes: routes.map(({ path, name }) => ({ path, name: name.slice(0, -extname(name).length) })),
    islands: [...filesBelow(join(root, "islands")).filter(isSource), ...islands]
      .map(({ path }) => ({ path, name: unused(parse(path).name, taken) })),
    statics: filesBelow(join(root, "static")).filter(({ name }) => !name.split("/").some(isHidden)),
  };
}
