import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type App, type ListenOptions, setBuildCache } from "../app.ts";
import { ProdBuildCache } from "../build_cache.ts";
import type { ResolvedFreshConfig } from "../define.ts";
import { notOffered } from "../refuse.ts";
import { LOCK } from "../runtime.ts";
import { bundle, type Bytes } from "./bundle.ts";
import { crawl, type Found } from "./crawl.ts";
import { LIVE_SCRIPT, liveReload } from "./live_reload.ts";
import { refuseSettings, refuseSources } from "./refusals.ts";
import { type Served, SERVER, type Sources, writeSnapshot } from "./snapshot.ts";

// deno-lint-ignore no-explicit-any -- an app of any state
type AnyApp = App<any>;
type Mode = ResolvedFreshConfig["mode"];

type Places = "root" | "serverEntry" | "outDir" | "islandDir" | "routeDir";
export interface ResolvedBuildConfig extends Record<Places, string> {
  staticDir: string[];
  target: string | string[];
  ignore: RegExp[];
  sourceMap?: { kind: boolean | "linked" | "inline" | "external" | "both"; sourcesContent?: boolean };
}
/** Only the root is offered: everything else has the place and name that Fresh gives it. */
export type BuildOptions = Partial<Omit<ResolvedBuildConfig, "staticDir"> & { staticDir: string | string[] }>;
export interface OnTransformOptions {
  pluginName: string;
  filter: RegExp;
}
export interface OnTransformArgs {
  path: string;
  mode: Mode;
  text: string;
  content: Uint8Array;
}
type Transformed = { content: string | Uint8Array; path?: string } | void;
export type TransformFn = (args: OnTransformArgs) => Transformed | Promise<Transformed>;

/** Builds an app for the disk or for memory, or serves it while it is being written. */
export class Builder {
  readonly #root: string;

  constructor({ root = Deno.cwd(), ...others }: BuildOptions = {}) {
    const [other] = Object.keys(others);
    if (other) throw notOffered(`Builder's ${other}`);
    this.#root = resolve(root.startsWith("file:") ? fileURLToPath(root) : root);
  }

  registerIsland(_path: string): void {
    throw notOffered("Builder.registerIsland()");
  }

  onTransformStaticFile(_options: OnTransformOptions, _transform: TransformFn): void {
    throw notOffered("Builder.onTransformStaticFile()");
  }

  /** Builds, and returns what gives the build to an app: in memory at once, on disk through `_fresh/server.js`. */
  async build(options: { mode?: Mode; snapshot?: "disk" | "memory" } = {}): Promise<(app: AnyApp) => void> {
    const { mode = "production", snapshot = "disk" } = options;
    const sources = await this.#read(mode);
    if (snapshot === "memory") return await this.#inMemory(sources, mode);
    this.#toDisk(sources);
    return () => {
      throw notOffered("giving a build on disk to an app (import _fresh/server.js)");
    };
  }

  /** Serves the app with its sources as they are now; `deno run --watch` starts it again when they change. */
  async listen(load: () => Promise<{ app: AnyApp }>, options: ListenOptions = {}): Promise<void> {
    const apply = await this.build({ mode: "development", snapshot: "memory" });
    const { app } = await load();
    apply(app);
    await Deno.serve(options as Deno.ServeTcpOptions, liveReload(app.handler())).finished;
  }

  async #read(mode: Mode): Promise<Sources> {
    const root = this.#root;
    refuseSettings(root);
    const { routes, islands, statics } = crawl(root);
    refuseSources(root, [join(root, "main.ts"), ...[...routes, ...islands].map(({ path }) => path)]);
    const bundles = islands.length > 0 ? await bundle(root, islands, mode === "production") : [];
    const files = statics.map(({ name, path }): Served => ["/" + name, path]);
    // Named after all that is served, so that the same sources give the same addresses.
    const buildId = hash([...files, ...bundles]);
    const addressed = bundles.map(([name, content]): Served => [`/_fresh/js/${buildId}/${name}`, content]);
    return { buildId, routes, islands, served: [...files, ...addressed] };
  }

  async #inMemory({ buildId, routes, islands, served }: Sources, mode: Mode): Promise<(app: AnyApp) => void> {
    const load = (found: Found[]) =>
      Promise.all(found.map(async ({ name, path }) => ({ name, module: await import(pathToFileURL(path).href) })));
    // Read when asked for, and without a hash: they change while the app is being written.
    const files = Object.fromEntries(served.map(([name, content]) => [name, { content, hash: null }]));
    const snapshot = { buildId, routes: await load(routes), islands: await load(islands), files };
    const cache = new ProdBuildCache(this.#root, snapshot, mode === "development" ? LIVE_SCRIPT : "");
    return (app) => setBuildCache(app, cache, mode);
  }

  #toDisk(sources: Sources): void {
    const outDir = join(this.#root, "_fresh");
    Deno.mkdirSync(outDir, { recursive: true });
    for (const entry of Deno.readDirSync(outDir)) Deno.removeSync(join(outDir, entry.name), { recursive: true });
    const hashes: Record<string, string> = {};
    for (const [name, source] of sources.served) {
      const original = contentOf(source);
      const content = name.endsWith(".css") ? lockUrls(original, sources.buildId) : original;
      const path = join(outDir, "static", name);
      Deno.mkdirSync(dirname(path), { recursive: true });
      Deno.writeFileSync(path, content);
      hashes[name] = hash([[name, content]]);
    }
    Deno.writeTextFileSync(join(outDir, "snapshot.js"), writeSnapshot(outDir, sources, hashes));
    Deno.writeTextFileSync(join(outDir, "server.js"), SERVER);
  }
}

const contentOf = (source: Served[1]): Bytes => typeof source === "string" ? Deno.readFileSync(source) : source;

function hash(files: Served[]): string {
  const sum = createHash("sha1");
  for (const [name, source] of files.sort(([a], [b]) => a < b ? -1 : 1)) {
    const content = contentOf(source);
    sum.update(`${name} ${content.length}\n`).update(content);
  }
  return sum.digest("hex");
}

/** Files that a stylesheet names are kept by browsers for as long as this build is served. */
function lockUrls(css: Bytes, buildId: string): Bytes {
  const locked = new TextDecoder().decode(css).replace(
    /url\(\s*(["']?)(\/(?!\/)[^"')?#\s]+)\1\s*\)/g,
    (_, quote, path) => `url(${quote}${path}?${LOCK}=${buildId}${quote})`,
  );
  return new TextEncoder().encode(locked);
}
