import { prepareConnection } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { type Engine, LIMITS, type Row, type Send, type Statement } from "./engine.ts";
import { again, translate } from "./errors.ts";
import { createPool } from "./pool.ts";
import { encode } from "./values.ts";

export interface PostgresOptions {
  readonly sessions?: number;
  readonly waitMs?: number;
  /** Longer for tools that load in bulk. */
  readonly statementMs?: number;
  readonly lockMs?: number;
  readonly idleMs?: number;
}

/** How much longer than the server's own limit we wait for an answer: then the line itself must be dead. */
const GRACE_MS = 3_000;

/** Postgres over the network. Sessions are opened as they are needed and again after a restart of the server. */
export function openPostgres(url: string, options: PostgresOptions = {}): Engine {
  const { sessions = 10, waitMs = 2_000, statementMs = LIMITS.statementMs, lockMs = LIMITS.lockMs } = options;
  const { idleMs = LIMITS.idleMs } = options;
  const pool = createPool(() => prepareConnection(url), sessions, waitMs);
  // Local to the transaction, so they hold behind a pooler too. In one message with `begin`.
  const begin = (kind: string): Statement => ({
    text: `begin${kind}; set local statement_timeout = ${statementMs}; set local lock_timeout = ${lockMs}; ` +
      `set local idle_in_transaction_session_timeout = ${idleMs}`,
    values: [],
    script: true,
  });
  const BEGIN = begin(""), BEGIN_READ_ONLY = begin(" read only");
  const patience = statementMs + GRACE_MS;

  async function session<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await pool.take();
    try {
      return await work(connection);
    } finally {
      pool.give(connection);
    }
  }

  async function batch(
    opening: Statement,
    statements: readonly Statement[],
    kind: { readonly readOnly?: boolean } = {},
  ) {
    // Encoded first: a value that cannot be sent must not leave the others to be committed without it.
    const all = [kind.readOnly ? BEGIN_READ_ONLY : BEGIN, opening, ...statements, COMMIT].map(encoded);
    return await session((connection) =>
      within(patience, connection, async () => {
        const answers = await settled(all.map((one) => connection.send(one)));
        return answers.slice(2, -1);
      })
    );
  }

  async function transaction<T>(
    opening: Statement,
    work: (send: Send) => Promise<{ readonly commit: boolean; readonly value: T }>,
  ): Promise<T> {
    return await session(async (connection) => {
      const pending: Promise<Row[]>[] = [];
      let closed = false, failed = false;
      const ask = (statement: Statement) => {
        const answer = connection.send(statement);
        answer.catch(() => failed = true);
        pending.push(answer);
        return answer;
      };
      const send: Send = async (statement) => {
        if (closed) throw new Error("Cannot send the statement: its transaction is over");
        const first = pending.length === 0;
        if (first) ask(BEGIN), ask(opening);
        const answer = ask(statement);
        return await within(statement.script ? null : patience, connection, async () => {
          // The opening's failure comes first, so that what followed from it does not hide it.
          if (first) await settled(pending.slice(0, 2));
          return await answer;
        }).catch((fault) => {
          throw translate(fault);
        });
      };

      let result: { readonly commit: boolean; readonly value: T };
      try {
        result = await work(send);
        closed = true;
        // What could not be sent is known here. Of what is still on its way the server knows: where it fails, a commit is a rollback.
        if (result.commit && failed) await settled(pending);
        if (result.commit && pending.length > 0) {
          await within(patience, connection, () => settled([...pending, connection.send(COMMIT)]));
        }
      } catch (fault) {
        closed = true;
        if (pending.length > 0) await rollback(connection);
        throw fault;
      }
      if (!result.commit && pending.length > 0) await rollback(connection);
      return result.value;
    });
  }

  /** A session whose rollback is not heard of is not used again. */
  async function rollback(connection: Connection): Promise<void> {
    await within(patience, connection, () => connection.send(ROLLBACK)).catch(() => connection.cut());
  }

  const translated = <T>(run: () => Promise<T>) =>
    again(() =>
      run().catch((fault) => {
        throw translate(fault);
      })
    );

  return {
    batch: (opening, statements, kind) => translated(() => batch(opening, statements, kind)),
    transaction: (opening, work) => translated(() => transaction(opening, work)),
    script: (text) =>
      translated(() => session(async (connection) => void await connection.send({ text, values: [], script: true }))),
    close: () => pool.close(),
  };
}

// Never prepared, so the server always knows them, and no session is left inside a transaction.
const COMMIT: Statement = { text: "commit", values: [], script: true };
const ROLLBACK: Statement = { text: "rollback", values: [], script: true };

function encoded({ text, values, script }: Statement): Statement {
  return { text, values: values.map(encode), script };
}

/** Waits for every answer, so that the session is quiet again, then throws the first failure. */
async function settled<T>(answers: readonly Promise<T>[]): Promise<T[]> {
  const all = await Promise.allSettled(answers);
  const failed = all.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
  return all.map((one) => (one as PromiseFulfilledResult<T>).value);
}

/** Cuts the line when no answer comes in time; the server has its own, shorter limit. */
async function within<T>(ms: number | null, connection: Connection, work: () => Promise<T>): Promise<T> {
  if (ms === null) return await work();
  const tooLate = setTimeout(() => connection.cut(), ms);
  try {
    return await work();
  } finally {
    clearTimeout(tooLate);
  }
}
