import { computed, signal } from "@preact/signals";
import Values, { type Everything } from "../islands/Values.tsx";

export default function ValuesPage() {
  const count = signal(21);
  const self: Everything["self"] = {};
  self.me = self;
  const given: Everything = {
    date: new Date(0),
    url: new URL("http://localhost/?q=</script><script>alert(1)</script>"),
    pattern: /b/i,
    map: new Map([["a", new Set([1, 2])]]),
    bytes: new Uint8Array([0, 127, 255]),
    big: 2n ** 70n,
    minusZero: -0,
    nothing: undefined,
    day: Temporal.PlainDate.from("2026-02-28"),
    twice: computed(() => count.value * 2),
    // deno-lint-ignore no-sparse-arrays -- the hole is what is sent
    holes: [1, , 3],
    numbers: [NaN, Infinity, -Infinity],
    floats: new Float64Array([-0.5]),
    words: new URLSearchParams("a=1&a=2"),
    bare: Object.assign(Object.create(null), { self }),
    self,
  };
  return <Values given={given} />;
}
