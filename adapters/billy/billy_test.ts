import assert from "node:assert/strict";
import { contactOf, type InvoiceDraft } from "../../domain/invoicing/draft.ts";
import { type Invoicing, Undelivered } from "../../domain/invoicing/ports.ts";
import type { Cvr } from "../../domain/customers/cvr.ts";
import type { Email } from "../../domain/customers/email.ts";
import type { Hands } from "../../domain/delivery/handler.ts";
import type { OrganizationId, SaleId } from "../../domain/kernel/ids.ts";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import { type BasisPoints, ONE, ore, type Quantity } from "../../domain/kernel/money.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { BILLY_TOKEN, type FakeBilly, startBilly } from "../../tools/fakes/billy.ts";
import { type BillyRules, ORGANIZATION_ID } from "../../tools/fakes/billy_books.ts";
import type { Fault } from "../../tools/fakes/faulty_http.ts";
import { customerFacts } from "../memory/builders.ts";
import { memoryWorld } from "../memory/world.ts";
import { bucket } from "../call_bucket.ts";
import { retryAfter } from "../vendor_answer.ts";
import { billyInvoicing } from "./invoicing.ts";
import { INVOICE_WORDS } from "./words.ts";

const DAY = "2026-11-20" as Day;
const MARK = { saleId: "0199a000-0000-7000-8000-000000000001" as SaleId, number: "RS-2026-0001" };
const RULESET = { rulesetId: "ruleset25", accountId: "account1010" };

/** The adapter as a job gets it, before the fake. */
function opened(
  billy: FakeBilly,
  settings: Record<string, string> = {},
  signal?: AbortSignal,
  patienceMs = 60_000,
): Invoicing {
  const { tenants, clock } = memoryWorld();
  const stop = signal ?? new AbortController().signal;
  const hands: Hands = {
    ...{ tenants, clock, signal: stop, actor: automaticActor("o" as OrganizationId, "test") },
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]) }),
    integration: {
      ...{ provider: "billy", serves: "billing", state: "connected", why: null, secretTail: "firm", settings },
      ...{ lastSuccessAt: null, lastFailureAt: null, connectedAt: clock.now(), secret: BILLY_TOKEN },
    },
  };
  return billyInvoicing({ url: billy.api, words: INVOICE_WORDS, callsPerMinute: 60_000 })(hands).invoicing;
}

function draft(given: Partial<InvoiceDraft["lines"][number]> = {}, pricesIncludeVat = true): InvoiceDraft {
  return {
    ...{ mark: MARK, entryOn: DAY, paymentTermsDays: 14, pricesIncludeVat },
    lines: [{
      ...{ serviceId: null, vatRate: 2_500 as BasisPoints, description: "Flytterengøring", quantity: ONE },
      ...{ unitPrice: ore(399_00), discount: 0 as BasisPoints },
      ...given,
    }],
  };
}

async function made(accounts: Invoicing, of = draft()) {
  const contact = await accounts.makeContact(contactOf(customerFacts({ email: "jens@example.dk" as Email })));
  const product = await accounts.makeProduct({ name: "Rengøring", ...RULESET });
  return await accounts.makeDraft(of, contact, of.lines.map(() => product));
}

async function outcomeOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (fault) {
    assert.ok(fault instanceof Undelivered, String(fault));
    return fault.outcome;
  }
  return null;
}

Deno.test("a draft has the sale's mark, lines, moms and terms, and its number comes with approval, once", async () => {
  await using billy = await startBilly();
  const accounts = opened(billy);

  const booked = await made(accounts, draft({ quantity: 8_500 as Quantity, discount: 1_000 as BasisPoints }));
  const approved = [await accounts.approve(booked.externalId), await accounts.approve(booked.externalId)];

  assert.deepEqual([booked.state, booked.number, booked.dueOn, booked.balance], [
    "draft",
    null,
    "2026-12-04",
    3_052_35,
  ]);
  assert.deepEqual([booked.net, booked.vat, booked.gross], [2_441_88, 610_47, 3_052_35]);
  assert.deepEqual([booked.marker, booked.orderNo, booked.text], [MARK.saleId, MARK.number, "Salg RS-2026-0001"]);
  assert.deepEqual(approved.map(({ state, number }) => [state, number]), [["approved", "1001"], ["approved", "1001"]]);
  const sent = billy.requests.find(({ path }) => path === "/v2/invoices")!.body as { invoice: Record<string, unknown> };
  assert.equal(sent.invoice.paymentTermsDays, 14);
  assert.equal(sent.invoice.paymentTermsMode, "net");
});

