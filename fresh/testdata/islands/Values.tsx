import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";

export interface Everything {
  date: Date;
  url: URL;
  pattern: RegExp;
  map: Map<string, Set<number>>;
  bytes: Uint8Array;
  big: bigint;
  minusZero: number;
  nothing: undefined;
  day: { toString(): string };
  twice: ReadonlySignal<number>;
  holes: (number | undefined)[];
  numbers: number[];
  floats: Float64Array;
  words: URLSearchParams;
  bare: { self: unknown };
  self: { me?: unknown };
}

/** Shows what has arrived in the browser. */
export default function Values({ given }: { given: Everything }) {
  const [text, setText] = useState("");
  useEffect(() => {
    const { date, url, pattern, map, bytes, big, minusZero, nothing, day, twice, self } = given;
    const { holes, numbers, floats, words, bare } = given;
    setText([
      date.toISOString(),
      url.searchParams.get("q"),
      pattern.test("ABC"),
      [...map.get("a")!].join("+"),
      bytes.join("+"),
      (big + 1n).toString(),
      Object.is(minusZero, -0),
      nothing === undefined && "nothing" in given,
      day.toString(),
      twice.value,
      self.me === self,
      1 in holes,
      numbers.join("+"),
      floats[0],
      words.getAll("a").join("+"),
      Object.getPrototypeOf(bare) === null && bare.self === self,
    ].join(" "));
  }, []);
  return <output>{text}</output>;
}
