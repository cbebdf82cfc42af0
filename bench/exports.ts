/**
 * `deno task bench:exports -- --sales 600000`: makes one firm of the demo large on a throwaway Postgres, starts the real
 * server and fetches its sales as CSV and as a workbook, 100,000 of them and all; prints how much memory the server held while
 * the file left, and how much of that was alive.
 */
import { parseArgs } from "node:util";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import { startPostgres } from "../tools/throwaway_postgres.ts";
import { inspect } from "./inspector.ts";
import { type Server, startServer } from "./server.ts";
import { logIn } from "./visitor.ts";

const { values } = parseArgs({
  args: Deno.args.filter((word) => word !== "--"),
  options: { sales: { type: "string", default: "600000" } },
});
const all = Number(values.sales), some = Math.min(100_000, all);
const LOOK_MS = 100, THOROUGH_LOOK_MS = 2_000, FORMATS = ["csv", "xlsx"];
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

const postgres = await startPostgres();
if (!postgres) throw new Error("Cannot measure: Postgres 15 or newer is not installed here");
try {
  const seed = await new Deno.Command(Deno.execPath(), {
    args: ["task", "db:seed", "--sales", "2000"],
    env: { DATABASE_URL: postgres.url },
  }).output();
  if (!seed.success) throw new Error(new TextDecoder().decode(seed.stderr));
  await makeLarge(postgres.url);
  await held(postgres.url);
  await alive(postgres.url);
} finally {
  await postgres.stop();
}

/** What the server holds while files leave, as the system sees it. */
async function held(url: string): Promise<void> {
  await using server = await startServer({ DATABASE_URL: url });
  const fetched = await fetcher(server);
  const rest = await server.residentMegabytes();
  console.log(`at rest, after a log-in and a look at the list: ${rest} MB`);
  for (const format of FORMATS) {
    for (const [count, days] of [[some, "dateTo=1999-12-31"], [all, "dateTo=2000-12-31"]] as const) {
      const spent = await server.processorMs();
      let most = 0;
      const { bytes, ms } = await fetched(format, days, LOOK_MS, async () => {
        most = Math.max(most, await server.residentMegabytes());
      });
      console.log(
        `${format}, ${count} sales: ${megabytes(bytes)} in ${seconds(ms)}, processor ${
          seconds(await server.processorMs() - spent)
        }; at most ${most} MB, ${most - rest} over rest`,
      );
    }
  }
}

/** How much of it is heap, and how much of that is alive; a server that is asked so much holds more itself. */
async function alive(url: string): Promise<void> {
  await using server = await startServer({ DATABASE_URL: url }, { inspected: true });
  using inspector = await inspect(server.inspectorPort!);
  const fetched = await fetcher(server);
  // What is compiled when it first runs stays, and is no export's.
  for (const format of FORMATS) await fetched(format, "dateFrom=2001-01-01", LOOK_MS, async () => {});
  for (const format of FORMATS) {
    await inspector.collectGarbage();
    const rest = await inspector.memory(), most = { heapUsed: 0, external: 0 };
    let alive = 0;
    await fetched(format, "dateTo=1999-12-31", LOOK_MS, async () => {
      const now = await inspector.memory();
      for (const what of ["heapUsed", "external"] as const) most[what] = Math.max(most[what], now[what]);
    });
    // Once more, its garbage taken away at each look: what is left is what it holds.
    await fetched(format, "dateTo=1999-12-31", THOROUGH_LOOK_MS, async () => {
      await inspector.collectGarbage();
      alive = Math.max(alive, (await inspector.memory()).heapUsed);
    });
    console.log(
      `${format}, ${some} sales, over rest: heap with its garbage ${megabytes(most.heapUsed - rest.heapUsed)}, alive ${
        megabytes(alive - rest.heapUsed)
      }, buffers ${megabytes(most.external - rest.external)}`,
    );
  }
}

/** Fetches files and looks at the server meanwhile. */
async function fetcher(server: Server) {
  const visitor = await logIn(server.origin, "admin@rendetalje.example");
  const fetched = async (format: string, days: string, everyMs: number, look: () => Promise<void>) => {
    const { path, headers } = visitor.page(`/sales/export?format=${format}&${days}`);
    const began = performance.now();
    let bytes = 0, done = false;
    const looking = (async () => {
      while (!done) await Promise.all([look(), new Promise((soon) => setTimeout(soon, everyMs))]);
    })();
    try {
      const answer = await fetch(server.origin + path, { headers });
      if (!answer.ok) throw new Error(`Cannot export: ${answer.status}`);
      for await (const part of answer.body!) bytes += part.length;
    } finally {
      done = true;
      await looking;
    }
    return { bytes, ms: performance.now() - began };
  };
  // Whoever exports looked at the list before.
  const list = visitor.page("/sales");
  await (await fetch(server.origin + list.path, { headers: list.headers })).text();
  return fetched;
}

/** Sales like one there is, a line each, in days long gone: the first of them until 1999, the rest in 2000. */
async function makeLarge(url: string): Promise<void> {
  const engine = openPostgres(url, { sessions: 1 });
  try {
    await engine.script(`
      set session_replication_role = replica;
      create temporary table model as select s.* from app.sales s join identity.users u on u.email = 'admin@rendetalje.example'
        join app.memberships m on m.user_id = u.id and m.organization_id = s.organization_id
        where s.deleted_at is null and s.status = 'ACCEPTED' limit 1;
      insert into app.sales (organization_id, id, number, customer_id, customer_name, title, status, source, sale_date, created_by,
          net_ore, vat_ore, gross_ore, internal_notes)
        select organization_id, gen_random_uuid(), 'OLD-1990-' || lpad(n::text, 6, '0'), customer_id, customer_name, title, status,
          source, case when n <= ${some} then date '1990-01-01' + n % 3000 else date '2000-01-01' + n % 300 end, created_by,
          100 * n, 25 * n, 125 * n, 'Nøglen ligger hos naboen'
        from model cross join generate_series(1, ${all}) as n;
      insert into app.sale_lines (organization_id, sale_id, position, id, description, quantity_milli, unit, unit_price_ore,
          price_includes_vat, discount_bp, vat_bp, net_ore, vat_ore, gross_ore)
        select organization_id, id, 0, gen_random_uuid(), 'Rengøring', 1000, 'stk.', net_ore, false, 0, 2500, net_ore, vat_ore,
          gross_ore from app.sales s where s.number like 'OLD-%';
      analyze app.sales, app.sale_lines;`);
  } finally {
    await engine.close();
  }
}
