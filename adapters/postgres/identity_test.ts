import assert from "node:assert/strict";
import { identityUseCases } from "../http/identity_use_cases.ts";
import { makeResetLink } from "../../domain/identity/change_account.ts";
import type { Caller, IdentityWorld, Passwords } from "../../domain/identity/ports.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import type { Role } from "../../domain/kernel/actor.ts";
import { actorOf } from "../http/session.ts";
import { divertLog } from "../log.ts";
import { argonPasswords } from "../passwords.ts";
import { systemClock } from "../clock.ts";
import { oneTimeCodes } from "../one_time_codes.ts";
import { randomBytes, randomTokens } from "../tokens.ts";
import { eachDatabase, type TestDatabase } from "../../tools/test_databases.ts";
import type { Engine, Row, Statement } from "./engine.ts";
import { postgresIdentity } from "./identity.ts";

const PASSWORD = "kat hest mus hund";
const real = await argonPasswords();
const hashed = await real.inTurn(({ hash }) => hash(PASSWORD));
const ids = { next: <T extends string>() => crypto.randomUUID() as T };
const HERE: Caller = { requestId: "request", address: "198.51.100.7", userAgent: "Chrome/1 Windows" };

divertLog(() => {});

/** Anna owns Rendetalje and also works in Tekup; Bo sells in Rendetalje; Carla owns Foodtruck. */
async function stage({ engine }: TestDatabase, { limits = true } = {}) {
  const mark = crypto.randomUUID().slice(0, 8);
  const firm = (name: string) => ({ id: crypto.randomUUID() as OrganizationId, name: `${name} ${mark}` });
  const rendetalje = firm("Rendetalje"), tekup = firm("Atekup"), foodtruck = firm("Foodtruck");
  for (const { id, name } of [rendetalje, tekup, foodtruck]) {
    await asOwner(engine, id, [{
      text: "insert into app.organizations (organization_id, name, type, sale_prefix) values ($1, $2, 'OTHER', 'XX')",
      values: [id, name],
    }]);
  }
  const person = async (name: string, ...work: [OrganizationId, Role][]) => {
    const id = crypto.randomUUID() as UserId, email = `${name}.${mark}@example.dk`;
    await asOwner(engine, rendetalje.id, [{
      text: "insert into identity.users (id, email, name, password_hash) values ($1, $2, $3, $4)",
      values: [id, email, name, hashed],
    }]);
    for (const [index, [organization, role]] of work.entries()) {
      await asOwner(engine, organization, [{
        text: `insert into app.memberships (organization_id, user_id, role, created_at)
          values ($1, $2, $3, now() + make_interval(mins => $4))`,
        values: [organization, id, role, index],
      }]);
    }
    return { id, email };
  };
  const anna = await person("anna", [rendetalje.id, "ADMIN"], [tekup.id, "VIEWER"]);
  const bo = await person("bo", [rendetalje.id, "SALES_REP"]);
  const carla = await person("carla", [foodtruck.id, "ADMIN"]);

  const watched = { running: 0, most: 0, verified: 0, refusedNobody: 0 };
  const store = postgresIdentity(engine, { limits });
  const codes = oneTimeCodes(systemClock), random = randomBytes;
  const world: IdentityWorld = {
    store,
    passwords: watch(real, watched),
    tokens: randomTokens,
    ids,
    codes,
    random,
  };
  // Everybody asks from a place of their own, so tests do not count for each other.
  const caller = { ...HERE, address: `test-${mark}` };
  return {
    engine,
    store,
    ask: identityUseCases(world),
    /** The links of the mails that were asked for, as they are made when those are written. */
    async mailed(): Promise<{ email: string; token: string }[]> {
      await store.settled();
      const link = makeResetLink({ store, tokens: randomTokens, ids });
      const jobs = [];
      for (const organization of [rendetalje, tekup, foodtruck]) {
        jobs.push(
          ...await asOwner(engine, organization.id, [{
            text:
              "select o.about from app.outbox o where o.organization_id = $1 and o.about ->> 'mail' = 'password_reset'",
            values: [organization.id],
          }]),
        );
      }
      const links = await Promise.all(jobs.flat().map(({ about }) => link((about as { userId: UserId }).userId)));
      return links.flatMap((one) => one === null ? [] : [{ email: one.to.email, token: one.token }]);
    },
    watched,
    caller,
    rendetalje,
    tekup,
    foodtruck,
    anna,
    bo,
    carla,
  };
}
type Stage = Awaited<ReturnType<typeof stage>>;

