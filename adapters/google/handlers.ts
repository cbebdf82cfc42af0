import type { EventWords } from "../../domain/calendar/visit_event.ts";
import type { Handlers } from "../../domain/delivery/handler.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import { words } from "../../locales/words.ts";
import { accessKept } from "./login.ts";
import { syncHandler } from "./sync.ts";
import { testHandler } from "./trial.ts";
import { visitHandler } from "./visit.ts";

/** What stands in an event is read by the firm's people, in its language. */
function eventWords(locale: string): EventWords {
  return words(locale.startsWith("en") ? "en" : "da").calendar.event;
}

/** Who carries out what goes to Google Calendar. */
export function googleHandlers({ config: { vendors, publicOrigin }, secrets }: {
  readonly config: {
    readonly vendors: { readonly google: string; readonly googleToken: string };
    readonly publicOrigin: string;
  };
  readonly secrets: Pick<SecretBox, "seal" | "open">;
}): Handlers {
  const world = {
    ...{ apiUrl: vendors.google, tokenUrl: vendors.googleToken, publicOrigin, secrets },
    words: eventWords,
    access: accessKept(),
  };
  return {
    "calendar.visit": visitHandler(world),
    "calendar.sync": syncHandler(world),
    "calendar.test": testHandler(world),
  };
}
