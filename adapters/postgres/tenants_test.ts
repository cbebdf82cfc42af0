import { makeFirms } from "../../tools/test_firms.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import type { Stage } from "../contract/scene.ts";
import { TENANTS_CONTRACT } from "../contract/tenants_contract.ts";
import type { Engine } from "./engine.ts";
import { postgresDesk } from "./desk.ts";
import { postgresTenants } from "./tenants.ts";

/** One for each database, because the cases that only look share a stock made once for a stage. */
const stages = new WeakMap<Engine, Stage>();

for (const { name, run } of TENANTS_CONTRACT) {
  eachDatabase(name, async ({ engine }) => {
    const stage = stages.get(engine) ??
      { tenants: postgresTenants(engine), desk: postgresDesk(engine), seed: (firms) => makeFirms(engine, firms) };
    stages.set(engine, stage);
    await run(stage);
  });
}
