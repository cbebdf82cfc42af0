/** `deno task audit:check`: recomputes every organization's chain of audit hashes; ends with 1 where one does not add up. */
import { readConfig } from "../adapters/config.ts";
import { auditBroken } from "../adapters/log.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { checkAudits } from "../adapters/postgres/audit_chain.ts";

const config = readConfig(Deno.env.toObject());
const engine = await open();
let broken = 0;
for await (const { organizationId, sealed, problems } of checkAudits(engine)) {
  console.log(
    `${organizationId}: ${sealed} sealed, ${problems.length === 0 ? "sound" : `${problems.length} problems`}`,
  );
  for (const { problem, auditId } of problems) console.log(`  line ${auditId}: ${problem}`);
  if (problems.length > 0) auditBroken({ organizationId, problems: problems.length });
  broken += problems.length;
}
await engine.close();
Deno.exit(broken === 0 ? 0 : 1);

async function open(): Promise<Engine> {
  if (config.databaseUrl) {
    const { openPostgres } = await import("../adapters/postgres/postgres_engine.ts");
    return openPostgres(config.databaseUrl, { statementMs: 0 });
  }
  const { openEmbedded } = await import("../adapters/postgres/pglite_engine.ts");
  return await openEmbedded({ directory: `${config.dataDir}/database` });
}
