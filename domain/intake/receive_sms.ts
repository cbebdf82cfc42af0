import { heldSeals, purposeOf, type SecretBox } from "../integrations/integration.ts";
import { automaticActor } from "../kernel/automatic.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Clock } from "../kernel/time.ts";
import type { Tenants } from "../tenants.ts";

/** How text messages lie in the inbox. */
export const SMS_SOURCE = "sms_twilio";

/** What was sent to a firm's number, and how to tell whether Twilio says so. */
export interface SentSms {
  /** Whether one of the account's tokens signed it. */
  readonly isSigned: (tokens: readonly string[]) => boolean;
  /** The same for the same message, however often it is sent: nothing else stops what is sent again later. */
  readonly eventId: string;
  /** In Base64. */
  readonly raw: string;
  readonly contentType: string;
  /** Whether somebody wrote it; anything else is kept and left for a person. */
  readonly isMessage: boolean;
}

export type Unheard = { readonly kind: "signature_wrong" };

/** Takes a text message in: kept whole before it is answered, read afterwards. */
export function receiveSms(
  { tenants, clock, secrets }: {
    readonly tenants: Tenants;
    readonly clock: Clock;
    readonly secrets: Pick<SecretBox, "open">;
  },
) {
  return async (organization: OrganizationId, requestId: string, sent: SentSms): Promise<Result<null, Unheard>> => {
    const actor = automaticActor(organization, requestId);
    const { serving } = await tenants.read(actor, ({ integrations }) => ({ serving: integrations.serving("sms") }));
    const purpose = purposeOf(organization, "twilio");
    // Without an account there is no token; the time it takes is the same.
    const tokens = serving === null
      ? [""]
      : await Promise.all(heldSeals(serving, clock.now()).map((one) => secrets.open(purpose, one)));
    if (!sent.isSigned(tokens) || serving === null) return no({ kind: "signature_wrong" });

    const { eventId, raw, contentType, isMessage } = sent;
    await tenants.write<null, never>(actor, async ({ inbox }) => {
      const headers = { "content-type": contentType };
      const { id, first } = await inbox.take({ source: SMS_SOURCE, account: "", eventId, raw, headers });
      if (first && !isMessage) await inbox.settle(id, "parked", null);
      return yes(null);
    });
    return yes(null);
  };
}
