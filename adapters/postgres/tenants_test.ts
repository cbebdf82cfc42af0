import { makeFirms } from "../../tools/test_firms.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { TENANTS_CONTRACT } from "../contract/tenants_contract.ts";
import { postgresTenants } from "./tenants.ts";

for (const { name, run } of TENANTS_CONTRACT) {
  eachDatabase(name, async ({ engine }) => {
    await run({ tenants: postgresTenants(engine), seed: (firms) => makeFirms(engine, firms) });
  });
}
