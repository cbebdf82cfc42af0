// What a build hands to the app: its file routes, its islands and its static files.
import { type FileRoute, readFileRoute, sortFileRoutes } from "./fs_routes.ts";

/** A component that also runs in the browser. */
export interface Island {
  /** Its name in the page and the boot script. */
  readonly name: string;
  /** The name its file exports it under. */
  readonly exported: string;
  /** The bundle it is in. */
  readonly entry: string;
  // deno-lint-ignore no-explicit-any -- an island's props are its own business
  readonly component: any;
}

export interface StaticFile {
  /** Where it is read from, or what it is where it stands on no disk. */
  readonly content: string | Uint8Array<ArrayBuffer>;
  /** Of its content; null while developing, when files change. */
  readonly hash: string | null;
}

/** A route by its place under `routes/`, or the file of an island by the name of its bundle. */
interface Loaded {
  readonly name: string;
  readonly module: Record<string, unknown>;
}

/** What the Builder writes to `snapshot.js`, or keeps in memory. */
export interface Snapshot {
  readonly buildId: string;
  readonly routes: readonly Loaded[];
  readonly islands: readonly Loaded[];
  readonly files: Readonly<Record<string, StaticFile>>;
}

export class ProdBuildCache {
  readonly buildId: string;
  readonly routes: readonly FileRoute[];
  readonly islands: ReadonlyMap<unknown, Island>;
  readonly files: ReadonlyMap<string, StaticFile>;

  /** `script` stands in every page: development's live reload. */
  constructor(readonly root: string, { buildId, routes, islands, files }: Snapshot, readonly script = "") {
    this.buildId = buildId;
    this.routes = sortFileRoutes(routes.map(({ name, module }) => readFileRoute(name, module)));
    this.islands = readIslands(islands);
    this.files = new Map(Object.entries(files));
  }
}

/** Every function that an island's file exports is an island; the default one is named after the file. */
function readIslands(files: Snapshot["islands"]): Map<unknown, Island> {
  const islands = new Map<unknown, Island>();
  const taken = new Set<string>();
  for (const { name: entry, module } of files) {
    // The default export first: it has the best claim to the file's name.
    for (const exported of ["default", ...Object.keys(module)]) {
      const component = module[exported];
      if (typeof component !== "function" || islands.has(component)) continue;
      const name = unused(exported === "default" ? entry : exported, taken);
      islands.set(component, { name, exported, entry, component });
    }
  }
  return islands;
}

/** The name itself, or with the first number that nobody has taken. Names are taken as identifiers. */
export function unused(name: string, taken: Set<string>): string {
  const identifier = name.replace(/[^\w$]/g, "_").replace(/^(?=\d)/, "_");
  let free = identifier;
  for (let i = 1; taken.has(free); i++) free = `${identifier}_${i}`;
  taken.add(free);
  return free;
}
