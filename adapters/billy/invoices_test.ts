import assert from "node:assert/strict";
import type { Engine } from "../postgres/engine.ts";
import { randomIds } from "../clock.ts";
import { divertLog } from "../log.ts";
import { aDraft, aLineDraft, customerFacts } from "../memory/builders.ts";
import { kept } from "../memory/world.ts";
import type { Ean } from "../../domain/customers/cvr.ts";
import type { Email } from "../../domain/customers/email.ts";
import { recordCustomer } from "../../domain/customers/record_customer.ts";
import type { JobRow } from "../../domain/delivery/job.ts";
import { connectIntegration } from "../../domain/integrations/change_integrations.ts";
import { askForInvoice } from "../../domain/invoicing/ask_for_invoice.ts";
import { findReconciliation } from "../../domain/invoicing/find_reconciliation.ts";
import { billingHandlers } from "../../domain/invoicing/handlers.ts";
import { takeHint } from "../../domain/invoicing/take_hint.ts";
import type { Json } from "../../domain/kernel/json.ts";
import { type BasisPoints, ore } from "../../domain/kernel/money.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import { correctSale } from "../../domain/sales/correct_sale.ts";
import type { SaleDraft } from "../../domain/sales/draft.ts";
import { findSale } from "../../domain/sales/find_sales.ts";
import { moveSale } from "../../domain/sales/move_sale.ts";
import { recordSale } from "../../domain/sales/record_sale.ts";
import { startBilly } from "../../tools/fakes/billy.ts";
import type { BillyRules } from "../../tools/fakes/billy_books.ts";
import type { Fault } from "../../tools/fakes/faulty_http.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { deliveryScene } from "../../tools/test_delivery.ts";
import { systemClock } from "../../tools/test_firms.ts";
import { testSecrets } from "../../tools/test_secrets.ts";
import { billyInvoicing } from "./invoicing.ts";
import { INVOICE_WORDS } from "./words.ts";

divertLog(() => {});

const TOKEN = "a token of Billy's";

interface Options {
  readonly rules?: Partial<BillyRules>;
  readonly settings?: Json;
}