function watch(
  passwords: Passwords,
  seen: { running: number; most: number; verified: number; refusedNobody: number },
): Passwords {
  return {
    ...passwords,
    inTurn: (work) =>
      passwords.inTurn((turn) =>
        work({
          ...turn,
          async verify(password, kept) {
            seen.most = Math.max(seen.most, ++seen.running);
            seen.verified++;
            if (kept === null) seen.refusedNobody++;
            try {
              return await turn.verify(password, kept);
            } finally {
              seen.running--;
            }
          },
        })
      ),
  };
}

async function asOwner(engine: Engine, organization: string, statements: Statement[]): Promise<Row[][]> {
  const opening = {
    text: "select set_config('role', 'app_owner', true), set_config('app.current_org_id', $1, true)",
    values: [organization],
  };
  return await engine.batch(opening, statements);
}

async function audit({ engine }: Stage, organization: { id: string }, userId: string): Promise<unknown[]> {
  const [rows] = await asOwner(engine, organization.id, [{
    text: "select action from app.audit where organization_id = $1 and resource_id = $2 order by id",
    values: [organization.id, userId],
  }]);
  return rows.map(({ action }) => action);
}

async function sql({ engine, rendetalje }: Stage, text: string, ...values: unknown[]): Promise<Row[]> {
  return (await asOwner(engine, rendetalje.id, [{ text, values }]))[0];
}

async function logIn({ ask, caller }: Stage, { email }: { email: string }, more: Record<string, unknown> = {}) {
  const given = { email, password: PASSWORD, remember: false, sessionToken: null, deviceToken: null, ...more };
  const entered = await ask.logIn(given, caller);
  assert.ok(entered.ok, JSON.stringify(entered));
  return entered.value;
}

async function presence({ ask, caller }: Stage, token: string) {
  return (await ask.seeSession(token, caller.address)).who;
}

eachDatabase("logIn() opens a session in the oldest firm, keeps no secret, and notes it", async (database) => {
  const on = await stage(database);

  const { sessionToken, deviceToken, keepSeconds } = await logIn(on, on.anna);

  const who = await presence(on, sessionToken);
  assert.equal(who?.user.email, on.anna.email);
  assert.equal(who?.organization.id, on.rendetalje.id);
  assert.equal(who?.organization.role, "ADMIN");
  assert.deepEqual(who?.organizations.map(({ id, role }) => [id, role]), [[on.rendetalje.id, "ADMIN"], [
    on.tekup.id,
    "VIEWER",
  ]]);
  assert.equal(keepSeconds, null);
  const [row] = await sql(on, "select s::text as whole from identity.sessions s where user_id = $1", on.anna.id);
  assert.ok(!String(row.whole).includes(sessionToken) && !String(row.whole).includes(deviceToken));
  assert.deepEqual(await audit(on, on.rendetalje, on.anna.id), ["logged_in"]);
});

eachDatabase("logIn() finds the account however its address is written", async (database) => {
  const on = await stage(database);

  const { user } = await logIn(on, { email: `  ${on.anna.email.toUpperCase()} ` });

  assert.equal(user.id, on.anna.id);
});

eachDatabase("logIn() ends a session that was planted before (S2)", async (database) => {
  const on = await stage(database);
  const planted = await logIn(on, on.carla);

  const own = await logIn(on, on.anna, { sessionToken: planted.sessionToken });

  assert.notEqual(own.sessionToken, planted.sessionToken);
  assert.equal(await presence(on, planted.sessionToken), null);
});

eachDatabase(
  "logIn() answers alike for nobody, a wrong password, a deactivated user and one without a firm (S7)",
  async (database) => {
    const on = await stage(database);
    await sql(on, "update identity.users set active = false where id = $1", on.bo.id);
    await asOwner(on.engine, on.foodtruck.id, [{
      text: "update app.memberships set active = false where user_id = $1",
      values: [on.carla.id],
    }]);
    const tries = [
      { email: "nobody@example.dk", password: PASSWORD },
      { email: on.anna.email, password: "wrong" },
      { email: on.bo.email, password: PASSWORD },
      { email: on.carla.email, password: PASSWORD },
      { email: "not an address \0 \ud800", password: "\0\ud800" },
      { email: on.anna.email, password: PASSWORD + "x".repeat(1_000_000) },
    ];

    const answers = [];
    for (const given of tries) {
      answers.push(await on.ask.logIn({ ...given, remember: false, sessionToken: null, deviceToken: null }, on.caller));
    }

    for (const answer of answers) assert.deepEqual(answer, { ok: false, error: { kind: "wrong_credentials" } });
    assert.equal(on.watched.verified, tries.length, "every try costs a hash");
    assert.equal(on.watched.refusedNobody, 2);
    await on.store.settled();
    assert.deepEqual(await audit(on, on.rendetalje, on.anna.id), ["login_failed", "login_failed"]);
  },
);

