import type { Email } from "../customers/email.ts";
import type { Language } from "../identity/user.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { isOn, MAIL_KINDS, MAILS, type Switches } from "./mail.ts";

/** What a firm decides about the mails that go out in its name. */
export interface MailSettings {
  /** null: the firm's name. */
  readonly senderName: string | null;
  /** Used with a mail server or account of the firm's own; on the program's, mail comes from the program and answers go here. */
  readonly senderAddress: Email | null;
  readonly replyTo: Email | null;
  /** Gets every mail to customers as well. */
  readonly copyTo: Email | null;
  readonly signature: string | null;
  /** The language customers are written to in. */
  readonly language: Language;
  readonly switches: Switches;
}

export type MailSettingsRefusal = { readonly kind: "reply_address_missing" };

/** Where answers go: null where the firm has named no address. */
export function answersTo({ replyTo, senderAddress }: Pick<MailSettings, "replyTo" | "senderAddress">): Email | null {
  return replyTo ?? senderAddress;
}

/** Customers are written to only once there is an address they can answer. */
export function fitSettings(settings: MailSettings): Result<MailSettings, MailSettingsRefusal> {
  const writesCustomers = MAIL_KINDS.some((kind) => MAILS[kind].to === "customer" && isOn(settings.switches, kind));
  return writesCustomers && answersTo(settings) === null ? no({ kind: "reply_address_missing" }) : yes(settings);
}
