import { addressBits } from "../kernel/ip.ts";

/** A network as CIDR, in one spelling: '203.0.113.0/24', '2001:db8:1:2::/64'. */
export type Network = string & { readonly __network: true };

/** An IPv6 customer has a whole /64, so nothing narrower is told apart. */
const NARROWEST_V6 = 64;

/**
 * Reads a network or a single address; null for anything else, and for bits set beyond the prefix, which is a slip of the pen
 * whoever made it should see.
 */
export function parseNetwork(text: string): Network | null {
  const [address, prefix, ...rest] = text.trim().toLowerCase().split("/");
  const bits = bitsOf(address);
  if (bits === null || rest.length > 0) return null;
  const v4 = bits.length === 32;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null;
  const length = prefix === undefined ? (v4 ? 32 : NARROWEST_V6) : Number(prefix);
  if (length > (v4 ? 32 : NARROWEST_V6) || length < 1) return null;
  const kept = prefix === undefined && !v4 ? bits.slice(0, NARROWEST_V6).padEnd(128, "0") : bits;
  return kept.slice(length).includes("1") ? null : `${written(kept)}/${length}` as Network;
}

/** Whether a request from this address (an IPv6 one as its /64) may pass. No network at all: from everywhere. */
export function isAllowedFrom(networks: readonly string[], address: string): boolean {
  if (networks.length === 0) return true;
  const bits = bitsOf(address.split("/")[0]);
  return bits !== null && networks.some((network) => {
    const [base, length] = network.split("/");
    const own = bitsOf(base);
    return own !== null && own.length === bits.length && bits.startsWith(own.slice(0, Number(length)));
  });
}

/** The bits of an address as people write it: a leading zero may be meant as octal, and IPv4 inside IPv6 is not its own network. */
function bitsOf(address: string): string | null {
  return /^(\d+\.)*0\d+(\.|$)|:.*\./.test(address) ? null : addressBits(address);
}

/** The address of so many bits, as people write it. */
function written(bits: string): string {
  if (bits.length === 32) return bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)).join(".");
  const groups = bits.match(/.{16}/g)!.map((group) => parseInt(group, 2).toString(16));
  const tail = groups.findLastIndex((group) => group !== "0") + 1;
  return tail > 6 ? groups.join(":") : `${groups.slice(0, tail).join(":")}::`;
}
