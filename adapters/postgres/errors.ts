import { Unavailable } from "../../domain/kernel/unavailable.ts";

/** Somebody else holds or changed the same rows. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  constructor(message: string, readonly code: string, options?: ErrorOptions) {
    super(message, options);
  }

  /** Whether running the transaction again may go well: it was the victim of a deadlock, of serialization or of a migration. */
  get again(): boolean {
    return this.code !== LOCK_TIMEOUT;
  }
}

/** The database refused a statement; `code` is its SQLSTATE. The message may name rows: for the log, never for a page. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  constructor(
    message: string,
    readonly code: string,
    readonly constraint: string | null,
    readonly table: string | null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The database cannot be asked now: lost, refused, full or too slow. */
export function unavailable(why: string, cause?: unknown): Unavailable {
  return new Unavailable(`the database: ${why}`, 2, { cause });
}

/** What a failed connection says of itself, in postgres.js' words and in the system's. */
const LOST = new Set([
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT"],
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ENOENT", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"],
  ...["ENOTFOUND", "EAI_AGAIN"],
]);

/**
 * SQLSTATEs that pass by themselves: connection (08), resources such as a full disk or too many clients (53), statement
 * too slow (57014), shutdown and start (57P), idle or too long in a transaction (25P03, 25P04), trouble with files (58).
 */
const PASSING = /^(08...|53...|57014|57P0[1-5]|25P0[34]|58...)$/;

const LOCK_TIMEOUT = "55P03";

/** Serialization failure, deadlock, lock timeout, lock not available. */
const IN_THE_WAY = new Set(["40001", "40P01", LOCK_TIMEOUT]);

/** Where the server says that a plan we prepared no longer holds, or that it does not know it. */
const OUTDATED = new Set(["RevalidateCachedQuery", "FetchPreparedStatement"]);

/** Puts whatever a driver threw into our three words. */
export function translate(fault: unknown): Error {
  if (fault instanceof Unavailable || fault instanceof Conflict || fault instanceof DatabaseError) return fault;
  if (!(fault instanceof Error)) return new Error("Cannot ask the database: an unknown fault", { cause: fault });
  const { code, routine, constraint, constraint_name, table, table_name } = fault as Error & Record<string, unknown>;
  if (typeof code !== "string") return fault;
  if (LOST.has(code) || PASSING.test(code)) {
    return unavailable(code, fault);
  }
  if (IN_THE_WAY.has(code) || OUTDATED.has(String(routine))) {
    return new Conflict(`Cannot get the rows: ${fault.message}`, code, { cause: fault });
  }
  if (!/^[0-9A-Z]{5}$/.test(code)) return fault;
  const named = (...names: unknown[]) => names.find((name): name is string => typeof name === "string") ?? null;
  return new DatabaseError(fault.message, code, named(constraint, constraint_name), named(table, table_name), {
    cause: fault,
  });
}

/** Runs it again, up to three times, after a deadlock or a serialization failure, a little later and never in step. */
export async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1;; attempt++) {
    try {
      return await run();
    } catch (fault) {
      if (!(fault instanceof Conflict && fault.again) || attempt > 3) throw fault;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}
