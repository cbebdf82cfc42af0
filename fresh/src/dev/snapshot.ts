// The two modules of a build on disk: what it holds, and how it starts.
import type { Found } from "./crawl.ts";

const text = (value: string) => JSON.stringify(value);

/** `snapshot.js`: the routes and islands as imports, the static files as a list. */
export function writeSnapshot(
  buildId: string,
  routes: Found[],
  islands: Found[],
  files: Record<string, string>,
  fromOut: (path: string) => string,
): string {
  const imports: string[] = [];
  const loaded = (found: Found[]) =>
    found.map(({ name, path }) => {
      const module = `module${imports.length}`;
      imports.push(`import * as ${module} from ${text(fromOut(path))};`);
      return `\n  { name: ${text(name)}, module: ${module} },`;
    }).join("");
  const lists = `export const routes = [${loaded(routes)}\n];\nexport const islands = [${loaded(islands)}\n];`;
  return `// Written by the Builder.
import { fileURLToPath } from "node:url";
${imports.join("\n")}

const at = (name) => fileURLToPath(new URL("./static" + name.split("/").map(encodeURIComponent).join("/"), import.meta.url));

export const buildId = ${text(buildId)};
${lists}
const hashes = ${JSON.stringify(files, null, 2)};
export const files = Object.fromEntries(
  Object.entries(hashes).map(([name, hash]) => [name, { content: at(name), hash }]),
);
`;
}

/** `server.js`: what `deno serve` is given. */
export const SERVER = `// Written by the Builder. Start it with: deno serve -A _fresh/server.js
import { fileURLToPath } from "node:url";
import { ProdBuildCache, setBuildCache } from "fresh/internal";
import * as snapshot from "./snapshot.js";
import { app } from "../main.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
setBuildCache(app, new ProdBuildCache(root, snapshot), "production");

export default { fetch: app.handler() };
`;
