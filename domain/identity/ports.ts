import type { OrganizationId, UserId } from "../kernel/ids.ts";
import type { Permission } from "../kernel/permissions.ts";
import type { Instant } from "../kernel/time.ts";
import type { Allowance, Metered } from "./limits.ts";
import type { RefreshToken } from "./refresh.ts";
import type { Lifetime } from "./session.ts";
import type { Counted, Failures } from "./throttle.ts";
import type { Language, Membership, Presence, Theme, User } from "./user.ts";

/** The SHA-256 of a secret; the secret itself is never kept. */
export type SecretHash = Uint8Array & { readonly __secret: true };

/** Makes and recognizes the secrets that stand for a login. */
export interface Tokens {
  /** 256 random bits as text, and what is kept of them. */
  next(): { readonly token: string; readonly hash: SecretHash };
  /** null for a text that no token of ours looks like. */
  hash(token: string): SecretHash | null;
  /** What is kept of a secret that does not look like a token: a recovery code. */
  hashText(secret: string): SecretHash;
  /** Stands for a text (an address, an account) where the text itself should not be kept. */
  fingerprint(text: string): string;
}

/** Hashes and checks passwords; costs 40 ms and 19 MiB a time, so only a few run at once. */
export interface Passwords {
  /** Waits for its turn. Whatever counts tries belongs inside, so that no more tries run together than there are turns. */
  inTurn<T>(work: (turn: PasswordTurn) => Promise<T>): Promise<T>;
  isCommon(word: string): boolean;
}

export interface PasswordTurn {
  hash(password: string): Promise<string>;
  /** With null, for a user that does not exist, it takes as long and is never right. */
  verify(password: string, hash: string | null): Promise<boolean>;
  /** The hash was made with weaker settings than ours of today. */
  isStale(hash: string): boolean;
}

/** Whom a mail about an account goes to. */
export interface Addressee {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** Where a request comes from. */
export interface Caller {
  readonly requestId: string;
  /** What requests from this place are counted under. */
  readonly address: string;
  readonly userAgent: string;
}

/** Somebody with this address who could log in, if the password fits and `canEnter` has a firm. */
export interface Account {
  readonly user: User;
  /** null: nobody chose a password yet. */
  readonly passwordHash: string | null;
  readonly active: boolean;
  /** The firms the user is an active member of, the oldest membership first: that is where one starts. */
  readonly memberships: readonly Membership[];
  readonly hasSecondFactor: boolean;
  /** The browser that asks has been used to log in to this account before. */
  readonly knowsDevice: boolean;
}

/** A second factor as it is kept. */
export interface KeptFactor {
  readonly secret: Uint8Array;
  /** Not yet: it was shown, but no code of it was typed. */
  readonly confirmed: boolean;
  /** Recovery codes that were not used. */
  readonly codesLeft: number;
}

/** Codes that an app and we compute alike from a shared secret, each good for half a minute (RFC 6238). */
export interface OneTimeCodes {
  newSecret(): Uint8Array;
  /** The half minute the code belongs to, counted from 1970: now, or the one before or after. Null: the code is wrong. */
  stepOf(secret: Uint8Array, code: string): Promise<number | null>;
}

/** A login as it is kept. */
export interface NewSession {
  readonly id: string;
  readonly hash: SecretHash;
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly remember: boolean;
  readonly lifetime: Lifetime;
  readonly userAgent: string;
  readonly device: SecretHash | null;
}

/** One login in the list of one's own. */
export interface SessionLine {
  readonly id: string;
  readonly organization: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly userAgent: string;
  readonly remember: boolean;
  readonly current: boolean;
}

/** Two tokens for a program: one to work with, and one to exchange for the next two. */
export interface NewTokens {
  readonly familyId: string;
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly access: { readonly id: string; readonly hash: SecretHash; readonly minutes: number };
  readonly refresh: { readonly id: string; readonly hash: SecretHash; readonly minutes: number };
}

/** The holder of an access token. */
export interface Bearer extends Presence {
  readonly familyId: string;
  /** Set for an API key: what it may do at most. */
  readonly scopes?: readonly Permission[];
}

/** What was seen of an identity event, for the audit of the firm it happened in. */
export interface Noted {
  readonly action:
    | "logged_in"
    | "logged_out"
    | "login_failed"
    | "organization_switched"
    | "password_changed"
    | "password_reset"
    | "password_reset_requested"
    | "profile_changed"
    | "sessions_ended"
    | "tokens_issued"
    | "tokens_ended"
    | "token_reused"
    | "second_factor_set"
    | "session_renewed"
    | "second_factor_removed"
    | "recovery_code_used";
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly requestId: string;
  readonly changes?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Users, logins and what is counted. Every "still valid" is decided by the database's clock. What is noted stands in the
 * audit in the same transaction.
 */
export interface IdentityStore {
  /** The name of the account is its address, normalized. */
  findAccount(email: string, device: SecretHash | null): Promise<Account | null>;
  findAccountOf(userId: UserId): Promise<Account | null>;

  /** Counts a try under each key by the throttle's rule. Seconds to wait, if one of them says so; then none is counted. */
  countTry(
    keys: readonly { readonly key: string; readonly counted: Counted }[],
    rule: CountTry,
  ): Promise<number | null>;
  /** A try was right: `forget` counts from nothing again, `uncount` loses this one try. */
  forgiveTry(keys: { readonly forget: readonly string[]; readonly uncount: readonly string[] }): Promise<void>;
  /** Notes it in its own time, so that an answer about an account takes no longer than one about none. */
  noteFailedLogin(noted: Noted): void;
  /** Meters calls that nobody is known to make. */
  meter(metered: readonly Metered[]): Promise<readonly Allowance[]>;

