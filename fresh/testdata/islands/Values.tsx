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
  self: { me?: unknown };
}

/** Shows what has arrived in the browser. */
export default function Values({ given }: { given: Everything }) {
  const [text, setText] = useState("");
  useEffect(() => {
    const { date, url, pattern, map, bytes, big, minusZero, nothing, day, twice, self } = given;
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
    ].join(" "));
  }, []);
  return <output>{text}</output>;
}
