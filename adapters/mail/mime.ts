import type { SendMailOptions } from "nodemailer";
import { type Letter, type Mailbox, messageIdOf } from "../../domain/mail/letter.ts";

/**
 * A letter as nodemailer takes it. Threat: a name, subject or address that begins a header of its own (E5). Control characters
 * become blanks, an address that no address can be is refused, and nodemailer encodes what is left.
 */
export function mimeOf(letter: Letter): SendMailOptions {
  return {
    messageId: `<${messageIdOf(letter.key, letter.from)}>`,
    from: boxOf(letter.from),
    to: boxOf(letter.to),
    ...(letter.copyTo === null ? {} : { bcc: boxOf({ name: "", address: letter.copyTo }) }),
    ...(letter.replyTo === null ? {} : { replyTo: boxOf({ name: "", address: letter.replyTo }) }),
    subject: oneLine(letter.subject),
    text: letter.text.toWellFormed(),
    html: letter.html.toWellFormed(),
    // Answering machines leave such mails alone (E4): by RFC 3834, and as Exchange wants it said.
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The letter as a file: RFC 5322 and MIME. */
export async function writeLetter(letter: Letter): Promise<Uint8Array> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const node = new MailComposer(mimeOf(letter)).compile();
  return await node.build();
}

/** A name or subject without what ends a line. */
export function oneLine(raw: string): string {
  return raw.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/** Nothing that ends brackets or lines, no blank and no control sign. Other letters go as UTF-8 (RFC 6532). */
export function boxOf({ name, address }: Mailbox): Mailbox {
  if (!/^[^\s<>,;:"()[\]\\@\p{C}]+@[^\s<>,;:"()[\]\\@\p{C}]+$/u.test(address)) {
    throw new Error("Cannot write the mail: an address has signs that no address has");
  }
  return { name: oneLine(name), address };
}
