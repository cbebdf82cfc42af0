import type { Why } from "../delivery/job.ts";
import type { SecretBox } from "../integrations/integration.ts";
import { automaticActor } from "../kernel/automatic.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Clock, Instant } from "../kernel/time.ts";
import type { Tenants } from "../tenants.ts";
import { openResend } from "./connect_resend.ts";
import { heldSignings } from "./resend_keys.ts";

/** What Resend says of a mail: that it came back or was unwanted; null: nothing that changes anything. */
export interface MailNews {
  readonly end: {
    readonly messageId: string;
    readonly state: "bounced" | "complained" | "refused";
    readonly why: Why;
    readonly at: Instant;
  } | null;
}

/** What was sent, and how to tell whether Resend sent it. */
export interface SentNews {
  readonly isSigned: (signing: string) => boolean;
  /** The same however often it is sent. */
  readonly eventId: string;
  /** In Base64. */
  readonly raw: string;
  /** null: of a kind we do not know. */
  readonly news: MailNews | null;
}

export type Unheard = { readonly kind: "signature_wrong" } | { readonly kind: "too_early" };

/** For so long a mail may have been refused before we have written down that it left. */
const EARLY_MS = 60_000;

/**
 * Takes what Resend says of a mail: kept, and the mail marked, in one transaction. Of a mail we do not know, perhaps not yet, it
 * is asked to say it again a little later; the account may send other mail than ours, so not for long.
 */
export function hearResend(
  { tenants, secrets, clock }: {
    readonly tenants: Tenants;
    readonly secrets: Pick<SecretBox, "open">;
    readonly clock: Clock;
  },
) {
  return async (
    organization: OrganizationId,
    requestId: string,
    { isSigned, eventId, raw, news }: SentNews,
  ): Promise<Result<null, Unheard>> => {
    const actor = automaticActor(organization, requestId);
    const { serving } = await tenants.read(actor, ({ integrations }) => ({ serving: integrations.serving("mail") }));
    const keys = serving?.provider === "resend" ? await openResend(secrets, organization, serving) : null;
    const signings = keys === null ? [] : heldSignings(keys, clock.now());
    const isRight = signings.reduce((found, signing) => isSigned(signing) || found, false);
    if (!isRight) return no({ kind: "signature_wrong" });

    const kept = await tenants.write<null, Unheard>(actor, async (books) => {
      const { id, first } = await books.inbox.take({ source: "resend", account: "", eventId, raw, headers: {} });
      if (!first) return yes(null);
      const end = news?.end ?? null;
      const known = end === null ? null : await books.mail.cameBack(end.messageId, end.state, end.why);
      if (known === false && Date.parse(clock.now()) - Date.parse(end!.at) < EARLY_MS) return no({ kind: "too_early" });
      await books.inbox.settle(id, news === null ? "parked" : "read", { known });
      return yes(null);
    });
    return kept.ok ? kept : no({ kind: "too_early" });
  };
}
