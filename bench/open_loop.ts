/**
 * A load generator that does not hide a stall ("coordinated omission"): with a rate, requests have an intended start, drawn
 * at random as real visitors arrive (Poisson), and the time counts from there, waiting for a free connection included.
 * Without a rate every client asks again as soon as it has its answer, which finds the most requests per second.
 *
 * One request at a time on each keep-alive connection, on this machine only.
 */
import net from "node:net";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
export interface Load {
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  readonly warmSeconds?: number;
  /** Requests a second in all; left out: as fast as the clients get their answers. */
  readonly rate?: number;
  /** What this client asks next. */
  readonly next: (client: number) => Asked;
}
export interface Measured {
  /** All there were, those before the recording included. */
  readonly answers: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** Answers that were not 2xx, and connections lost during a request. A measurement with any is worth nothing. */
  readonly wrong: number;
  readonly lost: number;
  /** Requests whose intended start had come and that no connection was free for at the end. */
  readonly backlog: number;
  readonly firstWrong: string | null;
}

const HOST = "127.0.0.1";

export async function measure(load: Load): Promise<Measured> {
  const times: number[] = [];
  const waiting: number[] = [];
  const free: Connection[] = [];
  let recording = false, over = false, answers = 0, wrong = 0, lost = 0;
  let firstWrong: string | null = null;

  const freed = (connection: Connection) => {
    if (over) return;
    if (load.rate === undefined) return connection.ask(performance.now());
    const start = waiting.shift();
    if (start === undefined) free.push(connection);
    else connection.ask(start);
  };
  const answered = (connection: Connection, status: number, start: number, text: string) => {
    answers++;
    if (status < 200 || status > 299) {
      wrong++;
      firstWrong ??= `${status} ${text.slice(-300)}`;
    }
    if (recording) times.push(performance.now() - start);
    freed(connection);
  };
  const broken = (connection: Connection) => {
    if (over) return;
    lost++;
    freed(connection);
  };

  const connections = Array.from(
    { length: load.clients },
    (_, client) => new Connection(load.port, () => load.next(client), answered, broken),
  );
  await Promise.all(connections.map((connection) => connection.open()));

  let timer: ReturnType<typeof setTimeout> | undefined;
  for (const connection of connections) freed(connection);
  if (load.rate !== undefined) {
    const rate = load.rate;
    let next = performance.now();
    const arrive = () => {
      const now = performance.now();
      for (; next <= now; next += -Math.log(1 - Math.random()) * 1_000 / rate) {
        const connection = free.pop();
        if (connection) connection.ask(next);
        else waiting.push(next);
      }
      timer = setTimeout(arrive, Math.max(0, next - performance.now()));
    };
    arrive();
  }

  await pause((load.warmSeconds ?? 1) * 1_000);
  recording = true;
  const began = performance.now();
  await pause(load.seconds * 1_000);
  recording = false;
  const seconds = (performance.now() - began) / 1_000;
  over = true;
  clearTimeout(timer);
  for (const connection of connections) connection.close();

  times.sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return {
    answers,
    perSecond: times.length / seconds,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    max: quantile(1),
    wrong,
    lost,
    backlog: waiting.length,
    firstWrong,
  };
}

/** One keep-alive connection; it reads just enough of HTTP/1.1 to know where an answer ends. */
class Connection {
  #socket: net.Socket | null = null;
  #start: number | null = null;
  #head: { status: number; length: number | null; closes: boolean } | null = null;
  #text = "";
  #received = 0;
  #closed = false;

  constructor(
    private readonly port: number,
    private readonly next: () => Asked,
    private readonly answered: (connection: Connection, status: number, start: number, text: string) => void,
    private readonly broken: (connection: Connection) => void,
  ) {}

  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = this.#socket = net.connect(this.port, HOST);
      socket.setNoDelay(true);
      socket.once("connect", () => resolve());
      socket.on("data", (data: Uint8Array) => this.#read(data));
      socket.on("error", reject);
      socket.on("close", () => this.#gone());
    });
  }

  /** Asks what is next; the time counts from `start`. */
  ask(start: number): void {
    this.#start = start;
    this.#head = null;
    this.#text = "";
    this.#received = 0;
    const { method, path, headers, body } = this.next();
    const length = body === undefined ? "" : `Content-Length: ${new TextEncoder().encode(body).length}\r\n`;
    const lines = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`).join("");
    this.#socket?.write(
      `${method} ${path} HTTP/1.1\r\nHost: localhost:${this.port}\r\n${lines}${length}\r\n${body ?? ""}`,
    );
  }

  close(): void {
    this.#closed = true;
    this.#socket?.destroy();
  }

  #read(data: Uint8Array): void {
    if (this.#start === null) return;
    const text = new TextDecoder("latin1").decode(data);
    this.#text = this.#head ? this.#text.slice(-500) + text : this.#text + text;
    if (this.#head) {
      this.#received += data.length;
    } else {
      const end = this.#text.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = this.#text.slice(0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(head);
      this.#head = {
        status: Number(head.slice(9, 12)),
        length: length ? Number(length[1]) : null,
        closes: /\r\nconnection: close/i.test(head),
      };
      this.#received = this.#text.length - end - 4;
    }
    const { status, length, closes } = this.#head;
    const complete = length === null
      ? this.#text.endsWith("\r\n0\r\n\r\n") || status === 204
      : this.#received >= length;
    if (!complete) return;

    const start = this.#start;
    this.#start = null;
    if (!closes) return this.answered(this, status, start, this.#text);
    this.#socket?.removeAllListeners("close").destroy();
    this.open().then(() => this.answered(this, status, start, this.#text), () => this.broken(this));
  }

  #gone(): void {
    if (this.#closed) return;
    const inRequest = this.#start !== null;
    this.#start = null;
    this.open().then(() => inRequest && this.broken(this), () => {});
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
