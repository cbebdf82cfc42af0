/**
 * `deno task db:seed -- --sales 1000000`: fills an empty database, DATABASE_URL's or the embedded one in DATA_DIR, with a
 * large number of sales. The logins are the demo's.
 *
 *   --sales 100000   how many in all; the first firm has six in ten
 *   --firms 3        how many firms share them
 *   --seed 1         another number gives other data
 */
import { parseArgs } from "node:util";
import { CannotStart, readConfig } from "../adapters/config.ts";
import { largeLibrary } from "../adapters/demo/library.ts";
import { DEMO_PASSWORD } from "../adapters/demo/people.ts";
import { argonPasswords } from "../adapters/passwords.ts";
import { AS_OWNER, loadLibrary } from "../adapters/postgres/bulk_load.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { migrate } from "../adapters/postgres/migrate.ts";
import { openEmbedded } from "../adapters/postgres/pglite_engine.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import { AUTOMATIC } from "../domain/kernel/automatic.ts";
import { dayOf, instantOf } from "../domain/kernel/time.ts";

const LARGE_TABLES = ["sales", "sale_lines", "sale_status_history", "payments", "customers"].map((name) =>
  `app.${name}`
);

export interface LargeSeed {
  readonly sales: number;
  readonly seed?: number;
  readonly firms?: number;
  readonly onProgress?: (sales: number) => void;
}

/** Loads that many sales into a migrated, empty database; says how many rows of what there are then. */
export async function seedLarge(engine: Engine, { onProgress, ...want }: LargeSeed): Promise<Record<string, number>> {
  const today = dayOf(instantOf(Date.now()), "Europe/Copenhagen");
  const library = largeLibrary(today, want);
  const passwords = await argonPasswords();
  const passwordHash = await passwords.inTurn((turn) => turn.hash(DEMO_PASSWORD));
  await engine.transaction(AS_OWNER, async (send) => {
    const [{ found }] = await send({
      text: "select exists (select from identity.users where id <> $1) as found",
      values: [AUTOMATIC.id],
    });
    if (found) throw new CannotStart("Cannot seed: the database already has users, take an empty one");
    await loadLibrary(send, library, { passwordHash, onProgress });
    return { commit: true, value: null };
  });
  const figures: Record<string, number> = { logins: library.logins.length };
  for (const { organization } of library.firms) {
    const [row] = await engine.transaction(enter(organization.id), async (send) => ({
      commit: true,
      value: await send({
        text: `select (select coalesce(sum(sales_count), 0)::bigint from app.sale_totals) as sales,
          (select count(*) from app.customers) as customers, (select count(*) from app.events) as events`,
        values: [],
      }),
    }));
    for (const [what, count] of Object.entries(row)) figures[`${organization.name}: ${what}`] = count as number;
  }
  return figures;
}

function enter(organization: string) {
  return {
    text: "select set_config('role', 'app_owner', true), set_config('app.current_org_id', $1, true)",
    values: [organization],
  };
}

async function main() {
  const { values: asked } = parseArgs({
    args: Deno.args.filter((word) => word !== "--"),
    options: {
      sales: { type: "string", default: "100000" },
      firms: { type: "string", default: "3" },
      seed: { type: "string", default: "1" },
    },
  });
  const whole = (name: keyof typeof asked, most: number) => {
    const number = Number(asked[name]);
    if (!Number.isInteger(number) || number < 1 || number > most) {
      throw new CannotStart(`Cannot seed: --${name} must be a whole number from 1 to ${most}`);
    }
    return number;
  };
  const want = { sales: whole("sales", 20_000_000), firms: whole("firms", 50), seed: whole("seed", 2 ** 31) };
  const { databaseUrl, dataDir } = readConfig(Deno.env.toObject());
  const engine = databaseUrl ? openPostgres(databaseUrl, { sessions: 2 }) : await openDataDir(dataDir);
  try {
    await migrate(engine);
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1_000;
    let sales = 0, said = 0;
    const onProgress = (more: number) => {
      sales += more;
      if (seconds() - said < 2) return;
      said = seconds();
      console.error(`${sales} of ${want.sales} sales, ${said.toFixed(0)} s`);
    };
    const figures = await seedLarge(engine, { ...want, onProgress });
    // Otherwise the server does it by itself in the first minutes, in the way of whoever measures.
    if (databaseUrl) { for (const table of LARGE_TABLES) await engine.script(`vacuum ${table}`); }
    for (const [what, count] of Object.entries(figures)) console.log(`${what}: ${count}`);
    console.log(`seconds: ${seconds().toFixed(1)}`);
  } finally {
    await engine.close();
  }
}

/** Where main.ts has it. */
async function openDataDir(dataDir: string): Promise<Engine> {
  await Deno.mkdir(dataDir, { recursive: true });
  return await openEmbedded({ directory: `${dataDir}/database` });
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error && error.message.startsWith("Cannot ") ? error.message : error);
    Deno.exit(1);
  }
}
