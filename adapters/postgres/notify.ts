import postgres from "postgres";
import type { Engine } from "./engine.ts";

const CHANNEL = "sales_effects";
const NOTHING = { text: "select 1", values: [] };

/** Tells workers in other processes; `heard` is for those of this one. Lost while the line is down, as any hint may be. */
export interface PostgresBell {
  ring(): void;
  close(): Promise<void>;
}

/**
 * LISTEN on a line of its own, which must not go through a pooler that changes sessions; NOTIFY by the engine. Without
 * `heard` it only tells.
 */
export function postgresBell(
  engine: Engine,
  url: string,
  heard: (() => void) | null,
  trouble: (error: unknown) => void,
): PostgresBell {
  const line = heard && postgres(url, {
    max: 1,
    idle_timeout: 0,
    connect_timeout: 5,
    connection: { application_name: "sales worker" },
    onnotice: () => {},
  });
  // Heard again after the line was down: something may have been told meanwhile.
  if (line) line.listen(CHANNEL, () => heard(), () => heard()).catch(trouble);
  let last: Promise<unknown> = Promise.resolve();
  return {
    ring() {
      last = engine.batch(NOTHING, [{ text: `notify ${CHANNEL}`, values: [] }]).catch(trouble);
    },
    async close() {
      await last;
      await line?.end({ timeout: 1 }).catch(() => {});
    },
  };
}
