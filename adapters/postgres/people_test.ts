import assert from "node:assert/strict";
import { decideChange, decideReset } from "../../domain/people/person.ts";
import { no } from "../../domain/kernel/result.ts";
import type { Role } from "../../domain/kernel/actor.ts";
import type { UserId } from "../../domain/kernel/ids.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms } from "../../tools/test_firms.ts";
import { randomIds } from "../clock.ts";
import { type Cast, castWith } from "../memory/cast.ts";
import { kept } from "../memory/world.ts";
import { randomTokens } from "../tokens.ts";
import type { Engine } from "./engine.ts";
import { postgresIdentity } from "./identity.ts";
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
    const invitation = kept(
      await store.invite(anna, {
        ...{ id: randomIds.next(), email, name: "Nora", role: "VIEWER" },
        hash,
        days: 7,
        language: "da",
      }),
    );
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
      values: [[invitation.id, people.find((one) => one.email === email)!.id]],
    }]);
    assert.deepEqual(rows.map(({ action }) => action), ["person_invited", "invitation_accepted"]);
  },
);

eachDatabase("an invitation past its end is dead, and one's firm reads and ends its own only", async ({ engine }) => {
  const { anna, carla } = await setUp(engine);
  const store = postgresPeople(engine);
  const { hash } = randomTokens.next();
  const wanted = { email: `x.${crypto.randomUUID()}@example.dk`, name: "X", role: "VIEWER" as const };
  const made = kept(
    await store.invite(anna, { ...wanted, id: randomIds.next(), hash, days: 7, language: "da" }),
  );
  const key = await store.addKey(anna, {
    ...{ id: randomIds.next(), name: "K", hash, ending: "abcd", scopes: ["view_sales"], days: 30 },
  });

  const byCarla = [await store.withdrawInvitation(carla, made.id), await store.endKey(carla, key.id)];
  const seen = await store.findPeople(carla);
  await engine.batch(as("app_owner", anna.organizationId), [{
    text: "update app.invitations set expires_at = now() - interval '1 second' where id = $1",
    values: [made.id],
  }]);

  assert.deepEqual(byCarla, [false, false]);
  assert.deepEqual([seen.invitations, await store.findKeys(carla)], [[], []]);
  assert.equal(await store.findInvitation(hash), null);
  assert.equal(await store.acceptInvitation(hash, { userId: carla.userId, fresh: null }, "r"), false);
  assert.equal((await store.findPeople(anna)).invitations.length, 1);
});

eachDatabase("an invitation and a change with a key are made once, and answered again", async ({ engine }) => {
  const { anna: by, mads } = await setUp(engine);
  const store = postgresPeople(engine);
  const anna = { ...by, once: { key: "invite", fingerprint: "a" } };
  const changing = { ...by, once: { key: "change", fingerprint: "a" } };
  const email = `y.${crypto.randomUUID()}@example.dk`;
  const invite = (actor: typeof anna, address = email) =>
    store.invite(actor, {
      ...{
        id: randomIds.next(),
        email: address,
        name: "Y",
        role: "VIEWER",
        hash: randomTokens.next().hash,
        days: 7,
        language: "da",
      },
    });
  const demote = (actor: typeof anna) =>
    store.changePerson(actor, (all) => decideChange(all, mads.userId, { role: "VIEWER" }));

  const invited = await Promise.all(Array.from({ length: 5 }, () => invite(anna)));
  const done = invited.filter((one) => one.ok).map((one) => kept(one));
  const [told, mails] = await engine.batch(as("app_web", by.organizationId), [
    { text: "select from app.audit where action = 'person_invited' and resource_id = $1", values: [done[0].id] },
    { text: "select from app.outbox where about ->> 'invitationId' = $1", values: [done[0].id] },
  ]);
  const other = await invite({ ...anna, once: { key: "invite", fingerprint: "b" } });
  const member = { ...anna, once: { key: "member", fingerprint: "a" } };
  const refused = [await invite(member, (await store.findPeople(by)).people[0].email), await invite(member)];
  const first = kept(await demote(changing));
  kept(await store.changePerson(by, (all) => decideChange(all, mads.userId, { role: "SALES_REP" })));
  const again = kept(await demote(changing));

  assert.deepEqual([told.length, mails.length], [1, 1], "told and mailed once");
  assert.equal(new Set(done.map((invitation) => JSON.stringify(invitation))).size, 1);
  assert.deepEqual(other, no({ kind: "idempotency_mismatch" }));
  assert.deepEqual(refused.map(({ ok }) => ok), [false, true]);
  assert.deepEqual([again, first.person.role], [first, "VIEWER"]);
  const { people } = await store.findPeople(by);
  assert.equal(people.find(({ id }) => id === mads.userId)?.role, "SALES_REP");
});

eachDatabase(
  "a second factor is taken away from a colleague of one's own firms alone, with all they have open",
  async ({ engine }) => {
    const { anna, bo, vera, carla } = await setUp(engine);
    const store = postgresPeople(engine);
    const identity = postgresIdentity(engine, { limits: false });
    const owner = (text: string, ...values: unknown[]) =>
      engine.batch(as("app_owner", anna.organizationId), [{ text, values }]).then(([rows]) => rows);
    for (const { userId } of [anna, bo]) {
      await identity.keepFactor(userId, new Uint8Array(20));
      await owner("update identity.second_factors set confirmed_at = now() where user_id = $1", userId);
      await owner("insert into identity.recovery_codes (user_id, code_hash) values ($1, 'x')", userId);
    }
    await owner(
      `insert into identity.sessions (id, token_hash, user_id, organization_id, idle_minutes, absolute_end)
      select gen_random_uuid(), convert_to(gen_random_uuid()::text, 'UTF8'), $1, $2, 60, now() + interval '1 day'`,
      ...[bo.userId, anna.organizationId],
    );
    const reset = (by: typeof anna, id: UserId) => store.resetFactor(by, id, (one) => decideReset(by.userId, one));
    await engine.batch(as("app_owner", carla.organizationId), [{
      text: "insert into app.memberships (organization_id, user_id, role, active) values ($1, $2, 'VIEWER', true)",
      values: [carla.organizationId, bo.userId],
    }]);

    const refused = [
      ...[await reset(anna, anna.userId), await reset(anna, vera.userId), await reset(anna, carla.userId)],
      ...[await reset(carla, anna.userId), await reset(anna, bo.userId)],
    ];
    await engine.batch(as("app_owner", carla.organizationId), [{
      text: "update app.memberships set active = false where organization_id = $1 and user_id = $2",
      values: [carla.organizationId, bo.userId],
    }]);
    const done = kept(await reset(anna, bo.userId));

    assert.deepEqual(refused.map((one) => !one.ok && one.error.kind), [
      ...["factor_own", "factor_missing", "person_missing", "person_missing", "factor_elsewhere"],
    ]);
    assert.deepEqual([Object.keys(done).sort(), done.language], [["email", "language", "name"], "da"]);
    assert.deepEqual([await identity.findFactor(bo.userId), (await identity.findFactor(anna.userId))?.confirmed], [
      null,
      true,
    ]);
    const [left] = await owner(
      `select (select count(*) from identity.sessions where user_id = $1 and ended_at is null)::int as sessions,
      (select count(*) from identity.recovery_codes where user_id = $1)::int as codes,
      (select must_change_password from identity.users where id = $1) as change,
      (select count(*) from app.audit where action = 'second_factor_reset' and resource_id = $1 and actor_id = $2)::int as told`,
      ...[bo.userId, anna.userId],
    );
    assert.deepEqual(left, { sessions: 0, codes: 0, change: true, told: 1 });
  },
);

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
