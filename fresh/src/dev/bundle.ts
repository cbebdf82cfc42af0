// The browser's half: one runtime, which is Preact, signals and what starts the islands; one bundle per island's file;
// and the chunks that islands share.
import * as esbuild from "esbuild";
import { join, relative } from "node:path";
import { notOffered } from "../refuse.ts";
import type { Found } from "./crawl.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

const own = (file: string) => join(import.meta.dirname!, file);

/** What islands take from the runtime, so that a page has each of them once and in one file; the last is signals' own. */
const SHARED = ["preact", "preact/hooks", "preact/jsx-runtime", "@preact/signals", "@preact/signals-core"];
const RUNTIME = "./fresh-runtime.js";

/** Everything the browser may load for these islands, by file name. */
export async function bundle(root: string, islands: Found[], minify: boolean): Promise<[string, Bytes][]> {
  const build = async (half: esbuild.BuildOptions) => {
    const { outputFiles, metafile } = await esbuild.build({
      ...{ absWorkingDir: root, outdir: root, entryNames: "[name]", chunkNames: "chunk-[hash]" },
      ...{ bundle: true, format: "esm", platform: "browser", legalComments: "none", logLevel: "silent" },
      ...{ jsx: "automatic", jsxImportSource: "preact", tsconfigRaw: {} },
      ...{ target: "es2022", minify },
      ...half,
      ...{ write: false, metafile: true },
    });
    // Every file loads the chunk of esbuild's own helpers, even where it uses none of them: such a line does nothing.
    const helpers = Object.entries(metafile!.outputs).filter(([, { inputs }]) => Object.keys(inputs).length === 0);
    const loads = new RegExp(`import\\s*"\\./(?:${helpers.map(([file]) => RegExp.escape(file)).join("|")})";`);
    return outputFiles!.map(({ path, text }): [string, Bytes] => [
      relative(root, path),
      new TextEncoder().encode(text.replace(loads, "")),
    ]);
  };
  try {
    const entryPoints = islands.map(({ name, path }) => ({ in: path, out: name }));
    entryPoints.push({ in: own("../client/devalue.ts"), out: "fresh-devalue" });
    const files = await build({ entryPoints, splitting: true, plugins: [resolver(root, true)] });
    const contents = `export { ${["boot", ...namesUsed(files)].join(", ")} } from "everything shared"`;
    const stdin = { contents, sourcefile: RUNTIME, resolveDir: root };
    const [[, runtime]] = await build({ stdin, plugins: [resolver(root, false)] });
    return [...files, [RUNTIME.slice(2), runtime]];
  } finally {
    await esbuild.stop();
  }
}

/** What the islands import from the runtime: the rest is left out of it. */
function namesUsed(islands: [string, Bytes][]): string[] {
  const names = new Set<string>();
  for (const [file, content] of islands) {
    const imports = new TextDecoder().decode(content).matchAll(/import\s*([^;"']*?)\s*from\s*"\.\/fresh-runtime\.js"/g);
    for (const [, what] of imports) {
      if (!what.startsWith("{")) throw notOffered(`importing all of Preact as one name (${file})`);
      for (const part of what.slice(1, -1).split(",")) names.add(part.trim().split(/\s+as\s+/)[0]);
    }
  }
  return [...names].filter(Boolean).sort();
}

/** Packages are found from the project's folder whoever imports them, so that there is one of each. */
function resolver(root: string, isIslands: boolean): esbuild.Plugin {
  return {
    name: "deno",
    setup(build) {
      build.onResolve({ filter: /^[^./]|\.css$/ }, async ({ path, kind, importer, pluginData }) => {
        if (kind === "entry-point" || pluginData === "from the project") return;
        // Without side effects: what no island imports is left out.
        if (path === "everything shared") return { path: own("../client/shared.ts"), sideEffects: false };
        if (isIslands && SHARED.includes(path)) return { path: RUNTIME, external: true };
        if (/[/\\]node_modules[/\\]/.test(importer)) return;
        if (path === "fresh/runtime") return { path: own("../runtime.ts") };
        const options = { kind, importer, resolveDir: root, pluginData: "from the project" };
        const refused = /^fresh\b|\.css$/.test(path);
        const found = refused ? null : await build.resolve(path, options);
        if (found?.errors.length === 0) return found;
        return { errors: [{ text: notOffered(`"${path}" in an island (${relative(root, importer)})`).message }] };
      });
    },
  };
}
