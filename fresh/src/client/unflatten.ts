// Reads what devalue's stringify() wrote, as far as islands' props go. devalue's own parse() knows more kinds and
// weighs three times as much; every page with an island loads this.

export type Revivers = Record<string, (value: never) => unknown>;

const HOLE = -2;
const SPARSE = -7;
const CONSTANTS: Record<number, unknown> = { [-1]: undefined, [-3]: NaN, [-4]: Infinity, [-5]: -Infinity, [-6]: -0 };

/** The value whose parts stand in the list, each once; numbers inside them are places in the list. */
export function unflatten(flat: unknown, revivers: Revivers): unknown {
  if (typeof flat === "number") return CONSTANTS[flat];
  const list = flat as unknown[];
  const done: unknown[] = [];

  // Containers are noted before their contents are read: a part may contain itself.
  const read = (at: number): unknown => {
    if (at < 0) return CONSTANTS[at];
    if (at in done) return done[at];
    const raw = list[at];
    if (typeof raw !== "object" || raw === null) return done[at] = raw;
    if (!Array.isArray(raw)) return readEntries(done[at] = {}, Object.entries(raw) as [string, number][]);
    return typeof raw[0] === "string" ? readKind(at, raw[0], raw.slice(1)) : readArray(at, raw);
  };

  const readEntries = (object: object, entries: [string, number][]) => {
    for (const [name, value] of entries) (object as Record<string, unknown>)[name] = read(value);
    return object;
  };

  const readArray = (at: number, raw: number[]): unknown[] => {
    const sparse = raw[0] === SPARSE;
    const array: unknown[] = done[at] = new Array(sparse ? raw[1] : raw.length);
    if (sparse) {
      for (let i = 2; i < raw.length; i += 2) array[raw[i]] = read(raw[i + 1]);
    } else raw.forEach((value, i) => value !== HOLE && (array[i] = read(value)));
    return array;
  };

  // deno-lint-ignore no-explicit-any -- each kind has its own arguments
  const readKind = (at: number, kind: string, args: any[]): unknown => {
    if (kind in revivers) return done[at] = revivers[kind](read(args[0]) as never);
    if (kind === "Set") {
      const set: Set<unknown> = done[at] = new Set();
      args.forEach((value) => set.add(read(value)));
      return set;
    }
    if (kind === "Map") {
      const map: Map<unknown, unknown> = done[at] = new Map();
      for (let i = 0; i < args.length; i += 2) map.set(read(args[i]), read(args[i + 1]));
      return map;
    }
    if (kind === "null") {
      const object = done[at] = Object.create(null);
      for (let i = 0; i < args.length; i += 2) object[args[i]] = read(args[i + 1]);
      return object;
    }
    if (kind === "Date") return done[at] = new Date(args[0]);
    if (kind === "RegExp") return done[at] = new RegExp(args[0], args[1]);
    if (kind === "URL") return done[at] = new URL(args[0]);
    if (kind === "BigInt") return done[at] = BigInt(args[0]);
    if (kind === "ArrayBuffer") return done[at] = Uint8Array.from(atob(args[0]), (c) => c.charCodeAt(0)).buffer;
    if (kind === "Uint8Array") return done[at] = new Uint8Array(read(args[0]) as ArrayBuffer, args[1], args[2]);
    // What remains is "Temporal.PlainDate" and the like.
    return done[at] = Temporal[kind.slice(9) as "PlainDate"].from(args[0]);
  };

  return read(0);
}
