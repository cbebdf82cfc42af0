import assert from "node:assert/strict";
import { yes } from "../../domain/kernel/result.ts";
import { TENANTS_CONTRACT } from "../contract/tenants_contract.ts";
import { aCustomer } from "./builders.ts";
import { CAST } from "./cast.ts";
import { memoryTenants } from "./tenants.ts";
import { memoryWorld, tickingClock } from "./world.ts";

const tenants = memoryTenants([], tickingClock());
const stage = {
  tenants,
  desk: tenants.desk,
  seed: (firms: Parameters<typeof memoryTenants>[0]) => Promise.resolve(firms.forEach(tenants.open)),
};
for (const { name, run } of TENANTS_CONTRACT) Deno.test(`memory: ${name}`, () => run(stage));

Deno.test("the ledger keeps what happened, by whom and by which request", async () => {
  const { tenants } = memoryWorld();
  const customer = aCustomer();

  await tenants.write(CAST.anna, async ({ customers }) => yes(await customers.add(customer)));
  await tenants.write(CAST.bo, async (books) => yes(await books.note("sales_exported", { rows: 3 })));

  const { events, audit } = tenants.ledger(CAST.anna.organizationId);
  assert.deepEqual(events.map(({ kind, resourceId, actorId }) => [kind, resourceId, actorId]), [
    ["customer_recorded", customer.id, CAST.anna.userId],
  ]);
  assert.deepEqual(
    audit.map(({ action, resourceId, actorId, requestId }) => [action, resourceId, actorId, requestId]),
    [
      ["customer_recorded", customer.id, CAST.anna.userId, "request of Anna"],
      ["sales_exported", null, CAST.bo.userId, "request of Bo"],
    ],
  );
});