eachDatabase(
  "logIn() lets an account fail five times, whoever asks in parallel, and then its owner waits a minute (S6)",
  async (database) => {
    const on = await stage(database);
    const wrong = () =>
      on.ask.logIn(
        { email: on.anna.email, password: "wrong", remember: false, sessionToken: null, deviceToken: null },
        on.caller,
      );

    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: 30 }, wrong));

    const kinds = answers.map((answer) => answer.ok ? "ok" : answer.error.kind);
    assert.equal(kinds.filter((kind) => kind === "wrong_credentials").length, 5);
    assert.equal(kinds.filter((kind) => kind === "too_many_tries").length, 25);
    assert.equal(on.watched.verified, 5, "a try that has to wait costs no hash");
    const late = await wrong(), left = 60 - (performance.now() - began) / 1_000;
    assert.ok(
      !late.ok && late.error.kind === "too_many_tries" && late.error.retryAfterSeconds >= Math.floor(left) &&
        late.error.retryAfterSeconds <= 60,
    );
    await logIn(on, on.bo);
  },
);

eachDatabase(
  "logIn() lets the owner in, from a browser used before, while a stranger's failures keep the account shut",
  async (database) => {
    const on = await stage(database);
    const { deviceToken } = await logIn(on, on.anna);
    const given = { email: on.anna.email, remember: false, sessionToken: null };
    for (let n = 0; n < 6; n++) await on.ask.logIn({ ...given, password: "wrong", deviceToken: null }, on.caller);

    const stranger = await on.ask.logIn(
      { ...given, password: PASSWORD, deviceToken: randomTokens.next().token },
      on.caller,
    );
    const owner = await on.ask.logIn({ ...given, password: PASSWORD, deviceToken }, on.caller);

    assert.equal(stranger.ok, false);
    assert.equal(owner.ok && owner.value.deviceToken, deviceToken);
  },
);

eachDatabase("logIn() forgets the failures of an account once its password came", async (database) => {
  const on = await stage(database);
  const given = { email: on.anna.email, remember: false, sessionToken: null, deviceToken: null };
  for (let n = 0; n < 3; n++) {
    for (let wrong = 0; wrong < 4; wrong++) await on.ask.logIn({ ...given, password: "wrong" }, on.caller);
    await logIn(on, on.anna);
  }

  const counted = await sql(on, "select failures from identity.login_failures where failures > 12");

  assert.deepEqual(counted, []);
});

eachDatabase("logIn() of fifty at once works with four hashes at a time, and all get in (S8)", async (database) => {
  const on = await stage(database);

  const all = await Promise.all(Array.from({ length: 50 }, (_, n) => logIn(on, n % 2 ? on.anna : on.bo)));

  assert.equal(new Set(all.map(({ sessionToken }) => sessionToken)).size, 50);
  assert.ok(on.watched.most <= 4, `${on.watched.most} at once`);
});

eachDatabase("logIn() hashes anew where the kept hash is weaker than ours", async (database) => {
  const on = await stage(database);
  const verifyAnything: Passwords = {
    ...real,
    inTurn: (work) =>
      real.inTurn((turn) => work({ ...turn, isStale: () => true, verify: () => Promise.resolve(true) })),
  };
  const ask = identityUseCases({
    store: on.store,
    passwords: verifyAnything,
    tokens: randomTokens,
    ids,
    codes: oneTimeCodes(systemClock),
    random: randomBytes,
  });

  await ask.logIn(
    { email: on.anna.email, password: PASSWORD, remember: false, sessionToken: null, deviceToken: null },
    on.caller,
  );

  const [{ password_hash }] = await sql(on, "select password_hash from identity.users where id = $1", on.anna.id);
  assert.notEqual(password_hash, hashed);
  await logIn(on, on.anna);
});

