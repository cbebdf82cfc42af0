import assert from "node:assert/strict";
import { aCustomer, aDraft, customerFacts } from "../../adapters/memory/builders.ts";
import { CAST } from "../../adapters/memory/cast.ts";
import { kept, memoryWorld } from "../../adapters/memory/world.ts";
import type { MergeId } from "../kernel/ids.ts";
import { no } from "../kernel/result.ts";
import { addMinutes, type Instant } from "../kernel/time.ts";
import { recordSale } from "../sales/record_sale.ts";
import { findCustomer, findCustomerPage, findCustomers } from "./find_customers.ts";
import { type Merge, mergedFacts, undoable, undoableUntil, unmergedFacts } from "./merge.ts";
import { mergeCustomers, unmergeCustomers } from "./merge_customers.ts";
import { recordCustomer } from "./record_customer.ts";

const AT = "2026-03-02T08:00:00.000Z" as Instant;
const DAY = 24 * 60;

function aMerge(given: Partial<Merge> = {}): Merge {
  const [kept, gone] = [aCustomer(), aCustomer()];
  const facts = { before: customerFacts(), after: customerFacts(), sales: [], leads: [], by: CAST.anna.userId };
  return { id: "m" as MergeId, keptId: kept.id, goneId: gone.id, ...facts, at: AT, undoneAt: null, ...given };
}

Deno.test("mergedFacts() fills what is empty and takes an address whole or not at all", () => {
  const kept = customerFacts({
    address: { street: "Vej 1", postalCode: null, city: null, country: "DK" },
    tags: ["a"],
  });
  const gone = customerFacts({
    phone: "+4522334455" as never,
    address: { street: "Gade 2", postalCode: "8000", city: "Aarhus", country: "DK" },
    tags: ["b", "a"],
    notes: "Hund",
  });

  const after = mergedFacts(kept, gone);

  assert.deepEqual([after.phone, after.address, after.tags, after.notes], [
    "+4522334455",
    kept.address,
    ["a", "b"],
    "Hund",
  ]);
  assert.deepEqual(mergedFacts(customerFacts(), gone).address, gone.address);
});

Deno.test("unmergedFacts() puts back what the merge changed and nobody changed since", () => {
  const before = customerFacts(), after = customerFacts({ notes: "Begge", tags: ["x"] });

  const back = unmergedFacts({ ...after, notes: "Rettet", name: "Nyt navn" }, aMerge({ before, after }));

  assert.deepEqual([back.notes, back.tags, back.name], ["Rettet", [], "Nyt navn"]);
});

Deno.test("undoable() until the thirtieth day and once, while the customer is there", () => {
  const kept = aCustomer();
  const merge = aMerge({ keptId: kept.id });
  const over = { kind: "merge_not_undoable" };

  assert.equal(undoable(merge, kept, addMinutes(AT, 30 * DAY)), null);
  assert.deepEqual(undoable(merge, kept, addMinutes(AT, 30 * DAY + 1)), over);
  assert.deepEqual(undoable({ ...merge, undoneAt: AT }, kept, AT), over);
  assert.deepEqual(undoable(merge, { ...kept, deletedAt: AT }, AT), over);
  assert.deepEqual(undoable(merge, aCustomer(), AT), { kind: "customer_missing" });
  assert.equal(undoableUntil(merge), "2026-04-01T08:00:00.000Z");
});

Deno.test("a merge cannot be taken back after 30 days", async () => {
  const world = memoryWorld();
  const { anna } = CAST;
  const [one, two] = [
    kept(await recordCustomer(world)(anna, customerFacts())),
    kept(await recordCustomer(world)(anna, customerFacts())),
  ];
  kept(await mergeCustomers(world)(anna, one.id, two.id));
  world.clock.set("2026-04-02T08:00:00.000Z");

  assert.deepEqual(await unmergeCustomers(world)(anna, one.id), no({ kind: "merge_not_undoable" }));
});

Deno.test("a SALES_REP is told of no customer what everybody's sales come to, whichever way it is asked (C22)", async () => {
  const world = memoryWorld();
  const { bo, vera } = CAST;
  const made = kept(await recordCustomer(world)(bo, customerFacts()));
  kept(await recordSale(world)(bo, aDraft({ customerId: made.id })));
  const part = { size: 20, page: 1 };
  const list = { q: null, type: null, status: null, deleted: false };
  const told = async (actor: typeof bo) => [
    kept(await findCustomer(world)(actor, made.id)).stats,
    kept(await findCustomerPage(world)(actor, made.id, part)).customer.stats,
    kept(await findCustomers(world)(actor, list, { by: "name", descending: false }, part)).listing.rows[0].stats,
  ];
  const nothing = { salesCount: null, revenueOre: null, lastSaleOn: null };

  assert.deepEqual(made.stats, nothing);
  assert.deepEqual(await told(bo), [nothing, nothing, nothing]);
  assert.deepEqual((await told(vera)).map(({ salesCount, revenueOre }) => [salesCount, revenueOre]), [
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
});
