import { normalPassword, passwordFault } from "../identity/password.ts";
import type { Caller } from "../identity/ports.ts";
import type { IdentityRefusal } from "../identity/refusal.ts";
import type { Language, Presence } from "../identity/user.ts";
import type { Actor, RepeatRefusal } from "../kernel/actor.ts";
import type { OrganizationId, UserId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { type FoundInvitation, INVITATION_DAYS, type Invited, type OpenInvitation } from "./invitation.ts";
import type { Inviting, PeopleWorld } from "./ports.ts";
import type { PeopleRefusal } from "./refusal.ts";

/** Whose words the mail is in. */
export interface Inviter {
  readonly language: Language;
}

/**
 * Invites an address by a link, which is mailed and told to the inviter. Inviting it again makes a new link, and the old one is
 * dead. The link alone gives nobody the account of somebody who has one: see `acceptInvitation`.
 */
export function invitePerson({ store, tokens, ids }: Omit<PeopleWorld, "passwords">) {
  return async (
    actor: Actor,
    invited: Invited,
    inviter: Inviter,
  ): Promise<Result<{ invitation: OpenInvitation; token: string }, PeopleRefusal | Forbidden | RepeatRefusal>> => {
    if (!may(actor, "manage_users")) return no({ kind: "forbidden", permission: "manage_users" });
    const { token, hash } = tokens.next();
    const link = { id: ids.next<string>(), hash, days: INVITATION_DAYS, language: inviter.language };
    const kept = await store.invite(actor, { ...invited, ...link });
    if (!kept.ok) return no(kept.error);
    return yes({ invitation: kept.value, token });
  };
}

/** The link of an invitation's mail that is being written: it is made then, so none waits in clear. */
export function makeInvitationLink({ store, tokens }: Pick<PeopleWorld, "store" | "tokens">) {
  return async (
    organizationId: OrganizationId,
    id: string,
  ): Promise<(Inviting & { readonly token: string }) | null> => {
    const { token, hash } = tokens.next();
    const inviting = await store.addLink(organizationId, id, hash);
    return inviting && { ...inviting, token };
  };
}

/** Takes an invitation back; its link is dead at once. */
export function withdrawInvitation({ store }: Pick<PeopleWorld, "store">) {
  return async (actor: Actor, id: string): Promise<Result<null, PeopleRefusal | Forbidden>> => {
    if (!may(actor, "manage_users")) return no({ kind: "forbidden", permission: "manage_users" });
    return await store.withdrawInvitation(actor, id) ? yes(null) : no({ kind: "invitation_missing" });
  };
}

/** What a link leads to, while it can be used. */
export function findInvitation({ store, tokens }: Pick<PeopleWorld, "store" | "tokens">) {
  return async (token: string): Promise<FoundInvitation | null> => {
    const hash = tokens.hash(token);
    return hash === null ? null : await store.findInvitation(hash);
  };
}

/** What somebody new says about themselves. */
export interface Newcomer {
  readonly name: string;
  readonly password: string;
  readonly language: Language;
}

/**
 * Makes a new account, or gives an existing one its place in the firm. Whoever invites knows the link too, so the account of an
 * address that has one is given the place only by its owner, logged in: an account somebody made up for another's address
 * gets nothing that is meant for the real owner.
 */
export function acceptInvitation({ store, tokens, passwords, ids }: PeopleWorld) {
  return (
    token: string,
    as: { readonly newcomer: Newcomer } | { readonly presence: Presence | null },
    { requestId }: Caller,
  ): Promise<Result<FoundInvitation, PeopleRefusal | IdentityRefusal>> =>
    passwords.inTurn(async (turn) => {
      const hash = tokens.hash(token);
      const found = hash === null ? null : await store.findInvitation(hash);
      if (hash === null || found === null) return no({ kind: "invitation_missing" });

      if (found.userId !== null) {
        if (!("presence" in as) || as.presence?.user.id !== found.userId) return no({ kind: "session_ended" });
        const { userId } = found;
        return await store.acceptInvitation(hash, { userId, fresh: null }, requestId)
          ? yes(found)
          : no({ kind: "invitation_missing" });
      }

      if (!("newcomer" in as)) return no({ kind: "invitation_missing" });
      const { name, password, language } = as.newcomer;
      const names = [name, found.email, found.organization];
      const fault = passwordFault(password, { names, hasSecondFactor: false, isCommon: passwords.isCommon });
      if (fault !== null) return no({ kind: "password_unfit", fault });
      const passwordHash = await turn.hash(normalPassword(password));
      const fresh = { name, passwordHash, language };
      return await store.acceptInvitation(hash, { userId: ids.next<UserId>(), fresh }, requestId)
        ? yes(found)
        : no({ kind: "invitation_missing" });
    });
}
