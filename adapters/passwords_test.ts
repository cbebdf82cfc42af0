import assert from "node:assert/strict";
import { isCommonPassword } from "./common_passwords.ts";
import { WORDS } from "./common_passwords_words.ts";
import { argonPasswords, takeTurns } from "./passwords.ts";
import { Unavailable } from "../domain/kernel/unavailable.ts";

const passwords = await argonPasswords();

Deno.test("argonPasswords() knows a password again, and no other", async () => {
  await passwords.inTurn(async ({ hash, verify }) => {
    const kept = await hash("kat hest mus hund");

    assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    assert.equal(await verify("kat hest mus hund", kept), true);
    assert.equal(await verify("kat hest mus hunde", kept), false);
    assert.notEqual(await hash("kat hest mus hund"), kept, "every hash has its own nonce");
  });
});

Deno.test("argonPasswords() tells a hash with other settings than today's", async () => {
  await passwords.inTurn(async ({ hash, isStale }) => {
    const kept = await hash("x");

    assert.equal(isStale(kept), false);
    assert.equal(isStale(kept.replace("t=2", "t=1")), true);
    assert.equal(isStale(kept.replace("m=19456", "m=4096")), true);
    assert.equal(isStale("$2b$10$abcdefghijklmnopqrstuv"), true);
  });
});

Deno.test("argonPasswords() uses every byte of 1024: the last one counts", async () => {
  await passwords.inTurn(async ({ hash, verify }) => {
    const kept = await hash("æ".repeat(511) + "ab");

    assert.equal(await verify("æ".repeat(511) + "ab", kept), true);
    assert.equal(await verify("æ".repeat(511) + "ac", kept), false);
  });
});

Deno.test("argonPasswords() works as long for nobody as for somebody, and nobody is never right", async () => {
  await passwords.inTurn(async ({ hash, verify }) => {
    const kept = await hash("kat hest mus hund");
    const times = { nobody: [] as number[], somebody: [] as number[] };
    for (let n = 0; n < 15; n++) {
      for (const who of ["nobody", "somebody"] as const) {
        const began = performance.now();
        assert.equal(await verify("wrong but long", who === "nobody" ? null : kept), false);
        times[who].push(performance.now() - began);
      }
    }

    // The quickest of each: what else the machine does only makes a run longer.
    const ratio = Math.min(...times.nobody) / Math.min(...times.somebody);
    assert.ok(ratio > 0.5 && ratio < 2, `nobody takes ${ratio} times as long`);
  });
});

Deno.test("takeTurns() lets four work at once, in the order they came, and everybody gets a turn", async () => {
  const inTurn = takeTurns(4, 100);
  let running = 0, most = 0;
  const order: number[] = [];
  const work = (n: number) =>
    inTurn(async () => {
      most = Math.max(most, ++running);
      order.push(n);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running--;
      if (n === 7) throw new Error("one fails");
    });

  const ends = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => work(n)));

  assert.equal(most, 4);
  assert.deepEqual(order, Array.from({ length: 50 }, (_, n) => n));
  assert.deepEqual(ends.filter(({ status }) => status === "rejected").length, 1);
});

Deno.test("takeTurns() sends away whoever comes to a line that is too long", async () => {
  const inTurn = takeTurns(1, 1);
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = inTurn(() => promise), second = inTurn(() => Promise.resolve());

  await assert.rejects(inTurn(() => Promise.resolve()), Unavailable);
  resolve();
  await Promise.all([first, second]);
  await inTurn(() => Promise.resolve());
});

Deno.test("isCommonPassword() knows at least 3000 words, the top ones among them, and Danish ones", () => {
  const words = WORDS.trim().split(/\s+/);

  assert.ok(new Set(words).size >= 3_000);
  for (const word of ["123456", "password", "qwerty", "iloveyou", "adgangskode", "velkommen", "kodeord1"]) {
    assert.ok(isCommonPassword(word), word);
  }
  assert.equal(words.every((word) => word === word.toLowerCase()), true);
  assert.equal(isCommonPassword("kat hest mus hund"), false);
});
