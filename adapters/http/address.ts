import { isIP } from "node:net";

/**
 * Where a request comes from. X-Forwarded-For is anybody's to write, so it counts only as far as our own proxies wrote it:
 * from the right, up to the first address that is not one of theirs.
 */
export function addressOf(peer: Deno.Addr, headers: Headers, trustedProxies: readonly string[]): string {
  let address = "hostname" in peer ? plain(peer.hostname) : "local";
  const trusted = new Set(trustedProxies);
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => plain(hop.trim()));
  while (trusted.has(address)) {
    const before = hops.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return address;
}

/** What calls are counted under: an IPv6 customer has a whole /64 to write from. */
export function placeOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head, tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups = tail === undefined
    ? left
    : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(":") + "::/64";
}

/** Lower case, without a port, brackets or zone, and IPv4 in its own form. */
function plain(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1];
  const withoutPort = bracketed ?? (/^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text);
  const address = withoutPort.toLowerCase().replace(/%.*$/, "");
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] ?? address;
}
