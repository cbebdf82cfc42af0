import assert from "node:assert/strict";
import { no, yes } from "../kernel/result.ts";
import { parseNetwork } from "./network.ts";
import { keepsWayIn, MOST_NETWORKS, parseNetworks, parseSalePrefix, type Settings } from "./settings.ts";

Deno.test("parseSalePrefix() takes one to eight letters A to Z and digits, in either case", () => {
  for (const [text, prefix] of [["rs", "RS"], [" TK1 ", "TK1"], ["ABCDEFGH", "ABCDEFGH"]]) {
    assert.equal(parseSalePrefix(text), prefix);
  }
  for (const text of ["", " ", "ABCDEFGHI", "Æ", "A-B", "A B"]) assert.equal(parseSalePrefix(text), null, text);
});

Deno.test("parseNetworks() reads a list, each once, and none of it where one is wrong", () => {
  const read = (text: string) => parseNetworks(text, parseNetwork);

  assert.deepEqual(read(" \n"), []);
  assert.deepEqual(read("192.0.2.1\n10.0.0.0/8, 192.0.2.1/32;"), ["192.0.2.1/32", "10.0.0.0/8"]);
  assert.equal(read("192.0.2.1 10.0.0.1/8"), null);
  const many = (count: number) => Array.from({ length: count }, (_, place) => `10.0.0.${place}`).join("\n");
  assert.equal(read(many(MOST_NETWORKS))?.length, MOST_NETWORKS);
  assert.equal(read(many(MOST_NETWORKS + 1)), null);
});

Deno.test("keepsWayIn() refuses the networks that would shut out whoever sets them", () => {
  const settings = (...networks: string[]) => ({ allowedNetworks: networks }) as unknown as Settings;

  assert.deepEqual(keepsWayIn(settings(), "192.0.2.1"), yes(settings()));
  assert.deepEqual(keepsWayIn(settings("192.0.2.0/24"), "192.0.2.1"), yes(settings("192.0.2.0/24")));
  assert.deepEqual(keepsWayIn(settings("203.0.113.0/24"), "192.0.2.1"), no({ kind: "locked_out" }));
});