eachDatabase(
  "a session ends with logout, deactivation, removal from the firm and a role is read anew (S3)",
  async (database) => {
    const on = await stage(database);
    const seen = async (token: string) => (await presence(on, token))?.organization.role ?? null;
    const first = (await logIn(on, on.bo)).sessionToken, second = (await logIn(on, on.bo)).sessionToken;

    const who = (await presence(on, first))!;
    await on.ask.logOut(actorOf(who, "r"), first);
    assert.deepEqual([await seen(first), await seen(second)], [null, "SALES_REP"]);

    const membership = (change: string) =>
      asOwner(on.engine, on.rendetalje.id, [{
        text: `update app.memberships set ${change} where user_id = $1`,
        values: [on.bo.id],
      }]);
    await membership("role = 'VIEWER'");
    assert.equal(await seen(second), "VIEWER");
    await membership("active = false");
    assert.equal(await seen(second), null);
    await membership("active = true");
    await sql(on, "update identity.users set active = false where id = $1", on.bo.id);
    assert.equal(await seen(second), null);
  },
);

eachDatabase(
  "a session ends by the database's clock: 8 hours idle, 24 in all, a week when remembered (S4)",
  async (database) => {
    const on = await stage(database);
    const { sessionToken } = await logIn(on, on.anna);
    const remembered = await logIn(on, on.anna, { remember: true });
    const later = (hours: number, token: string, { idle = true } = {}) =>
      sql(
        on,
        `update identity.sessions set absolute_end = absolute_end - make_interval(hours => $1)
        ${
          idle ? ", last_seen_at = last_seen_at - make_interval(hours => $1)" : ", last_seen_at = now()"
        } where token_hash = $2`,
        hours,
        randomTokens.hash(token),
      );

    await later(7, sessionToken);
    assert.ok(await presence(on, sessionToken), "7 hours idle");
    await later(8, sessionToken, { idle: false });
    assert.ok(await presence(on, sessionToken), "15 hours, in use");
    await later(9, sessionToken, { idle: false });
    assert.equal(await presence(on, sessionToken), null, "24 hours, in use");
    const idle = (await logIn(on, on.anna)).sessionToken;
    await later(8, idle);
    assert.equal(await presence(on, idle), null, "8 hours idle");

    assert.equal(remembered.keepSeconds, 7 * 24 * 3_600);
    await later(7 * 24 - 1, remembered.sessionToken);
    assert.ok(await presence(on, remembered.sessionToken), "a week less an hour");
    await later(1, remembered.sessionToken);
    assert.equal(await presence(on, remembered.sessionToken), null, "a week");
  },
);

eachDatabase("seeSession() writes down at most once a minute that a session is used", async (database) => {
  const on = await stage(database);
  const { sessionToken } = await logIn(on, on.anna);
  const seen = async () =>
    (await sql(
      on,
      "select last_seen_at from identity.sessions where token_hash = $1",
      randomTokens.hash(sessionToken),
    ))[0].last_seen_at;
  const atLogin = await seen();

  await presence(on, sessionToken);
  assert.equal(await seen(), atLogin);
  await sql(
    on,
    "update identity.sessions set last_seen_at = now() - interval '61 seconds' where user_id = $1",
    on.anna.id,
  );
  const before = await seen();
  await presence(on, sessionToken);
  assert.notEqual(await seen(), before);
});

eachDatabase("switchOrganization() goes on under a new secret, in one's own firms only", async (database) => {
  const on = await stage(database);
  const { sessionToken } = await logIn(on, on.anna);
  const who = (await presence(on, sessionToken))!;
  const actor = actorOf(who, "r");

  const foreign = await on.ask.switchOrganization(actor, who, sessionToken, on.foodtruck.id);
  assert.deepEqual(foreign, { ok: false, error: { kind: "organization_missing" } });
  assert.ok(await presence(on, sessionToken), "the session goes on where it was");

  const switched = await on.ask.switchOrganization(actor, who, sessionToken, on.tekup.id);
  assert.ok(switched.ok);
  assert.equal(await presence(on, sessionToken), null, "the old secret is dead");
  const there = await presence(on, switched.value.sessionToken);
  assert.deepEqual([there?.organization.id, there?.organization.role], [on.tekup.id, "VIEWER"]);
  assert.deepEqual(await audit(on, on.tekup, on.anna.id), ["organization_switched"]);

  const again = await on.ask.switchOrganization(actor, who, sessionToken, on.tekup.id);
  assert.deepEqual(again, { ok: false, error: { kind: "session_ended" } });
});

