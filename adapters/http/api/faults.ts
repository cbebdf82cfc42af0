import type { z } from "zod";

/** What is wrong with a body or a query, by the path of the field. */
export type Faults = Readonly<Record<string, string>>;

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: Faults };

/** Reads what came by its schema; every fault has the path of its field, the first of each field is kept. */
export function readBy<T>(schema: z.ZodType<T>, came: unknown): Reading<T> {
  const parsed = schema.safeParse(came, { error: sentence });
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = new Map<string, string>();
  const add = (path: readonly PropertyKey[], message: string) => {
    const name = path.map(String).join(".");
    if (!faults.has(name) && faults.size < MOST_FAULTS) faults.set(name, message);
  };
  for (const issue of parsed.error.issues) {
    if (issue.code === "unrecognized_keys") {
      issue.keys.forEach((key) => add([...issue.path, printable(key)], "Unknown field"));
    } else add(issue.path, issue.message);
  }
  return { ok: false, faults: Object.fromEntries(faults) };
}

/** A body of nothing but mistakes is not worth a longer answer. */
const MOST_FAULTS = 100;

/** What zod itself finds wrong, in a short sentence; our own fields bring theirs. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "Required" : `Must be ${NAMES[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return issue.input === undefined ? "Required" : `Must be one of ${issue.values.join(", ")}`;
    case "too_small":
      return `Must hold at least ${issue.minimum}`;
    case "too_big":
      return `Must hold at most ${issue.maximum}`;
  }
}

const NAMES: Record<string, string> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** A name nobody knows is shown, but not at any length, and not with half a character in it. */
function printable(key: string): string {
  return key.slice(0, 60).toWellFormed();
}
