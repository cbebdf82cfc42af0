import { z } from "zod";
import { shortened } from "../../domain/delivery/job.ts";
import type { Letter, Mailbox, MailSender, Sent } from "../../domain/mail/letter.ts";
import { boxOf, mimeOf, oneLine } from "./mime.ts";

export interface ResendAccount {
  /** Resend's address, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  /** Bounded by whoever hands it over. */
  readonly fetch: typeof fetch;
}

const Accepted = z.object({ id: z.string().min(1).max(100) });
const Refused = z.object({ name: z.string().max(100), message: z.string() });
/** Without one Resend's door-keeper answers 403. */
const USER_AGENT = "tekup-sales/1 (+https://github.com/TekupDK)";
const LONGEST_KEY = 256;
/** Daily and monthly quotas do not come back in a minute. */
const QUOTA_SECONDS = 3600;

/** Sends by Resend's API. Its Idempotency-Key is the effect's key: a second try with it sends nothing, for 24 hours. */
export function resendSender({ url, apiKey, fetch }: ResendAccount): MailSender {
  return {
    async send(letter, signal) {
      let response: Response;
      try {
        response = await fetch(`${url}/emails`, {
          method: "POST",
          headers: {
            "Authorization": `Bearer ${apiKey}`,
            "Content-Type": "application/json",
            "User-Agent": USER_AGENT,
            "Idempotency-Key": letter.key.slice(0, LONGEST_KEY),
          },
          body: JSON.stringify(bodyOf(letter)),
          signal,
        });
      } catch {
        return { kind: "later", why: { code: "mail_server_silent" } };
      }
      const body: unknown = await response.json().catch(() => null);
      return sentOf(response, body);
    },
  };
}

function bodyOf(letter: Letter) {
  const { headers, subject, text, html } = mimeOf(letter);
  return {
    from: written(letter.from),
    to: [written(letter.to)],
    ...(letter.copyTo === null ? {} : { bcc: [letter.copyTo] }),
    ...(letter.replyTo === null ? {} : { reply_to: letter.replyTo }),
    ...{ subject, text, html, headers },
  };
}

/** `"Name" <address>` with nothing in the name that could end its quotes. */
function written(box: Mailbox): string {
  const { name, address } = boxOf(box);
  const safe = oneLine(name).replaceAll(/["\\<>]/g, "");
  return safe === "" ? address : `"${safe}" <${address}>`;
}

/** What Resend's answer means. */
function sentOf({ status, headers }: Response, body: unknown): Sent {
  const accepted = Accepted.safeParse(body);
  if (status === 200 || status === 201) {
    return accepted.success
      ? { kind: "sent", messageId: accepted.data.id }
      : { kind: "later", why: { code: "mail_answer_unclear" } };
  }
  const refused = Refused.safeParse(body);
  const name = refused.success ? refused.data.name : "";
  const why = (code: string) => ({
    code,
    facts: { answer: shortened(refused.success ? `${status} ${refused.data.message}` : String(status)) },
  });
  switch (status) {
    case 401:
    case 403:
      return /domain|validation_error/.test(name)
        ? { kind: "refused", fault: "sender", why: why("mail_sender_refused") }
        : { kind: "locked_out", why: why("mail_login_refused") };
    case 409:
      // The same key with other words: the letter left with the first try, and the sale changed since.
      return name === "invalid_idempotent_request"
        ? { kind: "sent", messageId: "" }
        : { kind: "later", why: why("mail_server_busy") };
    case 429: {
      const asked = Number(headers.get("retry-after"));
      const seconds = /quota/.test(name) ? QUOTA_SECONDS : asked > 0 && asked < 86_400 ? asked : undefined;
      return {
        kind: "later",
        why: why("mail_server_busy"),
        ...(seconds === undefined ? {} : { afterSeconds: seconds }),
      };
    }
    case 400:
    case 404:
    case 405:
    case 413:
    case 422:
    case 451:
      if (name === "invalid_from_address") return { kind: "refused", fault: "sender", why: why("mail_sender_refused") };
      return refused.success && /`to`|recipient/i.test(refused.data.message)
        ? { kind: "refused", fault: "address", why: why("mail_address_refused") }
        : { kind: "refused", fault: "message", why: why("mail_message_refused") };
    default:
      return { kind: "later", why: why(status >= 500 ? "mail_server_silent" : "mail_answer_unclear") };
  }
}
