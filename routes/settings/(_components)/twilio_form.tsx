import { z } from "zod";
import { by } from "../../../adapters/http/fields.ts";
import { TextInput } from "../../../components/TextInput.tsx";
import { accountOf, parseAccount } from "../../../domain/intake/sms_account.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import type { IntegrationForm } from "./integration_forms.ts";

/** The firm's account at Twilio; its token signs what comes in and is sealed. */
export const twilioForm: IntegrationForm = {
  schema: z.strictObject({ accountSid: by(parseAccount, "not_known") }) as z.ZodType<Json>,
  typed: (settings) => ({ "settings.accountSid": accountOf(settings) ?? "" }),
  Fields: ({ typed, faults, words: { intake: { sms: say } } }) => (
    <TextInput
      name="settings.accountSid"
      label={say.account}
      hint={say.accountHint}
      value={typed["settings.accountSid"]}
      error={faults["settings.accountSid"]}
      autocomplete="off"
      spellcheck={false}
      required
    />
  ),
};
