import { dropJob, findJob, findOperations, findStanding, retryJob } from "../../domain/delivery/operate.ts";
import {
  connectAndTest,
  disconnectIntegration,
  findIntegration,
  findIntegrations,
  type IntegrationWorld,
  pauseIntegration,
  resumeIntegration,
  testIntegration,
} from "../../domain/integrations/change_integrations.ts";

/** What goes out and comes in by itself, as routes ask for it. */
export function deliveryUseCases(world: IntegrationWorld) {
  return {
    findOperations: findOperations(world),
    findJob: findJob(world),
    retryJob: retryJob(world),
    dropJob: dropJob(world),
    findStanding: findStanding(world),
    findIntegration: findIntegration(world),
    testIntegration: testIntegration(world),
    findIntegrations: findIntegrations(world),
    connectIntegration: connectAndTest(world),
    pauseIntegration: pauseIntegration(world),
    resumeIntegration: resumeIntegration(world),
    disconnectIntegration: disconnectIntegration(world),
  };
}

export type DeliveryUseCases = ReturnType<typeof deliveryUseCases>;
