import assert from "node:assert/strict";
import { aCustomer, aDraft, aLineDraft, serviceFacts } from "../../adapters/memory/builders.ts";
import { CAST } from "../../adapters/memory/cast.ts";
import { kept, memoryWorld } from "../../adapters/memory/world.ts";
import { ONE, ore } from "../kernel/money.ts";
import { no, yes } from "../kernel/result.ts";
import { findSale } from "../sales/find_sales.ts";
import { recordSale } from "../sales/record_sale.ts";
import { findService, findServices } from "./find_services.ts";
import { changeService, recordService } from "./record_service.ts";

const { anna, mads, bo, vera, carla } = CAST;

Deno.test("only an ADMIN writes in the catalogue, everybody of the firm reads it", async () => {
  const world = memoryWorld();
  const made = kept(await recordService(world)(anna, serviceFacts()));
  const forbidden = no({ kind: "forbidden", permission: "edit_services" });

  for (const actor of [mads, bo, vera]) {
    assert.deepEqual(await recordService(world)(actor, serviceFacts()), forbidden);
    assert.deepEqual(await changeService(world)(actor, made.id, { version: 1, name: "x" }), forbidden);
    assert.deepEqual(kept(await findService(world)(actor, made.id)), made);
    assert.deepEqual(kept(await findServices(world)(actor, { active: null, category: null })), [made]);
  }
  assert.deepEqual(await findService(world)(carla, made.id), no({ kind: "service_missing" }));
  assert.deepEqual(
    await changeService(world)(carla, made.id, { version: 1, name: "x" }),
    no({ kind: "service_missing" }),
  );
});

Deno.test("a changed price is for sales to come, those made keep theirs", async () => {
  const world = memoryWorld();
  const customer = aCustomer();
  await world.tenants.write(anna, async ({ customers }) => yes(await customers.add(customer)));
  const service = kept(
    await recordService(world)(anna, serviceFacts({ priceOre: ore(100_00), priceIncludesVat: false })),
  );
  const fromCatalogue = {
    serviceId: service.id,
    description: null,
    quantity: ONE,
    unit: null,
    unitPrice: null,
    priceIncludesVat: null,
  };
  const draft = aDraft({
    customerId: customer.id,
    lines: [aLineDraft({ ...fromCatalogue, discount: null, vatRate: null })],
  });
  const before = kept(await recordSale(world)(anna, draft));

  kept(await changeService(world)(anna, service.id, { version: 1, priceOre: ore(200_00), name: undefined }));
  const after = kept(await recordSale(world)(anna, draft));

  assert.deepEqual([before.net, after.net], [100_00, 200_00]);
  assert.equal(kept(await findSale(world)(anna, before.id)).sale.net, 100_00);
  assert.equal(after.lines[0].description, service.name);
});
