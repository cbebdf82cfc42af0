// The browser's half: one runtime, which is Preact, signals and what starts the islands; one bundle per island's file;
// and the chunks that islands share.
import * as esbuild from "esbuild";
import { extname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { notOffered } from "../refuse.ts";
import type { Project } from "./project.ts";

export interface SourceMap {
  kind: boolean | "linked" | "inline" | "external" | "both";
  sourcesContent?: boolean;
}
export interface BundleOptions {
  readonly minify: boolean;
  readonly target: string | string[];
  readonly sourceMap?: SourceMap;
}
export type Bundles = Map<string, Uint8Array<ArrayBuffer>>;

const own = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const RUNTIME = own("../runtime.ts");
const BOOT = own("../client/boot.ts");
const LIVE = own("../client/live.ts");

/** Packages that islands take from the runtime, so that a page has each of them once and in one file. */
const SHARED = ["preact", "preact/hooks", "preact/jsx-runtime", "@preact/signals"];
/** Its names are signals' own; a second copy of it would know nothing of the first one's signals. */
const WITHIN_SHARED = "@preact/signals-core";
const RUNTIME_FILE = "./fresh-runtime.js";

/** Everything the browser may load for the islands in these files, by file name. */
export async function bundle(
  project: Project,
  entries: Record<string, string>,
  { minify, target, sourceMap }: BundleOptions,
): Promise<Bundles> {
  const build = async (options: esbuild.BuildOptions): Promise<Bundles> => {
    const { outputFiles } = await esbuild.build({
      outdir: project.root,
      entryNames: "[name]",
      chunkNames: "chunk-[hash]",
      absWorkingDir: project.root,
      bundle: true,
      format: "esm",
      platform: "browser",
      target,
      minify,
      sourcemap: sourceMap?.kind ?? false,
      sourcesContent: sourceMap?.sourcesContent,
      jsx: "automatic",
      jsxImportSource: "preact",
      tsconfigRaw: {},
      legalComments: "none",
      logLevel: "silent",
      ...options,
      write: false,
    });
    return new Map(outputFiles!.map(({ path, contents }) => [
      relative(project.root, path),
      contents as Uint8Array<ArrayBuffer>,
    ]));
  };
  const islands = await build({ entryPoints: entries, splitting: true, plugins: [resolver(project, "islands")] });
  const plugins = [everythingShared(project), resolver(project, "runtime")];
  const source = `export { ${["boot", ...namesUsed(islands)].join(", ")} } from "everything shared"`;
  const runtime = await build({ stdin: { contents: source, sourcefile: "fresh-runtime.js" }, plugins });
  for (const [name, content] of runtime) islands.set(name.replace("stdin", "fresh-runtime"), content);
  return islands;
}

/** What the islands import from the runtime: the rest is left out of it. */
function namesUsed(islands: Bundles): string[] {
  const names = new Set<string>();
  for (const [file, content] of islands) {
    if (!file.endsWith(".js")) continue;
    const imports = new TextDecoder().decode(content).matchAll(/import\s*([^;"']*?)\s*from\s*"\.\/fresh-runtime\.js"/g);
    for (const [, what] of imports) {
      if (!what.startsWith("{")) throw notOffered(`importing all of Preact as one name (${file})`);
      for (const part of what.slice(1, -1).split(",")) names.add(part.trim().split(/\s+as\s+/)[0]);
    }
  }
  names.delete("");
  return [...names].sort();
}

function everythingShared(project: Project): esbuild.Plugin {
  const contents = [...SHARED, BOOT].map((path) => `export * from ${JSON.stringify(path)};`).join("\n");
  return {
    name: "everything shared",
    setup(build) {
      build.onResolve(
        { filter: /^everything shared$/ },
        ({ path }) => ({ path, namespace: "fresh", sideEffects: false }),
      );
      build.onLoad({ filter: /.*/, namespace: "fresh" }, () => ({ contents, resolveDir: project.root }));
    },
  };
}

/** The script that development pages carry. */
export async function liveScript(): Promise<string> {
  return (await esbuild.transform(await Deno.readTextFile(LIVE), { loader: "ts" })).code;
}

/** Ends esbuild's own process. */
export const stopBundler = (): Promise<void> => esbuild.stop();

/** Finds modules the way Deno does: through the project's import map, then in its node_modules. */
function resolver(project: Project, half: "islands" | "runtime"): esbuild.Plugin {
  return {
    name: "deno",
    setup(build) {
      build.onResolve({ filter: /.*/ }, async ({ path, kind, pluginData, importer, resolveDir }) => {
        if (kind === "entry-point" || pluginData === "resolved") return;
        if (extname(path) === ".css") return refuse(`a stylesheet imported by an island (${path})`);
        const specifier = path.startsWith(".") ? path : project.resolve(path);
        if (specifier.startsWith("jsr:@fresh/core") || path === "fresh" || path.startsWith("fresh/")) {
          if (specifier.endsWith("/runtime")) return { path: RUNTIME };
          return refuse(`"${path}" in an island (${importer}); islands import "fresh/runtime"`);
        }
        if (specifier.startsWith("jsr:")) return refuse(`${specifier} in an island`);
        if (specifier.startsWith("file:")) return { path: fileURLToPath(specifier) };
        const isFile = /^[./]/.test(specifier);
        const name = isFile ? specifier : specifier.replace(/^npm:\/?((?:@[^/]+\/)?[^/@]+)(?:@[^/]+)?/, "$1");
        if (half === "islands" && (SHARED.includes(name) || name === WITHIN_SHARED)) {
          return { path: RUNTIME_FILE, external: true };
        }
        // Packages are found from the project's folder whoever imports them, so that there is one of each.
        const from = isFile || inPackage(importer) ? resolveDir : project.root;
        return await build.resolve(name, { kind, importer, resolveDir: from, pluginData: "resolved" });
      });
    },
  };
}

const inPackage = (importer: string) => /[/\\]node_modules[/\\]/.test(importer);

function refuse(what: string): esbuild.OnResolveResult {
  return { errors: [{ text: notOffered(what).message }] };
}
