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

/** An address as its 32 or 128 bits; null for what is none. */
function bitsOf(address: string): string | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const bytes = address.split(".");
    if (bytes.some((byte) => Number(byte) > 255 || (byte.length > 1 && byte.startsWith("0")))) return null;
    return bytes.map((byte) => Number(byte).toString(2).padStart(8, "0")).join("");
  }
  if (!/^[0-9a-f:]{2,39}$/.test(address) || !address.includes(":")) return null;
  const halves = address.split("::");
  if (halves.length > 2) return null;
  const groups = halves.map((half) => half === "" ? [] : half.split(":"));
  const given = groups.flat();
  if (given.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return null;
  if (halves.length === 1 ? given.length !== 8 : given.length > 7) return null;
  const all = halves.length === 1 ? given : [...groups[0], ...Array(8 - given.length).fill("0"), ...groups[1]];
  return all.map((group) => parseInt(group, 16).toString(2).padStart(16, "0")).join("");
}

/** The address of so many bits, as people write it. */
function written(bits: string): string {
  if (bits.length === 32) return bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)).join(".");
  const groups = bits.match(/.{16}/g)!.map((group) => parseInt(group, 2).toString(16));
  const tail = groups.findLastIndex((group) => group !== "0") + 1;
  return tail > 6 ? groups.join(":") : `${groups.slice(0, tail).join(":")}::`;
}