  /** Ends `replaces`, where there is one, and keeps the new session; `rehashed` takes the place of an old password hash. */
  openSession(
    session: NewSession,
    noted: Noted,
    also: { replaces: SecretHash | null; rehashed: string | null },
  ): Promise<void>;
  /** Who is there, unless the session or its owner's right to it ended; the call is metered in the same round trip. */
  findSession(hash: SecretHash | null, metered: readonly Metered[]): Promise<Seen<Presence>>;
  /** The session ends and goes on under another secret in another firm, as long as it would have. null: it had ended. */
  switchSession(
    from: SecretHash,
    to: { id: string; hash: SecretHash; organizationId: OrganizationId },
    noted: Noted,
  ): Promise<{ readonly keepSeconds: number | null } | null>;
  endSession(hash: SecretHash, noted: Noted): Promise<void>;
  sessionsOf(userId: UserId, current: string): Promise<readonly SessionLine[]>;
  /** Ends all sessions and tokens of the user but the one with this id. How many sessions there were. */
  endOthers(userId: UserId, keep: string | null, noted: Noted): Promise<number>;

  changeProfile(
    userId: UserId,
    profile: { name: string; language: Language; theme: Theme },
    noted: Noted,
  ): Promise<void>;
  /** Ends every other session and all tokens too. */
  changePassword(userId: UserId, passwordHash: string, keep: string | null, noted: Noted): Promise<void>;

  /** Asks for the mail with a link, in its own time, as `noteFailedLogin` does: nobody can tell whether there was one. */
  askReset(id: string, noted: Noted): void;
  /** Keeps the link of a mail that is being written; null: nobody active has the account. */
  makeReset(
    reset: { id: string; hash: SecretHash; userId: UserId; minutes: number },
  ): Promise<Addressee | null>;
  /** Who the link is for, while it can be used. */
  findReset(hash: SecretHash): Promise<Account | null>;
  /** Uses the link up, sets the password, ends every session and token. False: somebody was faster, or it is too late. */
  useReset(hash: SecretHash, passwordHash: string, noted: Noted): Promise<boolean>;

  findFactor(userId: UserId): Promise<KeptFactor | null>;
  /** Takes the place of one that was not confirmed; a confirmed one stays. */
  keepFactor(userId: UserId, secret: Uint8Array): Promise<void>;
  /** The factor counts from now on, with these recovery codes. False: it did already, or the code was used. */
  confirmFactor(userId: UserId, step: number, recovery: readonly SecretHash[], noted: Noted): Promise<boolean>;
  dropFactor(userId: UserId, noted: Noted): Promise<void>;
  /** Takes a code's half minute, and none before it again. False: it was taken. */
  takeStep(userId: UserId, step: number): Promise<boolean>;
  /** Uses a recovery code up. False: there is no such one left. */
  takeRecoveryCode(hash: SecretHash, noted: Noted): Promise<boolean>;
  /** The password was right; the code is still to come. */
  keepChallenge(challenge: {
    readonly id: string;
    readonly hash: SecretHash;
    readonly userId: UserId;
    readonly remember: boolean;
    readonly minutes: number;
  }): Promise<void>;
  /** Whose login waits for a code, while it does. */
  findChallenge(hash: SecretHash): Promise<{ readonly account: Account; readonly remember: boolean } | null>;
  /** False: it was used, or it is too late. */
  useChallenge(hash: SecretHash): Promise<boolean>;

  keepTokens(tokens: NewTokens, noted: Noted): Promise<void>;
  /** As `findSession`, for an access token; the holder's own limit is metered under the holder. */
  findBearer(
    hash: SecretHash,
    metered: { readonly place: Metered; readonly holder: Metered["limit"] },
  ): Promise<Seen<Bearer>>;
  /** As `findBearer`, for an API key: it acts as the one who made it, while they work there. */
  findKey(
    hash: SecretHash,
    metered: { readonly place: Metered; readonly holder: Metered["limit"] },
  ): Promise<Seen<Bearer>>;
  /** Holds the token shown, asks `judge`, and exchanges it or ends its family. */
  rotateTokens(
    shown: SecretHash,
    next: Omit<NewTokens, "familyId" | "userId" | "organizationId">,
    judge: (token: RefreshToken, now: Instant) => "rotate" | "end_family" | "refuse",
    requestId: string,
  ): Promise<Rotation>;
  endFamily(familyId: string, noted: Noted): Promise<void>;

  /** Waits for what is done in its own time. */
  settled(): Promise<void>;
  /** Removes what has no use any more: run now and then. */
  sweep(): Promise<void>;
}

export type CountTry = (past: Failures | null, counted: Counted, now: Instant) => Failures | null;

export interface Seen<T> {
  readonly who: T | null;
  readonly allowances: readonly Allowance[];
}

export type Rotation =
  | { readonly kind: "rotated"; readonly bearer: Bearer }
  | { readonly kind: "reused"; readonly userId: UserId; readonly familyId: string }
  | { readonly kind: "refused" };

export interface IdentityWorld {
  readonly store: IdentityStore;
  readonly passwords: Passwords;
  readonly tokens: Tokens;
  readonly codes: OneTimeCodes;
  /** So many bytes nobody can foresee. */
  readonly random: (length: number) => Uint8Array;
  readonly ids: { next<T extends string>(): T };
}
