import { type Context, page } from "fresh";
import type { State } from "../../../adapters/http/define.ts";
import { keysAreOn } from "../../../adapters/http/keys.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { SessionLine } from "../../../domain/identity/ports.ts";

/** The profile as it is shown: after a fault with what was typed, beside what was wrong. */
export interface ShownProfile {
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly sessions: readonly SessionLine[];
  /** Whether a login needs a code too. */
  readonly hasSecondFactor: boolean;
  /** Whether single keys do something in this browser. */
  readonly keys: boolean;
}

/** The page, at whatever address of the profile it is answered. */
export async function profilePage(ctx: Context<State>, { typed = {}, faults = {}, status = 200, headers = {} }: {
  typed?: Typed;
  faults?: Sentences;
  status?: number;
  headers?: HeadersInit;
} = {}) {
  const { useCases, actor, presence } = ctx.state;
  const user = presence!.user;
  const [sessions, factor] = await Promise.all([
    useCases.findSessions(actor, presence!.sessionId),
    useCases.findFactor(actor),
  ]);
  const kept = { name: user.name, language: user.language, theme: user.theme };
  const keys = keysAreOn(ctx.req);
  return page<ShownProfile>(
    { typed: { ...kept, ...typed }, faults, sessions, hasSecondFactor: factor !== null, keys },
    { status, headers },
  );
}
