import assert from "node:assert/strict";
import { seedLarge } from "./seed.ts";
import { eachDatabase } from "./test_databases.ts";

eachDatabase("seedLarge() fills an empty database and refuses one that has users", async ({ engine }) => {
  let said = 0;

  const figures = await seedLarge(engine, { sales: 1_500, onProgress: (more) => said += more });

  assert.equal(said, 1_500);
  assert.equal(figures["Rendetalje: customers"], 45);
  const [first, second, third] = ["Rendetalje", "Tekup", "Foodtruck Fiesta"].map((firm) => figures[`${firm}: sales`]);
  // A few are in the bin.
  assert.ok(first > 880 && first <= 900 && second > 285 && second <= 300 && third > 285 && third <= 300);
  await assert.rejects(seedLarge(engine, { sales: 10 }), /^CannotStart: Cannot seed: the database already has users/);
}, { fresh: true });
