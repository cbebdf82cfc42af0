import { Json } from "./engine.ts";
import { DatabaseError } from "./errors.ts";

/** Writes a value the way Postgres reads it as text; the server knows the parameter's type. */
export function encode(value: unknown): string | null {
  switch (typeof value) {
    case "string":
      return storable(value);
    case "number":
      if (!Number.isFinite(value)) throw new TypeError("Cannot send the value: not a finite number");
      return String(value + 0);
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      if (value === null) return null;
      if (value instanceof Json) return storable(value.text);
      if (value instanceof Uint8Array) return "\\x" + value.toHex();
      if (Array.isArray(value)) return "{" + value.map(element).join(",") + "}";
      if (Object.getPrototypeOf(value) === Object.prototype) return storable(JSON.stringify(value));
  }
  throw new TypeError(`Cannot send the value: ${typeof value} has no column type`);
}

function element(value: unknown): string {
  if (Array.isArray(value)) return encode(value)!;
  const text = encode(value);
  return text === null ? "NULL" : '"' + text.replaceAll("\\", "\\\\").replaceAll('"', '\\"') + '"';
}

/** Postgres would turn a lone surrogate silently into U+FFFD; it is refused with the code a NUL gets from the server. */
function storable(text: string): string {
  if (text.isWellFormed()) return text;
  throw new DatabaseError("Cannot send the text: it has a lone surrogate", "22021", null, null);
}

type Decode = (text: string) => unknown;

const decodeInteger: Decode = (text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError("Cannot read the number: it is beyond 2^53");
  return number;
};

/** '2026-11-21 09:00:00.123456+00' as RFC 3339 in UTC to the millisecond; the session's time zone is UTC. */
const decodeInstant: Decode = (text) => {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (!match) throw new RangeError("Cannot read the instant: it is infinite, out of bounds or not in UTC");
  return `${match[1]}T${match[2]}.${(match[3] ?? "").slice(0, 3).padEnd(3, "0")}Z`;
};

const same: Decode = (text) => text;

/** Object ids of the types we use, each with its array's, from the catalogue pg_type, where they never change. */
const TYPES: readonly (readonly [oid: number, array: number, decode: Decode])[] = [
  [16, 1000, (text) => text === "t"],
  [17, 1001, (text) => Uint8Array.fromHex(text.slice(2))],
  [20, 1016, decodeInteger],
  [21, 1005, Number],
  [23, 1007, Number],
  [25, 1009, same],
  [26, 1028, Number],
  [114, 199, (text) => JSON.parse(text)],
  [700, 1021, Number],
  [701, 1022, Number],
  [1043, 1015, same],
  [1082, 1182, same],
  [1114, 1115, same],
  [1184, 1185, decodeInstant],
  [1700, 1231, same],
  [2950, 2951, same],
  [3802, 3807, (text) => JSON.parse(text)],
];

/** How a column of each type becomes a JavaScript value. */
export const DECODERS: ReadonlyMap<number, Decode> = new Map(
  TYPES.flatMap(([oid, array, decode]): [number, Decode][] => [
    [oid, decode],
    [array, (text) => decodeArray(text, decode)],
  ]),
);

/** Reads '{1,NULL,"a \"b\""}' of one dimension; no column of ours has more. */
function decodeArray(text: string, decode: Decode): unknown[] {
  const values: unknown[] = [];
  const token = /"((?:[^"\\]|\\.)*)"|([^,{}"]+)/gy;
  for (token.lastIndex = 1; token.lastIndex < text.length - 1; token.lastIndex++) {
    const match = token.exec(text);
    if (!match) throw new RangeError("Cannot read the array: it has more than one dimension");
    const [, quoted, bare] = match;
    values.push(
      quoted !== undefined ? decode(quoted.replaceAll(/\\(.)/gs, "$1")) : bare === "NULL" ? null : decode(bare),
    );
  }
  return values;
}
