import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { App } from "../app.ts";
import { setBuildCache } from "../app.ts";
import { ProdBuildCache, type Snapshot, unused } from "../build_cache.ts";
import type { ResolvedFreshConfig } from "../define.ts";
import { listenOn, type ListenOptions } from "../listen.ts";
import { notOffered } from "../refuse.ts";
import { LOCK } from "../runtime.ts";
import { bundle, type Bytes } from "./bundle.ts";
import { crawlIslands, crawlRoutes, crawlStatic, type Found } from "./crawl.ts";
import { LIVE_SCRIPT, liveReload } from "./live_reload.ts";
import { refuseSettings, refuseSources } from "./refusals.ts";
import { writeServer, writeSnapshot } from "./snapshot.ts";

// deno-lint-ignore no-explicit-any -- an app of any state
type AnyApp = App<any>;
type Mode = ResolvedFreshConfig["mode"];

export interface ResolvedBuildConfig {
  root: string;
  serverEntry: string;
  outDir: string;
  staticDir: string[];
  islandDir: string;
  routeDir: string;
  target: string | string[];
  ignore: RegExp[];
  /** Not offered. */
  sourceMap?: { kind: boolean | "linked" | "inline" | "external" | "both"; sourcesContent?: boolean };
}
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

interface Sources {
  readonly routes: Found[];
  readonly islands: (Found & { entry: string })[];
  readonly statics: Map<string, string>;
  readonly bundles: Map<string, Bytes>;
}

/** Builds an app for the disk or for memory, or serves it while it is being written. */
export class Builder {
  readonly config: ResolvedBuildConfig;

  constructor(options: BuildOptions = {}) {
    const given = options.root ?? Deno.cwd();
    const root = resolve(given.startsWith("file:") ? fileURLToPath(given) : given);
    const at = (path: string) => isAbsolute(path) ? path : join(root, path);
    this.config = {
      root,
      serverEntry: at(options.serverEntry ?? "main.ts"),
      outDir: at(options.outDir ?? "_fresh"),
      staticDir: [options.staticDir ?? "static"].flat().map(at),
      islandDir: at(options.islandDir ?? "islands"),
      routeDir: at(options.routeDir ?? "routes"),
      target: options.target ?? "es2022",
      ignore: options.ignore ?? [],
    };
    if (options.sourceMap) throw notOffered("Builder's sourceMap");
    if (!this.config.outDir.startsWith(root + sep)) throw new Error("Cannot build: outDir is not inside the project");
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
    await this.#toDisk(sources);
    return () => {
      throw notOffered("giving a build on disk to an app (import _fresh/server.js)");
    };
  }

  /** Serves the app with its sources as they are now; `deno run --watch` starts it again when they change. */
  async listen(load: () => Promise<{ app: AnyApp }>, options: ListenOptions = {}): Promise<void> {
    const apply = await this.build({ mode: "development", snapshot: "memory" });
    const { app } = await load();
    apply(app);
    await listenOn(liveReload(app.handler()), options);
  }

  async #read(mode: Mode): Promise<Sources> {
    const { root, routeDir, islandDir, staticDir, ignore, serverEntry, target } = this.config;
    refuseSettings(root);
    const routes = crawlRoutes(routeDir, ignore);
    const taken = new Set(["fresh-runtime"]);
    const islands = crawlIslands(islandDir, routeDir, ignore).map((file) => {
      const fileName = file.name.slice(file.name.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
      return { ...file, entry: unused(fileName, taken) };
    });
    refuseSources(root, [serverEntry, ...[...routes, ...islands].map(({ path }) => path)]);
    const entries = Object.fromEntries(islands.map(({ entry, path }) => [entry, path]));
    const minify = mode === "production";
    const bundles = islands.length > 0 ? await bundle(root, entries, { minify, target }) : new Map();
    return { routes, islands, statics: crawlStatic(staticDir), bundles };
  }

  async #inMemory({ routes, islands, statics, bundles }: Sources, mode: Mode): Promise<(app: AnyApp) => void> {
    const load = async ({ path }: Found): Promise<Record<string, unknown>> => await import(pathToFileURL(path).href);
    const buildId = await hash([...bundles]);
    const files: [string, string | Bytes][] = [...statics, ...addressed(bundles, buildId)];
    const snapshot: Snapshot = {
      buildId,
      routes: await Promise.all(routes.map(async (file) => ({ file: file.name, module: await load(file) }))),
      islands: await Promise.all(islands.map(async (file) => ({ entry: file.entry, module: await load(file) }))),
      // Read when asked for, and without a hash: they change while the app is being written.
      files: Object.fromEntries(files.map(([name, content]) => [name, { content, hash: null }])),
    };
    const cache = new ProdBuildCache(this.config.root, snapshot, mode === "development" ? LIVE_SCRIPT : "");
    return (app) => setBuildCache(app, cache, mode);
  }

  async #toDisk({ routes, islands, statics, bundles }: Sources): Promise<void> {
    const { root, outDir, serverEntry } = this.config;
    const contents = [...statics].map(([name, path]): [string, Bytes] => [name, Deno.readFileSync(path)]);
    // Named after all that is served, so that the same sources give the same addresses.
    const buildId = await hash([...contents, ...bundles]);

    Deno.mkdirSync(outDir, { recursive: true });
    for (const entry of Deno.readDirSync(outDir)) Deno.removeSync(join(outDir, entry.name), { recursive: true });
    const files: Record<string, string> = {};
    for (const [name, original] of [...contents, ...addressed(bundles, buildId)]) {
      const content = name.endsWith(".css") ? lockUrls(original, buildId) : original;
      const path = join(outDir, "static", name);
      Deno.mkdirSync(dirname(path), { recursive: true });
      Deno.writeFileSync(path, content);
      files[name] = await hash([[name, content]]);
    }
    const fromOut = (path: string) => {
      const way = relative(outDir, path).split(sep).join("/");
      return way.startsWith(".") ? way : "./" + way;
    };
    Deno.writeTextFileSync(join(outDir, "snapshot.js"), writeSnapshot(buildId, routes, islands, files, fromOut));
    Deno.writeTextFileSync(join(outDir, "server.js"), writeServer(fromOut(serverEntry), fromOut(root)));
  }
}

/** The bundles by the addresses they are served at. */
function addressed(bundles: Map<string, Bytes>, buildId: string): [string, Bytes][] {
  return [...bundles].map(([name, content]) => [`/_fresh/js/${buildId}/${name}`, content]);
}

async function hash(files: [string, Bytes][]): Promise<string> {
  const parts = files.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, content]) => [
    new TextEncoder().encode(`${name} ${content.length}\n`),
    content,
  ]);
  const digest = await crypto.subtle.digest("SHA-1", await new Blob(parts).arrayBuffer());
  return new Uint8Array(digest).toHex();
}

/** Files that a stylesheet names are kept by browsers for as long as this build is served. */
function lockUrls(css: Bytes, buildId: string): Bytes {
  const locked = new TextDecoder().decode(css).replace(
    /url\(\s*(["']?)(\/(?!\/)[^"')?#\s]+)\1\s*\)/g,
    (_, quote, path) => `url(${quote}${path}?${LOCK}=${buildId}${quote})`,
  );
  return new TextEncoder().encode(locked);
}
