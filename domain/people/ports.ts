import type { SecretHash } from "../identity/ports.ts";
import type { Language } from "../identity/user.ts";
import type { Actor, RepeatRefusal } from "../kernel/actor.ts";
import type { Ids, OrganizationId, UserId } from "../kernel/ids.ts";
import type { Permission } from "../kernel/permissions.ts";
import type { Result } from "../kernel/result.ts";
import type { Passwords, Tokens } from "../identity/ports.ts";
import type { ApiKey } from "./api_key.ts";
import type { FoundInvitation, Invited, OpenInvitation } from "./invitation.ts";
import type { Changed, Colleague, Decided, FactorStanding, Person, Standing } from "./person.ts";

/** The people of the actor's firm, its invitations and its keys. Every change stands in events and audit in its transaction. */
export interface PeopleStore {
  findPeople(actor: Actor): Promise<{
    readonly people: readonly Person[];
    /** Newest first. */
    readonly invitations: readonly OpenInvitation[];
  }>;

  /**
   * Holds everybody's place, asks `decide`, and saves what it says; then every login and key in the firm ends. With
   * `actor.once` the same key gets the first answer again.
   */
  changePerson<E>(
    actor: Actor,
    decide: (everybody: readonly Standing[]) => Result<Decided, E>,
  ): Promise<Result<Changed, E | RepeatRefusal>>;

  /**
   * Asks `decide`, and where it says so forgets the person's second factor and its codes: they log in again, by the password
   * alone, and choose another one first; and asks for the mail that tells them.
   */
  resetFactor<E>(
    actor: Actor,
    id: UserId,
    decide: (standing: FactorStanding | null) => Result<FactorStanding, E>,
  ): Promise<Result<Colleague, E>>;

  /**
   * Keeps the invitation and asks for its mail; an open one to the same address gives way, and its links are dead. With
   * `actor.once` the same key gets the first answer again.
   */
  invite(
    actor: Actor,
    invitation: Invited & {
      readonly id: string;
      readonly hash: SecretHash;
      readonly days: number;
      readonly language: Language;
    },
  ): Promise<Result<OpenInvitation, { readonly kind: "already_member" } | RepeatRefusal>>;
  /** Keeps one more link, of the mail that is being written; null: the invitation is not open any more. */
  addLink(organizationId: OrganizationId, id: string, hash: SecretHash): Promise<Inviting | null>;
  /** False: it is not open any more. */
  withdrawInvitation(actor: Actor, id: string): Promise<boolean>;
  /** The open invitation that a link leads to, in whatever firm. */
  findInvitation(hash: SecretHash): Promise<FoundInvitation | null>;
  /** Uses the invitation up; with a password for somebody new. False: it was used meanwhile, or the address was taken. */
  acceptInvitation(
    hash: SecretHash,
    as: { readonly userId: UserId; readonly fresh: NewUser | null },
    requestId: string,
  ): Promise<boolean>;

  findKeys(actor: Actor): Promise<readonly ApiKey[]>;
  addKey(actor: Actor, key: NewKey): Promise<ApiKey>;
  /** False: there is no such key that has not ended. */
  endKey(actor: Actor, id: string): Promise<boolean>;
}

/** Whom the mail of an invitation goes to, and from whom. */
export interface Inviting {
  readonly name: string;
  readonly email: string;
  readonly inviter: string;
}

export interface NewUser {
  readonly name: string;
  readonly passwordHash: string;
  readonly language: Language;
}

export interface NewKey {
  readonly id: string;
  readonly name: string;
  readonly hash: SecretHash;
  readonly ending: string;
  readonly scopes: readonly Permission[];
  readonly days: number;
}

export interface PeopleWorld {
  readonly store: PeopleStore;
  readonly passwords: Passwords;
  readonly tokens: Tokens;
  readonly ids: Ids;
}
