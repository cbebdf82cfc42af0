import { type MailSender, messageIdOf } from "../../domain/mail/letter.ts";
import { mailFiled } from "../log.ts";
import { writeLetter } from "./mime.ts";

/**
 * A folder where mails are put instead of being sent: for development and demos, and until a sender is configured. A mail that
 * is put there twice is there once.
 */
export function fileSender(directory: string): MailSender {
  return {
    async send(letter) {
      const id = messageIdOf(letter.key, letter.from);
      const path = `${directory}/${id.slice(0, id.lastIndexOf("@")).slice(0, 200)}.eml`;
      const part = `${path}.${crypto.randomUUID()}.part`;
      await Deno.mkdir(directory, { recursive: true, mode: 0o700 });
      // Under another name first: whoever watches the folder sees whole mails only. A link inside is a key, so nobody else reads it.
      await Deno.writeFile(part, await writeLetter(letter), { mode: 0o600, createNew: true });
      await Deno.rename(part, path);
      mailFiled({ mailId: id });
      return { kind: "sent", messageId: id };
    },
  };
}
