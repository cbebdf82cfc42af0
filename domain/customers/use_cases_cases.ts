import assert from "node:assert/strict";
import { aDraft, customerFacts } from "../../adapters/memory/builders.ts";
import { CAST } from "../../adapters/memory/cast.ts";
import { kept, memoryWorld } from "../../adapters/memory/world.ts";
import { no, yes } from "../kernel/result.ts";
import { recordSale } from "../sales/record_sale.ts";
import { changeCustomer } from "./change_customer.ts";
import { deleteCustomer, restoreCustomer } from "./delete_customer.ts";
import { findCustomer, findCustomerFile, findCustomers } from "./find_customers.ts";
import type { Email } from "./email.ts";
import type { Phone } from "./phone.ts";
import { recordCustomer } from "./record_customer.ts";

const { anna, mads, bo, vera, carla } = CAST;
const EMAIL = "post@example.dk" as Email, PHONE = "+4522334455" as Phone;
const PART = { size: 20, page: 1 };

Deno.test("a SALES_REP keeps customers but deletes none, a VIEWER only looks, Carla finds nobody", async () => {
  const world = memoryWorld();
  const made = kept(await recordCustomer(world)(bo, customerFacts()));
  const forbidden = (permission: string) => no({ kind: "forbidden", permission });
  const missing = no({ kind: "customer_missing" });

  assert.equal((await changeCustomer(world)(bo, made.id, { version: 1, notes: "x" })).ok, true);
  assert.deepEqual(await deleteCustomer(world)(bo, made.id), forbidden("delete_customers"));
  assert.deepEqual(await restoreCustomer(world)(bo, made.id), forbidden("delete_customers"));
  assert.deepEqual(await recordCustomer(world)(vera, customerFacts()), forbidden("edit_customers"));
  assert.deepEqual(await changeCustomer(world)(vera, made.id, { version: 2, notes: "y" }), forbidden("edit_customers"));
  assert.equal((await findCustomer(world)(vera, made.id)).ok, true);
  assert.deepEqual(await findCustomer(world)(carla, made.id), missing);
  assert.deepEqual(await findCustomerFile(world)(carla, made.id, PART), missing);
  assert.deepEqual(await changeCustomer(world)(carla, made.id, { version: 2, notes: "z" }), missing);
  assert.deepEqual(await deleteCustomer(world)(carla, made.id), missing);
  assert.deepEqual(await restoreCustomer(world)(carla, made.id), missing);
});

Deno.test("a double is refused with the one that is there, unless insisted on", async () => {
  const world = memoryWorld();
  const first = kept(await recordCustomer(world)(anna, customerFacts({ phone: PHONE })));
  const double = customerFacts({ name: "Igen", phone: PHONE, email: EMAIL });

  assert.deepEqual(
    await recordCustomer(world)(bo, double),
    no({ kind: "duplicate_customer", existingId: first.id, by: "phone" }),
  );
  assert.equal((await recordCustomer(world)(bo, double, true)).ok, true);
});

Deno.test("a change that makes a double is refused, one of a double that was insisted on is not", async () => {
  const world = memoryWorld();
  const first = kept(await recordCustomer(world)(anna, customerFacts({ email: EMAIL })));
  const second = kept(await recordCustomer(world)(anna, customerFacts({ name: "Anden" })));
  const change = changeCustomer(world);

  assert.deepEqual(
    await change(anna, second.id, { version: 1, email: EMAIL }),
    no({ kind: "duplicate_customer", existingId: first.id, by: "email" }),
  );
  kept(await change(anna, second.id, { version: 1, email: EMAIL }, true));
  kept(await change(anna, second.id, { version: 2, notes: "Den samme som før" }));
});

