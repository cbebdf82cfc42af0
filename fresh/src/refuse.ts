/** What this package leaves out of Fresh is refused by name, so that nothing half works. */
export function notOffered(what: string): Error {
  return new Error(`not offered by the local fresh: ${what}`);
}
