import { HttpError } from "fresh";
import { ensureMay } from "../../../../adapters/http/answers.ts";
import type { State } from "../../../../adapters/http/define.ts";
import { LANGUAGES } from "../../../../domain/identity/user.ts";
import { MAIL_KINDS } from "../../../../domain/mail/mail.ts";

/** The mail an address names, in the language it asks for; else the first, in the reader's. */
export async function previewAt({ useCases, actor, language: own }: State, { searchParams }: URL) {
  ensureMay(actor, "manage_settings");
  const kind = MAIL_KINDS.find((one) => one === searchParams.get("kind")) ?? MAIL_KINDS[0];
  const language = LANGUAGES.find((one) => one === searchParams.get("language")) ?? own;
  const made = await useCases.previewMail(actor, kind, language);
  if (!made.ok) throw new HttpError(403);
  return { kind, language, wording: made.value };
}
