import assert from "node:assert/strict";
import { eachDatabase } from "../../tools/test_databases.ts";
import { makeFirms, newIds } from "../../tools/test_firms.ts";
import { castWith } from "../memory/cast.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { forgetAnswers, sealAudits } from "./housekeeping.ts";
import { postgresTenants } from "./tenants.ts";

eachDatabase("housekeeping seals every firm's audit, and forgets answers after a day", async ({ engine }) => {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  const tenants = postgresTenants(engine);
  const owner = { text: "select set_config('role', 'app_owner', true), set_config('app.current_org_id', $1, true)" };
  for (const actor of [cast.anna, cast.carla]) {
    const once = { key: "the-key", fingerprint: "a" };
    await tenants.write({ ...actor, once }, async (books) => yes(await books.note("audit_exported", {})));
  }
  const aDayAgo = "update app.idempotency_keys set created_at = now() - interval '25 hours'";
  await engine.batch({ ...owner, values: [cast.anna.organizationId] }, [{ text: aDayAgo, values: [] }]);

  await sealAudits(engine);
  await forgetAnswers(engine);

  for (const [actor, again] of [[cast.anna, "done anew"], [cast.carla, "still known"]] as const) {
    const unsealed = "select count(*) from app.audit a where not exists (select from app.audit_seals s " +
      "where s.organization_id = a.organization_id and s.audit_id = a.id)";
    const [[{ count }]] = await engine.batch({ ...owner, values: [actor.organizationId] }, [
      { text: unsealed, values: [] },
    ]);
    assert.equal(count, 0);
    const other = { ...actor, once: { key: "the-key", fingerprint: "b" } };
    const answer = await tenants.write(other, async () => await Promise.resolve(yes("anew")));
    assert.deepEqual(answer, again === "done anew" ? yes("anew") : no({ kind: "idempotency_mismatch" }));
  }
});
