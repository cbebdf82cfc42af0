/**
 * A path within this site that a visitor may be sent on to, or null.
 *
 * Threat: a link to our login with `next=` leading to a copy of it elsewhere. Browsers take `\` for `/`, leave out tabs and line
 * ends, and read `//host` as another host, so only a path that needs no such reading is taken.
 */
export function ownPath(wanted: string | null): string | null {
  if (
    wanted === null || wanted.length > 2_000 || !/^\/(?![/\\])[\u0021-\u007e]*$/.test(wanted) || wanted.includes("\\")
  ) return null;
  if (/^\/(?:%2f|%5c|%09|%0a|%0d)/i.test(wanted)) return null;
  const base = "http://here.invalid";
  if (!URL.canParse(wanted, base)) return null;
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return null;
  return url.pathname + url.search + url.hash;
}
