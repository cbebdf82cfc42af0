import type { Language } from "../../domain/identity/user.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import { changeMailSettings, findMailSettings, sendTrial } from "../../domain/mail/change_mail.ts";
import { connectResendAndTest } from "../../domain/mail/connect_resend.ts";
import { hearResend } from "../../domain/mail/hear_resend.ts";
import type { LetterWriter } from "../../domain/mail/mail.ts";
import { previewMail } from "../../domain/mail/preview_mail.ts";
import { findNotices, readNotices } from "../../domain/notices/find_notices.ts";
import type { Tenants } from "../../domain/tenants.ts";
import { words } from "../../locales/words.ts";

/** The use cases of mail that goes out, and of what people are told in the program. */
export function mailUseCases(
  world: {
    readonly tenants: Tenants;
    readonly clock: Clock;
    readonly secrets: SecretBox;
    readonly write: LetterWriter;
  },
) {
  return {
    findMailSettings: findMailSettings(world),
    changeMailSettings: changeMailSettings(world),
    connectResend: connectResendAndTest(world),
    hearResend: hearResend(world),
    sendTrial: sendTrial(world),
    previewMail: previewMail({ ...world, examples: (language: Language) => words(language).mail.example }),
    findNotices: findNotices(world),
    readNotices: readNotices(world),
  };
}

export type MailUseCases = ReturnType<typeof mailUseCases>;
