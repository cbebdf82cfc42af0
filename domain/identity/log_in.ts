import { no, type Result, yes } from "../kernel/result.ts";
import { checkPassword, type Credentials } from "./check_password.ts";
import type { Caller, IdentityWorld } from "./ports.ts";
import type { IdentityRefusal } from "./refusal.ts";
import { lifetimeOf } from "./session.ts";
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

/** Opens a session under a new secret, so a secret planted in the browser before the login is worth nothing after it. */
export function logIn(world: IdentityWorld) {
  const { store, tokens, ids } = world;
  return async (
    given: Credentials & { readonly remember: boolean; readonly sessionToken: string | null },
    caller: Caller,
  ): Promise<Result<LoggedIn, IdentityRefusal>> => {
    const checked = await checkPassword(world)(given, caller);
    if (!checked.ok) return no(checked.error);

    const { user, organization, rehashed } = checked.value;
    const session = tokens.next();
    const device = given.deviceToken && tokens.hash(given.deviceToken)
      ? { token: given.deviceToken, hash: tokens.hash(given.deviceToken) }
      : tokens.next();
    const lifetime = lifetimeOf(given);
    const { remember } = given;
    await store.openSession(
      {
        ...{ id: ids.next(), hash: session.hash, userId: user.id, organizationId: organization.id },
        ...{ remember, lifetime, userAgent: caller.userAgent, device: device.hash },
      },
      { action: "logged_in", organizationId: organization.id, userId: user.id, requestId: caller.requestId },
      { replaces: given.sessionToken === null ? null : tokens.hash(given.sessionToken), rehashed },
    );
    return yes({
      user,
      organization,
      sessionToken: session.token,
      deviceToken: device.token,
      keepSeconds: remember ? lifetime.absoluteMinutes * 60 : null,
    });
  };
}
