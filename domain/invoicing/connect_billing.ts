import type { JobRow } from "../delivery/job.ts";
import { testKey } from "../integrations/change_integrations.ts";
import type { Integration } from "../integrations/integration.ts";
import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Books, Tenants } from "../tenants.ts";
import { type BillingSettings, settingsFrom } from "./accounts.ts";
import { ACCOUNTS_KEY } from "./find_reconciliation.ts";
import type { InvoicingRefusal } from "./refusal.ts";

/** What the firm has decided about its accounts, and how the last question to them went; null where it has connected none. */
export interface BillingSetup {
  readonly integration: Integration;
  readonly settings: BillingSettings;
  readonly test: JobRow | null;
}

interface World {
  readonly tenants: Tenants;
}
const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "manage_settings" };

/** Whatever does the accounts, with what its last test came to; null for none. */
export function findBilling({ tenants }: World) {
  return async (actor: Actor): Promise<Result<BillingSetup | null, Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { all, ...tests } = await tenants.read(actor, ({ integrations, jobs }) => ({
      all: integrations.all(),
      billy: jobs.of("billing.test", testKey("billy")),
      tekup_billy: jobs.of("billing.test", testKey("tekup_billy")),
    }));
    const integration = all.find(({ serves }) => serves === "billing");
    return yes(
      integration
        ? {
          integration,
          settings: settingsFrom(integration.settings),
          test: tests[integration.provider as keyof typeof tests] ?? null,
        }
        : null,
    );
  };
}

/** Changes how the firm's accounts are used; what they offered stays until they answer again, which they are asked to. */
export function changeBilling({ tenants }: World) {
  return (actor: Actor, change: Partial<Omit<BillingSettings, "offered">>) =>
    tenants.write<null, Forbidden | InvoicingRefusal>(actor, async (books) => {
      const serving = await held(books, actor);
      if (!serving.ok) return serving;
      const { provider, settings } = serving.value;
      await books.integrations.change(provider, { ...settingsFrom(settings), ...change });
      await ask(books, serving.value, actor);
      return yes(null);
    });
}

/** Asks the accounts once more, from their button. */
export function askAccountsNow({ tenants }: World) {
  return (actor: Actor) =>
    tenants.write<null, Forbidden | InvoicingRefusal>(actor, async (books) => {
      const serving = await held(books, actor);
      if (serving.ok) await ask(books, serving.value, actor);
      return serving.ok ? yes(null) : serving;
    });
}

async function held(books: Books, actor: Actor): Promise<Result<Integration, Forbidden | InvoicingRefusal>> {
  if (!may(actor, "manage_settings")) return no(FORBIDDEN);
  const { all } = await books.ask({ all: books.read.integrations.all() });
  const serving = all.find(({ serves }) => serves === "billing");
  return serving ? yes(serving) : no({ kind: "accounts_missing" });
}

async function ask(books: Books, { provider }: Integration, { userId }: Actor): Promise<void> {
  await books.effects.put([
    { kind: "billing.test", key: testKey(provider), about: { userId } },
    { kind: "billing.poll", key: ACCOUNTS_KEY, about: {} },
  ]);
}
