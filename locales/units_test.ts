import assert from "node:assert/strict";
import { unitAfter } from "./units.ts";

Deno.test("unitAfter() says more than one of a unit as people do, and leaves what it does not know", () => {
  const said = [[1_000, "time"], [1_500, "time"], [4_000, "time"], [500, "dag"], [2_000, "stk."], [
    3_000,
    "constructor",
  ]]
    .map(([quantity, unit]) => unitAfter(quantity as number, unit as string));

  assert.deepEqual(said, ["time", "timer", "timer", "dag", "stk.", "constructor"]);
});
