import { openWorker, type Worker, type WorkerWorld } from "../adapters/delivery/worker.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { postgresDesk } from "../adapters/postgres/desk.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import type { Effect } from "../domain/delivery/effect.ts";
import type { Handlers } from "../domain/delivery/handler.ts";
import type { JobRow } from "../domain/delivery/job.ts";
import { connectIntegration } from "../domain/integrations/change_integrations.ts";
import type { Actor } from "../domain/kernel/actor.ts";
import { yes } from "../domain/kernel/result.ts";
import { castWith } from "../adapters/memory/cast.ts";
import { kept } from "../adapters/memory/world.ts";
import { as, makeFirms, newIds, systemClock } from "./test_firms.ts";
import { testSecrets } from "./test_secrets.ts";

/** Two firms connected to Billy, their outboxes, and workers that carry them out with a test's own hands. */
export async function deliveryScene(engine: Engine) {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  const tenants = postgresTenants(engine);
  for (const actor of [cast.anna, cast.carla]) {
    kept(await connectIntegration({ tenants, secrets: testSecrets })(actor, "billy", {}, "a token of Billy's"));
  }
  const workers: Worker[] = [];
  const firms = [cast.anna.organizationId, cast.carla.organizationId];

  return {
    ...cast,
    tenants,
    async put(by: Actor, ...effects: Effect[]): Promise<void> {
      kept(await tenants.write(by, async (books) => yes(await books.effects.put(effects))));
    },
    worker(handlers: Handlers, more: Partial<WorkerWorld> = {}): Worker {
      const desk = postgresDesk(engine, more.pace);
      const world = {
        tenants,
        desk,
        secrets: testSecrets,
        clock: systemClock,
        handlers,
        deliversOutside: true,
        ...more,
      };
      const worker = openWorker(world);
      workers.push(worker);
      return worker;
    },
    async jobs(by: Actor): Promise<readonly JobRow[]> {
      const part = { size: 100, page: 1 };
      return (await tenants.read(by, ({ jobs }) => ({ all: jobs.list({ state: null, provider: null }, part) }))).all
        .rows;
    },
    /** As if so much time had gone by for everything that waits or runs. */
    async later(seconds: number): Promise<void> {
      for (const firm of firms) {
        await engine.batch(as("app_owner", firm), [{
          text: `update app.outbox set run_at = run_at - make_interval(secs => $2),
              effect_started_at = effect_started_at - make_interval(secs => $2) where organization_id = $1`,
          values: [firm, seconds],
        }]);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.stop(0)));
      // Tests of a file share a database, and a worker serves every firm in it.
      for (const firm of firms) {
        await engine.batch(as("app_owner", firm), [{
          text: "update app.outbox set state = 'dropped' where organization_id = $1 and state <> 'done'",
          values: [firm],
        }]);
      }
    },
  };
}

export type DeliveryScene = Awaited<ReturnType<typeof deliveryScene>>;
