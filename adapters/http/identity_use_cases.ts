import {
  changePassword,
  changeProfile,
  isResetOpen,
  requestPasswordReset,
  resetPassword,
} from "../../domain/identity/change_account.ts";
import { finishLogIn, logIn } from "../../domain/identity/log_in.ts";
import type { Caller, IdentityWorld } from "../../domain/identity/ports.ts";
import type { IdentityRefusal } from "../../domain/identity/refusal.ts";
import { beginFactor, confirmFactor, dropFactor, findFactor } from "../../domain/identity/second_factor.ts";
import type { Presence } from "../../domain/identity/user.ts";
import {
  endOtherSessions,
  findSessions,
  logOut,
  seeSession,
  switchOrganization,
} from "../../domain/identity/use_session.ts";
import { issueTokens, refreshTokens, revokeTokens, seeBearer, switchTokens } from "../../domain/identity/use_tokens.ts";

import type { Result } from "../../domain/kernel/result.ts";
import { loggedIn, loginFailed, tokenReused } from "../log.ts";

/** Every use case of logging in and of one's own account, handed its world; what matters to whoever watches is logged. */
export function identityUseCases(world: IdentityWorld) {
  return {
    logIn: watched(logIn(world)),
    finishLogIn: watched(finishLogIn(world)),
    findFactor: findFactor(world),
    beginFactor: beginFactor(world),
    confirmFactor: confirmFactor(world),
    dropFactor: dropFactor(world),
    logOut: logOut(world),
    seeSession: seeSession(world),
    switchOrganization: switchOrganization(world),
    findSessions: findSessions(world),
    endOtherSessions: endOtherSessions(world),
    changeProfile: changeProfile(world),
    changePassword: changePassword(world),
    requestPasswordReset: requestPasswordReset(world),
    isResetOpen: isResetOpen(world),
    resetPassword: resetPassword(world),
    issueTokens: watched(issueTokens(world)),
    refreshTokens: refreshTokens(world, ({ userId, familyId }) => tokenReused({ userId, familyId })),
    seeBearer: seeBearer(world),
    switchTokens: switchTokens(world),
    revokeTokens: revokeTokens(world),
  };
}

/** Every login leaves a line. Of one that failed the account is not named there, but only in the audit. */
function watched<Given, T extends Pick<Presence, "user" | "organization">>(
  enter: (given: Given, caller: Caller) => Promise<Result<T, IdentityRefusal>>,
): typeof enter {
  return async (given, caller) => {
    const entered = await enter(given, caller);
    if (entered.ok) loggedIn({ userId: entered.value.user.id, organizationId: entered.value.organization.id });
    else if (entered.error.kind !== "code_due") {
      const reason = entered.error.kind === "too_many_tries" ? "throttled" : "credentials";
      loginFailed({ userId: null, reason });
    }
    return entered;
  };
}

export type IdentityUseCases = ReturnType<typeof identityUseCases>;
