import { mailFiled, unhandled } from "../log.ts";
import { type Message, writeMessage } from "./message.ts";

/** A folder where mails are put instead of being sent: for development, and until a sender is configured. */
export interface Outbox {
  /** Files it in its own time. */
  post(kind: string, message: Message): void;
  settled(): Promise<void>;
}

export function fileOutbox(directory: string): Outbox {
  const running = new Set<Promise<void>>();

  async function file(kind: string, message: Message): Promise<void> {
    await Deno.mkdir(directory, { recursive: true, mode: 0o700 });
    const stamp = message.at.toISOString().replaceAll(/[:.]/g, "-");
    const path = `${directory}/${stamp}-${message.id}.eml`;
    // Under another name first: whoever watches the folder sees whole mails only. A link inside is a key, so nobody else reads it.
    await Deno.writeTextFile(`${path}.part`, writeMessage(message), { mode: 0o600, createNew: true });
    await Deno.rename(`${path}.part`, path);
    mailFiled({ mailId: message.id, kind });
  }

  return {
    post(kind, message) {
      const done: Promise<void> = file(kind, message).catch(unhandled).finally(() => running.delete(done));
      running.add(done);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
