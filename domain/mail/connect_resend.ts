import { addMinutes, type Clock } from "../kernel/time.ts";
import { type IntegrationWorld, testIntegration } from "../integrations/change_integrations.ts";
import {
  type IntegrationRefusal,
  purposeOf,
  ROTATION_HOURS,
  type SecretBox,
  tailOf,
} from "../integrations/integration.ts";
import type { SealedIntegration } from "../integrations/ports.ts";
import type { Actor } from "../kernel/actor.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import { type ResendKeys, resendKeysOf, sealedTextOf } from "./resend_keys.ts";

/**
 * Connects the firm's Resend account, or gives it another key or signing secret; null leaves the one it has. A signing secret
 * that was replaced is taken beside its successor for a while: nobody changes both sides in the same moment.
 */
function connectResend({ tenants, secrets, clock }: IntegrationWorld & { readonly clock: Clock }) {
  return (actor: Actor, given: { readonly apiKey: string | null; readonly signing: string | null }) =>
    tenants.write<null, IntegrationRefusal>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no({ kind: "forbidden", permission: "manage_settings" });
      const before = await books.integrations.lock("resend");
      const { serving } = await books.ask({ serving: books.read.integrations.serving("mail") });
      if (serving !== null && serving.provider !== "resend") {
        return no({ kind: "already_served", by: serving.provider });
      }
      const old = serving && await openResend(secrets, actor.organizationId, serving);
      const apiKey = given.apiKey ?? old?.apiKey, signing = given.signing ?? old?.signing ?? null;
      if (apiKey === undefined) return no({ kind: "secret_missing" });
      const sealed = await secrets.seal(
        purposeOf(actor.organizationId, "resend"),
        sealedTextOf({ apiKey, signing, ...(old && signing !== old.signing ? replaced(old, clock) : kept(old)) }),
      );
      const settings = { signingTail: signing && tailOf(signing) };
      await books.integrations.connect("resend", settings, sealed, tailOf(apiKey));
      // What stands still goes on with a new key, not because it may now tell us something.
      if (before?.state === "paused" && before.why && given.apiKey === null) {
        await books.integrations.pause("resend", before.why);
      }
      return yes(null);
    });
}

function replaced({ signing }: ResendKeys, clock: Clock): Pick<ResendKeys, "before"> {
  return signing === null ? {} : { before: { signing, until: addMinutes(clock.now(), ROTATION_HOURS * 60) } };
}

function kept(old: ResendKeys | null): Pick<ResendKeys, "before"> {
  return old?.before ? { before: old.before } : {};
}

/** The same, and a new key is tried at once. */
export function connectResendAndTest(world: IntegrationWorld & { readonly clock: Clock }) {
  const connect = connectResend(world), test = testIntegration(world);
  return async (actor: Actor, given: { readonly apiKey: string | null; readonly signing: string | null }) => {
    const connected = await connect(actor, given);
    if (connected.ok && given.apiKey !== null) await test(actor, "resend");
    return connected;
  };
}

/** The account's keys in plain; null where the key they were sealed with is lost. */
export async function openResend(
  secrets: Pick<SecretBox, "open">,
  organization: OrganizationId,
  { sealed }: Pick<SealedIntegration, "sealed">,
): Promise<ResendKeys | null> {
  try {
    return resendKeysOf(await secrets.open(purposeOf(organization, "resend"), sealed));
  } catch {
    return null;
  }
}
