import { automaticActor } from "../kernel/automatic.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { mailboxOf, type MailboxWorld, openSecrets } from "./change_mailbox.ts";
import { type HeldKeys, heldKeys, organizationOf } from "./mailbox.ts";

/** What was sent to a mailbox, and what its format makes of it. */
export interface Sent {
  readonly format: string;
  /** Whether its signature is right under these secrets, by the bytes as they came. */
  readonly isSigned: (keys: HeldKeys) => boolean;
  /** The same for the same message, however often it is sent. */
  readonly eventId: string;
  /** In Base64. */
  readonly raw: string;
  readonly contentType: string;
}

export type Unwelcome = { readonly kind: "mailbox_missing" } | { readonly kind: "signature_wrong" };

/** Takes a message in: kept whole before it is answered, read afterwards. Gives the lead where it is known already. */
export function receiveMail({ tenants, clock, secrets }: Pick<MailboxWorld, "tenants" | "clock" | "secrets">) {
  return async (
    name: string,
    requestId: string,
    sent: Sent,
  ): Promise<Result<{ readonly leadId: string | null }, Unwelcome>> => {
    const organization = organizationOf(name);
    if (organization === null) return no({ kind: "mailbox_missing" });
    const actor = automaticActor(organization, requestId);
    const { serving } = await tenants.read(actor, ({ integrations }) => ({ serving: integrations.serving("intake") }));
    const mailbox = serving && mailboxOf(serving);
    if (serving === null || mailbox === null || mailbox.name !== name) return no({ kind: "mailbox_missing" });
    const opened = await openSecrets(secrets, organization, serving);
    if (!sent.isSigned(heldKeys(opened, mailbox, clock.now()))) return no({ kind: "signature_wrong" });
    const { format: source, eventId, raw, contentType } = sent;
    const kept = await tenants.write<string | null, never>(actor, async (books) => {
      const delivery = { source, account: "", eventId, raw, headers: { "content-type": contentType } };
      const { id, first } = await books.inbox.take(delivery);
      if (first) return yes(null);
      const { entry } = await books.ask({ entry: books.read.inbox.find(id) });
      const outcome = entry?.outcome as { readonly leadId?: string | null } | null | undefined;
      return yes(outcome?.leadId ?? null);
    });
    return yes({ leadId: kept.ok ? kept.value : null });
  };
}
