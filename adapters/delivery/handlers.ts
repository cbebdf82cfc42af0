import type { Handlers } from "../../domain/delivery/handler.ts";
import type { Ids } from "../../domain/kernel/ids.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import type { Tenants } from "../../domain/tenants.ts";
import type { Config } from "../config.ts";
import { type HookCourier, hookCourier } from "../hooks/deliver.ts";
import { mailReader } from "../intake/handler.ts";
import { letterWriter } from "../mail/compose.tsx";
import { type AccountLinks, mailHandlers } from "../mail/handler.ts";
import { waysOut } from "../mail/ways_out.ts";
import { parsePhone } from "../phone.ts";
import { googleHandlers } from "../google/handlers.ts";
import { twilioTrial } from "../twilio_trial.ts";
import { billing } from "./billing.ts";

/** What the neighbours' handlers are made with. */
export interface HandlerWorld {
  readonly config: Config;
  readonly tenants: Tenants;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A record as the API writes it. */
  readonly show: HookCourier["show"];
  readonly links: AccountLinks;
  /** Ends when nothing is carried out any more: what a neighbour keeps open is closed. */
  readonly stopped: AbortSignal;
}

/** Who carries out which kind. Each neighbour's folder exports its own; kinds without one wait. */
export function handlersOf({ config, secrets, clock, ids, show, links, stopped }: HandlerWorld): Handlers {
  const ways = waysOut(config);
  stopped.addEventListener("abort", () => void ways.close(), { once: true });
  return {
    ...billing({ config, ids }),
    ...googleHandlers({ config, secrets }),
    ...mailHandlers({ ways, write: letterWriter(config), links }),
    "hook.deliver": hookCourier({ secrets, show, local: config.localWebhooks }),
    "sms.test": twilioTrial({ url: config.vendors.twilio }),
    "intake.read": mailReader({ clock, ids, phones: { parse: parsePhone } }),
  };
}
