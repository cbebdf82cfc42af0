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
    self,
  };
  return <Values given={given} />;
}
