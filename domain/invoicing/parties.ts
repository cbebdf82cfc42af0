import type { Service } from "../catalogue/service.ts";
import type { Hands } from "../delivery/handler.ts";
import type { Job } from "../delivery/job.ts";
import type { CustomerId } from "../kernel/ids.ts";
import { yes } from "../kernel/result.ts";
import type { Books } from "../tenants.ts";
import { accountFor, type BillingSettings, rulesetFor } from "./accounts.ts";
import { type ContactFacts, type InvoiceDraft, sameContact } from "./draft.ts";
import {
  type BillingWorld,
  type Contact,
  type Making,
  type OpenAccounts,
  type ProductKey,
  Undelivered,
} from "./ports.ts";

/** How long a job waits for another that is making the same contact or product. */
const WAIT_MS = 250;
const WAITS = 40;

/** The customer's contact in the accounts, made once for each customer: found there, or new. */
export function ensureContact(
  { pause }: Pick<BillingWorld, "pause">,
  facts: ContactFacts,
  customer: CustomerId,
  job: Job,
  hands: Hands,
  { provider, invoicing }: OpenAccounts,
): Promise<Contact> {
  return made(pause, hands, (books) => books.invoices.takeContact(provider, customer, job.id), async () => {
    const linked = await inBooks(hands, (books) => books.invoices.linkedContacts(provider));
    const free = (await invoicing.contacts()).filter(({ externalId }) => !linked.includes(externalId));
    const found = sameContact(facts, free);
    if (found === null) return await invoicing.makeContact(facts);
    const person = found.people.find(({ email }) => email !== null && email.toLowerCase() === facts.email);
    return { externalId: found.externalId, personId: (person ?? found.people[0])?.externalId ?? null };
  }, (books, contact) => books.invoices.keepContact(provider, customer, contact));
}

/** A product for each line of the draft, made once for each service and ruleset. */
export async function ensureProducts(
  { pause, words }: Pick<BillingWorld, "pause" | "words">,
  draft: InvoiceDraft,
  services: readonly Service[],
  job: Job,
  hands: Hands,
  accounts: OpenAccounts,
): Promise<readonly string[]> {
  const { provider, invoicing } = accounts;
  const settings = await chosen(accounts);
  const products = new Map<string, string>();
  const ofLines: string[] = [];
  for (const { serviceId, vatRate } of draft.lines) {
    const rulesetId = rulesetFor(settings, vatRate);
    if (rulesetId === null && settings.offered!.rulesets.length > 0) {
      throw new Undelivered({ kind: "dead", why: { code: "ruleset_missing", facts: { percent: vatRate / 100 } } });
    }
    const key: ProductKey = { serviceId, rulesetId };
    const name = services.find(({ id }) => id === serviceId)?.name ?? words.otherProduct;
    const known = products.get(JSON.stringify(key));
    const product = known ?? await made(
      pause,
      hands,
      (books) => books.invoices.takeProduct(provider, key, job.id),
      async () => {
        const facts = { name, rulesetId, accountId: accountFor(settings) };
        return await invoicing.product(facts) ?? await invoicing.makeProduct(facts);
      },
      (books, id) => books.invoices.keepProduct(provider, key, id),
    );
    products.set(JSON.stringify(key), product);
    ofLines.push(product);
  }
  return ofLines;
}

/** A firm that has not yet heard what there is to choose from is served by the accounts' own defaults. */
async function chosen({ settings, invoicing }: OpenAccounts): Promise<BillingSettings> {
  return settings.offered === null ? { ...settings, offered: await invoicing.offered() } : settings;
}

/** What only one job may make: it is taken first, and who comes second waits for it. */
async function made<T>(
  pause: BillingWorld["pause"],
  hands: Hands,
  take: (books: Books) => Promise<Making<T>>,
  make: () => Promise<T>,
  keep: (books: Books, made: T) => Promise<void>,
): Promise<T> {
  for (let waited = 0; waited < WAITS; waited++) {
    const making = await inBooks(hands, take);
    if (making.kind === "made") return making.made;
    if (making.kind === "mine") {
      const result = await make();
      await inBooks(hands, (books) => keep(books, result));
      return result;
    }
    await pause(WAIT_MS, hands.signal);
  }
  throw new Undelivered({ kind: "later", why: { code: "in_making" }, afterSeconds: 30 });
}

async function inBooks<T>({ tenants, actor }: Hands, work: (books: Books) => Promise<T>): Promise<T> {
  const done = await tenants.write<T, never>(actor, async (books) => yes(await work(books)));
  if (!done.ok) throw new Error("Cannot write it down: refused");
  return done.value;
}
