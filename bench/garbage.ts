/**
 * `deno task bench:garbage`: how much memory a request uses on the real server with the demo, and how much of that outlives
 * V8's collections of young garbage. Nothing of a request should: what does costs a copy first and a sweep of everything later.
 * docs/decisions/2026-11-21-garbage-stays-young.md says what has kept some.
 */
import { startPostgres } from "../tools/throwaway_postgres.ts";
import { measure } from "./open_loop.ts";
import { startServer } from "./server.ts";
import { logIn } from "./visitor.ts";

const WARM_SECONDS = 3, SECONDS = 6, CLIENTS = 4;
const PATHS = ["/sales", "/sales/board", "/dashboard", "/today", "/customers", "/leads", "/reports", "/api/v1/sales"];
/** "Scavenge 25.4 (60.1) -> 9.9 (60.1) MB, pooled: 0.0 MB, 0.6 / 0.0 ms": what was held before and after, and how long it took. */
const SCAVENGE = /Scavenge(?: \([^)]*\))* ([\d.]+) \([\d.]+\) -> ([\d.]+) \([\d.]+\) MB,.*?([\d.]+) \/ [\d.]+ ms/g;

const postgres = await startPostgres();
if (!postgres) throw new Error("Cannot measure: Postgres 15 or newer is not installed here");
try {
  let said = "";
  const env = { DATABASE_URL: postgres.url, DEMO: "on" };
  await using server = await startServer(env, { hear: (text) => void (said += text) });
  const visitor = await logIn(server.origin, "admin@rendetalje.example");
  console.log("kB of each request: used, of that kept; ms for collecting");
  for (const path of PATHS) {
    const next = () => path.startsWith("/api") ? visitor.get(path) : visitor.page(path);
    const load = { port: server.port, clients: CLIENTS, next };
    await measure({ ...load, seconds: WARM_SECONDS });
    said = "";
    const { answers, wrong } = await measure({ ...load, seconds: SECONDS, warmSeconds: 0 });
    if (wrong > 0) throw new Error(`Cannot measure ${path}: ${wrong} answers were none`);
    const { used, kept, ms } = sumOf(said);
    const each = (sum: number, digits: number) => (sum / answers).toFixed(digits);
    console.log(`${path.padEnd(16)} ${each(used * 1_024, 0)}, ${each(kept * 1_024, 0)}; ${each(ms, 2)}`);
  }
} finally {
  await postgres.stop();
}

/** Megabytes between the first and the last collection; where an old one came in between, that step is left out. */
function sumOf(text: string): { used: number; kept: number; ms: number } {
  const seen = [...text.matchAll(SCAVENGE)].map((found) => found.slice(1, 4).map(Number));
  let used = 0, kept = 0, ms = 0;
  for (let i = 1; i < seen.length; i++) {
    const [before, after, took] = seen[i], rest = seen[i - 1][1];
    ms += took;
    if (after < rest - 0.5) continue;
    used += before - rest;
    kept += Math.max(after - rest, 0);
  }
  return { used, kept, ms };
}
