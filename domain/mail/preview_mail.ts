import type { Language } from "../identity/user.ts";
import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { type Clock, dayOf } from "../kernel/time.ts";
import type { Tenants } from "../tenants.ts";
import { exampleOf, type ExampleWords } from "./examples.ts";
import { type LetterWriter, type MailKind, MAILS, type Wording } from "./mail.ts";
import { answersTo } from "./settings.ts";

interface World {
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly write: LetterWriter;
  readonly examples: (language: Language) => ExampleWords;
}

/** A mail as its receiver would see it now, with invented facts and in the firm's name. */
export function previewMail({ tenants, clock, write, examples }: World) {
  return async (actor: Actor, kind: MailKind, language: Language): Promise<Result<Wording, Forbidden>> => {
    if (!may(actor, "manage_settings")) return no({ kind: "forbidden", permission: "manage_settings" });
    const { firm, settings } = await tenants.read(actor, ({ organization, mail }) => ({
      firm: organization.find(),
      settings: mail.settings(),
    }));
    const words = examples(language);
    return yes(write(exampleOf(kind, words, dayOf(clock.now(), firm.timeZone), firm.timeZone), {
      ...{ firm: firm.name, color: firm.color, locale: firm.locale, timeZone: firm.timeZone, language },
      ...{ receiver: MAILS[kind].to === "customer" ? words.customer : words.colleague, signature: settings.signature },
      replyTo: answersTo(settings) ?? "svar@example.dk",
    }));
  };
}
