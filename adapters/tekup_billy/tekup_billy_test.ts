import assert from "node:assert/strict";
import type { Email } from "../../domain/customers/email.ts";
import type { Hands } from "../../domain/delivery/handler.ts";
import type { BillingSettings } from "../../domain/invoicing/accounts.ts";
import { contactOf, type InvoiceDraft, sameContact } from "../../domain/invoicing/draft.ts";
import { type Invoicing, Undelivered } from "../../domain/invoicing/ports.ts";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import type { OrganizationId, SaleId } from "../../domain/kernel/ids.ts";
import { type BasisPoints, ONE, ore } from "../../domain/kernel/money.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { type FakeTekupBilly, startTekupBilly, TEKUP_KEY } from "../../tools/fakes/tekup_billy.ts";
import { customerFacts } from "../memory/builders.ts";
import { memoryWorld } from "../memory/world.ts";
import { tekupBillyInvoicing } from "./invoicing.ts";

const DAY = "2026-11-20" as Day;
const MARK = { saleId: "0199a000-0000-7000-8000-000000000001" as SaleId, number: "RS-2026-0001" };
const FACTS = contactOf(customerFacts({ email: "jens@example.dk" as Email }));

function opened(tekup: FakeTekupBilly, settings: Partial<BillingSettings> = {}, secret = TEKUP_KEY): Invoicing {
  const { tenants, clock } = memoryWorld();
  const { signal } = new AbortController();
  const hands: Hands = {
    ...{ tenants, clock, signal, fetch, actor: automaticActor("o" as OrganizationId, "test") },
    integration: {
      ...{ provider: "tekup_billy", serves: "billing", state: "connected", why: null, secretTail: "firm", secret },
      ...{
        settings: settings as Record<string, string>,
        lastSuccessAt: null,
        lastFailureAt: null,
        connectedAt: clock.now(),
      },
    },
  };
  return tekupBillyInvoicing({ url: tekup.url, callsPerMinute: 60_000 })(hands).invoicing;
}

const draft = (given: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  ...{ mark: MARK, entryOn: DAY, paymentTermsDays: 14, pricesIncludeVat: false },
  lines: [
    {
      ...{ serviceId: null, vatRate: 2_500 as BasisPoints, description: "Rengøring", quantity: ONE },
      ...{ unitPrice: ore(1_000_00), discount: 1_000 as BasisPoints },
    },
  ],
  ...given,
});

async function made(accounts: Invoicing, of = draft()) {
  const contact = await accounts.makeContact(FACTS);
  const product = await accounts.makeProduct({ name: "Rengøring", rulesetId: null, accountId: null });
  return await accounts.makeDraft(of, contact, [product]);
}

async function whyNot(work: Promise<unknown>) {
  const fault = await work.then(() => null, (error) => error);
  assert.ok(fault instanceof Undelivered, String(fault));
  return [fault.outcome.kind, fault.outcome.why.code];
}

Deno.test("Tekup-Billy makes a draft that bears the mark in its first line, finds it again and approves it", async () => {
  await using tekup = await startTekupBilly();
  const accounts = opened(tekup);

  const booked = await made(accounts);
  const found = await accounts.marked(MARK, DAY);
  const approved = await accounts.approve(booked.externalId);

  assert.deepEqual([booked.state, booked.net, booked.gross, booked.balance], ["draft", 900_00, null, 1_125_00]);
  assert.deepEqual(found.map(({ externalId }) => externalId), [booked.externalId]);
  assert.deepEqual([approved.state, approved.number, approved.dueOn], ["approved", "1001", "2026-12-04"]);
  assert.equal(sameContact(FACTS, await accounts.contacts())?.externalId, tekup.books.contacts[0].id);
  const product = { name: "Rengøring", rulesetId: null, accountId: null };
  assert.equal(await accounts.product(product), tekup.books.products[0].id);
});

Deno.test("a tool that failed with 200 and success is a refusal, a missing key a pause, plain text a wait", async () => {
  await using tekup = await startTekupBilly();
  const accounts = opened(tekup);

  assert.deepEqual(await whyNot(accounts.makeDraft(draft(), { externalId: "x", personId: null }, ["y"])), [
    "dead",
    "refused",
  ]);
  assert.deepEqual(await whyNot(opened(tekup, {}, "wrong").contacts()), ["paused", "login_refused"]);
  tekup.faults.push({ on: "POST", do: "status", status: 429 });
  assert.deepEqual(await whyNot(accounts.contacts()), ["later", "too_many_calls"]);
});

Deno.test("what Tekup-Billy cannot do it says: mail, deleting, and prices of the other kind", async () => {
  await using tekup = await startTekupBilly();
  const accounts = opened(tekup);
  const { externalId } = await made(accounts);

  assert.deepEqual(await whyNot(accounts.dropDraft(externalId)), ["dead", "cannot_drop"]);
  assert.deepEqual(await whyNot(accounts.send(externalId, { kind: "ean", ean: "1", reference: "x" })), [
    "dead",
    "cannot_send",
  ]);
  assert.deepEqual(await whyNot(made(accounts, draft({ pricesIncludeVat: true }))), ["dead", "tax_mode_differs"]);
  assert.equal((await made(opened(tekup, { taxMode: "incl" }), draft({ pricesIncludeVat: true }))).state, "draft");
});
