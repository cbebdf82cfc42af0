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

/** All files below a folder, in the order of their names; nothing where there is no such folder. */
function filesBelow(folder: string): Found[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join("/") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isSource = ({ name }: Found, ignored: RegExp[]) =>
  SOURCE.test(name) && !name.endsWith(".d.ts") && !TEST.test(name) &&
  !ignored.some((pattern) => pattern.test(name));

/** Route files by their name without extension. Folders in parentheses with an underscore hold no routes. */
export function crawlRoutes(folder: string, ignored: RegExp[]): Found[] {
  return filesBelow(folder)
    .filter((file) => isSource(file, ignored) && !/(^|\/)\(_[^/]*\)\//.test(file.name))
    .map(({ path, name }) => ({ path, name: name.slice(0, -extname(name).length) }));
}

/** Islands stand in `islands/` and in the folders `(_islands)` among the routes. */
export function crawlIslands(islands: string, routes: string, ignored: RegExp[]): Found[] {
  const beside = filesBelow(routes).filter(({ name }) => /(^|\/)\(_islands\)\//.test(name));
  return [...filesBelow(islands), ...beside].filter((file) => isSource(file, ignored));
}

/** Static files by the path they are served at. Hidden files stay at home, but for `.well-known`. */
export function crawlStatic(folders: string[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { path, name } of folders.flatMap(filesBelow)) {
    const hidden = name.split("/").some((part) => part.startsWith(".") && part !== ".well-known");
    if (!hidden && !files.has("/" + name)) files.set("/" + name, path);
  }
  return files;
}