Deno.test("prices without moms are sent as such", async () => {
  await using billy = await startBilly();

  const booked = await made(opened(billy), draft({ unitPrice: ore(1_000_00) }, false));

  assert.deepEqual([booked.net, booked.vat, booked.gross], [1_000_00, 250_00, 1_250_00]);
});

Deno.test("organizationId goes along as configured, and once more without where it must not be set", async () => {
  for (const token of ["company", "user"] as const) {
    await using billy = await startBilly({ rules: { token } });

    const booked = await made(opened(billy, { organizationId: ORGANIZATION_ID }));

    assert.equal(booked.state, "draft");
    const posts = billy.requests.filter(({ method }) => method === "POST").length;
    assert.equal(posts, token === "company" ? 6 : 3);
  }
});

Deno.test("marked() finds an invoice by the field, and where that was not kept or refused, by number and day", async () => {
  for (
    const rules of [{}, { externalId: "ignored" }, { externalId: "refused" }, {
      externalId: "ignored",
      orderNo: "ignored",
    }]
  ) {
    await using billy = await startBilly({ rules: rules as Partial<BillyRules> });
    const accounts = opened(billy);
    const booked = await made(accounts);
    await made(accounts, { ...draft(), mark: { ...MARK, saleId: "x" as SaleId, number: "RS-2026-00011" } });

    const found = await accounts.marked(MARK, DAY);

    assert.deepEqual(found.map(({ externalId }) => externalId), [booked.externalId], JSON.stringify(rules));
  }
});

Deno.test("lists are followed to their last page", async () => {
  await using billy = await startBilly({ rules: { pageSize: 10 } });
  const accounts = opened(billy);
  const { externalId } = await made(accounts);
  const { contactId, lines: [{ productId }] } = billy.books.invoice(externalId);
  for (let count = 0; count < 34; count++) {
    await accounts.makeDraft(draft(), { externalId: contactId, personId: null }, [productId]);
  }

  assert.equal((await accounts.since(DAY)).length, 35);
  assert.equal((await accounts.since("2026-11-21" as Day)).length, 0);
});

Deno.test("contacts come with their people, products by name and ruleset", async () => {
  await using billy = await startBilly();
  const accounts = opened(billy);
  await made(accounts);
  await accounts.makeContact(
    contactOf(customerFacts({ type: "B2B", companyName: "Aarhus A/S", cvr: "45564096" as Cvr })),
  );

  const contacts = await accounts.contacts();

  assert.deepEqual(contacts.map(({ name, cvr, people }) => [name, cvr, people[0]?.email ?? null]), [
    ["Jens Jensen", null, "jens@example.dk"],
    ["Aarhus A/S", "45564096", null],
  ]);
  assert.equal(await accounts.product({ name: "Rengøring", ...RULESET }), billy.books.products[0].id);
  assert.equal(await accounts.product({ name: "Rengøring", ...RULESET, rulesetId: "ruleset0" }), null);
});

Deno.test("offered() names rulesets with their rates and the accounts sales are booked on", async () => {
  await using billy = await startBilly();

  const offered = await opened(billy).offered();

  assert.deepEqual(offered.rulesets.map(({ id, rate }) => [id, rate]), [["ruleset25", 2_500], ["ruleset0", 0]]);
  assert.deepEqual(offered.accounts.map(({ number }) => number), ["1010", "1020"]);
  assert.deepEqual([offered.rulesetId, offered.accountId, offered.name], [
    "ruleset25",
    "account1010",
    "Rendetalje ApS",
  ]);
});

