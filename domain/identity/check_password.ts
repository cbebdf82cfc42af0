import { parseEmail } from "../customers/email.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { MOST_BYTES, normalPassword } from "./password.ts";
import type { Caller, IdentityWorld } from "./ports.ts";
import type { IdentityRefusal } from "./refusal.ts";
import { type Counted, countTry } from "./throttle.ts";
import { isAllowedFrom } from "../organizations/network.ts";
import type { Membership, User } from "./user.ts";

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The secret of a browser that was used to log in before; programs have none. */
  readonly deviceToken: string | null;
}

export interface Entered {
  readonly user: User;
  readonly hasSecondFactor: boolean;
  /** The firm one starts in: the first that lets one in from here. */
  readonly organization: Membership;
  readonly organizations: readonly Membership[];
  /** The password hashed anew, where the kept hash is weaker than today's. */
  readonly rehashed: string | null;
}

/**
 * Finds out whether somebody may enter. Every way to fail gives the same answer after the same work, so nobody learns which
 * addresses have an account.
 */
export function checkPassword({ store, passwords, tokens }: IdentityWorld) {
  return (given: Credentials, caller: Caller): Promise<Result<Entered, IdentityRefusal>> =>
    passwords.inTurn(async (turn) => {
      const email = parseEmail(given.email);
      // What is no address is counted like one, and looked for as one that nobody has.
      const name = email ?? given.email.slice(0, 300);
      const device = given.deviceToken === null ? null : tokens.hash(given.deviceToken);
      const account = await store.findAccount(email ?? "", device);

      const own: { key: string; counted: Counted } = account?.knowsDevice
        ? { key: `login:device:${account.user.id}:${tokens.fingerprint(given.deviceToken!)}`, counted: "device" }
        : { key: `login:account:${tokens.fingerprint(name)}`, counted: "account" };
      const place = { key: `login:address:${tokens.fingerprint(caller.address)}`, counted: "address" as const };
      const wait = await store.countTry([own, place], countTry);
      if (wait !== null) return no({ kind: "too_many_tries", retryAfterSeconds: wait });

      // A password too long to have been accepted is hashed all the same, cut off, so that it takes as long.
      const fits = given.password.length <= MOST_BYTES && given.password.isWellFormed();
      const password = normalPassword(given.password.slice(0, MOST_BYTES).toWellFormed());
      const right = await turn.verify(password, account?.passwordHash ?? null);
      const home = account?.active ? account.memberships[0] : undefined;
      if (!account || !right || !fits || !home) {
        const where = account?.memberships[0];
        if (account && where) {
          const reason = right ? "inactive" : "password";
          store.noteFailedLogin({
            ...{ action: "login_failed", organizationId: where.id, userId: account.user.id },
            ...{ requestId: caller.requestId, changes: { reason } },
          });
        }
        return no({ kind: "wrong_credentials" });
      }

      await store.forgiveTry({ forget: [own.key], uncount: [place.key] });
      const organization = openFrom(account.memberships, caller.address);
      if (!organization) return no({ kind: "address_not_allowed" });
      const rehashed = account.passwordHash !== null && turn.isStale(account.passwordHash)
        ? await turn.hash(password)
        : null;
      const { user, hasSecondFactor } = account;
      return yes({ user, hasSecondFactor, organization, organizations: account.memberships, rehashed });
    });
}

/** The first of the firms that lets one in from this address. */
export function openFrom(memberships: readonly Membership[], address: string): Membership | undefined {
  return memberships.find(({ networks }) => isAllowedFrom(networks, address));
}
