import type { ComponentChildren } from "preact";
import { cx } from "./cx.ts";

export interface Fact {
  term: ComponentChildren;
  value: ComponentChildren;
  /** The sum under the line. */
  total?: boolean;
}

/** Facts as pairs. `money` sets the values in a column that lines up at the right. */
export function DefinitionList({ facts, money }: { facts: readonly Fact[]; money?: boolean }) {
  return (
    <dl class={cx("facts", money && "facts-money")}>
      {facts.map(({ term, value, total }, at) => (
        <div key={at} class={cx(total && "facts-total")}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
