import { type MemoryFS, PGlite, type Results, type Transaction } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { type Engine, LIMITS, type Row, type Send, type Statement } from "./engine.ts";
import { again, translate, unavailable } from "./errors.ts";
import { DECODERS, encode } from "./values.ts";

export interface EmbeddedOptions {
  /** A directory, kept safe against power cuts; without it everything is in memory and gone at the end. */
  readonly directory?: string;
  /** Where its files are instead, for a test that has them already. */
  readonly files?: MemoryFS;
  readonly turnMs?: number;
}

/** Another program has the directory open. */
export class DatabaseInUse extends Error {
  override readonly name = "DatabaseInUse";
}

/** One session serves everybody, so a caller may wait this long for its turn. */
const TURN_MS = 10_000;

const PASS = (value: unknown) => value as string;
const SERIALIZERS = Object.fromEntries([...DECODERS.keys()].map((oid) => [oid, PASS]));
const PARSERS = Object.fromEntries(DECODERS);

/** Postgres inside the process. It knows no statement timeout; nothing else can hold its locks either. */
export async function openEmbedded(
  { directory, files, turnMs = TURN_MS }: EmbeddedOptions = {},
): Promise<Engine> {
  const unlock = directory ? await lock(directory) : () => {};
  const database = await PGlite.create({
    ...(directory ? { dataDir: directory, startParams: durable(PGlite.defaultStartParams) } : {}),
    ...(files ? { fs: files } : {}),
    extensions: { pg_trgm, btree_gist },
  }).catch((fault) => {
    unlock();
    throw fault;
  });
  // Once and here: of what is given at its opening it takes no arrays, and what comes with a statement it copies together each time.
  Object.assign(database.parsers, PARSERS);
  Object.assign(database.serializers, SERIALIZERS);
  await database.exec("set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set search_path to public");
  const turn = oneAtATime(turnMs);

  async function ask(inside: Transaction, { text, values, script }: Statement): Promise<Row[]> {
    if (script) return void await inside.exec(text), [];
    const { rows }: Results<Row> = await inside.query<Row>(text, values.map(encode));
    return rows;
  }

  async function transaction<T>(
    opening: Statement,
    work: (send: Send) => Promise<{ readonly commit: boolean; readonly value: T }>,
    readOnly = false,
  ): Promise<T> {
    return await turn(() =>
      database.transaction(async (inside) => {
        if (readOnly) await inside.exec("set transaction read only");
        const pending: Promise<Row[]>[] = [];
        let idle: ReturnType<typeof setTimeout> | undefined;
        const { promise: forgotten, reject: forget } = Promise.withResolvers<never>();
        const watch = () => {
          clearTimeout(idle);
          idle = setTimeout(
            () => forget(unavailable("the transaction was idle for too long")),
            LIMITS.idleMs,
          );
        };
        let opened: Promise<Row[]> | null = null;
        const send: Send = async (statement) => {
          clearTimeout(idle);
          opened ??= ask(inside, opening);
          const answer = opened.then(() => ask(inside, statement));
          answer.catch(() => {});
          pending.push(answer);
          try {
            return await answer;
          } catch (fault) {
            throw translate(fault);
          } finally {
            watch();
          }
        };
        try {
          watch();
          const { commit, value } = await Promise.race([work(send), forgotten]);
          if (commit) await Promise.all(pending);
          else await inside.rollback();
          return value;
        } finally {
          clearTimeout(idle);
          await Promise.allSettled(pending);
        }
      })
    );
  }

  const translated = <T>(run: () => Promise<T>) =>
    again(() =>
      run().catch((fault) => {
        throw translate(fault);
      })
    );

  return {
    batch: (opening, statements, options) =>
      translated(() =>
        transaction(opening, async (send) => {
          const value: Row[][] = [];
          for (const statement of statements) value.push(await send(statement));
          return { commit: true, value };
        }, options?.readOnly)
      ),
    transaction: (opening, work) => translated(() => transaction(opening, work)),
    script: (text) => translated(() => turn(async () => void await database.exec(text))),
    close: () => turn(() => database.close()).finally(unlock),
  };
}

/**
 * Two programs in one directory would ruin it, and PGlite keeps nobody out. The lock is the system's: it ends with the
 * program, however that ends.
 */
async function lock(directory: string): Promise<() => void> {
  const file = await lockFile(directory).catch((fault) => {
    throw new Error(`Cannot open the database in ${directory}: ${fault.message}`, { cause: fault });
  });
  if (await file.tryLock(true)) return () => file.close();
  file.close();
  throw new DatabaseInUse(`Cannot open the database in ${directory}: another program has it open`);
}

async function lockFile(directory: string): Promise<Deno.FsFile> {
  await Deno.mkdir(directory, { recursive: true });
  return await Deno.open(`${directory.replace(/\/+$/, "")}.lock`, { create: true, write: true });
}

/**
 * PGlite starts with `-F`, which is no fsync at all, and without it the default method syncs next to nothing: with
 * `fsync` there is one real sync for each commit.
 */
function durable(parameters: readonly string[]): string[] {
  return [...parameters.filter((parameter) => parameter !== "-F"), "-c", "wal_sync_method=fsync"];
}

/** Lets one caller in at a time, in the order they came; whoever waits too long is sent away. */
function oneAtATime(mostMs: number): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    let late = false;
    const mine = last.then(() => {
      clearTimeout(tooLate);
      if (late) throw unavailable("it is busy");
      return work();
    });
    last = mine.catch(() => {});
    const { promise: given, reject: giveUp } = Promise.withResolvers<never>();
    const tooLate = setTimeout(() => {
      late = true;
      giveUp(unavailable("it is busy"));
    }, mostMs);
    return Promise.race([mine, given]);
  };
}
