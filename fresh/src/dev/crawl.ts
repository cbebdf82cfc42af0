// What the project's folders hold: route files, islands, static files.
import { existsSync, readdirSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";

export interface Found {
  /** Absolute. */
  readonly path: string;
  /** Below the folder that was searched, with "/" between the parts. */
  readonly name: string;
}

const SOURCE = /\.(ts|tsx|js|jsx)$/;
const TEST = /[._]test\.[tj]sx?$/;

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

const isSource = ({ name }: Found) => SOURCE.test(name) && !name.endsWith(".d.ts") && !TEST.test(name);

/** Route files by their name without extension. Folders in parentheses with an underscore hold no routes. */
export function crawlRoutes(folder: string): Found[] {
  return filesBelow(folder)
    .filter((file) => isSource(file) && !/(^|\/)\(_[^/]*\)\//.test(file.name))
    .map(({ path, name }) => ({ path, name: name.slice(0, -extname(name).length) }));
}

/** Islands stand in `islands/` and in the folders `(_islands)` among the routes. */
export function crawlIslands(islands: string, routes: string): Found[] {
  const beside = filesBelow(routes).filter(({ name }) => /(^|\/)\(_islands\)\//.test(name));
  return [...filesBelow(islands), ...beside].filter(isSource);
}

/** Static files by the path they are served at. Hidden files stay at home, but for `.well-known`. */
export function crawlStatic(folder: string): [string, string][] {
  const isHidden = (part: string) => part.startsWith(".") && part !== ".well-known";
  const shown = filesBelow(folder).filter(({ name }) => !name.split("/").some(isHidden));
  return shown.map(({ path, name }) => ["/" + name, path]);
}
