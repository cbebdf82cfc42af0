import { signal } from "@preact/signals";
import { Head } from "../../src/runtime.ts";
import Counter from "../islands/Counter.tsx";
import Panel from "../islands/Panel.tsx";

export default function Islands() {
  const shared = signal(5);
  return (
    <main>
      <Head>
        <title>Islands</title>
        <style>{"h2 { color: rgb(1, 2, 3) }"}</style>
      </Head>
      <Counter id="first" count={shared} />
      <Counter id="second" count={shared} />
      <Panel
        title="Panel"
        more={
          <em>
            opened <Counter id="in-template" count={shared} />
          </em>
        }
      >
        <form>
          <input name="name" value="given" required />
          <input type="checkbox" name="check" checked />
          <textarea name="text">given</textarea>
          <select name="choice">
            <option>one</option>
            <option selected>two</option>
          </select>
          <button type="submit" disabled>send</button>
        </form>
        <Counter id="in-slot" count={shared} />
      </Panel>
    </main>
  );
}
