import { connectIntegration, type IntegrationWorld } from "../integrations/change_integrations.ts";
import type { JobRow } from "../delivery/job.ts";
import type { Integration, IntegrationRefusal, NEIGHBOURS } from "../integrations/integration.ts";
import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Tenants } from "../tenants.ts";
import { type BillingSettings, settingsFrom } from "./accounts.ts";
import { ACCOUNTS_KEY } from "./find_reconciliation.ts";

/** A neighbour that keeps accounts. */
export type Accountant = { [K in keyof typeof NEIGHBOURS]: typeof NEIGHBOURS[K] extends "billing" ? K : never }[
  keyof typeof NEIGHBOURS
];

/** What the firm has decided about its accounts, and how the last question to them went. */
export interface BillingSetup {
  readonly integration: Integration | null;
  readonly settings: BillingSettings;
  readonly test: JobRow | null;
}

const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "manage_settings" };

export function findBilling({ tenants }: { readonly tenants: Tenants }) {
  return async (actor: Actor, provider: Accountant): Promise<Result<BillingSetup, Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { integration, test } = await tenants.read(actor, ({ integrations, jobs }) => ({
      integration: integrations.of(provider),
      test: jobs.of("billing.test", ACCOUNTS_KEY),
    }));
    return yes({ integration, settings: settingsFrom(integration?.settings ?? null), test });
  };
}

/**
 * Connects the firm's accounts or changes how they are used, and lets the worker ask what there is to choose from: no page
 * waits for them. What they offered before is kept until they answer again.
 */
export function connectBilling(world: IntegrationWorld) {
  const connect = connectIntegration(world);
  const find = findBilling(world);
  return async (
    actor: Actor,
    provider: Accountant,
    change: Partial<Omit<BillingSettings, "offered">>,
    token: string | null,
  ): Promise<Result<null, IntegrationRefusal>> => {
    const before = await find(actor, provider);
    if (!before.ok) return before;
    const connected = await connect(actor, provider, { ...before.value.settings, ...change }, token);
    return connected.ok ? await askAccountsNow(world)(actor) : connected as Result<null, IntegrationRefusal>;
  };
}

/** Asks the accounts once more, from their button. */
export function askAccountsNow({ tenants }: { readonly tenants: Tenants }) {
  return async (actor: Actor): Promise<Result<null, Forbidden>> => {
    const asked = await tenants.write<null, Forbidden>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no(FORBIDDEN);
      await books.effects.put([
        { kind: "billing.test", key: ACCOUNTS_KEY, about: {} },
        { kind: "billing.poll", key: ACCOUNTS_KEY, about: {} },
      ]);
      return yes(null);
    });
    return asked as Result<null, Forbidden>;
  };
}