Deno.test("P1 P2 P3 P4 P5 P6: every way to fail is one of three words, and none is a success", async () => {
  const FAULTS: [string, Partial<Fault> & Pick<Fault, "do">, string, string][] = [
    ["P1 before", { do: "status", status: 500 }, "later", "vendor_failed"],
    ["P1 after", { do: "status_after", status: 502 }, "later", "vendor_failed"],
    ["P2", { do: "slow_answer", ms: 2_000 }, "later", "unreachable"],
    ["dropped before", { do: "drop_before" }, "later", "unreachable"],
    ["dropped after", { do: "drop_after" }, "later", "unreachable"],
    ["P3", { do: "status", status: 429, headers: { "retry-after": "7" } }, "later", "too_many_calls"],
    ["408", { do: "status", status: 408 }, "later", "vendor_failed"],
    ["P4", { do: "status", status: 400 }, "dead", "refused"],
    ["P4", { do: "status", status: 422 }, "dead", "refused"],
    ["P5", { do: "status", status: 401 }, "paused", "login_refused"],
    ["P5", { do: "status", status: 403 }, "paused", "login_refused"],
    ["P6 HTML", { do: "html" }, "later", "unreadable_answer"],
    ["P6 empty", { do: "empty" }, "later", "unreadable_answer"],
    ["P6 cut off", { do: "malformed" }, "later", "unreadable_answer"],
    ["P6 schema", { do: "wrong_type" }, "later", "unexpected_answer"],
    ["P6 50 MB", { do: "huge" }, "later", "unreadable_answer"],
  ];
  await using billy = await startBilly();
  const { externalId } = await made(opened(billy));
  for (const [name, fault, kind, code] of FAULTS) {
    billy.faults.splice(0, 1, { on: "PUT /v2/invoices", ...fault });

    const patienceMs = fault.do === "slow_answer" ? 400 : undefined;
    const outcome = await outcomeOf(opened(billy, {}, undefined, patienceMs).approve(externalId));

    assert.deepEqual([outcome?.kind, outcome?.why.code], [kind, code], name);
    if (name === "P3") assert.equal((outcome as { afterSeconds?: number }).afterSeconds, 7);
  }
});

Deno.test("P4: what Billy says to a refusal is kept as a fact, without its raw answer", async () => {
  await using billy = await startBilly();

  const outcome = await outcomeOf(
    opened(billy).makeDraft(draft(), { externalId: "nobody", personId: null }, ["nothing"]),
  );

  assert.deepEqual(outcome, {
    kind: "dead",
    why: {
      code: "refused",
      facts: { status: 422, message: "contact not found product not found" },
    },
  });
});

Deno.test("an amount with more than two decimals is refused, not rounded", async () => {
  await using billy = await startBilly();
  const accounts = opened(billy);
  const { externalId } = await made(accounts);
  billy.books.invoice(externalId).balance = 39_900.5;

  assert.equal((await outcomeOf(accounts.find(externalId)))?.why.code, "unexpected_answer");
});

Deno.test("find() is null for an invoice that is not there, and dropDraft() may be done twice", async () => {
  await using billy = await startBilly();
  const accounts = opened(billy);
  const { externalId } = await made(accounts);

  await accounts.dropDraft(externalId);
  await accounts.dropDraft(externalId);

  assert.equal(await accounts.find(externalId), null);
});

Deno.test("retryAfter() reads seconds and dates, and nothing absurd or past", () => {
  const now = Date.parse("2026-11-20T10:00:00Z");
  const read = (header: string | null) => retryAfter(header, now);

  assert.deepEqual(
    ["7", "Fri, 20 Nov 2026 10:01:00 GMT", "-5", "soon", "Fri, 20 Nov 2026 09:00:00 GMT", "1e9", null].map(read),
    [7, 60, null, null, null, null, null],
  );
});

Deno.test("a bucket lets a minute's calls through at once and spaces the others", async () => {
  let at = 0;
  const slept: number[] = [];
  const turns = bucket(60, () => at, (ms) => (slept.push(ms), at += ms, Promise.resolve()));
  const { signal } = new AbortController();

  for (let call = 0; call < 62; call++) assert.ok(await turns.turn(10_000, signal));
  const refused = await turns.turn(500, signal);
  at += 60_000;
  const rested = await turns.turn(0, signal);

  assert.deepEqual(slept, [1_000, 1_000]);
  assert.deepEqual([refused, rested], [false, true]);
});
