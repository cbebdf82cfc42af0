import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type App, listenOn, type ListenOptions, setBuildCache } from "../app.ts";
import { ProdBuildCache, unused } from "../build_cache.ts";
import type { ResolvedFreshConfig } from "../define.ts";
import { notOffered } from "../refuse.ts";
import { LOCK } from "../runtime.ts";
import { bundle, type Bytes } from "./bundle.ts";
import { crawlIslands, crawlRoutes, crawlStatic, type Found } from "./crawl.ts";
import { LIVE_SCRIPT, liveReload } from "./live_reload.ts";
import { refuseSettings, refuseSources } from "./refusals.ts";
import { SERVER, writeSnapshot } from "./snapshot.ts";

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

interface Sources {
  readonly routes: Found[];
  readonly islands: Found[];
  readonly statics: Map<string, string>;
  readonly bundles: Map<string, Bytes>;
}

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
    const root = this.#root;
    refuseSettings(root);
    const routes = crawlRoutes(join(root, "routes"));
    const taken = new Set(["fresh-runtime", "fresh-devalue"]);
    const islands = crawlIslands(join(root, "islands"), join(root, "routes")).map(({ path, name }) => (
      { path, name: unused(name.slice(name.lastIndexOf("/") + 1).replace(/\.\w+$/, ""), taken) }
    ));
    refuseSources(root, [join(root, "main.ts"), ...[...routes, ...islands].map(({ path }) => path)]);
    const bundles = islands.length > 0 ? await bundle(root, islands, mode === "production") : new Map();
    return { routes, islands, statics: crawlStatic(join(root, "static")), bundles };
  }

  async #inMemory({ routes, islands, statics, bundles }: Sources, mode: Mode): Promise<(app: AnyApp) => void> {
    const load = (found: Found[]) =>
      Promise.all(found.map(async ({ name, path }) => ({ name, module: await import(pathToFileURL(path).href) })));
    const buildId = await hash([...bundles]);
    const served: [string, string | Bytes][] = [...statics, ...addressed(bundles, buildId)];
    // Read when asked for, and without a hash: they change while the app is being written.
    const files = Object.fromEntries(served.map(([name, content]) => [name, { content, hash: null }]));
    const snapshot = { buildId, routes: await load(routes), islands: await load(islands), files };
    const cache = new ProdBuildCache(this.#root, snapshot, mode === "development" ? LIVE_SCRIPT : "");
    return (app) => setBuildCache(app, cache, mode);
  }

  async #toDisk({ routes, islands, statics, bundles }: Sources): Promise<void> {
    const outDir = join(this.#root, "_fresh");
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
    const fromOut = (path: string) => relative(outDir, path).split(sep).join("/");
    Deno.writeTextFileSync(join(outDir, "snapshot.js"), writeSnapshot(buildId, routes, islands, files, fromOut));
    Deno.writeTextFileSync(join(outDir, "server.js"), SERVER);
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
