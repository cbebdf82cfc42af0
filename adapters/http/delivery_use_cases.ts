import {
  connectIntegration,
  disconnectIntegration,
  findIntegrations,
  type IntegrationWorld,
  pauseIntegration,
  resumeIntegration,
} from "../../domain/integrations/change_integrations.ts";

/** What goes out and comes in by itself, as routes ask for it. */
export function deliveryUseCases(world: IntegrationWorld) {
  return {
    findIntegrations: findIntegrations(world),
    connectIntegration: connectIntegration(world),
    pauseIntegration: pauseIntegration(world),
    resumeIntegration: resumeIntegration(world),
    disconnectIntegration: disconnectIntegration(world),
  };
}

export type DeliveryUseCases = ReturnType<typeof deliveryUseCases>;
