import type { EffectKind, Provider } from "../delivery/effect.ts";
import type { JobRow } from "../delivery/job.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Json } from "../kernel/json.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Books, Tenants } from "../tenants.ts";
import {
  type Integration,
  type IntegrationRefusal,
  type Neighbour,
  NEIGHBOURS,
  purposeOf,
  type SecretBox,
  tailOf,
} from "./integration.ts";

export interface IntegrationWorld {
  readonly tenants: Tenants;
  readonly secrets: SecretBox;
}

const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "manage_settings" };
/** Why an integration stands still that a person paused. */
const BY_HAND = { code: "by_hand" } as const;

/** The firm's integrations, without their secrets, for who may change them. */
export function findIntegrations({ tenants }: Pick<IntegrationWorld, "tenants">) {
  return async (actor: Actor): Promise<Result<readonly Integration[], Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { all } = await tenants.read(actor, ({ integrations }) => ({ all: integrations.all() }));
    return yes(all);
  };
}

/** Connects a neighbour, or gives it other settings; without a new secret the old one stays. */
export function connectIntegration({ tenants, secrets }: IntegrationWorld) {
  return async (actor: Actor, provider: Neighbour, settings: Json, secret: string | null) => {
    const sealed = secret === null ? null : await secrets.seal(purposeOf(actor.organizationId, provider), secret);
    return await tenants.write<null, IntegrationRefusal>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      const { all } = await books.ask({ all: books.read.integrations.all() });
      const other = all.find((one) => one.serves === NEIGHBOURS[provider] && one.provider !== provider);
      if (other) return no({ kind: "already_served", by: other.provider });
      if (sealed) await books.integrations.connect(provider, settings, sealed, tailOf(secret!));
      else if (all.some((one) => one.provider === provider)) await books.integrations.change(provider, settings);
      else return no({ kind: "secret_missing" });
      return yes(null);
    });
  };
}

/** Connects a neighbour and has it asked at once whether the login holds. */
export function connectAndTest(world: IntegrationWorld) {
  const connect = connectIntegration(world), test = testIntegration(world);
  return async (actor: Actor, provider: Neighbour, settings: Json, secret: string | null) => {
    const connected = await connect(actor, provider, settings, secret);
    if (connected.ok && testOf(provider)) await test(actor, provider);
    return connected;
  };
}

/** Lets the jobs of an integration wait until it is resumed. */
export function pauseIntegration(world: IntegrationWorld) {
  return changing(world, (books, provider) => books.integrations.pause(provider, BY_HAND));
}

/** Goes on with the jobs that waited. */
export function resumeIntegration(world: IntegrationWorld) {
  return changing(world, (books, provider) => books.integrations.resume(provider));
}

/** Forgets the secret; jobs that waited are given up, except mail, which has another way out. */
export function disconnectIntegration(world: IntegrationWorld) {
  return changing(world, (books, provider) => books.integrations.disconnect(provider));
}

/** What each purpose's test is called. */
const TESTS = { billing: "billing.test", calendar: "calendar.test", mail: "mail.test", sms: "sms.test" } as const;

/**
 * Has the worker ask the neighbour whether the login holds; what came of it is read with the integration. No page waits for
 * a neighbour.
 */
export function testIntegration({ tenants }: IntegrationWorld) {
  return (actor: Actor, provider: Neighbour) =>
    tenants.write<null, IntegrationRefusal>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      const kind = testOf(provider);
      if (!kind || await books.integrations.lock(provider) === null) {
        return no({ kind: "integration_missing", provider });
      }
      await books.effects.put([{ kind, key: testKey(provider), about: { userId: actor.userId } }]);
      return yes(null);
    });
}

/** One integration with its last test; nulls where it is not connected or was not tested. */
export function findIntegration({ tenants }: Pick<IntegrationWorld, "tenants">) {
  return async (
    actor: Actor,
    provider: Neighbour,
  ): Promise<Result<{ readonly integration: Integration | null; readonly test: JobRow | null }, Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const kind = testOf(provider) ?? "mail.test";
    return yes(
      await tenants.read(actor, ({ integrations, jobs }) => ({
        integration: integrations.of(provider),
        test: jobs.of(kind, testKey(provider)),
      })),
    );
  };
}

/** The effect that tests a neighbour; null where there is nothing to ask it. */
export function testOf(provider: Neighbour): EffectKind | null {
  const serves: Provider = NEIGHBOURS[provider];
  return serves in TESTS ? TESTS[serves as keyof typeof TESTS] : null;
}

/** What the test of a neighbour is called in the outbox. */
export function testKey(provider: Neighbour): string {
  return `test:${provider}`;
}

function changing({ tenants }: IntegrationWorld, change: (books: Books, provider: Neighbour) => Promise<void>) {
  return (actor: Actor, provider: Neighbour) =>
    tenants.write<null, IntegrationRefusal>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      if (await books.integrations.lock(provider) === null) return no({ kind: "integration_missing", provider });
      await change(books, provider);
      return yes(null);
    });
}
