/**
 * `deno task bench`: seeds a throwaway Postgres with a million sales, starts the real server against it and measures it
 * through HTTP; then the same for the demo on the embedded database. Prints a table and keeps it in bench/results/.
 *
 *   --sales 1000000   how many sales are seeded; the largest firm has six in ten
 *   --seconds 5       how long each measurement takes
 *   --threads 1       how many threads of the server answer, on Postgres
 */
import { parseArgs } from "node:util";
import { startPostgres } from "../tools/throwaway_postgres.ts";
import { type Asked, measure } from "./open_loop.ts";
import { logIn, type Visitor } from "./visitor.ts";
import { type Server, startServer } from "./server.ts";

const CLIENTS = [1, 8, 100];
/** Of the most a closed loop reached; above it queues grow without end and say nothing about the program. */
const SHARE_OF_MOST = 0.7;
const ROOT = new URL("../", import.meta.url);

const { values: options } = parseArgs({
  args: Deno.args.filter((word) => word !== "--"),
  options: {
    sales: { type: "string", default: "1000000" },
    seconds: { type: "string", default: "5" },
    threads: { type: "string", default: "1" },
  },
});
const seconds = Number(options.seconds);

interface Row {
  readonly database: string;
  readonly what: string;
  readonly clients: number;
  /** Closed loop: the most requests a second, and how long one then took. */
  readonly perSecond: number;
  readonly busyP50: number;
  readonly busyP95: number;
  /** The server's processor time per answer, its share of what the machine spends: the database's is not in it. */
  readonly processorMs: number;
  /** Resident after it. */
  readonly megabytes: number;
  /** Open loop at 70 % of that, from the intended start. */
  readonly rate: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly note: string;
}
type Scenario = readonly [what: string, next: () => Asked];

const rows: Row[] = [];
const memory: Record<string, number> = {};
let rendering: { rows: number; bytes: number; p50: number; p95: number } | null = null;

await run(["deno", "task", "build"], {});
await onPostgres();
await onEmbedded();
await report();

async function onPostgres() {
  const postgres = await startPostgres({ fsync: true });
  if (!postgres) throw new Error("Cannot measure on Postgres: it is not installed");
  try {
    const began = performance.now();
    await run(["deno", "task", "db:seed", "--sales", options.sales], { DATABASE_URL: postgres.url });
    console.log(`seeded ${options.sales} sales in ${Math.round((performance.now() - began) / 1_000)} s`);

    await using server = await startServer({ DATABASE_URL: postgres.url, WEB_THREADS: options.threads });
    // Most people work in one firm; a page says its firm in each form only to those who work in several.
    const [visitor, inThree] = [
      await logIn(server.origin, "manager@rendetalje.example"),
      await logIn(server.origin, "admin@rendetalje.example"),
    ];
    memory["Postgres, before load"] = await server.residentMegabytes();
    const inSeveral: Scenario = ["list, page 1 (three firms)", () => inThree.page("/sales")];
    await measureAll("Postgres", server, [...await scenariosOf(visitor), inSeveral], CLIENTS);
    memory["Postgres, after load"] = await server.residentMegabytes();
    rendering = JSON.parse(
      await run(["deno", "run", "-A", "bench/render.tsx"], { DATABASE_URL: postgres.url }, "piped"),
    );
  } finally {
    await postgres.stop();
  }
}

