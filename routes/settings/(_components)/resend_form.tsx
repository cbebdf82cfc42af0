import { z } from "zod";
import { by, maybe } from "../../../adapters/http/fields.ts";
import { TextInput } from "../../../components/TextInput.tsx";
import type { Json } from "../../../domain/kernel/json.ts";
import { parseSigning } from "../../../domain/mail/resend_keys.ts";
import type { IntegrationForm } from "./integration_forms.ts";

/** What Resend's webhooks are signed with. It is sealed beside the API key, and never shown again. */
export const resendForm: IntegrationForm = {
  schema: z.strictObject({ signing: maybe(by(parseSigning, "not_known")) }).prefault({ signing: "" }) as z.ZodType<
    Json
  >,
  typed(settings) {
    const { signingTail } = settings as { readonly signingTail?: string | null };
    return { signingTail: signingTail ?? "" };
  },
  Fields({ typed, faults, words: { mail: { resend: say }, delivery, common } }) {
    return (
      <TextInput
        name="settings.signing"
        type="password"
        autocomplete="off"
        label={say.signing}
        hint={typed.signingTail ? delivery.integrations.secretKept(typed.signingTail) : say.signingHint}
        error={faults["settings.signing"]}
        optional={common.optional}
      />
    );
  },
};
