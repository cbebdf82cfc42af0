import { type Ids, uuidv7 } from "../../domain/kernel/ids.ts";

/** Chance that comes out the same every time for the same name. */
export interface Random {
  /** From 0, below 1. */
  fraction(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  oneOf<T>(list: readonly T[]): T;
  /** One of several, each as likely as its weight says. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T;
  bytes(count: number): Uint8Array;
}

/** A stream of its own for each name, so that one more draw in one place moves nothing in another. */
export function random(name: string): Random {
  const [next, skip] = counter(name);
  for (let i = 0; i < skip; i++) next();
  const fraction = () => next() / 2 ** 32;
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  return {
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    oneOf: (list) => list[between(0, list.length - 1)],
    weighted(list) {
      let left = fraction() * list.reduce((total, [weight]) => total + weight, 0);
      for (const [weight, value] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return list[list.length - 1][1];
    },
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let i = 0; i < count; i += 4) {
        const word = next();
        for (let j = i; j < Math.min(i + 4, count); j++) bytes[j] = word >>> (8 * (j - i));
      }
      return bytes;
    },
  };
}

/** Ids of that moment, the same every time for the same stream. */
export function idsAt(from: Random, epochMs: number): Ids {
  return { next: <T extends string>() => uuidv7(epochMs, from.bytes(10)) as T };
}

/** A counter of 32-bit words whose state of 128 bits mixes itself (Chris Doty-Humphrey's "small fast counting" method). */
function counter(name: string): [next: () => number, skip: number] {
  let [a, b, c] = [hash(name, 1), hash(name, 2), hash(name, 3)];
  let count = 1;
  const next = () => {
    const word = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return word >>> 0;
  };
  return [next, 12];
}

/** FNV-1a over the name's UTF-16 units, started differently for each word of the state. */
function hash(name: string, start: number): number {
  let value = 0x811c9dc5 ^ (start * 0x9e3779b1);
  for (let i = 0; i < name.length; i++) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  return value;
}
