// The two modules of a build on disk: what it holds, and how it starts.
import { type Found, wayFrom } from "./crawl.ts";

/** A file to serve: its address, and its path, or its content where it was made here. */
export type Served = [string, string | Uint8Array<ArrayBuffer>];

/** All that a build is made of. */
export interface Sources {
  readonly buildId: string;
  readonly routes: Found[];
  readonly islands: Found[];
  readonly served: Served[];
}

const text = JSON.stringify;

/** `snapshot.js`: the routes and islands as imports, the static files as a list. */
export function writeSnapshot(outDir: string, { buildId, routes, islands }: Sources, hashes: Record<string, string>) {
  const paths = [...routes, ...islands].map(({ path }) => text(wayFrom(outDir, path)));
  const list = (found: Found[], first: number) =>
    found.map(({ name }, i) => `\n  { name: ${text(name)}, module: module${first + i} },`).join("");
  return `// Written by the Builder.
${paths.map((path, i) => `import * as module${i} from ${path};`).join("\n")}

export const buildId = ${text(buildId)};
export const routes = [${list(routes, 0)}\n];
export const islands = [${list(islands, routes.length)}\n];
const hashes = ${text(hashes, null, 2)};
export const files = Object.fromEntries(
  Object.entries(hashes).map(([name, hash]) => [name, { content: import.meta.dirname + "/static" + name, hash }]),
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
