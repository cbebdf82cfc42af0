import { heldSeals, purposeOf, type Sealed, type SecretBox } from "../integrations/integration.ts";
import type { SealedIntegration } from "../integrations/ports.ts";
import type { Actor } from "../kernel/actor.ts";
import { automaticActor } from "../kernel/automatic.ts";
import type { OrganizationId, SaleId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addMinutes, type Clock } from "../kernel/time.ts";
import type { Tenants } from "../tenants.ts";
import { ACCOUNTS_KEY } from "./find_reconciliation.ts";

export interface HintWorld {
  readonly tenants: Tenants;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  /** What a relay signs with: made from the firm's token, so that it ends a day after it and nobody has to keep a second one. */
  hintSecretOf(token: string): string;
}

/** What a relay sent, and how to tell whether it may. */
export interface SentHint {
  readonly isSigned: (secret: string) => boolean;
  /** The same for the same message, however often it is sent. */
  readonly eventId: string;
  /** In Base64. */
  readonly raw: string;
  /** The invoice it is about; null where the body says nothing we know. */
  readonly invoiceId: string | null;
}

export type Unheard = { readonly kind: "signature_wrong" };
const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "manage_settings" };
/** An invoice that we have not written down yet will be by then. */
const MINUTES_LATER = 3;

/**
 * Takes a hint that an invoice was paid: it is kept, and the accounts are asked now instead of later. Nothing it says of
 * amounts or dates is believed. What names an invoice that is not ours, perhaps not yet, is looked at once more a little later.
 */
export function takeHint({ tenants, secrets, clock, hintSecretOf }: HintWorld) {
  return async (
    organization: OrganizationId,
    requestId: string,
    sent: SentHint,
  ): Promise<Result<{ readonly saleId: SaleId | null }, Unheard>> => {
    const actor = automaticActor(organization, requestId);
    const { serving, invoice } = await tenants.read(actor, ({ integrations, invoices }) => ({
      serving: integrations.serving("billing"),
      invoice: invoices.byExternalId(sent.invoiceId ?? ""),
    }));
    // Without accounts there is no secret; the time it takes is the same.
    const tokens = serving === null
      ? [""]
      : await Promise.all(heldSeals(serving, clock.now()).map((one) => opened(secrets, organization, serving, one)));
    const isRight = tokens.reduce((found, token) => sent.isSigned(hintSecretOf(token)) || found, false);
    if (!isRight || serving === null) return no({ kind: "signature_wrong" });

    await tenants.write<null, never>(actor, async (books) => {
      const { eventId, raw } = sent;
      const { id, first } = await books.inbox.take({ source: "billy", account: "", eventId, raw, headers: {} });
      if (!first) return yes(null);
      const known = invoice !== null;
      await books.inbox.settle(id, sent.invoiceId === null ? "parked" : "read", {
        known,
        saleId: invoice?.saleId ?? null,
      });
      const dueAt = addMinutes(clock.now(), MINUTES_LATER);
      await books.effects.put([
        { kind: "billing.poll", key: ACCOUNTS_KEY, about: {} },
        ...known ? [] : [{ kind: "billing.poll", key: `${ACCOUNTS_KEY}:late`, about: {}, dueAt } as const],
      ]);
      return yes(null);
    });
    return yes({ saleId: invoice?.saleId ?? null });
  };
}

/** The secret a relay signs with, for who sets it up. */
export function findHintSecret({ tenants, secrets, hintSecretOf }: Omit<HintWorld, "clock">) {
  return async (actor: Actor): Promise<Result<string | null, Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { serving } = await tenants.read(actor, ({ integrations }) => ({ serving: integrations.serving("billing") }));
    return yes(serving && hintSecretOf(await opened(secrets, actor.organizationId, serving, serving.sealed)));
  };
}

function opened(
  secrets: SecretBox,
  organization: OrganizationId,
  { provider }: SealedIntegration,
  sealed: Sealed,
): Promise<string> {
  return secrets.open(purposeOf(organization, provider), sealed);
}
