import assert from "node:assert/strict";
import { isAllowedFrom, parseNetwork } from "./network.ts";

Deno.test("parseNetwork() reads CIDR and single addresses in one spelling, and nothing else", () => {
  const good: Record<string, string> = {
    "203.0.113.0/24": "203.0.113.0/24",
    " 192.0.2.7 ": "192.0.2.7/32",
    "10.0.0.0/8": "10.0.0.0/8",
    "2001:DB8::/32": "2001:db8::/32",
    "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64",
    "2001:0db8:0:0:0:0:0:0/64": "2001:db8::/64",
    "::1": "::/64",
  };
  for (const [text, network] of Object.entries(good)) assert.equal(parseNetwork(text), network, text);

  const bad = [
    "",
    "x",
    "203.0.113.1/24",
    "256.1.1.1",
    "1.2.3",
    "01.2.3.4",
    "1.2.3.4/33",
    "1.2.3.4/0",
    "0.0.0.0/0",
    "1.2.3.4/x",
  ]
    .concat([
      "2001:db8::1/128",
      "2001:db8::1/64",
      "1::2::3",
      "12345::",
      "1:2:3:4:5:6:7",
      ":",
      "1.2.3.4/24/8",
      "::ffff:1.2.3.4",
    ]);
  for (const text of bad) assert.equal(parseNetwork(text), null, text);
});

Deno.test("isAllowedFrom() lets in from everywhere without a list, and only from its networks with one", () => {
  const list = ["203.0.113.0/24", "192.0.2.7/32", "2001:db8:1::/48"];

  assert.equal(isAllowedFrom([], "198.51.100.1"), true);
  assert.equal(isAllowedFrom([], "local"), true);
  for (const inside of ["203.0.113.0", "203.0.113.255", "192.0.2.7", "2001:db8:1:ffff::/64"]) {
    assert.equal(isAllowedFrom(list, inside), true, inside);
  }
  for (const outside of ["203.0.114.0", "192.0.2.6", "2001:db8:2:0::/64", "local", "", "::ffff:192.0.2.7"]) {
    assert.equal(isAllowedFrom(list, outside), false, outside);
  }
});