eachDatabase(
  "switchOrganization() is refused by the database too where the membership has just ended",
  async (database) => {
    const on = await stage(database);
    const { sessionToken } = await logIn(on, on.anna);
    const who = (await presence(on, sessionToken))!;
    await asOwner(on.engine, on.tekup.id, [{
      text: "update app.memberships set active = false where user_id = $1 and organization_id = $2",
      values: [on.anna.id, on.tekup.id],
    }]);

    const switched = await on.ask.switchOrganization(actorOf(who, "r"), who, sessionToken, on.tekup.id);

    assert.deepEqual(switched, { ok: false, error: { kind: "session_ended" } });
  },
);

eachDatabase(
  "changePassword() asks for the old one, ends every other session and token, and keeps this one",
  async (database) => {
    const on = await stage(database);
    const here = (await logIn(on, on.anna)).sessionToken, there = (await logIn(on, on.anna)).sessionToken;
    const issued = await on.ask.issueTokens({ email: on.anna.email, password: PASSWORD }, on.caller);
    assert.ok(issued.ok);
    const who = (await presence(on, here))!;
    const change = (current: string, next: string) =>
      on.ask.changePassword(actorOf(who, "r"), who.sessionId, { current, next });

    assert.deepEqual(await change(PASSWORD, "short"), {
      ok: false,
      error: { kind: "password_unfit", fault: "too_short" },
    });
    assert.deepEqual(await change(PASSWORD, `${on.rendetalje.name}`), {
      ok: false,
      error: { kind: "password_unfit", fault: "personal" },
    });
    assert.deepEqual(await change("wrong", "ny sætning om katte"), { ok: false, error: { kind: "wrong_password" } });
    assert.deepEqual(await change(PASSWORD, "ny sætning om katte"), { ok: true, value: null });

    assert.ok(await presence(on, here));
    assert.equal(await presence(on, there), null);
    assert.equal((await on.ask.seeBearer(issued.value.accessToken, on.caller.address)).who, null);
    await logIn(on, on.anna, { password: "ny sætning om katte" });
    // The same letters, composed otherwise.
    await logIn(on, on.anna, { password: "ny sætning om katte".normalize("NFD") });
  },
);

eachDatabase("requestPasswordReset() mails a link that works once and ends every session (S9)", async (database) => {
  const on = await stage(database);
  const { sessionToken } = await logIn(on, on.anna);

  await on.ask.requestPasswordReset(on.anna.email, on.caller);
  await on.ask.requestPasswordReset(on.anna.email, on.caller);
  await on.store.settled();
  const [{ email, token }, second] = await on.mailed();
  assert.equal(email, on.anna.email);
  assert.equal(await on.ask.isResetOpen(token), true);
  const [kept] = await sql(
    on,
    "select p::text as whole from identity.password_resets p where user_id = $1",
    on.anna.id,
  );
  assert.ok(!String(kept.whole).includes(token));

  const unfit = await on.ask.resetPassword(token, "short", on.caller);
  assert.deepEqual(unfit, { ok: false, error: { kind: "password_unfit", fault: "too_short" } });
  const both = await Promise.all([1, 2].map(() => on.ask.resetPassword(token, "ny sætning om katte", on.caller)));
  assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true], "two at once use it once");
  assert.equal(await on.ask.isResetOpen(token), false);
  assert.equal(await on.ask.isResetOpen(second.token), false, "the other link is dead too");
  assert.equal(await presence(on, sessionToken), null);
  await logIn(on, on.anna, { password: "ny sætning om katte" });
});

eachDatabase(
  "requestPasswordReset() does nothing, and says nothing, for nobody, a deactivated user and the fourth time (S7)",
  async (database) => {
    const on = await stage(database);
    await sql(on, "update identity.users set active = false where id = $1", on.bo.id);

    const answers = [];
    for (const email of ["nobody@example.dk", on.bo.email, "no address", ...Array(5).fill(on.anna.email)]) {
      answers.push(await on.ask.requestPasswordReset(email, on.caller));
    }
    await on.store.settled();

    assert.ok(answers.every((answer) => answer === undefined));
    assert.deepEqual((await on.mailed()).map(({ email }) => email), Array(3).fill(on.anna.email));
  },
);

