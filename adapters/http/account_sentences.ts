import type { IdentityRefusal } from "../../domain/identity/refusal.ts";
import { LEAST_CHARACTERS, type PasswordFault } from "../../domain/identity/password.ts";
import type { Words } from "../../locales/words.ts";

/** The status and the sentence of a refusal about logging in or one's own account. */
export function accountRefusal(refusal: IdentityRefusal, { login, passwords, reset, errors, people }: Words) {
  switch (refusal.kind) {
    case "wrong_credentials":
      return { status: 401 as const, sentence: login.wrong };
    case "too_many_tries":
      return { status: 429 as const, sentence: login.wait(Math.ceil(refusal.retryAfterSeconds / 60)) };
    case "wrong_password":
      return { status: 422 as const, sentence: passwords.wrong };
    case "password_unfit":
      return { status: 422 as const, sentence: passwordFaultSentence(refusal.fault, passwords) };
    case "reset_link_dead":
      return { status: 410 as const, sentence: reset.expired };
    case "code_due":
      return { status: 401 as const, sentence: people.secondFactor.loginText };
    case "code_wrong":
      return { status: 422 as const, sentence: people.secondFactor.wrongCode };
    case "challenge_dead":
      return { status: 410 as const, sentence: people.secondFactor.loginLate };
    case "address_not_allowed":
      return { status: 403 as const, sentence: people.refusals.address_not_allowed };
    case "password_change_due":
      return { status: 403 as const, sentence: login.ended };
    case "session_ended":
    case "token_invalid":
      return { status: 401 as const, sentence: login.ended };
    case "organization_missing":
      return { status: 404 as const, sentence: errors.notFound.text };
  }
}

function passwordFaultSentence(fault: PasswordFault, passwords: Words["passwords"]): string {
  return fault === "too_short" ? passwords.too_short(LEAST_CHARACTERS) : passwords[fault];
}
