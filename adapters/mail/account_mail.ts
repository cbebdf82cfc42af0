import type { AccountMail } from "../../domain/identity/ports.ts";
import type { InvitationMail } from "../../domain/people/ports.ts";
import { words } from "../../locales/words.ts";
import type { Outbox } from "./outbox.ts";

/** Mails about somebody's own account, in their language. Links begin with the configured origin, never with what a request says. */
export function accountMail(
  outbox: Outbox,
  { publicOrigin }: { readonly publicOrigin: string },
): AccountMail & InvitationMail {
  const host = new URL(publicOrigin).hostname;
  const from = {
    name: "",
    address: `no-reply@${/\./.test(host) && !/^[\d.]+$/.test(host) ? host : "localhost.localdomain"}`,
  };
  return {
    passwordReset({ name, email, language }, token) {
      const { resetMail, product } = words(language);
      outbox.post("password_reset", {
        id: crypto.randomUUID(),
        from: { ...from, name: product },
        to: { name, address: email },
        subject: resetMail.subject,
        text: resetMail.body(name, `${publicOrigin}/reset/${token}`),
        at: new Date(),
      });
    },
    secondFactorReset({ name, email, language }, by) {
      const { people: { factorMail }, product } = words(language);
      outbox.post("second_factor_reset", {
        id: crypto.randomUUID(),
        from: { ...from, name: product },
        to: { name, address: email },
        subject: factorMail.subject,
        text: factorMail.body(name, by.name, by.organization, `${publicOrigin}/profile/second-factor`),
        at: new Date(),
      });
    },
    invitation({ name, email, language }, inviter, token) {
      const { people, product } = words(language);
      outbox.post("invitation", {
        id: crypto.randomUUID(),
        from: { ...from, name: product },
        to: { name, address: email },
        subject: people.mail.subject(inviter.organization),
        text: people.mail.body(name, inviter.name, inviter.organization, `${publicOrigin}/invitation/${token}`),
        at: new Date(),
      });
    },
  };
}
