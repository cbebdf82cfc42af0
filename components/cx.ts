/** Joins class names; the build finds them here because they are literals. */
export function cx(...names: (string | false | null | undefined)[]): string {
  let joined = "";
  for (const name of names) {
    if (name) joined = joined === "" ? name : `${joined} ${name}`;
  }
  return joined;
}
