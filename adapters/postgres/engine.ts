/** One SQL statement with its values; several statements in one text only where `script` says so. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Sent by the simple protocol: several statements, no values, no rows. For migrations. */
  readonly script?: true;
  /** Rows it gives are work for a worker, who is told once they are committed. */
  readonly rings?: true;
}

export type Row = Record<string, unknown>;
export type Send = (statement: Statement) => Promise<Row[]>;

/**
 * A database that takes statements: Postgres, or the embedded one. Values and columns look the same on both: int8 a safe
 * number (anything larger throws), date 'YYYY-MM-DD', timestamptz 'YYYY-MM-DDTHH:MM:SS.sssZ', uuid text, jsonb parsed,
 * numeric text, bytea bytes, arrays arrays. As a value a plain object is jsonb and an array is an array; `json` makes
 * jsonb of anything else.
 *
 * Throws `Unavailable` (try later), `Conflict` (somebody was faster) and `DatabaseError` (everything else), nothing more.
 */
export interface Engine {
  /**
   * One transaction; `opening` and all statements go out without waiting for each other, one round trip on Postgres. Any
   * failing statement fails the whole.
   */
  batch(
    opening: Statement,
    statements: readonly Statement[],
    options?: { readonly readOnly?: boolean },
  ): Promise<Row[][]>;
  /**
   * One transaction; `opening` goes out with the first statement, and nothing at all where there is none. Commits when
   * `work` says so and no statement failed, even if `work` swallowed the failure. After a deadlock or a serialization
   * failure `work` runs again, up to three times: it must not touch anything outside.
   */
  transaction<T>(
    opening: Statement,
    work: (send: Send) => Promise<{ readonly commit: boolean; readonly value: T }>,
  ): Promise<T>;
  /** Several statements outside a transaction of ours, without time limits: for migrations and tools. */
  script(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Takes any JSON-able value for jsonb, also a text or a list. */
export function json(value: unknown): Json {
  return new Json(JSON.stringify(value));
}

export class Json {
  constructor(readonly text: string) {}
}

/** How long a statement may run, wait for a lock, and how long an open transaction may be idle, on the server. */
export const LIMITS = { statementMs: 5_000, lockMs: 2_000, idleMs: 10_000 } as const;