eachDatabase("a reset link is too old after 30 minutes, and nobody can use a made-up one", async (database) => {
  const on = await stage(database);
  await on.ask.requestPasswordReset(on.anna.email, on.caller);
  await on.store.settled();
  const [{ token }] = await on.mailed();
  const older = (minutes: number) =>
    sql(
      on,
      "update identity.password_resets set expires_at = expires_at - make_interval(mins => $1) where user_id = $2",
      minutes,
      on.anna.id,
    );

  await older(29);
  assert.equal(await on.ask.isResetOpen(token), true);
  await older(1);
  assert.equal(await on.ask.isResetOpen(token), false);
  for (const made of [token, randomTokens.next().token, "", "x", "\0", "a".repeat(10_000)]) {
    const reset = await on.ask.resetPassword(made, "ny sætning om katte", on.caller);
    assert.deepEqual(reset, { ok: false, error: { kind: "reset_link_dead" } });
  }
});

eachDatabase("issueTokens() and refreshTokens() rotate, and a second use ends the family", async (database) => {
  const on = await stage(database);
  const issued = await on.ask.issueTokens({ email: on.anna.email, password: PASSWORD }, on.caller);
  assert.ok(issued.ok);
  const bearer = async (token: string) => (await on.ask.seeBearer(token, on.caller.address)).who?.user.id ?? null;
  assert.equal(await bearer(issued.value.accessToken), on.anna.id);
  assert.equal(await bearer(issued.value.refreshToken), null, "a refresh token opens nothing");

  const second = await on.ask.refreshTokens(issued.value.refreshToken, on.caller);
  assert.ok(second.ok);
  assert.notEqual(second.value.refreshToken, issued.value.refreshToken);
  assert.equal(await bearer(second.value.accessToken), on.anna.id);
  const access = await on.ask.refreshTokens(second.value.accessToken, on.caller);
  assert.deepEqual(access, { ok: false, error: { kind: "token_invalid" } });

  const stolen = await on.ask.refreshTokens(issued.value.refreshToken, on.caller);
  assert.deepEqual(stolen, { ok: false, error: { kind: "token_invalid" } });
  assert.deepEqual([await bearer(issued.value.accessToken), await bearer(second.value.accessToken)], [null, null]);
  assert.equal((await on.ask.refreshTokens(second.value.refreshToken, on.caller)).ok, false);
  assert.deepEqual(await audit(on, on.rendetalje, on.anna.id), ["tokens_issued", "token_reused"]);
});

eachDatabase("refreshTokens() in parallel gives at most one pair", async (database) => {
  const on = await stage(database);
  const issued = await on.ask.issueTokens({ email: on.anna.email, password: PASSWORD }, on.caller);
  assert.ok(issued.ok);

  const all = await Promise.all(
    Array.from({ length: 8 }, () => on.ask.refreshTokens(issued.value.refreshToken, on.caller)),
  );

  assert.equal(all.filter(({ ok }) => ok).length, 1);
});

eachDatabase(
  "an access token ends after an hour, with logout, with the firm and with its user (S12)",
  async (database) => {
    const on = await stage(database);
    const issue = async () => {
      const issued = await on.ask.issueTokens({ email: on.anna.email, password: PASSWORD }, on.caller);
      assert.ok(issued.ok);
      return issued.value;
    };
    const who = async (token: string) => (await on.ask.seeBearer(token, on.caller.address)).who;

    const old = await issue();
    assert.equal(old.expiresInSeconds, 3_600);
    await sql(
      on,
      "update identity.api_tokens set expires_at = expires_at - interval '1 hour' where user_id = $1",
      on.anna.id,
    );
    assert.equal(await who(old.accessToken), null);

    const ended = await issue();
    const bearer = (await who(ended.accessToken))!;
    const switched = await on.ask.switchTokens(actorOf(bearer, "r"), bearer, on.tekup.id);
    assert.ok(switched.ok);
    assert.equal(await who(ended.accessToken), null, "the old firm's token ends");
    assert.equal((await who(switched.value.accessToken))?.organization.id, on.tekup.id);
    assert.deepEqual(await on.ask.switchTokens(actorOf(bearer, "r"), bearer, on.foodtruck.id), {
      ok: false,
      error: { kind: "organization_missing" },
    });

    const there = (await who(switched.value.accessToken))!;
    await on.ask.revokeTokens(actorOf(there, "r"), there);
    assert.equal(await who(switched.value.accessToken), null);
    assert.equal((await on.ask.refreshTokens(switched.value.refreshToken, on.caller)).ok, false);

    const last = await issue();
    await sql(on, "update identity.users set active = false where id = $1", on.anna.id);
    assert.equal(await who(last.accessToken), null);
    assert.equal((await on.ask.refreshTokens(last.refreshToken, on.caller)).ok, false);
  },
);

