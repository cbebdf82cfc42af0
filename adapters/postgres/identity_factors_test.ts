import assert from "node:assert/strict";
import type { UserId } from "../../domain/kernel/ids.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms, newIds } from "../../tools/test_firms.ts";
import { testSecrets } from "../../tools/test_secrets.ts";
import { divertLog } from "../log.ts";
import { castWith } from "../memory/cast.ts";
import { secretBox } from "../secrets.ts";
import type { Engine } from "./engine.ts";
import { postgresIdentity } from "./identity.ts";

const SECRET = new Uint8Array(20).map((_, place) => place + 1);

async function scene(engine: Engine) {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  const say = async (text: string, ...values: unknown[]) =>
    (await engine.batch(as("app_owner", cast.anna.organizationId), [{ text, values }]))[0];
  return {
    ...cast,
    say,
    kept: async (userId: UserId) =>
      (await say("select secret, sealed, sealed_key from identity.second_factors where user_id = $1", userId))[0],
    sealing: postgresIdentity(engine, { limits: false, secrets: testSecrets }),
    open: postgresIdentity(engine, { limits: false, secrets: secretBox([]) }),
  };
}

eachDatabase("a second factor lies sealed in the database, and opens for its own user alone", async ({ engine }) => {
  const { anna, bo, say, kept, sealing } = await scene(engine);

  await sealing.keepFactor(anna.userId, SECRET);
  const row = await kept(anna.userId);
  const found = await sealing.findFactor(anna.userId);
  await say(
    `insert into identity.second_factors (user_id, sealed, sealed_key)
      select $2, sealed, sealed_key from identity.second_factors where user_id = $1`,
    anna.userId,
    bo.userId,
  );

  assert.deepEqual([row.secret, row.sealed_key], [null, "test"]);
  assert.ok(!(row.sealed as Uint8Array).toHex().includes(SECRET.toHex()));
  assert.deepEqual(found, { secret: SECRET, confirmed: false, codesLeft: 0 });
  await assert.rejects(sealing.findFactor(bo.userId), /Cannot open a secret/);
});

eachDatabase(
  "a second factor from before there was a key is sealed when it is next used, and stays the same",
  async ({ engine }) => {
    const { anna, kept, sealing, open } = await scene(engine);
    const lines: string[] = [];
    const restore = divertLog((line) => lines.push(line));

    try {
      await open.keepFactor(anna.userId, SECRET);
      const before = await kept(anna.userId);
      const unsealed = [await open.findFactor(anna.userId), await open.findFactor(anna.userId)];
      const stayed = await kept(anna.userId);
      const found = await sealing.findFactor(anna.userId);
      const after = await kept(anna.userId);
      const again = await sealing.findFactor(anna.userId);

      assert.deepEqual([before.secret, stayed.secret, after.secret], [SECRET, SECRET, null]);
      assert.ok(after.sealed);
      for (const one of [...unsealed, found, again]) assert.deepEqual(one?.secret, SECRET);
      assert.equal(lines.filter((line) => line.includes("second_factors_unsealed")).length, 1);
    } finally {
      restore();
    }
  },
);
