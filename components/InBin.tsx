import type { ComponentChildren } from "preact";
import type { Words } from "../locales/words.ts";
import { Button } from "./Button.tsx";
import { Flash } from "./Flash.tsx";

/** That this was deleted, and the way back for who may go it. `restore` is where its form is sent. */
export function InBin({ restore, once, words: t, children }: {
  restore: string | false;
  once: string;
  words: Words;
  children?: ComponentChildren;
}) {
  return (
    <Flash
      kind="note"
      action={restore && (
        <form method="post" action={restore}>
          <input type="hidden" name="once" value={once} />
          <Button tone="quiet" icon="rotate-ccw">{t.common.restore}</Button>
        </form>
      )}
    >
      {children}
    </Flash>
  );
}
