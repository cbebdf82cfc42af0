/**
 * `deno task db:rollups -- --check`: compares every sum that is kept ready with a full recount, firm by firm, and ends with 1
 * where one differs. `--rebuild` counts them anew; sales can be read meanwhile, not written.
 */
import { parseArgs } from "node:util";
import { CannotStart, readConfig } from "../adapters/config.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { openEmbedded } from "../adapters/postgres/pglite_engine.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";

/** A sum that is not what the sales come to. */
export interface Difference {
  readonly organization: string;
  readonly rollup: string;
  readonly kept: Readonly<Record<string, unknown>> | null;
  readonly counted: Readonly<Record<string, unknown>> | null;
}

/** A recount of millions takes longer than any request may; the line to the server would be cut after so long. */
const AN_HOUR_MS = 3_600_000;

/** Sums of sales, of everybody's days, of leads, and of customers' tags; the days after what they are made of. */
const CHECKS = ["check_rollups", "check_day_totals", "check_lead_rollup", "check_tag_rollup"];
const REBUILDS = ["rebuild_rollups", "rebuild_day_totals", "rebuild_lead_rollup", "rebuild_tag_rollup"];

/** Every difference in every firm; none: all is well. */
export async function checkRollups(engine: Engine): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const { organization, name } of await organizations(engine)) {
    const rows = await unhurried(
      engine,
      organization,
      CHECKS.map((check) => `select rollup, kept, counted from app.${check}()`).join(" union all "),
    );
    found.push(...rows.map((row) => ({ ...row, organization: name }) as unknown as Difference));
  }
  return found;
}

/** Counts everything anew in every firm; says how many firms there are. */
export async function rebuildRollups(engine: Engine): Promise<number> {
  const firms = await organizations(engine);
  for (const { organization } of firms) {
    await unhurried(
      engine,
      organization,
      `select ${REBUILDS.map((rebuild) => `app.${rebuild}()`).join(", ")}`,
    );
  }
  return firms.length;
}

/** The one role that sees more than one firm, and nothing of them but who they are. */
async function organizations(engine: Engine): Promise<{ organization: string; name: string }[]> {
  const [rows] = await engine.batch(
    { text: "select set_config('role', 'app_auth', true)", values: [] },
    [{ text: "select organization_id as organization, name from app.organizations order by name", values: [] }],
  );
  return rows as { organization: string; name: string }[];
}

/** Without the server's own limits either, which the embedded one has too. */
async function unhurried(engine: Engine, organization: string, text: string) {
  const opening = {
    text: "select set_config('role', 'app_worker', true), set_config('app.current_org_id', $1, true)",
    values: [organization],
  };
  return await engine.transaction(opening, async (send) => {
    const limits = "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0";
    await send({ text: limits, values: [], script: true });
    return { commit: true, value: await send({ text, values: [] }) };
  });
}

async function main(): Promise<number> {
  const { values: asked } = parseArgs({
    args: Deno.args.filter((word) => word !== "--"),
    options: { check: { type: "boolean" }, rebuild: { type: "boolean" } },
  });
  if (Boolean(asked.check) === Boolean(asked.rebuild)) {
    throw new CannotStart("Cannot tell what to do: say either --check or --rebuild");
  }
  const { databaseUrl, dataDir } = readConfig(Deno.env.toObject());
  const engine = databaseUrl
    ? openPostgres(databaseUrl, { sessions: 2, statementMs: AN_HOUR_MS })
    : await openEmbedded({ directory: `${dataDir}/database` });
  try {
    if (asked.rebuild) {
      console.log(`counted anew in ${await rebuildRollups(engine)} firms`);
      return 0;
    }
    const found = await checkRollups(engine);
    for (const { organization, rollup, kept, counted } of found.slice(0, 100)) {
      console.log(`${organization} ${rollup}: kept ${JSON.stringify(kept)}, counted ${JSON.stringify(counted)}`);
    }
    console.log(found.length === 0 ? "every rollup equals a recount" : `${found.length} differences`);
    return found.length === 0 ? 0 : 1;
  } finally {
    await engine.close();
  }
}

if (import.meta.main) {
  try {
    Deno.exit(await main());
  } catch (error) {
    console.error(error instanceof Error && error.message.startsWith("Cannot ") ? error.message : error);
    Deno.exit(1);
  }
}