/** A firm with Billy connected, a worker, and Billy itself behind HTTP. */
async function scene(engine: Engine, { rules, settings }: Options = {}) {
  const play = await deliveryScene(engine);
  const billy = await startBilly({ rules });
  billy.accept(TOKEN);
  const world = { tenants: play.tenants, clock: systemClock, ids: randomIds };
  const { anna, tenants } = play;
  const connect = (token: string) =>
    connectIntegration({ tenants, secrets: testSecrets })(anna, "billy", settings ?? {}, token);
  if (settings) kept(await connect(TOKEN));
  const handlers = billingHandlers({
    open: billyInvoicing({ url: billy.api, words: INVOICE_WORDS, callsPerMinute: 60_000 }),
    ...{ words: INVOICE_WORDS, ids: randomIds },
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const worker = play.worker(handlers);

  let hour = 0;
  async function completed(draft: Partial<SaleDraft> = {}, facts: Parameters<typeof customerFacts>[0] = {}) {
    const email = { email: "jens@example.dk" as Email, ...facts };
    const customerId = draft.customerId ?? kept(await recordCustomer(world)(anna, customerFacts(email), true)).id;
    const { id } = kept(await recordSale(world)(anna, aDraft({ ...draft, customerId })));
    const scheduledAt = new Date(Date.UTC(2026, 3, 1, 8 + hour++ * 3)).toISOString() as Instant;
    kept(await moveSale(world)(anna, id, { to: "SCHEDULED", scheduledAt }));
    kept(await moveSale(world)(anna, id, { to: "IN_PROGRESS" }));
    return kept(await moveSale(world)(anna, id, { to: "COMPLETED" }));
  }
  const run = async (by = worker) => {
    by.wake();
    await by.idle();
  };
  return {
    ...{ anna, billy, world, completed, run, connect, tenants, put: play.put, jobs: play.jobs },
    /** Gives up on an answer after a third of a second instead of 18. */
    async runHastily() {
      const hasty = play.worker(handlers, { pace: 0.02 });
      await run(hasty);
      // It would wake by itself for what is due later, and be at it while the quiet time is said to have gone by.
      await hasty.stop();
    },
    /** As if the quiet time had gone by. */
    async later() {
      await play.later(10_000);
      await run();
    },
    async poll(kind: "billing.poll" | "billing.reconcile" = "billing.poll") {
      await play.put(anna, { kind, key: "accounts", about: {} });
      await run();
    },
    file: async (id: Parameters<ReturnType<typeof findSale>>[1]) => kept(await findSale(world)(anna, id)),
    job: async (kind: JobRow["kind"]) => (await play.jobs(anna)).find((job) => job.kind === kind),
    async [Symbol.asyncDispose]() {
      await play[Symbol.asyncDispose]();
      await billy[Symbol.asyncDispose]();
    },
  };
}

eachDatabase(
  "BILLY-01 a completed sale has its draft in Billy at the first try, with contact and product, and no more",
  async ({ engine }) => {
    await using play = await scene(engine);
    const sale = await play.completed();

    await play.run();

    const { sale: after, billing } = await play.file(sale.id);
    const { books } = play.billy;
    assert.equal((await play.job("invoice.draft"))?.attempts, 1);
    assert.deepEqual(books.invoices.map(({ state, externalId }) => [state, externalId]), [["draft", sale.id]]);
    assert.deepEqual([books.contacts.length, books.contactPersons.length, books.products.length], [1, 1, 1]);
    assert.deepEqual(after.invoice, {
      provider: "billy",
      externalId: books.invoices[0].id,
      number: null,
      state: "draft",
    });
    assert.deepEqual([billing.trouble, billing.differences, billing.invoice?.balance], [null, [], 1_250_00]);
  },
);

eachDatabase(
  "BILLY-02 a customer is one contact, a service one product, for any number of sales at once",
  async ({ engine }) => {
    await using play = await scene(engine);
    const first = await play.completed();
    for (let more = 0; more < 5; more++) await play.completed({ customerId: first.customerId });

    await play.run();

    const { contacts, products, invoices } = play.billy.books;
    assert.deepEqual([contacts.length, products.length, invoices.length], [1, 1, 6]);
  },
);

eachDatabase(
  "approve and send: the number is kept, the mail leaves once, the due date is the invoice's",
  async ({ engine }) => {
    await using play = await scene(engine, { settings: { mode: "send" } });
    const sale = await play.completed();

    await play.run();

    const { sale: after, billing } = await play.file(sale.id);
    const [invoice] = play.billy.books.invoices;
    assert.deepEqual([invoice.state, invoice.invoiceNo, invoice.sentState], ["approved", "1001", "sent"]);
    assert.deepEqual([after.invoice?.number, after.dueOn, billing.invoice?.sent], ["1001", invoice.dueDate, "sent"]);
    assert.deepEqual(play.billy.books.emails.map(({ to, emailSubject }) => [to, String(emailSubject).slice(0, 12)]), [
      ["jens@example.dk", "Faktura 1001"],
    ]);
  },
);

eachDatabase("a public customer gets an electronic invoice, and one without an address none", async ({ engine }) => {
  await using play = await scene(engine, { settings: { mode: "send" } });
  const town = { type: "B2B" as const, companyName: "Aarhus Kommune", ean: "5798005770220" as Ean, email: null };
  const [one, other] = [await play.completed({}, town), await play.completed({}, { email: null, name: "Ole Olsen" })];

  await play.run();

  const { books } = play.billy;
  assert.deepEqual(books.deliveries.map(({ receiverGln, orderReference }) => [receiverGln, orderReference]), [
    ["5798005770220", one.number],
  ]);
  assert.equal(books.emails.length, 0);
  assert.equal((await play.file(other.id)).billing.invoice?.sent, "no_address");
});

const TROUBLES: readonly [string, Omit<Fault, "on">][] = [
  ["P1 500 before", { do: "status", status: 500 }],
  ["P1 500 after", { do: "status_after", status: 500 }],
  ["P2 an answer that does not come", { do: "slow_answer", ms: 3_000 }],
  ["P2 a commit that comes late", { do: "slow_commit", ms: 700 }],
  ["O2 cut off before", { do: "drop_before" }],
  ["O2 cut off after", { do: "drop_after" }],
  ["P6 half an answer", { do: "malformed" }],
  ["P6 another shape", { do: "wrong_type" }],
  ["P6 50 MB", { do: "huge" }],
];

eachDatabase(
  "P1 P2 P6 O2: whatever goes wrong with any call, there is one contact, one product, one approved invoice and one mail",
  async ({ engine }) => {
    for (const on of ["POST /v2/contacts", "POST /v2/products", "POST /v2/invoices", "PUT /v2/invoices"]) {
      await using play = await scene(engine, { settings: { mode: "send" } });
      for (const [name, trouble] of TROUBLES) {
        play.billy.faults.splice(0, play.billy.faults.length, { on, ...trouble, times: 1 });
        const sale = await play.completed({}, {
          name,
          email: `${name.replaceAll(/\W/g, "")}@example.dk`.toLowerCase() as Email,
        });
        await ("ms" in trouble ? play.runHastily() : play.run());
        // What the vendor still has in hand ends within the quiet time.
        if (trouble.do === "slow_commit") await new Promise((resolve) => setTimeout(resolve, 800));

        for (let tries = 0; tries < 4; tries++) await play.later();

        const { books } = play.billy;
        const mine = books.invoices.filter(({ externalId }) => externalId === sale.id);
        assert.deepEqual(mine.map(({ state }) => state), ["approved"], `${on}: ${name}`);
        assert.equal(books.contacts.filter((contact) => contact.name === name).length, 1, `${on}: ${name}`);
        assert.equal(books.emails.filter(({ invoiceId }) => invoiceId === mine[0].id).length, 1, `${on}: ${name}`);
        assert.equal((await play.file(sale.id)).sale.invoice?.number, mine[0].invoiceNo);
      }
      assert.ok(play.billy.books.products.length <= 2, on);
    }
  },
);

eachDatabase("two drafts of one sale: the oldest stays, the other goes", async ({ engine }) => {
  for (const externalId of ["kept", "ignored"] as const) {
    await using play = await scene(engine, { rules: { externalId } });
    play.billy.faults.push({ on: "POST /v2/invoices", do: "drop_after", times: 1 });
    const sale = await play.completed();
    await play.run();
    const [{ lines: _lines, net: _net, tax: _tax, balance: _balance, ...oldest }] = play.billy.books.invoices;
    const { contactId, entryDate, contactMessage, orderNo } = oldest;
    play.billy.books.addInvoice({
      ...{
        contactId,
        entryDate,
        contactMessage,
        orderNo,
        externalId: sale.id,
        currencyId: "DKK",
        paymentTermsDays: 14,
      },
      lines: [{ productId: play.billy.books.products[0].id, unitPrice: 1000 }],
    });

    await play.later();

    assert.deepEqual(play.billy.books.invoices.map(({ id }) => id), [oldest.id]);
    assert.equal((await play.file(sale.id)).sale.invoice?.externalId, oldest.id);
  }
});

eachDatabase("P4: a refusal is dead with its words at the sale, and its button makes it go on", async ({ engine }) => {
  await using play = await scene(engine);
  play.billy.faults.push({ on: "POST /v2/invoices", do: "status", status: 422 });
  const sale = await play.completed();
  await play.run();

  const stuck = await play.file(sale.id);
  play.billy.faults.length = 0;
  const asked = await askForInvoice(play.world)(play.anna, sale.id);
  await play.later();

  assert.deepEqual(stuck.billing.trouble, {
    step: "invoice.draft",
    why: { code: "refused", facts: { status: 422, message: "Fault 422" } },
    nextTry: null,
  });
  assert.ok(asked.ok);
  assert.equal((await play.file(sale.id)).billing.trouble, null);
  assert.equal(play.billy.books.invoices.length, 1);
});

eachDatabase(
  "P5: a revoked token pauses Billy for the firm, keeps the jobs, and a new token lets them go on",
  async ({ engine }) => {
    await using play = await scene(engine);
    play.billy.revoke();
    const sale = await play.completed();
    await play.run();

    const held = await play.file(sale.id);
    play.billy.accept("a new token of Billy's");
    kept(await play.connect("a new token of Billy's"));
    await play.later();

    assert.deepEqual(held.billing.trouble?.why, { code: "login_refused", facts: { status: 401 } });
    assert.equal(play.billy.books.invoices.length, 1);
    assert.equal((await play.file(sale.id)).sale.invoice?.state, "draft");
  },
);

eachDatabase("amounts that do not agree stop the approval, and both are shown", async ({ engine }) => {
  await using play = await scene(engine, { settings: { mode: "send" }, rules: { rounding: "line" } });
  // Billy rounds the moms of each line: 3 × 0,03 becomes 0,03 where 0,09 × 25 % is 0,02.
  const lines = Array.from({ length: 3 }, () => aLineDraft({ unitPrice: ore(2), vatRate: 2_500 as BasisPoints }));
  const sale = await play.completed({ lines });

  await play.run();

  const { billing } = await play.file(sale.id);
  const [invoice] = play.billy.books.invoices;
  assert.equal(invoice.state, "draft");
  assert.deepEqual(billing.trouble?.why.code, "amounts_differ");
  assert.deepEqual(billing.differences.map(({ field, by }) => [field, by]), [["vat", 1], ["gross", 1]]);
});

eachDatabase(
  "P8: what the bookkeeper does shows as rows of ours, and full payment moves the sale to PAID",
  async ({ engine }) => {
    await using play = await scene(engine, { settings: { mode: "send" } });
    const sale = await play.completed();
    await play.run();
    const [{ id }] = play.billy.books.invoices;
    const look = async () => {
      await play.poll();
      const { sale: { status, paymentStatus, paid }, payments } = await play.file(sale.id);
      return [status, paymentStatus, paid, payments.length];
    };

    const seen = [await look()];
    play.billy.books.paid(id, 1_000_00);
    seen.push(await look(), await look());
    play.billy.books.paid(id, 250_00);
    seen.push(await look());
    play.billy.books.paid(id, -250_00);
    await play.poll("billing.reconcile");
    seen.push(await look());

    assert.deepEqual(seen, [
      ["COMPLETED", "PENDING", 0, 0],
      ["COMPLETED", "PARTIALLY_PAID", 1_000_00, 1],
      ["COMPLETED", "PARTIALLY_PAID", 1_000_00, 1],
      ["PAID", "PAID", 1_250_00, 2],
      ["PAID", "PARTIALLY_PAID", 1_000_00, 3],
    ]);
    const { payments } = await play.file(sale.id);
    assert.deepEqual(
      payments.map(({ provider, reference }) => [provider, reference]),
      Array(3).fill(["BILLY", "1001"]),
    );
  },
);

eachDatabase(
  "W9 a hint that comes before we know its invoice is looked at once more, and takes effect then",
  async ({ engine }) => {
    await using play = await scene(engine, { settings: { mode: "send" } });
    const take = takeHint({ ...play.world, secrets: testSecrets, hintSecretOf: () => "the secret" });
    const sale = await play.completed();
    const hint = { isSigned: () => true, eventId: "e1", raw: btoa("{}"), invoiceId: "inv-not-yet-ours" };

    const early = await take(play.anna.organizationId, "test", hint);
    await play.run();
    play.billy.books.paid(play.billy.books.invoices[0].id, 1_250_00);
    await play.run();
    const before = (await play.file(sale.id)).sale.status;
    await play.later();

    assert.deepEqual(early, { ok: true, value: { saleId: null } });
    assert.deepEqual([before, (await play.file(sale.id)).sale.status], ["COMPLETED", "PAID"]);
  },
);

eachDatabase("a draft that a person approves in Billy is seen as approved", async ({ engine }) => {
  await using play = await scene(engine);
  const sale = await play.completed();
  await play.run();
  play.billy.books.changeInvoice(play.billy.books.invoices[0].id, { state: "approved" });

  await play.poll();

  assert.deepEqual((await play.file(sale.id)).sale.invoice?.number, "1001");
});

eachDatabase("P7: the nightly comparison is empty where all agrees, and lists what does not", async ({ engine }) => {
  await using play = await scene(engine, { settings: { mode: "send" } });
  const [one, two] = [await play.completed(), await play.completed()];
  await play.run();
  const findings = async () => {
    await play.poll("billing.reconcile");
    const { findings } = kept(await findReconciliation(play.world)(play.anna));
    return findings.map(({ kind, saleId }) => [kind, saleId]).toSorted();
  };
  const { books } = play.billy;
  const [first, second] = [one, two].map((sale) => books.invoices.find(({ externalId }) => externalId === sale.id)!);

  const before = await findings();
  const { contactId, entryDate } = first;
  const more = { contactId, entryDate, currencyId: "DKK", paymentTermsDays: 14, state: "approved" };
  const lines = [{ productId: books.products[0].id, unitPrice: 1000 }];
  books.addInvoice({ ...more, externalId: one.id, lines });
  books.addInvoice({ ...more, lines });
  second.net -= 1;
  second.balance -= 1;
  const after = await findings();

  assert.deepEqual(before, []);
  assert.deepEqual(after, [["different", two.id], ["doubled", one.id], ["unknown", null]].toSorted());
});

eachDatabase("P9: polling asks for lists, not for invoices, whatever their number", async ({ engine }) => {
  await using play = await scene(engine, { rules: { pageSize: 100 } });
  await play.completed();
  await play.completed();
  await play.run();
  const { books, requests } = play.billy;
  const { contactId, entryDate } = books.invoices[0];
  for (let count = books.invoices.length; count < 1_000; count++) {
    books.addInvoice({
      ...{ contactId, entryDate, currencyId: "DKK", paymentTermsDays: 14 },
      lines: [{ productId: books.products[0].id, unitPrice: 1 }],
    });
  }
  const before = requests.length;

  await play.poll();

  assert.equal(requests.length - before, 10);
  assert.equal((await play.job("billing.poll"))?.state, "done");
});

eachDatabase(
  "a sale that is taken back before its invoice is made, and completed again, has one",
  async ({ engine }) => {
    await using play = await scene(engine);
    const sale = await play.completed();
    kept(await correctSale(play.world)(play.anna, sale.id, { to: "IN_PROGRESS", reason: "For tidligt" }));
    await play.run();
    const none = play.billy.books.invoices.length;
    kept(await moveSale(play.world)(play.anna, sale.id, { to: "COMPLETED" }));

    await play.run();

    assert.deepEqual([none, play.billy.books.invoices.length], [0, 1]);
  },
);

eachDatabase("what Billy has to choose from is kept with the settings", async ({ engine }) => {
  await using play = await scene(engine);
  await play.put(play.anna, { kind: "billing.test", key: "accounts", about: {} });

  await play.run();

  const { found } = await play.tenants.read(play.anna, ({ integrations }) => ({ found: integrations.of("billy") }));
  const { offered } = found!.settings as { offered: { name: string; rulesets: readonly unknown[] } };
  assert.deepEqual([offered.name, offered.rulesets.length], ["Rendetalje ApS", 2]);
});

eachDatabase(
  "a draft that was thrown away in Billy is replaced by trying again, or let go at night",
  async ({ engine }) => {
    await using play = await scene(engine, { settings: { mode: "send" }, rules: { rounding: "line" } });
    const lines = Array.from({ length: 3 }, () => aLineDraft({ unitPrice: ore(2) }));
    const [one, two] = [await play.completed({ lines }), await play.completed({ lines })];
    await play.run();
    const { books } = play.billy;
    const draftOf = (sale: { readonly id: string }) => books.invoices.find(({ externalId }) => externalId === sale.id);
    Object.assign(books.rules, { rounding: "sum" });
    for (const sale of [one, two]) books.dropInvoice(draftOf(sale)!.id);

    kept(await askForInvoice(play.world)(play.anna, one.id));
    await play.later();
    await play.poll("billing.reconcile");

    assert.equal(draftOf(one)?.state, "approved");
    assert.deepEqual([draftOf(two), (await play.file(two.id)).sale.invoice], [undefined, null]);
  },
);
