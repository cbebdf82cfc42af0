import assert from "node:assert/strict";
import { connectIntegration } from "../../domain/integrations/change_integrations.ts";
import { hookPurpose, makeHook, rotateHookSecret } from "../../domain/hooks/manage_hooks.ts";
import { testHook } from "../../domain/hooks/send_again.ts";
import { newHookSecret } from "../hooks/signature.ts";
import { castWith } from "../memory/cast.ts";
import { kept } from "../memory/world.ts";
import { secretBox } from "../secrets.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { makeFirms, newIds, systemClock } from "../../tools/test_firms.ts";
import { postgresIdentity } from "./identity.ts";
import { rotateSecrets } from "./sealed.ts";
import { postgresTenants } from "./tenants.ts";

const key = (id: string, fill: number) => ({ id, bytes: new Uint8Array(32).fill(fill) });

eachDatabase(
  "rotateSecrets() seals every firm's secrets with the newest key, after which the old one opens nothing",
  async ({ engine }) => {
    const tenants = postgresTenants(engine), cast = castWith(newIds);
    await makeFirms(engine, cast.firms);
    const before = secretBox([key("old", 1)]), between = secretBox([key("new", 2), key("old", 1)]);
    for (const actor of [cast.anna, cast.carla]) {
      await connectIntegration({ tenants, secrets: before })(actor, "billy", {}, `token of ${actor.requestId}`);
    }

    const first = await rotateSecrets(engine, between, "new");
    const second = await rotateSecrets(engine, between, "new");
    const { sealed } = await tenants.read(
      cast.carla,
      ({ integrations }) => ({ sealed: integrations.serving("billing") }),
    );

    assert.deepEqual([first, second], [2, 0]);
    const purpose = `integration ${cast.carla.organizationId} billy`;
    assert.equal(await secretBox([key("new", 2)]).open(purpose, sealed!.sealed), "token of request of Carla");
  },
  { fresh: true },
);

eachDatabase(
  "rotateSecrets() reaches webhooks, the secret that is going out too, and second factors",
  async ({ engine }) => {
    const tenants = postgresTenants(engine), { anna, firms } = castWith(newIds);
    await makeFirms(engine, firms);
    const before = secretBox([key("old", 1)]), between = secretBox([key("new", 2), key("old", 1)]);
    const after = secretBox([key("new", 2)]);
    const world = { tenants, clock: systemClock, ids: newIds, secrets: before, newSecret: newHookSecret, local: false };
    const facts = { name: "Lager", url: "https://lager.example.dk/", events: ["sale.paid"] as const };
    const first = kept(await makeHook(world)(anna, facts));
    const second = kept(await rotateHookSecret(world)(anna, first.hook.id));
    const { id } = kept(await testHook(world)(anna, first.hook.id));
    const secret = new Uint8Array(20).fill(7);
    await postgresIdentity(engine, { limits: false, secrets: before }).keepFactor(anna.userId, secret);

    const count = await rotateSecrets(engine, between, "new");

    assert.equal(count, 3);
    const { sending } = await tenants.read(anna, ({ hooks }) => ({ sending: hooks.sending(id) }));
    const purpose = hookPurpose(anna.organizationId, first.hook.id);
    assert.deepEqual(
      [await after.open(purpose, sending!.secret), await after.open(purpose, sending!.oldSecret!)],
      [second.secret, first.secret],
    );
    const factor = await postgresIdentity(engine, { limits: false, secrets: after }).findFactor(anna.userId);
    assert.deepEqual(factor?.secret, secret);
  },
  { fresh: true },
);
