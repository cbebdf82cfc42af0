import { no, type Result, yes } from "../kernel/result.ts";
import { checkCode } from "./check_code.ts";
import { checkPassword, type Credentials, type Entered, openFrom } from "./check_password.ts";
import type { Caller, IdentityWorld } from "./ports.ts";
import type { IdentityRefusal } from "./refusal.ts";
import { CHALLENGE_MINUTES, lifetimeOf } from "./session.ts";
import type { Membership, User } from "./user.ts";

/** What a browser keeps after a login: who it is now, and that it has been here before. */
export interface LoggedIn {
  readonly user: User;
  readonly organization: Membership;
  readonly sessionToken: string;
  readonly deviceToken: string;
  /** How long the browser keeps the session; null: until it is closed. */
  readonly keepSeconds: number | null;
}

/** What a browser shows of its own. */
interface Browser {
  readonly sessionToken: string | null;
  readonly deviceToken: string | null;
}

/**
 * Opens a session under a new secret, so a secret planted in the browser before the login is worth nothing after it. Whoever has
 * a second factor gets no session yet, but a challenge to answer with a code.
 */
export function logIn(world: IdentityWorld) {
  const { store, tokens, ids } = world;
  return async (
    given: Credentials & Browser & { readonly remember: boolean },
    caller: Caller,
  ): Promise<Result<LoggedIn, IdentityRefusal>> => {
    const checked = await checkPassword(world)(given, caller);
    if (!checked.ok) return no(checked.error);
    if (!checked.value.hasSecondFactor) return yes(await openSession(world, checked.value, given, caller));

    const { token, hash } = tokens.next();
    const { user } = checked.value;
    const { remember } = given;
    await store.keepChallenge({ id: ids.next(), hash, userId: user.id, remember, minutes: CHALLENGE_MINUTES });
    return no({ kind: "code_due", challenge: token });
  };
}

/** The second step: the code that the challenge waits for. */
export function finishLogIn(world: IdentityWorld) {
  const { store, tokens } = world;
  return async (
    given: Browser & { readonly challenge: string | null; readonly code: string },
    caller: Caller,
  ): Promise<Result<LoggedIn, IdentityRefusal>> => {
    const hash = given.challenge === null ? null : tokens.hash(given.challenge);
    const waiting = hash === null ? null : await store.findChallenge(hash);
    if (hash === null || waiting === null) return no({ kind: "challenge_dead" });
    const { account: { user, memberships }, remember } = waiting;
    const organization = openFrom(memberships, caller.address);
    if (!organization) return no({ kind: "address_not_allowed" });

    const proven = await checkCode(world)(user.id, given.code, { ...caller, organizationId: organization.id });
    if (!proven.ok) return proven;
    if (!await store.useChallenge(hash)) return no({ kind: "challenge_dead" });
    return yes(await openSession(world, { user, organization, rehashed: null }, { ...given, remember }, caller));
  };
}

async function openSession(
  { store, tokens, ids }: IdentityWorld,
  { user, organization, rehashed }: Pick<Entered, "user" | "organization" | "rehashed">,
  { sessionToken, deviceToken, remember }: Browser & { readonly remember: boolean },
  caller: Caller,
): Promise<LoggedIn> {
  const session = tokens.next();
  const device = deviceToken && tokens.hash(deviceToken)
    ? { token: deviceToken, hash: tokens.hash(deviceToken) }
    : tokens.next();
  const lifetime = lifetimeOf({ remember });
  await store.openSession(
    {
      ...{ id: ids.next(), hash: session.hash, userId: user.id, organizationId: organization.id },
      ...{ remember, lifetime, userAgent: caller.userAgent, device: device.hash },
    },
    { action: "logged_in", organizationId: organization.id, userId: user.id, requestId: caller.requestId },
    { replaces: sessionToken === null ? null : tokens.hash(sessionToken), rehashed },
  );
  const keepSeconds = remember ? lifetime.absoluteMinutes * 60 : null;
  return { user, organization, sessionToken: session.token, deviceToken: device.token, keepSeconds };
}
