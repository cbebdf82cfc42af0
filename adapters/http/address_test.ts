import assert from "node:assert/strict";
import { addressOf, placeOf } from "./address.ts";

const PROXIES = ["10.0.0.1", "10.0.0.2", "::1"];

function from(peer: string, forwarded: string | null, trusted = PROXIES): string {
  const headers = new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded });
  return addressOf({ transport: "tcp", hostname: peer, port: 1 }, headers, trusted);
}

const TABLE: [what: string, peer: string, forwarded: string | null, address: string][] = [
  ["no proxy, no header", "198.51.100.7", null, "198.51.100.7"],
  ["a visitor who writes the header", "198.51.100.7", "203.0.113.9", "198.51.100.7"],
  ["our proxy", "10.0.0.1", "198.51.100.7", "198.51.100.7"],
  ["our proxy, and a visitor who writes the header", "10.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"],
  ["two proxies of ours", "10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"],
  ["our proxy that forwards nothing", "10.0.0.1", null, "10.0.0.1"],
  ["our proxy that forwards rubbish", "10.0.0.1", "198.51.100.7, unknown", "10.0.0.1"],
  ["only proxies of ours", "10.0.0.1", "10.0.0.2", "10.0.0.2"],
  ["a port", "10.0.0.1", "198.51.100.7:1234", "198.51.100.7"],
  ["IPv6 with brackets and port", "::1", "[2001:DB8::7]:443", "2001:db8::7"],
  ["IPv4 in IPv6", "::ffff:10.0.0.1", "198.51.100.7", "198.51.100.7"],
];

for (const [what, peer, forwarded, address] of TABLE) {
  Deno.test(`addressOf() of ${what} is ${address}`, () => {
    assert.equal(from(peer, forwarded), address);
  });
}

Deno.test("addressOf() believes no header where no proxy is configured", () => {
  assert.equal(from("10.0.0.1", "198.51.100.7", []), "10.0.0.1");
});

Deno.test("placeOf() counts a whole IPv6 network as one place, and an IPv4 address as itself", () => {
  assert.equal(placeOf("198.51.100.7"), "198.51.100.7");
  assert.equal(placeOf("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  assert.equal(placeOf("2001:db8:1:2::6"), placeOf("2001:0db8:0001:0002:ffff::"));
  assert.notEqual(placeOf("2001:db8:1:2::6"), placeOf("2001:db8:1:3::6"));
  assert.equal(placeOf("::1"), "0:0:0:0::/64");
});
