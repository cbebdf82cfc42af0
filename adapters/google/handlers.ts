import type { EventWords } from "../../domain/calendar/visit_event.ts";
import type { Handlers } from "../../domain/delivery/handler.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import { accessKept } from "./login.ts";
import { syncHandler } from "./sync.ts";
import { visitHandler } from "./visit.ts";

/** Who carries out what goes to Google Calendar. */
export function googleHandlers({ config: { vendors, publicOrigin }, secrets, words }: {
  readonly config: {
    readonly vendors: { readonly google: string; readonly googleToken: string };
    readonly publicOrigin: string;
  };
  readonly secrets: Pick<SecretBox, "seal" | "open">;
  readonly words: (locale: string) => EventWords;
}): Handlers {
  const world = {
    ...{ apiUrl: vendors.google, tokenUrl: vendors.googleToken, publicOrigin, secrets, words },
    access: accessKept(),
  };
  return { "calendar.visit": visitHandler(world), "calendar.sync": syncHandler(world) };
}
