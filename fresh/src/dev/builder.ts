import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { App } from "../app.ts";
import { setBuildCache } from "../app.ts";
import { LOCK } from "../asset.ts";
import { ProdBuildCache, type Snapshot, type StaticFile, unused } from "../build_cache.ts";
import type { ResolvedFreshConfig } from "../define.ts";
import { listenOn, type ListenOptions } from "../listen.ts";
import { notOffered } from "../refuse.ts";
import { bundle, type Bundles, type SourceMap, stopBundler } from "./bundle.ts";
import { crawlIslands, crawlRoutes, crawlStatic, type Found } from "./crawl.ts";
import { liveReload } from "./live_reload.ts";
import { addressOf, type Project, readProject, toPath } from "./project.ts";
import { refuseSources } from "./refuse_sources.ts";
import { writeServer, writeSnapshot } from "./snapshot.ts";

// deno-lint-ignore no-explicit-any -- an app of any state
type AnyApp = App<any>;
type Bytes = Uint8Array<ArrayBuffer>;

export interface ResolvedBuildConfig {
  root: string;
  serverEntry: string;
  outDir: string;
  staticDir: string[];
  islandDir: string;
  routeDir: string;
  target: string | string[];
  ignore: RegExp[];
  sourceMap?: SourceMap;
}
export type BuildOptions = Partial<Omit<ResolvedBuildConfig, "staticDir"> & { staticDir: string | string[] }>;
type Mode = ResolvedFreshConfig["mode"];
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
export type TransformFn = (args: OnTransformArgs) =>
  | { content: string | Uint8Array; path?: string }
  | void
  | Promise<{ content: string | Uint8Array; path?: string } | void>;

interface Sources {
  readonly project: Project;
  readonly routes: Found[];
  readonly islands: (Found & { entry: string })[];
  readonly statics: Map<string, string>;
}

/** Builds an app for the disk or for memory, or serves it while it is being written. */
export class Builder {
  readonly config: ResolvedBuildConfig;

  constructor(options: BuildOptions = {}) {
    const given = options.root ?? Deno.cwd();
    const root = resolve(given.startsWith("file:") ? fileURLToPath(given) : given);
    this.config = {
      root,
      serverEntry: toPath(root, options.serverEntry ?? "main.ts"),
      outDir: toPath(root, options.outDir ?? "_fresh"),
      staticDir: [options.staticDir ?? "static"].flat().map((folder) => toPath(root, folder)),
      islandDir: toPath(root, options.islandDir ?? "islands"),
      routeDir: toPath(root, options.routeDir ?? "routes"),
      target: options.target ?? "es2022",
      ignore: options.ignore ?? [],
      sourceMap: options.sourceMap,
    };
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
    try {
      if (snapshot === "memory") return await this.#inMemory(mode);
      await this.#toDisk();
    } finally {
      await stopBundler();
    }
    return () => {
      throw notOffered("giving a build on disk to an app (import _fresh/server.js)");
    };
  }

  /** Serves the app with its sources as they are now; `deno run --watch` starts it again when they change. */
  async listen(load: () => Promise<{ app: AnyApp }>, options: ListenOptions = {}): Promise<void> {
    const apply = await this.build({ mode: "development", snapshot: "memory" });
    const { app } = await load();
    apply(app);
    await listenOn(await liveReload(app.handler()), options, app.config.basePath);
  }

  #read(): Sources {
    const { root, routeDir, islandDir, staticDir, ignore, serverEntry } = this.config;
    const project = readProject(root);
    const routes = crawlRoutes(routeDir, ignore);
    const taken = new Set(["fresh-runtime"]);
    const islands = crawlIslands(islandDir, routeDir, ignore).map((file) => {
      const fileName = file.name.slice(file.name.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
      return { ...file, entry: unused(fileName, taken) };
    });
    refuseSources(project, [serverEntry, ...routes.map(({ path }) => path), ...islands.map(({ path }) => path)]);
    return { project, routes, islands, statics: crawlStatic(staticDir) };
  }

