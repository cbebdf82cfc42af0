import assert from "node:assert/strict";
import { decideChange } from "../../domain/people/person.ts";
import type { Role } from "../../domain/kernel/actor.ts";
import type { UserId } from "../../domain/kernel/ids.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms } from "../../tools/test_firms.ts";
import { randomIds } from "../clock.ts";
import { type Cast, castWith } from "../memory/cast.ts";
import { randomTokens } from "../tokens.ts";
import type { Engine } from "./engine.ts";
import { postgresPeople } from "./people.ts";
import { checkAudits } from "./audit_chain.ts";
import { sealAudits } from "./housekeeping.ts";

async function setUp(engine: Engine): Promise<Cast> {
  const cast = castWith(randomIds);
  await makeFirms(engine, cast.firms);
  return cast;
}

eachDatabase("two administrators who demote each other at the same moment leave one", async ({ engine }) => {
  const { anna, mads } = await setUp(engine);
  const store = postgresPeople(engine);
  const change = (id: UserId, role: Role) => store.changePerson(anna, (all) => decideChange(all, id, { role }));
  await change(mads.userId, "ADMIN");

  const answers = await Promise.all([change(anna.userId, "VIEWER"), change(mads.userId, "VIEWER")]);

  const { people } = await store.findPeople(anna);
  assert.equal(people.filter(({ role, active }) => role === "ADMIN" && active).length, 1);
  assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, true]);
});

eachDatabase(
  "an invitation accepted many times at once makes one member, and every change is in the audit",
  async ({ engine }) => {
    const { anna } = await setUp(engine);
    const store = postgresPeople(engine);
    const { hash } = randomTokens.next();
    const email = `nora.${crypto.randomUUID()}@example.dk`;
    const invitation = await store.invite(anna, {
      id: randomIds.next(),
      email,
      name: "Nora",
      role: "VIEWER",
      hash,
      days: 7,
    });
    const fresh = { name: "Nora", passwordHash: "no hash", language: "da" as const };

    const accepted = await Promise.all(
      Array.from({ length: 8 }, () => store.acceptInvitation(hash, { userId: randomIds.next(), fresh }, "r")),
    );

    assert.equal(accepted.filter(Boolean).length, 1);
    const { people, invitations } = await store.findPeople(anna);
    assert.equal(people.filter((one) => one.email === email).length, 1);
    assert.deepEqual(invitations, []);
    assert.equal(await store.findInvitation(hash), null);
    const [rows] = await engine.batch(as("app_web", anna.organizationId), [{
      text:
        `select a.action from app.audit a join app.events e on e.organization_id = a.organization_id and e.id = a.event_id
      where a.resource_id = any($1::uuid[]) order by a.id`,
      values: [[invitation!.id, people.find((one) => one.email === email)!.id]],
    }]);
    assert.deepEqual(rows.map(({ action }) => action), ["person_invited", "invitation_accepted"]);
  },
);

eachDatabase("an invitation past its end is dead, and one's firm reads and ends its own only", async ({ engine }) => {
  const { anna, carla } = await setUp(engine);
  const store = postgresPeople(engine);
  const { hash } = randomTokens.next();
  const wanted = { email: `x.${crypto.randomUUID()}@example.dk`, name: "X", role: "VIEWER" as const };
  const made = await store.invite(anna, { ...wanted, id: randomIds.next(), hash, days: 7 });
  const key = await store.addKey(anna, {
    ...{ id: randomIds.next(), name: "K", hash, ending: "abcd", scopes: ["view_sales"], days: 30 },
  });

  const byCarla = [await store.withdrawInvitation(carla, made!.id), await store.endKey(carla, key.id)];
  const seen = await store.findPeople(carla);
  await engine.batch(as("app_owner", anna.organizationId), [{
    text: "update app.invitations set expires_at = now() - interval '1 second' where id = $1",
    values: [made!.id],
  }]);

  assert.deepEqual(byCarla, [false, false]);
  assert.deepEqual([seen.invitations, await store.findKeys(carla)], [[], []]);
  assert.equal(await store.findInvitation(hash), null);
  assert.equal(await store.acceptInvitation(hash, { userId: carla.userId, fresh: null }, "r"), false);
  assert.equal((await store.findPeople(anna)).invitations.length, 1);
});

eachDatabase("app_web cannot read a secret of a key, an invitation or a second factor", async ({ engine }) => {
  const { anna } = await setUp(engine);
  for (const table of ["app.api_keys", "app.invitations", "identity.second_factors", "identity.recovery_codes"]) {
    const asked = engine.batch(as("app_web", anna.organizationId), [{ text: `select * from ${table}`, values: [] }]);
    await assert.rejects(asked, (fault: { code?: string }) => fault.code === "42501", table);
  }
});

eachDatabase("checkAudits() tells every firm's chain, and a row that was tampered with", async ({ engine }) => {
  const { anna, mads, carla } = await setUp(engine);
  const store = postgresPeople(engine);
  await store.changePerson(anna, (all) => decideChange(all, mads.userId, { active: false }));
  await sealAudits(engine);
  const tell = async () =>
    new Map((await Array.fromAsync(checkAudits(engine))).map((one) => [one.organizationId, one]));
  const before = await tell();

  const owner = as("app_owner", anna.organizationId);
  await engine.batch(owner, [
    { text: "alter table app.audit disable trigger rows_stay", values: [] },
    {
      text: "update app.audit set actor_id = $1 where organization_id = $2 and action = 'person_deactivated'",
      values: [mads.userId, anna.organizationId],
    },
    { text: "alter table app.audit enable trigger rows_stay", values: [] },
  ]);
  const after = await tell();

  assert.deepEqual([before.get(anna.organizationId)?.sealed, before.get(anna.organizationId)?.problems], [1, []]);
  assert.deepEqual(after.get(anna.organizationId)?.problems.map(({ problem }) => problem), ["changed"]);
  assert.deepEqual(after.get(carla.organizationId)?.problems, []);
}, { fresh: true });
