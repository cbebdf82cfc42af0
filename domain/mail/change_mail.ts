import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Tenants } from "../tenants.ts";
import type { MailRow } from "./ports.ts";
import { fitSettings, type MailSettings, type MailSettingsRefusal } from "./settings.ts";

interface World {
  readonly tenants: Tenants;
}

const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "manage_settings" };
const MOST = 20;

export interface MailPage {
  readonly settings: MailSettings;
  /** The newest first. */
  readonly recent: readonly MailRow[];
  /** Through whose hands mail goes out; null: the program's own way. */
  readonly sender: string | null;
}

/** What the firm decided about its mails, and the last that went out. */
export function findMailSettings({ tenants }: World) {
  return async (actor: Actor): Promise<Result<MailPage, Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { settings, recent, serving } = await tenants.read(actor, ({ mail, integrations }) => ({
      settings: mail.settings(),
      recent: mail.recent(MOST),
      serving: integrations.all(),
    }));
    return yes({ settings, recent, sender: serving.find(({ serves }) => serves === "mail")?.provider ?? null });
  };
}

/** Decides in whose name mails go out, and which. */
export function changeMailSettings({ tenants }: World) {
  return (actor: Actor, settings: MailSettings) =>
    tenants.write<MailSettings, MailSettingsRefusal | Forbidden>(actor, async ({ mail }) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      const fit = fitSettings(settings);
      if (!fit.ok) return fit;
      await mail.recordSettings(await mail.lockSettings(), fit.value);
      return fit;
    });
}

/** Sends the actor a mail as the firm's mails go out now, to see that they arrive. */
export function sendTrial({ tenants }: World) {
  return (actor: Actor) =>
    tenants.write<null, Forbidden>(actor, async ({ effects }) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      await effects.put([{ kind: "mail.test", key: `user:${actor.userId}`, about: { userId: actor.userId } }]);
      return yes(null);
    });
}
