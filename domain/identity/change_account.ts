import type { Actor } from "../kernel/actor.ts";
import type { UserId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { normalPassword, passwordFault } from "./password.ts";
import type { Account, Addressee, Caller, IdentityWorld, Passwords } from "./ports.ts";
import type { IdentityRefusal } from "./refusal.ts";
import { RESET_MINUTES } from "./session.ts";
import { countTry } from "./throttle.ts";
import type { Language, Theme } from "./user.ts";
import { by } from "./use_session.ts";
import { LIMITS } from "./limits.ts";
import { parseEmail } from "../customers/email.ts";

/** Name, language and look: one's own to choose. */
export function changeProfile({ store }: IdentityWorld) {
  return (actor: Actor, profile: { name: string; language: Language; theme: Theme }): Promise<void> =>
    store.changeProfile(actor.userId, profile, { action: "profile_changed", ...by(actor) });
}

/** A new password takes the old one, and logs out everywhere but here. Wrong tries count as failed logins do. */
export function changePassword({ store, passwords, tokens }: IdentityWorld) {
  return (
    actor: Actor,
    sessionId: string | null,
    given: { readonly current: string; readonly next: string },
  ): Promise<Result<null, IdentityRefusal>> =>
    passwords.inTurn(async (turn) => {
      const account = await store.findAccountOf(actor.userId);
      if (!account) return no({ kind: "session_ended" });

      const fault = faultFor(account, given.next, passwords);
      if (fault !== null) return no({ kind: "password_unfit", fault });

      const key = `password:${actor.userId}`;
      const wait = await store.countTry([{ key, counted: "account" }], countTry);
      if (wait !== null) return no({ kind: "too_many_tries", retryAfterSeconds: wait });
      const right = await turn.verify(normalPassword(given.current.toWellFormed()), account.passwordHash);
      if (!right) return no({ kind: "wrong_password" });

      const hash = await turn.hash(normalPassword(given.next));
      await store.forgiveTry({ forget: [key, `login:account:${tokens.fingerprint(account.user.email)}`], uncount: [] });
      await store.changePassword(actor.userId, hash, sessionId, { action: "password_changed", ...by(actor) });
      return yes(null);
    });
}

/** Mails a link to whoever has this address, three times an hour at most. The answer is the same for everybody. */
export function requestPasswordReset({ store, tokens, ids }: IdentityWorld) {
  return async (address: string, caller: Caller): Promise<void> => {
    const email = parseEmail(address);
    if (email === null) return;
    const account = await store.findAccount(email, null);
    const [allowance] = await store.meter([{ limit: LIMITS.reset, who: tokens.fingerprint(email) }]);
    const home = account?.active ? account.memberships[0] : undefined;
    if (!account || !home || allowance?.retryAfterSeconds) return;

    store.askReset(ids.next(), {
      action: "password_reset_requested",
      organizationId: home.id,
      userId: account.user.id,
      requestId: caller.requestId,
    });
  };
}

/**
 * The link of a mail that is being written, and to whom it goes. It is made then and not when it was asked for, so it lies
 * nowhere in clear; a mail that is written again has another, and each of them works.
 */
export function makeResetLink({ store, tokens, ids }: Pick<IdentityWorld, "store" | "tokens" | "ids">) {
  return async (userId: UserId): Promise<{ readonly to: Addressee; readonly token: string } | null> => {
    const { token, hash } = tokens.next();
    const to = await store.makeReset({ id: ids.next(), hash, userId, minutes: RESET_MINUTES });
    return to && { to, token };
  };
}

/** Whether a link to choose a new password can still be used. */
export function isResetOpen({ store, tokens }: IdentityWorld) {
  return async (token: string): Promise<boolean> => {
    const hash = tokens.hash(token);
    return hash !== null && await store.findReset(hash) !== null;
  };
}

/** Sets the password by a mailed link, once, and logs out everywhere. */
export function resetPassword({ store, passwords, tokens }: IdentityWorld) {
  return (token: string, next: string, caller: Caller): Promise<Result<null, IdentityRefusal>> =>
    passwords.inTurn(async (turn) => {
      const hash = tokens.hash(token);
      const account = hash === null ? null : await store.findReset(hash);
      const home = account?.memberships[0];
      if (hash === null || !account || !home) return no({ kind: "reset_link_dead" });

      const fault = faultFor(account, next, passwords);
      if (fault !== null) return no({ kind: "password_unfit", fault });

      const passwordHash = await turn.hash(normalPassword(next));
      const noted = {
        action: "password_reset" as const,
        organizationId: home.id,
        userId: account.user.id,
        requestId: caller.requestId,
      };
      if (!await store.useReset(hash, passwordHash, noted)) return no({ kind: "reset_link_dead" });
      await store.forgiveTry({ forget: [`login:account:${tokens.fingerprint(account.user.email)}`], uncount: [] });
      return yes(null);
    });
}

function faultFor({ user, memberships, hasSecondFactor }: Account, password: string, { isCommon }: Passwords) {
  const names = [user.name, user.email, ...memberships.map(({ name }) => name)];
  return passwordFault(password, { names, hasSecondFactor, isCommon });
}
