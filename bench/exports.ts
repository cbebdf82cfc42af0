/**
 * `deno task bench:exports -- --sales 600000`: makes one firm of the demo large on a throwaway Postgres, starts the real
 * server and fetches its sales as CSV and as a workbook, 100,000 of them and all; prints how much memory the server held while
 * the file left.
 */
import { parseArgs } from "node:util";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import { startPostgres } from "../tools/throwaway_postgres.ts";
import { inspect } from "./inspector.ts";
import { startServer } from "./server.ts";
import { logIn } from "./visitor.ts";

const { values } = parseArgs({
  args: Deno.args.filter((word) => word !== "--"),
  options: { sales: { type: "string", default: "600000" } },
});
const all = Number(values.sales), some = Math.min(100_000, all);
const LOOK_MS = 100, THOROUGH_LOOK_MS = 2_000, FORMATS = ["csv", "xlsx"];
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

const postgres = await startPostgres();
if (!postgres) throw new Error("Cannot measure: Postgres 15 or newer is not installed here");
try {
  const seed = await new Deno.Command(Deno.execPath(), {
    args: ["task", "db:seed", "--sales", "2000"],
    env: { DATABASE_URL: postgres.url },
  }).output();
  if (!seed.success) throw new Error(new TextDecoder().decode(seed.stderr));
  await makeLarge(postgres.url);
  await using server = await startServer({ DATABASE_URL: postgres.url }, { inspected: true });
  using inspector = await inspect(server.inspectorPort!);
  const visitor = await logIn(server.origin, "admin@rendetalje.example");

  /** Fetches a file, its memory looked at meanwhile; and how long it took, on the clock and of the processor. */
  const fetched = async (address: string, everyMs: number, look: () => Promise<void>) => {
    const { path, headers } = visitor.page(address);
    const [began, spent] = [performance.now(), await server.processorMs()];
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
    const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
    return `${megabytes(bytes)} in ${seconds(performance.now() - began)}, processor ${
      seconds(await server.processorMs() - spent)
    }`;
  };

  // What runs for the first time is compiled, and stays; that is no export's.
  for (const format of FORMATS) {
    await fetched(`/sales/export?format=${format}&dateFrom=2001-01-01`, LOOK_MS, async () => {});
  }
  for (const format of FORMATS) {
    for (const [count, days] of [[some, "&dateTo=1999-12-31"], [all, "&dateTo=2000-12-31"]] as const) {
      const address = `/sales/export?format=${format}${days}`;
      await inspector.collectGarbage();
      const rest = await inspector.memory(), most = { rss: 0, heapUsed: 0, external: 0 }, alive = { heapUsed: 0 };
      const said = await fetched(address, LOOK_MS, async () => {
        const now = await inspector.memory();
        for (const what of ["rss", "heapUsed", "external"] as const) most[what] = Math.max(most[what], now[what]);
      });
      // Once more, its garbage taken away at each look: what is left is what it holds.
      await fetched(address, THOROUGH_LOOK_MS, async () => {
        await inspector.collectGarbage();
        alive.heapUsed = Math.max(alive.heapUsed, (await inspector.memory()).heapUsed);
      });
      console.log(
        `${format}, ${count} sales: ${said}; at rest ${megabytes(rest.rss)}, heap ${megabytes(rest.heapUsed)}; ` +
          `at most over rest: ${megabytes(most.rss - rest.rss)}, heap with its garbage ${
            megabytes(most.heapUsed - rest.heapUsed)
          }, ` +
          `alive ${megabytes(alive.heapUsed - rest.heapUsed)}, buffers ${megabytes(most.external - rest.external)}`,
      );
    }
  }
} finally {
  await postgres.stop();
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
