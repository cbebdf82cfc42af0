/**
 * A mail server on this machine that can be told to misbehave. Alone: `deno run -A tools/fakes/smtp.ts --port 2525 --control 2526`;
 * the second port speaks HTTP: `GET /_state` counts by Message-ID, `PUT /_faults` takes a list.
 */
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

/** One way to misbehave at a step of the conversation. */
export interface SmtpFault {
  readonly on: "connect" | "auth" | "mail" | "rcpt" | "data";
  /** At `data`: `hang` and `drop` come after the letter was kept, so the sender cannot know. */
  readonly do: number | "hang" | "drop";
  /** Only for addresses that hold this. */
  readonly to?: string;
  /** 1 is always, 0.05 every twentieth time. */
  readonly rate?: number;
  /** So many times, then never again. */
  times?: number;
}

export interface KeptMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

export interface FakeSmtp {
  /** `smtp://user:password@127.0.0.1:port`. */
  readonly url: string;
  readonly messages: KeptMail[];
  readonly faults: SmtpFault[];
  /** How often each Message-ID was taken. */
  counts(): ReadonlyMap<string, number>;
  /** How many conversations there were. */
  conversations(): number;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Options {
  readonly port?: number;
  readonly faults?: SmtpFault[];
  /** null: whoever comes may send. */
  readonly login?: { readonly user: string; readonly password: string } | null;
}

const LOGIN = { user: "salg", password: "en hemmelighed" };

export async function startSmtp({ port = 0, faults = [], login = LOGIN }: Options = {}): Promise<FakeSmtp> {
  const messages: KeptMail[] = [];
  const sockets = new Set<Socket>();
  let conversations = 0;

  const chosen = (on: SmtpFault["on"], to = ""): SmtpFault | undefined => {
    const fault = faults.find((one) =>
      one.on === on && one.times !== 0 && (one.to === undefined || to.includes(one.to)) &&
      (one.rate === undefined || Math.random() < one.rate)
    );
    if (fault?.times !== undefined) fault.times--;
    return fault;
  };
  /** Says it, or says nothing, or hangs up. */
  const misbehave = (
    { on, do: what }: SmtpFault,
    session: { id: string },
    say: (error: Error) => void,
  ) => {
    if (typeof what === "number") say(Object.assign(new Error(`Fault ${what} at ${on}`), { responseCode: what }));
    else if (what === "drop") {
      for (const one of server.connections) if (one.session.id === session.id) one._socket.destroy();
    }
  };

  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: login === null,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onConnect(session, say) {
      conversations++;
      const fault = chosen("connect");
      return fault ? misbehave(fault, session, say) : say();
    },
    onAuth(given, session, say) {
      const fault = chosen("auth");
      if (fault) return misbehave(fault, session, say);
      if (login && (given.username !== login.user || given.password !== login.password)) {
        return say(Object.assign(new Error("Authentication failed"), { responseCode: 535 }));
      }
      say(null, { user: given.username });
    },
    onMailFrom(_address, session, say) {
      const fault = chosen("mail");
      return fault ? misbehave(fault, session, say) : say();
    },
    onRcptTo({ address }, session, say) {
      const fault = chosen("rcpt", address);
      return fault ? misbehave(fault, session, say) : say();
    },
    async onData(stream, session, say) {
      const parts: Uint8Array[] = [];
      try {
        for await (const part of stream) parts.push(part as Uint8Array);
      } catch {
        // The sender died in the middle: it was never sent.
        return say(new Error("The letter broke off"));
      }
      const raw = new TextDecoder().decode(await new Blob(parts as BlobPart[]).arrayBuffer());
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const fault = chosen("data", to.join(" "));
      if (typeof fault?.do === "number") return misbehave(fault, session, say);
      const { mailFrom } = session.envelope;
      messages.push({
        messageId: /^Message-ID:\s*<([^>]+)>/im.exec(raw)?.[1] ?? "",
        from: mailFrom ? mailFrom.address : "",
        to,
        raw,
      });
      return fault ? misbehave(fault, session, say) : say(null, `queued as ${messages.length}`);
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.server.address() as AddressInfo;

  return {
    url: `smtp://${
      login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@` : ""
    }127.0.0.1:${taken}`,
    messages,
    faults,
    conversations: () => conversations,
    counts: () =>
      Map.groupBy(messages, ({ messageId }) => messageId).entries()
        .reduce((counts, [id, same]) => counts.set(id, same.length), new Map<string, number>()),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The letter of a message as its reader sees it. */
export async function readMail(raw: string | Uint8Array) {
  return await PostalMime.parse(raw as string);
}

if (import.meta.main) {
  const option = (name: string) => Deno.args[Deno.args.indexOf(`--${name}`) + 1];
  const smtp = await startSmtp({ port: Number(option("port") || 2525) });
  const control = createServer((request, response) => {
    (async () => {
      if (request.method === "PUT") {
        let text = "";
        for await (const part of request) text += part;
        smtp.faults.splice(0, smtp.faults.length, ...JSON.parse(text));
      }
      const state = { kept: smtp.messages.length, counts: Object.fromEntries(smtp.counts()), faults: smtp.faults };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(state));
    })().catch(() => request.socket.destroy());
  });
  control.listen(Number(option("control") || 2526), "127.0.0.1");
  console.log(smtp.url);
}
