import assert from "node:assert/strict";

/**
 * Which way imports point (docs: the map in README.md). A room is a top folder; adapters has one room per neighbour, and its
 * own root files (config, log, phone) make one more. `types` may be imported as types only.
 */
const EVERYTHING = "everything";
type Room = string;
interface Doors {
  readonly rooms: readonly Room[] | typeof EVERYTHING;
  readonly types?: readonly Room[];
  /** Packages, by the beginning of their name. Restricted ones need to be let in by RESTRICTED as well. */
  readonly packages: readonly string[] | typeof EVERYTHING;
}

const PREACT = ["preact", "@preact/signals"];
const DOORS: Record<Room, Doors> = {
  entry: { rooms: EVERYTHING, packages: EVERYTHING },
  tools: { rooms: EVERYTHING, packages: EVERYTHING },
  bench: { rooms: EVERYTHING, packages: EVERYTHING },
  routes: {
    rooms: ["routes", "islands", "components", "domain", "adapters/http", "locales"],
    packages: [...PREACT, "fresh", "zod"],
  },
  islands: {
    rooms: ["islands", "components", "domain", "locales"],
    // What runs in a browser and is worth its bytes; zod, phone numbers and dates stay on the server.
    packages: [...PREACT, "fresh/runtime", "@atlaskit/pragmatic-drag-and-drop", "chart.js", "tinykeys"],
  },
  components: {
    rooms: ["components", "domain", "locales"],
    types: ["adapters/http"],
    packages: [...PREACT, "preact-render-to-string", "fresh/runtime"],
  },
  domain: { rooms: ["domain"], packages: [] },
  locales: { rooms: ["locales", "domain"], packages: [] },
  migrations: { rooms: ["migrations"], packages: ["kysely"] },
  fresh: { rooms: ["fresh"], packages: EVERYTHING },
  adapters: { rooms: ["adapters", "domain"], packages: EVERYTHING },
  "adapters/http": { rooms: ["adapters/http", "adapters", "domain", "locales"], packages: EVERYTHING },
  "adapters/mail": { rooms: ["adapters/mail", "adapters", "domain", "locales"], packages: EVERYTHING },
  "adapters/google": { rooms: ["adapters/google", "adapters", "domain", "locales"], packages: EVERYTHING },
  // What stands on an invoice is read by the firm's customers.
  "adapters/billy": { rooms: ["adapters/billy", "adapters", "domain", "locales"], packages: EVERYTHING },
  // Its table of handlers knows every neighbour; the worker itself is handed them.
  "adapters/delivery": {
    rooms: [
      ...["adapters/delivery", "adapters", "domain", "adapters/billy", "adapters/tekup_billy", "adapters/google"],
      ...["adapters/mail", "adapters/hooks", "adapters/intake"],
    ],
    packages: ["node:timers"],
  },
  "adapters/postgres": { rooms: ["adapters/postgres", "adapters", "domain", "migrations"], packages: EVERYTHING },
  "adapters/memory": { rooms: ["adapters/memory", "adapters", "domain"], packages: [] },
  "adapters/contract": {
    rooms: ["adapters/contract", "adapters/memory", "domain"],
    packages: ["node:assert", "fast-check"],
  },
};

/** Tests see more, but the kernel's tests must run without any permission. */
const KERNEL_TESTS: Doors = { rooms: ["domain", "adapters/memory"], packages: ["node:assert", "fast-check"] };

/** There is no query without a tenant: whoever cannot reach the driver cannot write one. */
const RESTRICTED: Record<string, readonly Room[]> = {
  "postgres": ["adapters/postgres", "tools", "bench"],
  "@electric-sql/pglite": ["adapters/postgres", "tools", "bench"],
  "kysely": ["adapters/postgres", "migrations"],
  "@twind/": ["tools"],
  "fast-check": ["adapters/contract"],
  "linkedom": ["tools"],
  "playwright-core": ["tools"],
  "@axe-core": ["tools"],
};

/** The parts of locales/ an island may load; a dictionary would send every sentence to every browser. */
const FOR_ISLANDS = /^locales\/format/;

