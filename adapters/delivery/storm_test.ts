import assert from "node:assert/strict";
import { divertLog } from "../log.ts";
import { storm } from "../../tools/storm.ts";

// The long one is `deno task storm`.
Deno.test({
  name: "a short storm loses nothing and doubles nothing",
  ignore: !Deno.env.get("TEST_DATABASE_URL") && Deno.env.get("CI") !== "true",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const restore = divertLog(() => {});
    const end = await storm({ sales: 8, kills: 4, pace: 0.1 }).finally(restore);

    assert.ok(end, "there is no Postgres to storm");
    console.log(`sales ${end.sales} lost ${end.lost} doubled ${end.doubled}`);
    assert.deepEqual([end.lost, end.doubled, end.dead, end.findings], [0, 0, 0, 0]);
    assert.ok(end.kills >= 4);
  },
});
