import type { Handler } from "../delivery/handler.ts";
import { withAccounts } from "./job.ts";
import type { BillingWorld } from "./ports.ts";

/** `billing.test`: shows that the token holds, and keeps what the accounts have to choose from. */
export function askAccounts({ open }: Pick<BillingWorld, "open">): Handler {
  return withAccounts(open, async (_job, _hands, { invoicing, settings, provider }) => {
    const offered = await invoicing.offered();
    return {
      kind: "done",
      result: { name: offered.name, rulesets: offered.rulesets.length, accounts: offered.accounts.length },
      work: (books) => books.integrations.change(provider, { ...settings, offered }),
    };
  });
}
