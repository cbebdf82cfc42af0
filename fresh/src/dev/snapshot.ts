// The two modules of a build on disk: what it holds, and how it starts.
import { type Found, wayFrom } from "./crawl.ts";

/** All that a build is made of. */
export interface Sources {
  readonly buildId: string;
  readonly routes: Found[];
  readonly islands: Found[];
  /** Every file to serve, by its address: its path, or its content where it was made here. */
  readonly served: [string, string | Uint8Array<ArrayBuffer>][];
}

const text = JSON.stringify;

/** `snapshot.js`: the routes and islands as imports, the static files as a list. */
export function writeSnapshot(outDir: string, { buildId, routes, islands }: Sources, hashes: Record<string, string>) {
  const imports: string[] = [];
  const loaded = (found: Found[]) =>
    found.map(({ name, path }) => {
      const module = `module${imports.length}`;
      imports.push(`import * as ${module} from ${text(wayFrom(outDir, path))};`);
      return `\n  { name: ${text(name)}, module: ${module} },`;
    }).join("");
  const lists = `export const routes = [${loaded(routes)}\n];\nexport const islands = [${loaded(islands)}\n];`;
  return `// Written by the Builder.
${imports.join("\n")}

export const buildId = ${text(buildId)};
${lists}
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
