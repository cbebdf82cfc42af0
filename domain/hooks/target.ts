import { addressBits } from "../kernel/ip.ts";

/** Why a message may not go to an address. */
export type TargetFault =
  /** Not an address, or with a login, a fragment or strange characters in it. */
  | "unreadable"
  | "not_https"
  /** This machine, a private network, or a name that only means something inside one. */
  | "not_public";

/**
 * Threat model (X7, F17): whoever may set a webhook could make this server ask its own network: a database, a cloud's metadata,
 * a neighbour's admin page. So a message goes to public addresses only. The spelling is judged here, when it is saved; what the
 * name means is judged again at every delivery, by the address that is then connected to, because names can change their mind.
 * Redirects are not followed, and of the answer nothing but its status is shown.
 */
export function readTarget(
  text: string,
  { local = false }: { readonly local?: boolean } = {},
): { readonly url: string } | { readonly fault: TargetFault } {
  if (text.length > MOST_URL || !URL.canParse(text)) return { fault: "unreadable" };
  const url = new URL(text);
  if (url.username || url.password || url.hash) return { fault: "unreadable" };
  // URL has already read 2130706433, 0x7f.1 and 127.1 as the IPv4 address they are.
  const host = bareHost(url.hostname);
  if (local && url.protocol === "http:" && isLoopback(host)) return { url: url.href };
  if (url.protocol !== "https:") return { fault: "not_https" };
  if (local && isLoopback(host)) return { url: url.href };
  return isPublicHost(host) ? { url: url.href } : { fault: "not_public" };
}

export const MOST_URL = 500;

/** A host as it is looked up: without the brackets of IPv6 and the dot that ends a full name. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "").toLowerCase();
}

/** Whether a host is an IP address, and no name to be looked up. */
export function isAddress(host: string): boolean {
  return addressBits(host) !== null;
}

function isPublicHost(host: string): boolean {
  if (isAddress(host)) return isPublicAddress(host);
  // A name without a dot, and these endings, only mean something inside a network.
  return host.includes(".") && !INSIDE_NAMES.test(host);
}

const INSIDE_NAMES =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa|test|invalid|onion)$/;

/** This machine itself; only where the configuration lets messages go there, for development and tests. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host) && isAddress(host);
}

/** Whether an address is one that the whole internet means by it. */
export function isPublicAddress(address: string): boolean {
  const bits = addressBits(address);
  if (bits === null) return false;
  if (bits.length === 32) return !NOT_PUBLIC_V4.some((prefix) => bits.startsWith(prefix));
  // Only what was given out at all; ::1, ::ffff:0:0/96, 64:ff9b::/96, fc00::/7, fe80::/10 and ff00::/8 lie outside it.
  return bits.startsWith("001") && !NOT_PUBLIC_V6.some((prefix) => bits.startsWith(prefix));
}

/** IANA's special-purpose registries, with what carries an IPv4 address inside an IPv6 one. */
const NOT_PUBLIC_V4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4"],
].map(prefixOf);
const NOT_PUBLIC_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"].map(prefixOf);

function prefixOf(network: string): string {
  const [address, length] = network.split("/");
  return addressBits(address)!.slice(0, Number(length));
}
