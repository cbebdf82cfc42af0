/** An address as its 32 or 128 bits; null for what is none. An IPv4 tail in an IPv6 address is read as what it is. */
export function addressBits(address: string): string | null {
  const tail = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address);
  if (tail) {
    const v4 = addressBits(tail[2]);
    if (v4 === null) return null;
    const groups = [v4.slice(0, 16), v4.slice(16)].map((group) => parseInt(group, 2).toString(16));
    return addressBits(tail[1] + groups.join(":"));
  }
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const bytes = address.split(".").map(Number);
    if (bytes.some((byte) => byte > 255)) return null;
    return bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  }
  // A zone (fe80::1%eth0) belongs to one machine, and is no part of an address.
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
