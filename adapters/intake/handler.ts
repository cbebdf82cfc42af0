import type { Handler } from "../../domain/delivery/handler.ts";
import { mailboxOf } from "../../domain/intake/change_mailbox.ts";
import type { Letter } from "../../domain/intake/letter.ts";
import type { Mailbox } from "../../domain/intake/mailbox.ts";
import { SMS_SOURCE } from "../../domain/intake/receive_sms.ts";
import { type IntakeWorld, takeMail } from "../../domain/intake/take_mail.ts";
import type { InboxId } from "../../domain/kernel/ids.ts";
import { letterFrom } from "./formats.ts";
import { Unreadable } from "./mime.ts";

/** Reads an envelope of the inbox. What cannot be read ends as ignored, so that somebody sees it; nothing is asked outside. */
export function mailReader(world: IntakeWorld): Handler {
  const take = takeMail(world);
  return {
    async carry({ about }, { tenants, actor }) {
      const inboxId = String(about.inboxId) as InboxId;
      const { entry, serving } = await tenants.read(actor, ({ inbox, integrations }) => ({
        entry: inbox.find(inboxId),
        serving: integrations.serving("intake"),
      }));
      if (entry === null) return { kind: "dead", why: { code: "inbox_gone" } };
      if (ACTED_ON.has(entry.source) || entry.state === "parked") return { kind: "done", result: { inboxId } };
      const mailbox = serving ? mailboxOf(serving) : entry.source === SMS_SOURCE ? NO_MAILBOX : null;
      if (mailbox === null) return { kind: "dead", why: { code: "mailbox_closed" } };
      const letter = await read(entry.source, Uint8Array.fromBase64(entry.raw), entry.headers["content-type"] ?? "");
      const files = (letter?.attachments ?? []).map(({ name, type, bytes }) => ({
        name,
        type,
        bytes: bytes.toBase64(),
      }));
      const arrived = { inboxId, receivedAt: entry.receivedAt, letter, files };
      return {
        kind: "done",
        result: { inboxId },
        work: async (books) => void await take(books, actor, mailbox, arrived),
      };
    },
  };
}

/** Text messages come in whether or not the firm has opened a mailbox for mail. */
const NO_MAILBOX: Mailbox = {
  ...{ name: "sms", tail: "", oldUntil: null, assignTo: null, own: [], mailgunTail: null, sendgridKey: null },
};

/** What the accounts and Resend say is acted on in the moment it comes. */
const ACTED_ON: ReadonlySet<string> = new Set(["billy", "resend"]);

async function read(source: string, raw: Uint8Array<ArrayBuffer>, contentType: string): Promise<Letter | null> {
  try {
    return await letterFrom(source, raw, contentType);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