/** What reaches out of the domain without an import. */
const OUTSIDE_BY_GLOBAL =
  /\b(Deno\.|process\.|fetch\(|Date\.now\b|new Date\(\)|Temporal\.Now\b|Math\.random\b|crypto\.|localStorage\b|console\.)/;

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** Every import, re-export and import() of a source text, comments left out. */
function importsOf(source: string): Import[] {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const found: Import[] = [];
  for (
    const [, type, names, from] of text.matchAll(
      /^\s*(?:import|export)\s+(type\s+)?([^;'"()]*?)\s*from\s*["']([^"']+)["']/gm,
    )
  ) {
    const named = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1].split(",").map((name) => name.trim()).filter(Boolean);
    found.push({ from, typeOnly: Boolean(type) || Boolean(named?.every((name) => name.startsWith("type "))) });
  }
  for (const [, from] of text.matchAll(/^\s*import\s*["']([^"']+)["']/gm)) found.push({ from, typeOnly: false });
  for (const [, from] of text.matchAll(/\bimport\(\s*["'`]([^"'`$]+)["'`]/g)) found.push({ from, typeOnly: false });
  return found;
}

function roomOf(path: string): Room | null {
  if (!path.includes("/")) return "entry";
  const [top, second] = path.split("/");
  const room = top === "adapters" && path.split("/").length > 2 ? `adapters/${second}` : top;
  if (room in DOORS) return room;
  // A neighbour that nobody listed gets what every adapter gets.
  return top === "adapters" ? room : null;
}

function doorsOf(room: Room): Doors {
  return DOORS[room] ?? { rooms: [room, "adapters", "domain"], packages: EVERYTHING };
}

/** Every import that points the wrong way, as sentences. */
function wrongArrows(sources: ReadonlyMap<string, string>): string[] {
  const wrong: string[] = [];
  for (const [path, source] of sources) {
    const room = roomOf(path);
    if (!room) {
      wrong.push(`${path}: its folder is not in the table of rooms`);
      continue;
    }
    // The kernel's tests stand beside what they test, and run by the one test file of their folder.
    const isTest = /_test\.tsx?$|^domain\/.*_cases\.ts$/.test(path);
    const doors = !isTest ? doorsOf(room) : room === "domain" ? KERNEL_TESTS : DOORS.tools;
    for (const { from, typeOnly } of importsOf(source)) {
      if (from.startsWith(".")) {
        const target = decodeURI(new URL(from, `file:///${path}`).pathname.slice(1));
        const other = roomOf(target);
        const open = doors.rooms === EVERYTHING || (other !== null && doors.rooms.includes(other)) ||
          (typeOnly && other !== null && (doors.types ?? []).includes(other));
        if (!open) wrong.push(`${path}: ${room} may not import ${target}`);
        if (room !== "fresh" && other === "fresh") {
          wrong.push(`${path}: fresh/ is reached as "fresh" only, not ${target}`);
        }
        if (room === "islands" && !isTest && other === "locales" && !typeOnly && !FOR_ISLANDS.test(target)) {
          wrong.push(`${path}: an island gets its words as props, not from ${target}`);
        }
      } else {
        const name = from.replace(/^(npm|jsr):/, "");
        const open = doors.packages === EVERYTHING || doors.packages.some((allowed) => startsWithName(name, allowed));
        if (!open) wrong.push(`${path}: ${room} may not import the package ${from}`);
        const limit = Object.entries(RESTRICTED).find(([restricted]) => startsWithName(name, restricted));
        if (limit && !isTest && room !== "fresh" && !limit[1].includes(room)) {
          wrong.push(`${path}: the package ${from} is not for ${room}`);
        }
        if (/^(npm|jsr|https?):/.test(from)) wrong.push(`${path}: ${from} belongs into deno.json with its version`);
      }
    }
    const reached = room === "domain" && !isTest ? OUTSIDE_BY_GLOBAL.exec(withoutComments(source)) : null;
    if (reached) wrong.push(`${path}: the domain may not reach for ${reached[0]}`);
  }
  return wrong;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
}

/** "preact" lets in preact and preact/hooks, not preact-iso; "@twind/" lets in the whole scope. */
function startsWithName(name: string, allowed: string): boolean {
  return name === allowed || name.startsWith(allowed.endsWith("/") ? allowed : `${allowed}/`) ||
    name.startsWith(`${allowed}@`);
}

async function* filesBelow(folder: string): AsyncGenerator<[path: string, source: string]> {
  const root = new URL("./", import.meta.url);
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, root))) {
    const path = folder + name;
    if (/^(\.git|_fresh|data|coverage|static|docs)$|(^|\/)(node_modules|conformance)$/.test(path)) continue;
    if (isDirectory) yield* filesBelow(`${path}/`);
    else if (/\.tsx?$/.test(name)) yield [path, await Deno.readTextFile(new URL(path, root))];
  }
}

Deno.test("no import in the tree points the wrong way", async () => {
  const sources = new Map(await Array.fromAsync(filesBelow("")));

  const wrong = wrongArrows(sources);

  assert.ok(sources.has("serve.ts") && sources.has("domain/kernel/money.ts"), "the tree was not read");
  assert.deepEqual(wrong, []);
});

const PLANTED: [path: string, source: string, wrong: boolean][] = [
  ["domain/sales/sale.ts", `import { yes } from "../kernel/result.ts";`, false],
  ["domain/sales/sale.ts", `import { log } from "../../adapters/log.ts";`, true],
  ["domain/sales/sale.ts", `import type { Config } from "../../adapters/config.ts";`, true],
  ["domain/sales/sale.ts", `import { z } from "zod";`, true],
  ["domain/sales/sale.ts", `import { randomUUID } from "node:crypto";`, true],
  ["domain/sales/sale.ts", `const now = Date.now();`, true],
  ["domain/sales/sale.ts", `const home = Deno.env.get("HOME");`, true],
  ["domain/sales/sale.ts", `// never Date.now() here`, false],
  ["domain/sales/sale_test.ts", `import fc from "fast-check";\nimport assert from "node:assert/strict";`, false],
  ["domain/sales/sale_test.ts", `import { engine } from "../../adapters/postgres/engine.ts";`, true],
  ["adapters/http/app.ts", `import { read } from "../postgres/tenants.ts";`, true],
  ["adapters/http/app.ts", `import { da } from "../../locales/da.ts";`, false],
  ["adapters/billy/wire.ts", `import { map } from "../../domain/sales/sale.ts";`, false],
  ["adapters/billy/wire.ts", `import { send } from "../mail/outbox.ts";`, true],
  ["adapters/http/app.ts", `import postgres from "postgres";`, true],
  ["adapters/postgres/engine.ts", `import postgres from "postgres";`, false],
  ["adapters/memory/tenants.ts", `import { PGlite } from "@electric-sql/pglite";`, true],
  ["routes/sales/index.tsx", `import { tenants } from "../../adapters/postgres/tenants.ts";`, true],
  ["routes/sales/index.tsx", `export { handler } from "../../adapters/postgres/tenants.ts";`, true],
  ["routes/sales/index.tsx", `const db = await import("../../adapters/postgres/engine.ts");`, true],
  ["routes/sales/index.tsx", `import {\n  a,\n  b,\n} from "../../adapters/postgres/tenants.ts";`, true],
  ["routes/sales/index.tsx", `import { sql } from "kysely";`, true],
  ["routes/sales/index.tsx", `import { define } from "../../adapters/http/define.ts";`, false],
  ["components/Badge.tsx", `import type { State } from "../adapters/http/define.ts";`, false],
  ["components/Badge.tsx", `import { type State } from "../adapters/http/define.ts";`, false],
  ["components/Badge.tsx", `import { type State, define } from "../adapters/http/define.ts";`, true],
  ["islands/Total.tsx", `import { da } from "../locales/da.ts";`, true],
  ["islands/Total.tsx", `import { kroner } from "../locales/format.ts";`, false],
  ["islands/Total.tsx", `import { z } from "zod";`, true],
  ["migrations/0001_start.ts", `import { ROLES } from "../domain/kernel/actor.ts";`, true],
  ["adapters/http/app.ts", `import { App } from "../../fresh/src/app.ts";`, true],
  ["adapters/http/app_test.ts", `import { App } from "../../fresh/src/app.ts";`, true],
  ["adapters/http/app.ts", `import { App } from "fresh";`, false],
  ["adapters/http/app.ts", `import { z } from "npm:zod@4.0.0";`, true],
  ["helpers/text.ts", `export const x = 1;`, true],
];

Deno.test("wrongArrows() finds each planted wrong import and leaves the right ones alone", () => {
  for (const [path, source, wrong] of PLANTED) {
    const found = wrongArrows(new Map([[path, source]]));

    assert.equal(found.length > 0, wrong, `${path}: ${source}\n${found.join("\n")}`);
  }
});
