import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";

export default function Counter({ id, count }: { id: string; count: Signal<number> }) {
  const [clicks, setClicks] = useState(0);
  const add = () => {
    count.value++;
    setClicks(clicks + 1);
  };
  return (
    <p id={id}>
      <button type="button" onClick={add}>add</button> <b>{count}</b> of which <i>{clicks}</i> here
    </p>
  );
}
