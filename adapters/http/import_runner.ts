import type { Import } from "../../domain/imports/import.ts";
import { isMoving } from "../../domain/imports/import.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { ImportId } from "../../domain/kernel/ids.ts";
import type { Result } from "../../domain/kernel/result.ts";
import * as log from "../log.ts";

/**
 * Lets an import go on after its answer, step by step. What a restart breaks off goes on when somebody looks at it again; two
 * processes at one import take turns, because each step holds it.
 */
export function importRunner(goOn: (actor: Actor, id: ImportId) => Promise<Result<Import, unknown>>) {
  const running = new Set<ImportId>();
  return (actor: Actor, id: ImportId): void => {
    if (running.has(id)) return;
    running.add(id);
    // The key was for the click that began it; every step is one of its own.
    const { once: _once, ...self } = actor;
    const run = async () => {
      for (;;) {
        const step = await goOn(self, id);
        if (!step.ok || !isMoving(step.value)) return;
      }
    };
    run().catch(log.unhandled).finally(() => running.delete(id));
  };
}