Deno.test("a postal code that Denmark has not is refused, and one that was kept before is in nobody's way", async () => {
  const world = memoryWorld();
  const address = { street: "Søgade 1", postalCode: "597", city: "Ærøskøbing", country: "DK" };
  const refused = no({ kind: "not_a_postal_code" });
  const customer = kept(await recordCustomer(world)(anna, customerFacts()));
  const { stats: _, ...before } = customer;
  kept(
    await world.tenants.write(
      anna,
      async ({ customers }) =>
        yes(await customers.record({ kind: "customer_changed", before }, { ...before, address })),
    ),
  );

  assert.deepEqual(await recordCustomer(world)(anna, customerFacts({ address })), refused);
  assert.deepEqual(
    await changeCustomer(world)(anna, customer.id, { version: 2, address: { postalCode: "59700" } }),
    refused,
  );
  const change = { version: 2, address: { ...address, street: "Søgade 2" } };
  const moved = kept(await changeCustomer(world)(anna, customer.id, change));
  assert.deepEqual(moved.address, change.address);
});

Deno.test("a change leaves what it does not name, and a field that is undefined", async () => {
  const world = memoryWorld();
  const address = { street: "Søgade 1", postalCode: "5970", city: "Ærøskøbing", country: "DK" };
  const { id } = kept(await recordCustomer(world)(anna, customerFacts({ email: EMAIL, notes: "n", address })));

  const changed = kept(
    await changeCustomer(world)(anna, id, { version: 1, name: "Ny", email: undefined, notes: null }),
  );

  assert.deepEqual([changed.name, changed.email, changed.notes, changed.address, changed.version], [
    "Ny",
    EMAIL,
    null,
    address,
    2,
  ]);
});

Deno.test("a stale version is refused with the customer as it now is, and one in the bin is missing to a change", async () => {
  const world = memoryWorld();
  const { id } = kept(await recordCustomer(world)(anna, customerFacts()));
  const current = kept(await changeCustomer(world)(anna, id, { version: 1, notes: "x" }));

  assert.deepEqual(
    await changeCustomer(world)(mads, id, { version: 1, notes: "y" }),
    no({ kind: "stale_version", current }),
  );
  assert.deepEqual(await deleteCustomer(world)(mads, id, 1), no({ kind: "stale_version", current }));
  kept(await deleteCustomer(world)(mads, id, 2));
  assert.deepEqual(await changeCustomer(world)(mads, id, { version: 3, notes: "y" }), no({ kind: "customer_missing" }));
  assert.deepEqual(await deleteCustomer(world)(mads, id), no({ kind: "customer_missing" }));
});

Deno.test("a deleted customer does not stand in the way of a new one, and comes back beside it", async () => {
  const world = memoryWorld();
  const old = kept(await recordCustomer(world)(anna, customerFacts({ email: EMAIL })));
  kept(await deleteCustomer(world)(anna, old.id));
  kept(await recordCustomer(world)(anna, customerFacts({ name: "Ny", email: EMAIL })));

  const restored = kept(await restoreCustomer(world)(anna, old.id));
  const again = kept(await restoreCustomer(world)(anna, old.id));

  assert.equal(restored.deletedAt, null);
  assert.deepEqual(again, restored);
});

Deno.test("a customer's page shows a SALES_REP the own sales only", async () => {
  const world = memoryWorld();
  const { id: customerId } = kept(await recordCustomer(world)(anna, customerFacts()));
  const [own, annas] = [
    kept(await recordSale(world)(bo, aDraft({ customerId }))),
    kept(await recordSale(world)(anna, aDraft({ customerId }))),
  ];

  const bos = kept(await findCustomerFile(world)(bo, customerId, PART));
  const all = kept(await findCustomerFile(world)(mads, customerId, PART));

  assert.deepEqual([bos.sales.rows.map(({ id }) => id), bos.totals.count], [[own.id], 1]);
  assert.deepEqual([all.sales.rows.map(({ id }) => id), all.totals.count], [[annas.id, own.id], 2]);
});

Deno.test("the list comes with how many there are", async () => {
  const world = memoryWorld();
  for (const name of ["Bo", "Ane"]) kept(await recordCustomer(world)(anna, customerFacts({ name })));
  const everybody = { q: null, type: null, status: null, deleted: false };

  const { listing, totals } = kept(
    await findCustomers(world)(vera, everybody, { by: "name", descending: false }, PART),
  );

  assert.deepEqual([listing.rows.map(({ name }) => name), totals.count], [["Ane", "Bo"], 2]);
});
