import type { Actor } from "../kernel/actor.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { LEAST_CHARACTERS, normalPassword } from "./password.ts";
import type { IdentityWorld, KeptFactor } from "./ports.ts";
import { base32, readCode, RECOVERY_CODES, recoveryCode } from "./recovery_code.ts";
import type { IdentityRefusal } from "./refusal.ts";
import { countTry } from "./throttle.ts";
import { by } from "./use_session.ts";

/** Whether one has a second factor, and how many recovery codes are left. */
export function findFactor({ store }: Pick<IdentityWorld, "store">) {
  return async (actor: Actor): Promise<Pick<KeptFactor, "codesLeft"> | null> => {
    const factor = await store.findFactor(actor.userId);
    return factor?.confirmed ? { codesLeft: factor.codesLeft } : null;
  };
}

/** The secret for one's app, in base 32. It counts for nothing until a code of it was typed; null where one counts already. */
export function beginFactor({ store, codes }: Pick<IdentityWorld, "store" | "codes">) {
  return async (actor: Actor): Promise<string | null> => {
    const factor = await store.findFactor(actor.userId);
    if (factor?.confirmed) return null;
    // The same secret again, so that a page that comes back after a slip shows what the app has got already.
    const secret = factor?.secret ?? codes.newSecret();
    if (factor === null) await store.keepFactor(actor.userId, secret);
    return base32(secret);
  };
}

/**
 * From now on a login needs a code. Asks for the password too, so that whoever finds an open screen cannot lock the owner out;
 * everywhere else one is logged out (C2). Gives the recovery codes, which are never shown again.
 */
export function confirmFactor(world: IdentityWorld) {
  const { store, codes, tokens, random } = world;
  return async (
    actor: Actor,
    sessionToken: string,
    given: { readonly code: string; readonly password: string },
  ): Promise<Result<Renewed & { readonly recovery: readonly string[] }, IdentityRefusal>> => {
    const proven = await provePassword(world, actor, given.password);
    if (!proven.ok) return proven;
    const factor = await store.findFactor(actor.userId);
    const read = readCode(given.code);
    const step = factor && read?.kind === "app" ? await codes.stepOf(factor.secret, read.code) : null;
    if (step === null) return no({ kind: "code_wrong" });

    const recovery = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(random(16)));
    const hashes = recovery.map((code) => tokens.hashText(`${actor.userId} ${code.replaceAll("-", "")}`));
    const noted = { action: "second_factor_set" as const, ...by(actor) };
    if (!await store.confirmFactor(actor.userId, step, hashes, noted)) return no({ kind: "code_wrong" });
    const renewed = await renewSession(world, actor, sessionToken);
    return renewed.ok ? yes({ ...renewed.value, recovery }) : renewed;
  };
}

/** A login needs the password alone again, which must then be a longer one. */
export function dropFactor(world: IdentityWorld) {
  return async (
    actor: Actor,
    sessionToken: string,
    given: { readonly password: string },
  ): Promise<Result<Renewed, IdentityRefusal>> => {
    const proven = await provePassword(world, actor, given.password);
    if (!proven.ok) return proven;
    if ([...normalPassword(given.password)].length < LEAST_CHARACTERS) {
      return no({ kind: "password_unfit", fault: "too_short" });
    }
    await world.store.dropFactor(actor.userId, { action: "second_factor_removed", ...by(actor) });
    return await renewSession(world, actor, sessionToken);
  };
}

/** The session one goes on with. */
interface Renewed {
  readonly sessionToken: string;
  readonly keepSeconds: number | null;
}

/** What was opened the old way ends; this session goes on under another secret (C2). */
async function renewSession(
  { store, tokens, ids }: IdentityWorld,
  actor: Actor,
  sessionToken: string,
): Promise<Result<Renewed, IdentityRefusal>> {
  const from = tokens.hash(sessionToken), next = tokens.next(), id = ids.next<string>();
  const noted = { action: "session_renewed" as const, ...by(actor) };
  const to = { id, hash: next.hash, organizationId: actor.organizationId };
  const renewed = from && await store.switchSession(from, to, noted);
  await store.endOthers(actor.userId, renewed ? id : null, { action: "sessions_ended", ...by(actor) });
  return renewed ? yes({ sessionToken: next.token, ...renewed }) : no({ kind: "session_ended" });
}

function provePassword({ store, passwords }: IdentityWorld, actor: Actor, password: string) {
  return passwords.inTurn(async (turn): Promise<Result<null, IdentityRefusal>> => {
    const account = await store.findAccountOf(actor.userId);
    if (!account) return no({ kind: "session_ended" });
    const key = `password:${actor.userId}`;
    const wait = await store.countTry([{ key, counted: "account" }], countTry);
    if (wait !== null) return no({ kind: "too_many_tries", retryAfterSeconds: wait });
    const right = await turn.verify(normalPassword(password.slice(0, 1_024).toWellFormed()), account.passwordHash);
    if (!right) return no({ kind: "wrong_password" });
    await store.forgiveTry({ forget: [key], uncount: [] });
    return yes(null);
  });
}