eachDatabase("findSessions() lists one's own, and endOtherSessions() leaves this one", async (database) => {
  const on = await stage(database);
  const here = (await logIn(on, on.anna)).sessionToken;
  await logIn(on, on.anna);
  await logIn(on, on.anna, { remember: true });
  await logIn(on, on.bo);
  const who = (await presence(on, here))!;
  const actor = actorOf(who, "r");

  const before = await on.ask.findSessions(actor, who.sessionId);
  assert.deepEqual(before.map(({ current, remember }) => [current, remember]).slice(0, 1), [[true, false]]);
  assert.equal(before.length, 3);
  assert.equal(await on.ask.endOtherSessions(actor, who.sessionId), 2);
  assert.equal((await on.ask.findSessions(actor, who.sessionId)).length, 1);
  assert.equal(await on.ask.endOtherSessions(actor, who.sessionId), 0);
});

eachDatabase("changeProfile() is there at the next request, and is noted", async (database) => {
  const on = await stage(database);
  const { sessionToken } = await logIn(on, on.anna);
  const who = (await presence(on, sessionToken))!;

  await on.ask.changeProfile(actorOf(who, "r"), { name: "Anna Ås", language: "en", theme: "dark" });

  const { user } = (await presence(on, sessionToken))!;
  assert.deepEqual([user.name, user.language, user.theme], ["Anna Ås", "en", "dark"]);
  assert.deepEqual(await audit(on, on.rendetalje, on.anna.id), ["logged_in", "profile_changed"]);
});

eachDatabase(
  "meter() is exact: of 200 calls at once 50 pass, and the rest are told when to come again",
  async (database) => {
    const on = await stage(database);
    const limit = { name: `test_${crypto.randomUUID()}`, calls: 50, seconds: 3_600, burst: 50 };

    const all = (await Promise.all(Array.from({ length: 200 }, () => on.store.meter([{ limit, who: "somebody" }]))))
      .flat();

    const passed = all.filter(({ retryAfterSeconds }) => retryAfterSeconds === null);
    assert.equal(passed.length, 50);
    assert.ok(passed.every(({ remaining }) => remaining >= 0 && remaining < 50));
    assert.equal(Math.min(...passed.map(({ remaining }) => remaining)), 0);
    for (const { retryAfterSeconds, remaining } of all.filter((one) => !passed.includes(one))) {
      assert.equal(remaining, 0);
      assert.ok(retryAfterSeconds! >= 1 && retryAfterSeconds! <= 72 + 1, `${retryAfterSeconds}`);
    }
    const [other] = await on.store.meter([{ limit, who: "somebody else" }]);
    assert.equal(other.retryAfterSeconds, null);
  },
);

eachDatabase("meter() lets one call more after each share of the time", async (database) => {
  const on = await stage(database);
  // A day and more for a call: what the test itself takes is nothing to that.
  const limit = { name: `test_${crypto.randomUUID()}`, calls: 10, seconds: 1_000_000, burst: 2 };
  const call = async () => (await on.store.meter([{ limit, who: "x" }]))[0].retryAfterSeconds;
  const wait = (seconds: number) =>
    sql(
      on,
      "update identity.rate_limits set tat = tat - make_interval(secs => $1) where key = $2",
      seconds,
      `${limit.name}:x`,
    );

  assert.deepEqual([await call(), await call()], [null, null]);
  assert.equal(Math.round((await call())! / 1_000), 100);
  await wait(100_000);
  assert.deepEqual([await call(), (await call())! > 0], [null, true]);
  await wait(10_000_000);
  assert.deepEqual(
    [await call(), await call(), (await call())! > 0],
    [null, null, true],
    "no more than the burst is saved up",
  );
});

