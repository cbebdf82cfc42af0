import type { MailboxWorld } from "../../domain/intake/change_mailbox.ts";
import { receiveMail } from "../../domain/intake/receive_mail.ts";
import { sha256 } from "../sha256.ts";
import { partsOf } from "./multipart.ts";
import { isSigned, mailgunProof } from "./signatures.ts";

/** A request to a mailbox, its body as it came. */
export interface Posted {
  readonly mailbox: string;
  readonly format: string;
  readonly headers: Headers;
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly requestId: string;
}

/** Lets in what is signed, and keeps it. */
export function mailDoor(world: Pick<MailboxWorld, "tenants" | "clock" | "secrets">) {
  const receive = receiveMail(world);
  return ({ mailbox, format, headers, raw, requestId }: Posted) => {
    const contentType = headers.get("content-type") ?? "";
    return receive(mailbox, requestId, {
      ...{ format, contentType, raw: raw.toBase64(), eventId: eventIdOf(format, raw, contentType) },
      isSigned: (keys) => isSigned(format, { headers, raw, now: world.clock.now() }, keys),
    });
  };
}

const HEAD = 65_536;

/**
 * What tells a message from every other: its own id and all that was sent. Mailgun's token counts once, whatever comes with it;
 * SendGrid draws a new boundary each time it tries, so there the parts count.
 */
function eventIdOf(format: string, raw: Uint8Array<ArrayBuffer>, contentType: string): string {
  if (format === "email_mailgun") {
    const { token } = mailgunProof(raw, contentType);
    if (token !== "") return `token ${token}`.slice(0, 300);
  }
  if (format === "email_sendgrid") {
    try {
      return sha256(partsOf(raw, contentType).map(({ name, bytes }) => `${name} ${sha256(bytes)}`).join("\n"));
    } catch {
      return sha256(raw);
    }
  }
  const head = new TextDecoder("latin1").decode(raw.subarray(0, HEAD));
  const [, id = ""] = /^message-id:[ \t]*(<[\x21-\x7e]{1,200}>)/im.exec(head) ?? [];
  return `${id} ${sha256(raw)}`.trim();
}
