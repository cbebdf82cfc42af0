import net from "node:net";
import postgres from "postgres";
import type { Unavailable } from "../../domain/kernel/unavailable.ts";
import type { Row, Statement } from "./engine.ts";
import { unavailable } from "./errors.ts";
import { DECODERS, encode } from "./values.ts";

/** One session at the server. Once lost it stays lost: no statement ever slips onto a second session without its role. */
export interface Connection {
  /** Sends without waiting for earlier answers; answers come in order. */
  send(statement: Statement): Promise<Row[]>;
  readonly lost: boolean;
  /** Has seen so many different statements that it had better be replaced. */
  readonly worn: boolean;
  /** Resolves when the session ends, whoever ended it. */
  readonly ended: Promise<void>;
  /** Says goodbye. */
  close(): Promise<void>;
  /** Cuts the line, because the server does not answer or its state is unknown. */
  cut(): void;
}

const CONNECT_SECONDS = 5;

/** The server keeps every prepared statement until its session ends, and filters can be combined in very many ways. */
const MOST_STATEMENTS = 1_000;

/** Values are encoded before, so the driver passes every one on as it is. */
const TYPES = Object.fromEntries(
  [...DECODERS].map(([oid, parse]) => [`type${oid}`, { to: oid, from: [oid], serialize: (x: unknown) => x, parse }]),
);

/**
 * Prepares a session; it is opened by the first statement.
 *
 * postgres.js opens a new session by itself when one is lost, and would send there what was meant for the old one, outside
 * its transaction and without its role. So each of ours gets a driver of its own (`max: 1`) whose socket is given out once.
 * That also spares `reserve()`, which hangs together with `fetch_types: false` (3.4.9).
 */
export function prepareConnection(url: string): Connection {
  let lost = false;
  let used = false;
  let socket: net.Socket | null = null;
  const statements = new Set<string>();
  // A list and no set: each time a set makes its table anew, V8 hangs the new one on the old, and old garbage keeps all that follows.
  const unanswered: ((fault: Error) => void)[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();

  function lose() {
    if (lost) return;
    lost = true;
    end();
    // What the server said before it hung up comes first. Statements still waiting in the driver are never answered by it.
    if (unanswered.length > 0) setTimeout(() => unanswered.forEach((reject) => reject(gone())), 0);
  }

  /** Gives out one socket, once. */
  async function connect(at: Where): Promise<net.Socket> {
    try {
      if (used || lost) throw gone();
      used = true;
      socket = await dial(at);
      if (!lost) return socket;
      socket.destroy();
      throw gone();
    } catch (fault) {
      lose();
      throw fault;
    }
  }

  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    backoff: 0 as unknown as boolean,
    fetch_types: false,
    connect_timeout: CONNECT_SECONDS,
    connection: { application_name: "sales", TimeZone: "UTC", DateStyle: "ISO, YMD" },
    // deno-lint-ignore no-explicit-any
    types: TYPES as any,
    onnotice: () => {},
    onclose: lose,
    // Missing from the driver's types.
    ...{ socket: connect },
  });
  sendOnce(sql);

  return {
    get lost() {
      return lost;
    },
    get worn() {
      return statements.size >= MOST_STATEMENTS;
    },
    ended,
    send({ text, values, script }) {
      if (lost) return Promise.reject(gone());
      if (!script) statements.add(text);
      return new Promise<Row[]>((resolve, reject) => {
        const how = { prepare: script !== true, simple: script === true } as Record<string, unknown>;
        const answer = sql.unsafe<Row[]>(text, values.map(encode) as string[], how);
        unanswered.push(reject);
        // Taken out of the driver's answer, which V8 keeps for long: what a function written into a property holds is old to it at once.
        answer.then((rows) => resolve(script ? [] : rows.splice(0)), reject).finally(() =>
          unanswered.splice(unanswered.indexOf(reject), 1)
        );
      });
    },
    async close() {
      await sql.end({ timeout: 5 });
      lose();
    },
    cut() {
      lose();
      socket?.destroy();
    },
  };
}

/**
 * The driver sends a statement again by itself where the plan it prepared no longer holds, for instance after a migration. Here
 * that would be behind the commit: outside its transaction and without its role, when all the rest is undone. So it fails like
 * any other, and is prepared anew by the next who asks.
 */
function sendOnce(sql: postgres.Sql): void {
  const queries = Object.getPrototypeOf(sql.unsafe(""));
  if (Object.hasOwn(queries, "retried")) return;
  Object.defineProperty(queries, "retried", {
    set(this: { cancelled: unknown; reject(fault: Error): void }, fault: Error) {
      // The driver does not send what was cancelled.
      this.cancelled = {};
      this.reject(fault);
    },
  });
}

function gone(): Unavailable {
  return unavailable("the session has ended");
}

interface Where {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
}

/** Opens the line to the first host that answers. */
async function dial({ host, port, path }: Where): Promise<net.Socket> {
  if (path) return await dialed(net.connect({ path }));
  for (let i = 0;; i++) {
    try {
      // The driver reads the host back from the socket to check a certificate's name.
      return Object.assign(await dialed(net.connect({ host: host[i], port: Number(port[i]) })), { host: host[i] });
    } catch (fault) {
      if (i + 1 >= host.length) throw fault;
    }
  }
}

function dialed(socket: net.Socket): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(
      () => fail(unavailable(`no answer within ${CONNECT_SECONDS} s`)),
      CONNECT_SECONDS * 1000,
    );
    const fail = (fault: Error) => {
      clearTimeout(tooLate);
      socket.destroy();
      reject(fault);
    };
    socket.once("error", fail);
    socket.once("connect", () => {
      clearTimeout(tooLate);
      socket.off("error", fail);
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}
