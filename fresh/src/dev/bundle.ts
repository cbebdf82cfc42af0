// The browser's half: the islands and the runtime that starts them, in as few bytes as they need.
import * as esbuild from "esbuild";
import { extname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { notOffered } from "../refuse.ts";
import type { Project } from "./project.ts";

export interface BundleOptions {
  readonly minify: boolean;
  readonly target: string | string[];
  readonly sourceMap?: {
    kind: boolean | "linked" | "inline" | "external" | "both";
    sourcesContent?: boolean;
  };
}

const RUNTIME = fileURLToPath(new URL("../runtime.ts", import.meta.url));
const BOOT = fileURLToPath(new URL("../client/boot.ts", import.meta.url));
const LIVE = fileURLToPath(new URL("../client/live.ts", import.meta.url));

/** Bundles by name: `fresh-runtime.js`, one per island's file, and the chunks they share. */
export async function bundle(
  project: Project,
  entries: Record<string, string>,
  { minify, target, sourceMap }: BundleOptions,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const result = await esbuild.build({
    entryPoints: { "fresh-runtime": BOOT, ...entries },
    outdir: project.root,
    entryNames: "[name]",
    chunkNames: "chunk-[hash]",
    absWorkingDir: project.root,
    bundle: true,
    splitting: true,
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
    write: false,
    logLevel: "silent",
    plugins: [resolver(project)],
  });
  return new Map(
    result.outputFiles.map(({ path, contents }) => [relative(project.root, path), contents as Uint8Array<ArrayBuffer>]),
  );
}

/** The script that development pages carry. */
export async function liveScript(): Promise<string> {
  return (await esbuild.transform(await Deno.readTextFile(LIVE), {
    loader: "ts",
  })).code;
}

/** Ends esbuild's own process. */
export const stopBundler = (): Promise<void> => esbuild.stop();

/** Finds modules the way Deno does: through the project's import map, then in its node_modules. */
function resolver(project: Project): esbuild.Plugin {
  return {
    name: "deno",
    setup(build) {
      build.onResolve(
        { filter: /.*/ },
        async ({ path, kind, pluginData, importer, resolveDir }) => {
          if (kind === "entry-point" || pluginData === "resolved") return;
          if (extname(path) === ".css") {
            return refuse(`a stylesheet imported by an island (${path})`);
          }
          const specifier = path.startsWith(".") ? path : project.resolve(path);
          if (specifier.startsWith("jsr:@fresh/core") || path === "fresh" || path.startsWith("fresh/")) {
            if (specifier.endsWith("/runtime")) return { path: RUNTIME };
            return refuse(`"${path}" in an island (${importer}); islands import "fresh/runtime"`);
          }
          if (specifier.startsWith("jsr:")) {
            return refuse(`${specifier} in an island`);
          }
          if (specifier.startsWith("file:")) {
            return {
              path: fileURLToPath(specifier),
            };
          }
          const isFile = /^[./]/.test(specifier);
          const name = isFile ? specifier : specifier.replace(/^npm:\/?((?:@[^/]+\/)?[^/@]+)(?:@[^/]+)?/, "$1");
          // Packages are found from the project's folder whoever imports them, so that there is one Preact.
          const from = isFile || inPackage(importer) ? resolveDir : project.root;
          return await build.resolve(name, {
            kind,
            importer,
            resolveDir: from,
            pluginData: "resolved",
          });
        },
      );
    },
  };
}

const inPackage = (importer: string) => /[/\\]node_modules[/\\]/.test(importer);

function refuse(what: string): esbuild.OnResolveResult {
  return { errors: [{ text: notOffered(what).message }] };
}
