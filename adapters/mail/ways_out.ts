import { z } from "zod";
import type { Hands } from "../../domain/delivery/handler.ts";
import type { Mailbox, MailSender } from "../../domain/mail/letter.ts";
import { resendKeysOf } from "../../domain/mail/resend_keys.ts";
import type { MailSettings } from "../../domain/mail/settings.ts";
import { parseEmail } from "../../domain/customers/email.ts";
import type { Config } from "../config.ts";
import { fileSender } from "./file.ts";
import { resendSender } from "./resend.ts";
import { smtpSender, type SmtpServer, smtpServerOf } from "./smtp.ts";

/** What an integration with a firm's own mail server keeps beside its password. */
const SmtpSettings = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte; otherwise STARTTLS. */
  secure: z.boolean(),
  user: z.string().max(254).nullable(),
});

/** A way out for one letter: whose it is, and whose name the letter may bear. */
export interface WayOut {
  readonly sender: MailSender;
  /** Nothing leaves: the letter is put into the folder. */
  readonly filed: boolean;
  /** The firm's own: what goes wrong with its login is the firm's to mend. */
  readonly own: boolean;
  readonly from: Mailbox;
}

export interface WaysOut {
  /** For a letter in the firm's name. */
  forFirm(hands: Pick<Hands, "integration" | "fetch">, settings: MailSettings, firm: string): WayOut;
  /** For a letter about somebody's own account, in the program's name where it has a way of its own. */
  forAccount(hands: Pick<Hands, "integration" | "fetch">, product: string): WayOut;
  close(): Promise<void>;
}

type Around = Pick<Config, "demo" | "dataDir" | "publicOrigin" | "vendors">;
const MOST_SERVERS = 50;

/**
 * How mail leaves: by the firm's own server or Resend account, else by the program's server, else into a folder. A demo only
 * ever files: its people are invented, their addresses may not be. On the program's server letters bear its address, and
 * answers go to the firm's: whoever owns a domain says which servers may send in its name.
 */
export function waysOut({ demo, dataDir, publicOrigin, vendors }: Around): WaysOut {
  const folder = fileSender(`${dataDir}/outbox`);
  const servers = new Map<string, ReturnType<typeof smtpSender>>();
  const program = vendors.smtp === null ? null : smtpServerOf(vendors.smtp);
  const programAddress = addressOfUser(program?.user) ?? `no-reply@${hostOf(publicOrigin)}`;

  function through(server: SmtpServer): MailSender {
    const key = JSON.stringify(server);
    const known = servers.get(key);
    if (known) return known;
    if (servers.size >= MOST_SERVERS) {
      const [oldest, sender] = servers.entries().next().value!;
      servers.delete(oldest);
      sender.close().catch(() => {});
    }
    const sender = smtpSender(server);
    servers.set(key, sender);
    return sender;
  }

  function own(
    { integration, fetch }: Pick<Hands, "integration" | "fetch">,
  ): { sender: MailSender; user: string | null } | null {
    if (integration?.provider === "resend") {
      return {
        sender: resendSender({ url: vendors.resend, apiKey: resendKeysOf(integration.secret).apiKey, fetch }),
        user: null,
      };
    }
    if (integration?.provider !== "smtp") return null;
    const settings = SmtpSettings.parse(integration.settings);
    const password = settings.user === null ? null : integration.secret;
    return { sender: through({ ...settings, password }), user: settings.user };
  }

  return {
    forFirm(hands, { senderName, senderAddress }, firm) {
      const name = senderName ?? firm;
      if (demo) {
        return { sender: folder, filed: true, own: false, from: { name, address: senderAddress ?? programAddress } };
      }
      const mine = own(hands);
      if (mine) {
        const address = senderAddress ?? addressOfUser(mine.user) ?? programAddress;
        return { sender: mine.sender, filed: false, own: true, from: { name, address } };
      }
      const from = { name, address: program === null ? senderAddress ?? programAddress : programAddress };
      return program === null
        ? { sender: folder, filed: true, own: false, from }
        : { sender: through(program), filed: false, own: false, from };
    },
    forAccount(hands, product) {
      const from = { name: product, address: programAddress };
      if (demo) return { sender: folder, filed: true, own: false, from };
      if (program !== null) return { sender: through(program), filed: false, own: false, from };
      const mine = own(hands);
      if (mine === null) return { sender: folder, filed: true, own: false, from };
      return {
        ...{ sender: mine.sender, filed: false, own: true },
        from: { name: product, address: addressOfUser(mine.user) ?? programAddress },
      };
    },
    async close() {
      const open = [...servers.values()];
      servers.clear();
      await Promise.all(open.map((sender) => sender.close()));
    },
  };
}

function addressOfUser(user: string | null | undefined): string | null {
  return user ? parseEmail(user) : null;
}

/** A domain that a sender may have; one without a dot, or a number, is none. */
function hostOf(origin: string): string {
  const { hostname } = new URL(origin);
  return /\./.test(hostname) && !/^[\d.]+$/.test(hostname) ? hostname : "localhost.localdomain";
}