  #bundle({ project, islands }: Sources, minify: boolean): Promise<Bundles> {
    const { target, sourceMap } = this.config;
    const entries = Object.fromEntries(islands.map(({ entry, path }) => [entry, path]));
    if (islands.length === 0) return Promise.resolve(new Map());
    return bundle(project, entries, { minify, target, sourceMap });
  }

  async #inMemory(mode: Mode): Promise<(app: AnyApp) => void> {
    const sources = this.#read();
    const load = async ({ path }: Found): Promise<Record<string, unknown>> => await import(addressOf(path));
    const bundles = await this.#bundle(sources, mode === "production");
    const buildId = await hash([...bundles].sort());
    const files: Record<string, StaticFile> = {};
    // Read when asked for, and without a hash: they change while the app is being written.
    for (const [name, path] of sources.statics) files[name] = { content: path, hash: null };
    for (const [name, content] of bundles) files[`/_fresh/js/${buildId}/${name}`] = { content, hash: null };
    const snapshot: Snapshot = {
      buildId,
      routes: await Promise.all(sources.routes.map(async (file) => ({ file: file.name, module: await load(file) }))),
      islands: await Promise.all(
        sources.islands.map(async (file) => ({ entry: file.entry, module: await load(file) })),
      ),
      files,
    };
    const cache = new ProdBuildCache(this.config.root, snapshot, mode === "development");
    return (app) => setBuildCache(app, cache, mode);
  }

  async #toDisk(): Promise<void> {
    const { root, outDir, serverEntry } = this.config;
    const sources = this.#read();
    const bundles = await this.#bundle(sources, true);
    const contents: [string, Bytes][] = [...sources.statics].map(([name, path]) => [name, Deno.readFileSync(path)]);
    // Named after all that is served, so that the same sources give the same addresses.
    const buildId = await hash([...contents, ...bundles].sort(([a], [b]) => (a < b ? -1 : 1)));
    for (const [name, content] of bundles) contents.push([`/_fresh/js/${buildId}/${name}`, content]);

    Deno.mkdirSync(outDir, { recursive: true });
    for (const entry of Deno.readDirSync(outDir)) Deno.removeSync(join(outDir, entry.name), { recursive: true });
    const files: Record<string, string> = {};
    for (const [name, original] of contents) {
      const content = name.endsWith(".css") ? lockUrls(original, buildId) : original;
      const path = join(outDir, "static", ...name.split("/"));
      Deno.mkdirSync(dirname(path), { recursive: true });
      Deno.writeFileSync(path, content);
      files[name] = await hash([[name, content]]);
    }
    const fromOut = (path: string) => {
      const way = relative(outDir, path).split(sep).join("/");
      return way.startsWith(".") ? way : "./" + way;
    };
    const snapshot = writeSnapshot(buildId, sources.routes, sources.islands, files, fromOut);
    Deno.writeTextFileSync(join(outDir, "snapshot.js"), snapshot);
    Deno.writeTextFileSync(join(outDir, "server.js"), writeServer(fromOut(serverEntry), fromOut(root)));
  }
}

async function hash(files: [string, Bytes][]): Promise<string> {
  const parts = files.flatMap(([name, content]) => [new TextEncoder().encode(`${name} ${content.length}\n`), content]);
  const digest = await crypto.subtle.digest("SHA-1", await new Blob(parts).arrayBuffer());
  return new Uint8Array(digest).toHex();
}

/** Files that a stylesheet names are kept by browsers for as long as this build is served. */
function lockUrls(css: Bytes, buildId: string): Bytes {
  const text = new TextDecoder().decode(css);
  const locked = text.replace(
    /url\(\s*(["']?)(\/(?!\/)[^"')?#\s]+)\1\s*\)/g,
    (_, quote, path) => `url(${quote}${path}?${LOCK}=${buildId}${quote})`,
  );
  return new TextEncoder().encode(locked);
}
