import type { ComponentChildren } from "preact";
import type { z } from "zod";
import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { Neighbour } from "../../../domain/integrations/integration.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import type { Words } from "../../../locales/words.ts";
import { googleForm } from "./google_form.tsx";
import { resendForm } from "./resend_form.tsx";
import { smtpForm } from "./smtp_form.tsx";
import { twilioForm } from "./twilio_form.tsx";

/** What a neighbour asks for beside its secret. Field names begin with `settings.`. */
export interface IntegrationForm {
  readonly schema: z.ZodType<Json>;
  /** The kept settings as the fields' values. */
  typed(settings: Json): Typed;
  Fields(shown: { typed: Typed; faults: Sentences; words: Words }): ComponentChildren;
}

/** Each neighbour's own fields; one without an entry asks for its secret only. */
export const INTEGRATION_FORMS: Readonly<Partial<Record<Neighbour, IntegrationForm>>> = {
  smtp: smtpForm,
  resend: resendForm,
  google: googleForm,
  twilio: twilioForm,
};
