/** The query parameter that marks a static file's address as good for this build only, so for ever. */
export const LOCK = "__frsh_c";

/** The address of a static file, marked with the build it belongs to. */
export function lock(path: string, buildId: string): string {
  if (
    !path.startsWith("/") || path.startsWith("//") ||
    path.includes(LOCK + "=") || buildId === ""
  ) return path;
  const hash = path.indexOf("#");
  const address = hash < 0 ? path : path.slice(0, hash);
  const fragment = hash < 0 ? "" : path.slice(hash);
  return `${address}${address.includes("?") ? "&" : "?"}${LOCK}=${buildId}${fragment}`;
}

/** The same for every address of a `srcset`. */
export function lockAll(srcset: string, buildId: string): string {
  return srcset.split(",").map((part) => part.replace(/\S+/, (path) => lock(path, buildId))).join(",");
}
