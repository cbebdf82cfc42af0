import type { Actor } from "../kernel/actor.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { LIMITS, type Metered } from "./limits.ts";
import type { IdentityWorld, Seen, SessionLine } from "./ports.ts";
import type { IdentityRefusal } from "./refusal.ts";
import type { Presence } from "./user.ts";

/** Who shows this session's secret, decided anew at every request; and whether the address asks too often. One round trip. */
export function seeSession({ store, tokens }: IdentityWorld) {
  return (token: string | null, address: string): Promise<Seen<Presence>> => {
    const metered: Metered[] = [{ limit: LIMITS.page, who: address }];
    return store.findSession(token === null ? null : tokens.hash(token), metered);
  };
}

/** Ends this one session. */
export function logOut({ store, tokens }: IdentityWorld) {
  return async (actor: Actor, token: string): Promise<void> => {
    const hash = tokens.hash(token);
    if (hash) await store.endSession(hash, { action: "logged_out", ...by(actor) });
  };
}

/** Goes on in another of one's own firms, under a new secret. A firm one does not work in is as good as none. */
export function switchOrganization({ store, tokens, ids }: IdentityWorld) {
  return async (
    actor: Actor,
    { organizations }: Presence,
    token: string,
    to: OrganizationId,
  ): Promise<Result<{ readonly sessionToken: string; readonly keepSeconds: number | null }, IdentityRefusal>> => {
    const hash = tokens.hash(token);
    const organization = organizations.find(({ id }) => id === to);
    if (!organization) return no({ kind: "organization_missing" });

    const next = tokens.next();
    const noted = {
      action: "organization_switched" as const,
      ...by(actor),
      organizationId: to,
      changes: { from: actor.organizationId },
    };
    const switched = hash &&
      await store.switchSession(hash, { id: ids.next(), hash: next.hash, organizationId: to }, noted);
    return switched
      ? yes({ sessionToken: next.token, keepSeconds: switched.keepSeconds })
      : no({ kind: "session_ended" });
  };
}

/** Every place one is logged in, this one first. */
export function findSessions({ store }: IdentityWorld) {
  return (actor: Actor, sessionId: string): Promise<readonly SessionLine[]> =>
    store.sessionsOf(actor.userId, sessionId);
}

/** Logs out everywhere but here, programs included. How many sessions ended. */
export function endOtherSessions({ store }: IdentityWorld) {
  return (actor: Actor, sessionId: string): Promise<number> =>
    store.endOthers(actor.userId, sessionId, { action: "sessions_ended", ...by(actor) });
}

/** The part of an actor that an audit row keeps. */
export function by({ userId, organizationId, requestId }: Actor) {
  return { userId, organizationId, requestId };
}
