import type { Actor } from "../../../domain/kernel/actor.ts";
import { sha256 } from "../../sha256.ts";

/** A key of 1 to 255 printable characters, as the header Idempotency-Key carries it. */
const KEY = /^[\x20-\x7e]{1,255}$/;

/** Whether a text can be an Idempotency-Key: 1 to 255 printable ASCII characters. */
export function isKey(text: string): boolean {
  return KEY.test(text);
}

/** The caller's key, with a fingerprint that is the same for the same call and body and for no other. */
export function onceFor(key: string, method: string, path: string, body: unknown): Actor["once"] {
  return { key, fingerprint: sha256(JSON.stringify([method, path, canonical(body)])) };
}

/** The same value whatever the order its names came in. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? { minus: 0 } : value;
  const entries = Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1);
  // In an object, so that an object is never taken for a list of pairs.
  return { entries: entries.map(([name, inside]) => [name, canonical(inside)]) };
}
