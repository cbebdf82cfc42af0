import type { Actor } from "../kernel/actor.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { checkPassword } from "./check_password.ts";
import { checkCode } from "./check_code.ts";
import { LIMITS } from "./limits.ts";
import { KEY_PREFIX } from "../people/api_key.ts";
import type { Bearer, Caller, IdentityWorld, NewTokens, Rotation, Seen } from "./ports.ts";
import { judgeRefresh } from "./refresh.ts";
import type { IdentityRefusal } from "./refusal.ts";
import { ACCESS_MINUTES, REFRESH_MINUTES } from "./session.ts";
import type { Membership, User } from "./user.ts";
import { by } from "./use_session.ts";

/** What a program gets when it logs in, renews its token or changes firm. */
export interface Issued {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken: string;
  readonly user: User;
  readonly organization: Membership;
  readonly organizations: readonly Membership[];
}

/** Logs a program in: a token to work with for an hour, and one to renew it with. */
export function issueTokens(world: IdentityWorld) {
  const { store, ids } = world;
  return async (
    { code = null, ...given }: { email: string; password: string; code?: string | null },
    caller: Caller,
  ): Promise<Result<Issued, IdentityRefusal>> => {
    const checked = await checkPassword(world)({ ...given, deviceToken: null }, caller);
    if (!checked.ok) return no(checked.error);

    const { user, organization, organizations, hasSecondFactor } = checked.value;
    if (hasSecondFactor) {
      if (code === null) return no({ kind: "code_due", challenge: null });
      const proven = await checkCode(world)(user.id, code, { ...caller, organizationId: organization.id });
      if (!proven.ok) return no(proven.error);
    }
    if (user.mustChangePassword) return no({ kind: "password_change_due" });
    const pair = newPair(world);
    await store.keepTokens(
      { ...pair.kept, familyId: ids.next(), userId: user.id, organizationId: organization.id },
      { action: "tokens_issued", userId: user.id, organizationId: organization.id, requestId: caller.requestId },
    );
    return yes({ ...pair.shown, user, organization, organizations });
  };
}

/** Exchanges a refresh token for new ones. A second use ends everything that came from the same login. */
export function refreshTokens(
  world: IdentityWorld,
  reused: (rotation: Rotation & { kind: "reused" }) => void = () => {},
) {
  const { store, tokens } = world;
  return async (refreshToken: string, caller: Caller): Promise<Result<Issued, IdentityRefusal>> => {
    const hash = tokens.hash(refreshToken);
    if (hash === null) return no({ kind: "token_invalid" });

    const pair = newPair(world);
    const rotation = await store.rotateTokens(hash, pair.kept, judgeRefresh, caller.requestId);
    if (rotation.kind === "reused") reused(rotation);
    if (rotation.kind !== "rotated") return no({ kind: "token_invalid" });
    const { user, organization, organizations } = rotation.bearer;
    return yes({ ...pair.shown, user, organization, organizations });
  };
}

/** Who shows this access token or API key, decided anew at every call, and whether the address or the user calls too often. */
export function seeBearer({ store, tokens }: IdentityWorld) {
  return async (accessToken: string | null, address: string): Promise<Seen<Bearer>> => {
    const isKey = accessToken?.startsWith(KEY_PREFIX) ?? false;
    const secret = isKey ? accessToken!.slice(KEY_PREFIX.length) : accessToken;
    const hash = secret === null ? null : tokens.hash(secret);
    const place = { limit: LIMITS.api, who: address };
    if (hash === null) return { who: null, allowances: await store.meter([place]) };
    const metered = { place, holder: LIMITS.apiUser };
    return await (isKey ? store.findKey(hash, metered) : store.findBearer(hash, metered));
  };
}

/** Goes on in another of one's own firms: with new tokens, and the old ones end. */
export function switchTokens(world: IdentityWorld) {
  const { store, ids } = world;
  return async (actor: Actor, bearer: Bearer, to: OrganizationId): Promise<Result<Issued, IdentityRefusal>> => {
    const { user, organizations, familyId } = bearer;
    const organization = organizations.find(({ id }) => id === to);
    // A key is for one firm and within its scopes; it must not be exchanged for a login without them.
    if (!organization || bearer.scopes) return no({ kind: "organization_missing" });

    const pair = newPair(world);
    const noted = {
      action: "organization_switched" as const,
      ...by(actor),
      organizationId: to,
      changes: { from: actor.organizationId },
    };
    await store.keepTokens({ ...pair.kept, familyId: ids.next(), userId: user.id, organizationId: to }, noted);
    await store.endFamily(familyId, { action: "tokens_ended", ...by(actor) });
    return yes({ ...pair.shown, user, organization, organizations });
  };
}

/** Ends the tokens of one login. */
export function revokeTokens({ store }: IdentityWorld) {
  return (actor: Actor, { familyId }: Bearer): Promise<void> =>
    store.endFamily(familyId, { action: "tokens_ended", ...by(actor) });
}

function newPair({ tokens, ids }: IdentityWorld) {
  const access = tokens.next(), refresh = tokens.next();
  const kept: Pick<NewTokens, "access" | "refresh"> = {
    access: { id: ids.next(), hash: access.hash, minutes: ACCESS_MINUTES },
    refresh: { id: ids.next(), hash: refresh.hash, minutes: REFRESH_MINUTES },
  };
  const shown = { accessToken: access.token, expiresInSeconds: ACCESS_MINUTES * 60, refreshToken: refresh.token };
  return { kept, shown };
}