async function onEmbedded() {
  const folder = await Deno.makeTempDir({ prefix: "bench-embedded-" });
  try {
    await using server = await startServer({ DEMO: "on", DATA_DIR: folder });
    const visitor = await logIn(server.origin, "admin@rendetalje.example");
    const list: Scenario = ["list, page 1", () => visitor.page("/sales")];
    await measureAll("PGlite, demo", server, [list], [1, 8]);
    memory["PGlite, after load"] = await server.residentMegabytes();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What is asked, by the addresses a person would be at; ids and cursors are taken from the running server. */
async function scenariosOf(visitor: Visitor): Promise<Scenario[]> {
  const sales = await visitor.rows<{ id: string }>("/api/v1/sales?pageSize=100");
  const customers = await visitor.rows<{ id: string }>("/api/v1/customers?pageSize=100");
  const services = await visitor.rows<{ id: string; active: boolean }>("/api/v1/services?active=true&pageSize=100");
  const cursor = await visitor.cursorAfter("/api/v1/sales?pageSize=100", 300);
  const today = new Date().toISOString().slice(0, 10);
  return [
    ["list, page 1", () => visitor.page("/sales")],
    ["list, rare status", () => visitor.page("/sales?status=LOST")],
    ["list, 30,000 deep", () => visitor.page(`/sales?cursor=${encodeURIComponent(cursor)}`)],
    ["board", () => visitor.page("/sales/board")],
    ["sale page", () => visitor.page(`/sales/${oneOf(sales).id}`)],
    [
      "create sale (REST)",
      () =>
        visitor.post("/api/v1/sales", {
          customerId: oneOf(customers).id,
          status: "QUOTE_SENT",
          saleDate: today,
          source: "PHONE",
          lines: [{ serviceId: oneOf(services).id, quantity: 1 }],
        }),
    ],
    ["list, page 1 (REST)", () => visitor.get("/api/v1/sales")],
    ["dashboard", () => visitor.page("/dashboard")],
    ["summary (REST)", () => visitor.get("/api/v1/sales/statistics/summary")],
    ...["", "/customers", "/services", "/team", "/forecast", "/custom/build?grouping=owner&span=this_year"].map((
      report,
    ): Scenario => [`report ${report.split("?")[0] || "overview"}`, () => visitor.page(`/reports${report}`)]),
    ["report of a year, customers", () => visitor.page(`/reports/customers?period=${today.slice(0, 4)}`)],
  ];
}

async function measureAll(
  database: string,
  server: Server,
  scenarios: readonly Scenario[],
  clientCounts: readonly number[],
) {
  for (const [what, next] of scenarios) {
    for (const clients of clientCounts) {
      const { port } = server;
      const before = await server.processorMs();
      const most = await measure({ port, clients, seconds, next });
      const processorMs = (await server.processorMs() - before) / most.answers;
      const rate = most.perSecond * SHARE_OF_MOST;
      const open = await measure({ port, clients, seconds, next, rate });
      const wrong = most.wrong + most.lost + open.wrong + open.lost;
      const row: Row = {
        database,
        what,
        clients,
        perSecond: most.perSecond,
        busyP50: most.p50,
        busyP95: most.p95,
        processorMs,
        megabytes: await server.residentMegabytes(),
        rate,
        p50: open.p50,
        p95: open.p95,
        p99: open.p99,
        note: wrong > 0
          ? `${wrong} WRONG: ${most.firstWrong ?? open.firstWrong ?? "connection lost"}`
          : open.backlog > clients
          ? `${open.backlog} still waiting`
          : "",
      };
      rows.push(row);
      console.log(lineOf(row));
    }
  }
}

async function report() {
  const drawn = rendering &&
    `- rendering the list (${rendering.rows} rows, ${rendering.bytes} bytes): p50 ${rendering.p50} ms, p95 ${rendering.p95} ms`;
  const table = [
    "| database | what | clients | most/s | p50 ms | p95 ms | CPU ms | MB | rate/s | p50 ms | p95 ms | p99 ms | |",
    "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|",
    ...rows.map(lineOf),
    "",
    ...Object.entries(memory).map(([when, megabytes]) => `- memory, ${when}: ${megabytes} MB resident`),
    drawn,
  ].join("\n");
  console.log(`\n${table}\n`);

  const folder = new URL("bench/results/", ROOT);
  await Deno.mkdir(folder, { recursive: true });
  const file = new URL(`${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.json`, folder);
  const load = Deno.loadavg().map((value) => Math.round(value * 100) / 100);
  const result = {
    sales: Number(options.sales),
    seconds,
    cores: navigator.hardwareConcurrency,
    load,
    memory,
    rendering,
    rows,
  };
  await Deno.writeTextFile(file, JSON.stringify(result, null, 2));
  if (rows.some((row) => row.note.includes("WRONG"))) Deno.exit(1);
}

function lineOf(row: Row): string {
  const numbers = [
    row.perSecond,
    row.busyP50,
    row.busyP95,
    row.processorMs,
    row.megabytes,
    row.rate,
    row.p50,
    row.p95,
    row.p99,
  ];
  const shown = numbers.map((value) => value.toFixed(value >= 100 ? 0 : 2));
  return `| ${row.database} | ${row.what} | ${row.clients} | ${shown.join(" | ")} | ${row.note} |`;
}

/** Runs a program in the project to its end; its standard output, where it was asked for. */
async function run([program, ...args]: string[], env: Record<string, string>, stdout: "inherit" | "piped" = "inherit") {
  const command = new Deno.Command(program === "deno" ? Deno.execPath() : program, { args, env, cwd: ROOT, stdout });
  const child = command.spawn();
  const said = stdout === "piped" ? new Response(child.stdout).text() : Promise.resolve("");
  if (!(await child.status).success) throw new Error(`Cannot go on: ${[program, ...args].join(" ")} failed`);
  return await said;
}

function oneOf<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)];
}
