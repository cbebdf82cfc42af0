import { type Connection } from "./connection.ts";
import { unavailable } from "./errors.ts";

/** A bounded number of sessions, and a bounded time to wait for one. */
export interface Pool {
  /** A session for this caller alone; throws Unavailable when none comes free in time. */
  take(): Promise<Connection>;
  /** Gives it back; a lost one makes room for a new one. */
  give(connection: Connection): void;
  close(): Promise<void>;
}

/** At most `most` sessions, opened as they are needed; whoever waits longer than `waitMs` gets Unavailable. */
export function createPool(prepare: () => Connection, most: number, waitMs: number): Pool {
  const idle: Connection[] = [];
  const all = new Set<Connection>();
  const waiting: { resolve: (connection: Connection) => void; reject: (fault: Error) => void }[] = [];
  let closing = false;

  function add(): Connection {
    const connection = prepare();
    all.add(connection);
    connection.ended.then(() => {
      all.delete(connection);
      const place = idle.indexOf(connection);
      if (place >= 0) idle.splice(place, 1);
      if (waiting.length > 0 && all.size < most && !closing) waiting.shift()!.resolve(add());
    });
    return connection;
  }

  return {
    take() {
      if (closing) return Promise.reject(unavailable("it is being closed"));
      const connection = idle.pop();
      if (connection) return Promise.resolve(connection);
      if (all.size < most) return Promise.resolve(add());
      return new Promise((resolve, reject) => {
        const ticket = {
          resolve: (connection: Connection) => (clearTimeout(tooLate), resolve(connection)),
          reject: (fault: Error) => (clearTimeout(tooLate), reject(fault)),
        };
        const tooLate = setTimeout(() => {
          waiting.splice(waiting.indexOf(ticket), 1);
          reject(unavailable(`all ${most} sessions are busy`));
        }, waitMs);
        waiting.push(ticket);
      });
    },
    give(connection) {
      if (connection.lost) return;
      if (closing || connection.worn) void connection.close();
      else if (waiting.length > 0) waiting.shift()!.resolve(connection);
      else idle.push(connection);
    },
    async close() {
      closing = true;
      for (const { reject } of waiting.splice(0)) reject(unavailable("it is being closed"));
      await Promise.all(idle.splice(0).map((connection) => connection.close()));
      // Sessions still at work close when given back; after a while nobody waits for them any more.
      const busy = Promise.all([...all].map((connection) => connection.ended));
      let tooLate: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([busy, new Promise((resolve) => tooLate = setTimeout(resolve, 5_000))]);
      clearTimeout(tooLate);
      for (const connection of all) connection.cut();
    },
  };
}
