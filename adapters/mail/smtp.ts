import type { MailSender, Sent } from "../../domain/mail/letter.ts";
import { messageIdOf } from "../../domain/mail/letter.ts";
import { shortened } from "../../domain/delivery/job.ts";
import { mimeOf } from "./mime.ts";

/** A mail server and the login there. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (465); otherwise STARTTLS, and never a password without it. */
  readonly secure: boolean;
  readonly user: string | null;
  readonly password: string | null;
}

/** Each less than a third of an effect's lease, all together less than the lease. */
const CONNECT_MS = 10_000, GREETING_MS = 10_000, SILENCE_MS = 20_000;
const CONNECTIONS = 2, LETTERS_EACH = 50, IDLE_MS = 30_000;
const ON_THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** What nodemailer tells of a failure. */
interface SmtpFault {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
  readonly response?: string;
  readonly message: string;
}

/** Sends by SMTP through a few connections that are kept for a while. nodemailer is loaded with the first letter. */
export function smtpSender(server: SmtpServer): MailSender & { close(): Promise<void> } {
  let transport: ReturnType<typeof open> | null = null;

  async function open() {
    const { default: nodemailer } = await import("nodemailer");
    return nodemailer.createTransport({
      ...{ pool: true, maxConnections: CONNECTIONS, maxMessages: LETTERS_EACH, idleTimeout: IDLE_MS },
      // What was maybe sent is the outbox's to decide, not the pool's.
      maxRequeues: 0,
      ...{ host: server.host, port: server.port, secure: server.secure },
      requireTLS: !server.secure && !ON_THIS_MACHINE.test(server.host),
      ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? "" } }),
      ...{ connectionTimeout: CONNECT_MS, greetingTimeout: GREETING_MS, socketTimeout: SILENCE_MS },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
  }

  return {
    async send(letter, signal) {
      const options = mimeOf(letter);
      const { sendMail } = await (transport ??= open()).then((ready) => ({ sendMail: ready.sendMail.bind(ready) }));
      try {
        const { rejected, rejectedErrors } = await until(signal, sendMail(options));
        const refusedTo = rejected.some((one) => addressOf(one) === letter.to.address);
        // The copy went through, the customer's did not.
        if (refusedTo) return sentOf(rejectedErrors?.[0] ?? { message: "", code: "EENVELOPE", responseCode: 550 });
        return {
          kind: "sent",
          messageId: messageIdOf(letter.key, letter.from),
          ...(rejected.length > 0 ? { copyRefused: true } : {}),
        };
      } catch (fault) {
        return sentOf(fault as SmtpFault);
      }
    },
    async close() {
      (await transport)?.close();
      transport = null;
    },
  };
}

/** What a failure means. A server that says 4xx wants the same letter again; 5xx is an answer for good. */
function sentOf({ code, responseCode, command, response, message }: SmtpFault): Sent {
  const answer = shortened(response ?? message);
  const why = (code: string) => ({ code, facts: { answer } });
  if (code === "EAUTH" || code === "ENOAUTH" || responseCode === 530 || responseCode === 535) {
    return responseCode !== undefined && responseCode < 500
      ? { kind: "later", why: why("mail_server_busy") }
      : { kind: "locked_out", why: why("mail_login_refused") };
  }
  if (responseCode !== undefined && responseCode >= 500) {
    // 552 and 452: the mailbox is full, which passes; servers say either.
    if (responseCode === 552 && !/message|size/i.test(answer)) return { kind: "later", why: why("mail_server_busy") };
    if (command === "MAIL FROM") return { kind: "refused", fault: "sender", why: why("mail_sender_refused") };
    return code === "EENVELOPE" || /^RCPT/.test(command ?? "")
      ? { kind: "refused", fault: "address", why: why("mail_address_refused") }
      : { kind: "refused", fault: "message", why: why("mail_message_refused") };
  }
  if (responseCode !== undefined) return { kind: "later", why: why("mail_server_busy") };
  return { kind: "later", why: why("mail_server_silent") };
}

function addressOf(one: string | { readonly address?: string }): string {
  return typeof one === "string" ? one : one.address ?? "";
}

/** Nobody waits longer than the lease; what the server did by then is found out by the next try's Message-ID. */
async function until<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let give: (() => void) | undefined;
  const over = new Promise<never>((_, reject) => {
    give = () => reject(signal.reason);
    signal.addEventListener("abort", give, { once: true });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    signal.removeEventListener("abort", give!);
    work.catch(() => {});
  }
}

/** The server a `smtp://` or `smtps://` address names. */
export function smtpServerOf(address: string): SmtpServer {
  const url = new URL(address);
  const secure = url.protocol === "smtps:" || url.port === "465";
  return {
    host: url.hostname,
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    user: url.username === "" ? null : decodeURIComponent(url.username),
    password: url.password === "" ? null : decodeURIComponent(url.password),
  };
}
