import { z } from "zod";
import { shortened } from "../../domain/delivery/job.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import type { MailNews } from "../../domain/mail/hear_resend.ts";
import { NOT_SENT } from "../../domain/mail/ports.ts";

/** What is taken and changes nothing: the mail is on its way, or was looked at. */
const PASSING: ReadonlySet<string> = new Set([
  ...["email.sent", "email.delivered", "email.delivery_delayed", "email.opened", "email.clicked"],
  ...["email.received", "email.scheduled"],
]);
const ENDS = {
  "email.bounced": "bounced",
  /** It did not leave Resend: a quota, a domain, a key; seldom the address. */
  "email.failed": "refused",
  /** Not sent, because the address bounced or complained before. */
  "email.suppressed": "bounced",
  "email.complained": "complained",
} as const;

/** Words of a reason that says there is no such address. */
const ADDRESS_FAULT =
  /(?:invalid|unknown|malformed|non-?existent)[ _-](?:recipient|to|e-?mail|address|mailbox)|(?:recipient|address|mailbox)[\s\w-]{0,40}(?:does not exist|not found|is invalid)/i;

const Event = z.object({ type: z.string().max(100) });
const Ended = z.object({
  type: z.enum(["email.bounced", "email.failed", "email.suppressed", "email.complained"]),
  created_at: z.iso.datetime({ offset: true }),
  data: z.object({
    email_id: z.string().regex(/^[\x21-\x7e]{1,200}$/),
    bounce: z.object({ type: z.string().nullish(), message: z.string().nullish() }).nullish(),
    failed: z.object({ reason: z.string().nullish() }).nullish(),
  }),
});

/** What a webhook of Resend's says of a mail; null for what we do not know how to read. */
export function newsIn(text: string): MailNews | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  const type = Event.safeParse(body).data?.type;
  if (type !== undefined && PASSING.has(type)) return { end: null };
  const ended = Ended.safeParse(body).data;
  if (!ended) return null;
  const { email_id: messageId, bounce, failed } = ended.data;
  // A full mailbox today takes mail tomorrow.
  if (ended.type === "email.bounced" && (bounce?.type ?? "Permanent") !== "Permanent") return { end: null };
  const isAddress = ended.type === "email.failed" && ADDRESS_FAULT.test(failed?.reason ?? "");
  const state = isAddress ? "bounced" : ENDS[ended.type];
  const answer = shortened(bounce?.message ?? failed?.reason ?? ended.type.slice("email.".length));
  const why = state === "complained"
    ? { code: "mail_complained" }
    : { code: state === "refused" ? NOT_SENT : "mail_bounced", facts: { answer } };
  return { end: { messageId, state, why, at: new Date(ended.created_at).toISOString() as Instant } };
}
