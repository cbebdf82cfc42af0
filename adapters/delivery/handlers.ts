import type { Handlers } from "../../domain/delivery/handler.ts";
import type { Ids } from "../../domain/kernel/ids.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import type { Tenants } from "../../domain/tenants.ts";
import type { Config } from "../config.ts";

/** What the neighbours' handlers are made with. */
export interface HandlerWorld {
  readonly config: Config;
  readonly tenants: Tenants;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Who carries out which kind. Each neighbour's folder exports its own; kinds without one wait. */
export function handlersOf(_world: HandlerWorld): Handlers {
  return {};
}
