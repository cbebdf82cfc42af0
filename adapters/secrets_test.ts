import assert from "node:assert/strict";
import fc from "fast-check";
import { secretBox, secretsKeysOf } from "./secrets.ts";

const key = (id: string, fill: number) => ({ id, bytes: new Uint8Array(32).fill(fill) });
const PURPOSE = "integration 1 billy";

Deno.test("secretBox() gives back what it sealed, whatever it is, and never the same bytes twice", async () => {
  const box = secretBox([key("a", 1)]);

  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (secret) => {
      const [one, two] = [await box.seal(PURPOSE, secret), await box.seal(PURPOSE, secret)];

      assert.equal(await box.open(PURPOSE, one), secret);
      assert.notEqual(one.text, two.text);
    }),
    { numRuns: 50 },
  );
});

Deno.test("secretBox() opens nothing for another purpose, under another key's name, or changed by one bit", async () => {
  const box = secretBox([key("a", 1), key("b", 2)]);
  const sealed = await box.seal(PURPOSE, "a token of some length");
  const bent = Uint8Array.fromBase64(sealed.text);
  bent[bent.length - 1] ^= 1;

  await assert.rejects(box.open("integration 2 billy", sealed), /not sealed for this/);
  await assert.rejects(box.open(PURPOSE, { ...sealed, keyId: "b" }), /not sealed for this/);
  await assert.rejects(box.open(PURPOSE, { ...sealed, keyId: "c" }), /not in SECRETS_KEYS/);
  await assert.rejects(box.open(PURPOSE, { ...sealed, text: bent.toBase64() }), /not sealed for this/);
});

Deno.test("secretBox() seals with the first key and opens with each", async () => {
  const old = await secretBox([key("old", 1)]).seal(PURPOSE, "a secret");
  const box = secretBox([key("new", 2), key("old", 1)]);

  const fresh = await box.seal(PURPOSE, "a secret");

  assert.equal(fresh.keyId, "new");
  assert.equal(await box.open(PURPOSE, old), "a secret");
  assert.equal(await box.open(PURPOSE, fresh), "a secret");
});

Deno.test("secretsKeysOf() makes a key file once beside the embedded database, and none for another", async () => {
  const dataDir = await Deno.makeTempDir();
  const embedded = { secretsKeys: [], databaseUrl: null, dataDir };

  const first = await secretsKeysOf(embedded);
  const second = await secretsKeysOf(embedded);
  const mode = (await Deno.stat(`${dataDir}/secrets.key`)).mode;

  assert.equal(first[0].bytes.length, 32);
  assert.deepEqual(second, first);
  assert.equal(mode! & 0o777, 0o600);
  assert.deepEqual(await secretsKeysOf({ ...embedded, databaseUrl: "postgres://x/y" }), []);
  assert.deepEqual(await secretsKeysOf({ ...embedded, secretsKeys: [key("a", 1)] }), [key("a", 1)]);
  await Deno.remove(dataDir, { recursive: true });
});
