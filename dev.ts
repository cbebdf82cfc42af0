/** `deno task dev`: the development server. `deno task build`: the stylesheet and the islands, made only when a source changed. */
import { createHash } from "node:crypto";
import { reasonOf } from "./adapters/config.ts";

const ROOT = new URL("./", import.meta.url);
const STAMP = new URL("_fresh/.built", ROOT);
const MADE = ["_fresh/server.js", "_fresh/snapshot.js", "static/manifest.json"];

/** Whatever can change what the build makes. Files the build itself writes into static/ are left out by name. */
const SOURCES = [
  "deno.json",
  "deno.lock",
  "dev.ts",
  "main.ts",
  "adapters/http",
  "components",
  "domain",
  "fresh",
  "islands",
  "locales",
  "routes",
  "static",
  "tools",
];
const WRITTEN_BY_BUILD = /^static\/(app\.[^/]+\.css|icons\.[^/]+\.svg|manifest\.json|fonts\/.*)$/;

try {
  if (Deno.args.includes("build")) await build();
  else await (await builder()).listen(() => import("./main.ts"), { port: Number(Deno.env.get("PORT") ?? 8000) });
} catch (error) {
  console.error(reasonOf(error));
  Deno.exit(1);
}

async function build(): Promise<void> {
  if (await isBuilt()) return console.log("Nothing changed since the last build");
  await (await builder()).build();
  // Looked at again, since the build writes a source too: the address of the icons.
  await Deno.writeTextFile(STAMP, await stateOfSources());
}

/** The stylesheet first: the Builder takes over what lies in static/. Loaded late, since a second start builds nothing. */
async function builder() {
  const { buildCss } = await import("./tools/build_css.ts");
  await buildCss();
  const { Builder } = await import("fresh/dev");
  return new Builder();
}

async function isBuilt(): Promise<boolean> {
  try {
    for (const file of MADE) await Deno.stat(new URL(file, ROOT));
    return await Deno.readTextFile(STAMP) === await stateOfSources();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** A digest of every source's path and text, and of where they lie: the build's output names absolute paths. */
async function stateOfSources(): Promise<string> {
  const digest = createHash("sha256").update(ROOT.href).update(Deno.version.deno);
  for (const source of SOURCES) {
    for await (const path of filesBelow(source)) {
      digest.update(`\0${path}\0`).update(await Deno.readFile(new URL(path, ROOT)));
    }
  }
  return digest.digest("hex");
}

async function* filesBelow(path: string): AsyncGenerator<string> {
  if (/(^|\/)(node_modules|conformance)$|_test\.tsx?$/.test(path) || WRITTEN_BY_BUILD.test(path)) return;
  let found: Deno.FileInfo;
  try {
    found = await Deno.stat(new URL(path, ROOT));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return;
    throw error;
  }
  if (!found.isDirectory) return yield path;
  const names = (await Array.fromAsync(Deno.readDir(new URL(`${path}/`, ROOT)))).map((entry) => entry.name).sort();
  for (const name of names) yield* filesBelow(`${path}/${name}`);
}
