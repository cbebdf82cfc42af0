import assert from "node:assert/strict";
import { connectIntegration } from "../../domain/integrations/change_integrations.ts";
import { castWith } from "../memory/cast.ts";
import { secretBox } from "../secrets.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { makeFirms, newIds } from "../../tools/test_firms.ts";
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
