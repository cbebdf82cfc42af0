import assert from "node:assert/strict";
import { divertLog } from "../log.ts";
import { chime, kvBell } from "./bells.ts";
import { until } from "../../tools/until.ts";

Deno.test("kvBell() wakes the worker of its process at once", async () => {
  let woken = 0;
  const bell = await kvBell(() => woken++);

  bell.ring();
  await until(() => woken === 1);

  await bell.close();
});

Deno.test("C2 kvBell() wakes it directly where KV cannot be opened: missing, broken or no file at all", async () => {
  const restore = divertLog(() => {});
  const directory = await Deno.makeTempDir();
  const broken = `${directory}/broken`;
  await Deno.writeTextFile(broken, "no database at all, and long enough to be taken for one ".repeat(100));
  for (const path of [broken, `${directory}/nowhere/kv`, directory]) {
    let woken = 0;

    const bell = await kvBell(() => woken++, path);
    bell.ring();
    await until(() => woken >= 1);

    await bell.close();
    assert.equal(woken, 1, path);
  }
  restore();
  await Deno.remove(directory, { recursive: true });
});

Deno.test("chime() rings every bell, the first time at once and then at most once in a while", async () => {
  let rung = 0;
  const bell = chime([{ ring: () => rung++, close: () => Promise.resolve() }], 50);

  bell.ring();
  const first = rung;
  for (let count = 0; count < 100; count++) bell.ring();
  await until(() => rung > first);

  await bell.close();
  assert.deepEqual([first, rung], [1, 2]);
});
