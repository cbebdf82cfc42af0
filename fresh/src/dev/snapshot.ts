// The two modules of a build on disk: what it holds, and how it starts.
import type { Found } from "./crawl.ts";

const text = (value: string) => JSON.stringify(value);

/** `snapshot.js`: the routes and islands as imports, the static files as a list. */
export function writeSnapshot(
  buildId: string,
  routes: Found[],
  islands: (Found & { entry: string })[],
  files: Record<string, string>,
  fromOut: (path: string) => string,
): string {
  const imports = [
    ...routes.map(({ path }, i) => `import * as route${i} from ${text(fromOut(path))};`),
    ...islands.map(({ path }, i) => `import * as island${i} from ${text(fromOut(path))};`),
  ];
  const routeList = routes.map(({ name }, i) => `{ file: ${text(name)}, module: route${i} },`);
  const islandList = islands.map(({ entry }, i) => `{ entry: ${text(entry)}, module: island${i} },`);
  return `// Written by the Builder.
import { fileURLToPath } from "node:url";
${imports.join("\n")}

const at = (name) => fileURLToPath(new URL("./static" + name.split("/").map(encodeURIComponent).join("/"), import.meta.url));

export const buildId = ${text(buildId)};
export const routes = [${routeList.join("\n  ")}];
export const islands = [${islandList.join("\n  ")}];
const hashes = ${JSON.stringify(files, null, 2)};
export const files = Object.fromEntries(
  Object.entries(hashes).map(([name, hash]) => [name, { content: at(name), hash }]),
);
`;
}

/** `server.js`: what `deno serve` is given. */
export function writeServer(serverEntry: string, root: string): string {
  return `// Written by the Builder. Start it with: deno serve -A _fresh/server.js
import { fileURLToPath } from "node:url";
import { ProdBuildCache, setBuildCache } from "fresh/internal";
import * as snapshot from "./snapshot.js";
import { app } from ${text(serverEntry)};

const root = fileURLToPath(new URL(${text(root + "/")}, import.meta.url));
setBuildCache(app, new ProdBuildCache(root, snapshot), "production");

export default { fetch: app.handler() };
`;
}