eachDatabase(
  "seeBearer() counts a user's calls together whatever token or place they come from: 100 at once",
  async (database) => {
    const on = await stage(database);
    const first = await on.ask.issueTokens({ email: on.anna.email, password: PASSWORD }, on.caller);
    const second = await on.ask.issueTokens({ email: on.anna.email, password: PASSWORD }, on.caller);
    assert.ok(first.ok && second.ok);
    const tokens = [first.value.accessToken, second.value.accessToken];

    const seen = [];
    const began = performance.now();
    for (let n = 0; n < 130; n++) seen.push(await on.ask.seeBearer(tokens[n % 2], `${on.caller.address}-${n}`));

    const refused = seen.filter(({ allowances }) =>
      allowances.some(({ limit, retryAfterSeconds }) => limit.name === "api_user" && retryAfterSeconds !== null)
    );
    const refilled = Math.ceil((performance.now() - began) / 3_600);
    assert.ok(refused.length >= 30 - refilled && refused.length <= 30, `${refused.length} of 130 were refused`);
    assert.equal(seen.slice(0, 100).filter((one) => refused.includes(one)).length, 0);
  },
);

eachDatabase("seeBearer() and seeSession() count a place's calls: 10 and 50 at once", async (database) => {
  const on = await stage(database);
  const place = `place-${crypto.randomUUID()}`;

  const began = performance.now();
  const calls = await Promise.all(Array.from({ length: 40 }, () => on.ask.seeBearer(null, place)));
  const refilled = 10 * Math.ceil((performance.now() - began) / 1_000);
  const pages = await Promise.all(Array.from({ length: 40 }, () => on.ask.seeSession(null, place)));

  const passed = (all: typeof calls | typeof pages) =>
    all.filter(({ allowances }) => allowances[0].retryAfterSeconds === null).length;
  assert.ok(passed(calls) >= 10 && passed(calls) <= 10 + refilled, `${passed(calls)} calls`);
  assert.equal(passed(pages), 40);
});

eachDatabase("limits can be switched off for a load test", async (database) => {
  const on = await stage(database, { limits: false });
  const { sessionToken } = await logIn(on, on.anna);

  const seen = await Promise.all(Array.from({ length: 120 }, () => on.ask.seeSession(sessionToken, on.caller.address)));

  assert.ok(seen.every(({ who, allowances }) => who !== null && allowances.length === 0));
  for (let n = 0; n < 7; n++) {
    await on.ask.logIn({
      email: on.anna.email,
      password: "wrong",
      remember: false,
      sessionToken: null,
      deviceToken: null,
    }, on.caller);
  }
  await logIn(on, on.anna);
  await on.store.settled();
});

eachDatabase("sweep() removes what has no use any more and nothing else", async (database) => {
  const on = await stage(database);
  const { sessionToken } = await logIn(on, on.anna);
  const old = (await logIn(on, on.anna)).sessionToken;
  await sql(
    on,
    "update identity.sessions set absolute_end = now() - interval '91 days' where token_hash = $1",
    randomTokens.hash(old),
  );
  await sql(
    on,
    "insert into identity.rate_limits values ('old ' || $1, now() - interval '1 second'), ('new ' || $1, now() + interval '1 day')",
    on.anna.id,
  );

  await on.store.sweep();

  const [{ count }] = await sql(
    on,
    "select count(*)::int as count from identity.sessions where user_id = $1",
    on.anna.id,
  );
  assert.equal(count, 1);
  const keys = await sql(on, "select key from identity.rate_limits where key like '%' || $1", on.anna.id);
  assert.deepEqual(keys, [{ key: `new ${on.anna.id}` }]);
  assert.ok(await presence(on, sessionToken));
});

eachDatabase("no role but app_auth reads a login, and app_auth reads no firm's books", async (database) => {
  const on = await stage(database);
  const as = (role: string, text: string) =>
    on.engine.batch({
      text: "select set_config('role', $1, true), set_config('app.current_org_id', $2, true)",
      values: [role, on.rendetalje.id],
    }, [
      { text, values: [] },
    ]);

  for (const table of ["sessions", "api_tokens", "password_resets", "login_failures", "rate_limits"]) {
    for (const role of ["app_web", "app_worker", "app_search"]) {
      await assert.rejects(as(role, `select * from identity.${table}`), /permission denied/, `${role} reads ${table}`);
    }
  }
  await assert.rejects(as("app_web", "select password_hash from identity.users"), /permission denied/);
  for (const table of ["customers", "sales", "payments", "audit"]) {
    await assert.rejects(as("app_auth", `select * from app.${table}`), /permission denied/, `app_auth reads ${table}`);
  }
});
