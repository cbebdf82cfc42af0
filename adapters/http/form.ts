import type { z } from "zod";
import type { FieldFault } from "./fields.ts";

/** What was typed, by field name; a form comes back with it. */
export type Typed = Readonly<Record<string, string>>;
/** What is wrong, by field name; the empty name is the form as a whole. */
export type Faults = Readonly<Record<string, FieldFault>>;

export type FormReading<T> =
  | { readonly ok: true; readonly value: T; readonly typed: Typed; readonly once: Once }
  | { readonly ok: false; readonly faults: Faults; readonly typed: Typed };

/** The hidden key that makes sending a form twice do its work once. */
export interface Once {
  readonly key: string;
  readonly fingerprint: string;
}

/** The name of the hidden field with the key. */
export const ONCE_FIELD = "once";
const SECRET = /password|totp|secret/i;
const MOST_FIELDS = 2_000;

/**
 * Reads a sent form by its schema. Names with dots make objects and lists: `lines.0.quantity`. What was typed comes back as
 * it was, minus secrets; the first fault of each field is kept. Files, and a field given twice where one is meant, are refused.
 */
export async function readForm<T>(schema: z.ZodType<T>, sent: FormData, path: string): Promise<FormReading<T>> {
  const typed: Record<string, string> = {}, given: [string, string][] = [];
  let fault: Faults | null = null;
  for (const [name, value] of sent) {
    const known = given.length < MOST_FIELDS && !(name in typed) && !name.split(".").includes("__proto__");
    if (typeof value !== "string" || !known) fault = { "": "unknown_field" };
    else {
      if (name !== ONCE_FIELD) given.push([name, value]);
      if (!SECRET.test(name)) typed[name] = value;
    }
  }
  const parsed = schema.safeParse(nest(given));
  if (fault === null && parsed.success) {
    return { ok: true, value: parsed.data, typed, once: await onceOf(typed, given, path) };
  }
  return { ok: false, typed, faults: fault ?? faultsOf(parsed.error!) };
}

/** Every fault by its field, the first of each. */
function faultsOf(error: z.ZodError): Faults {
  const faults: Record<string, FieldFault> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    faults[issue.code === "unrecognized_keys" ? "" : path] ??= faultOf(issue);
  }
  return faults;
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === "unrecognized_keys") return "unknown_field";
  if (issue.code === "custom" || FAULTS.has(issue.message)) return issue.message as FieldFault;
  return issue.code === "invalid_type" ? "required" : "not_a_choice";
}
const FAULTS = new Set<string>(["required", "not_a_choice"] satisfies FieldFault[]);

/**
 * `a.0.b` = x becomes { a: [{ b: x }] }. Numbers that skip are closed up, so a removed line leaves no hole. At most four levels.
 */
export function nest(given: Iterable<readonly [string, string]>): Record<string, unknown> {
  const root: Branch = new Map();
  for (const [name, value] of given) {
    const steps = name.split(".").slice(0, 4);
    const last = steps.pop()!;
    let branch = root;
    for (const step of steps) {
      let next = branch.get(step);
      if (!(next instanceof Map)) branch.set(step, next = new Map());
      branch = next;
    }
    branch.set(last, value);
  }
  return grow(root) as Record<string, unknown>;
}

type Branch = Map<string, string | Branch>;

function grow(branch: Branch): unknown {
  const entries = [...branch].map(([name, value]) => [name, value instanceof Map ? grow(value) : value] as const);
  const listed = entries.length > 0 && entries.every(([name]) => /^\d{1,4}$/.test(name));
  if (listed) return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  return Object.fromEntries(entries.filter(([name]) => name !== "__proto__"));
}

async function onceOf(typed: Typed, given: readonly [string, string][], path: string): Promise<Once> {
  const key = /^[\w-]{1,100}$/.test(typed[ONCE_FIELD] ?? "") ? typed[ONCE_FIELD] : crypto.randomUUID();
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify([path, given])));
  return {
    key,
    fingerprint: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}
