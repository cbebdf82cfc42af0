import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { randomIds } from "../../adapters/clock.ts";
import { postgresTenants } from "../../adapters/postgres/tenants.ts";
import { hintSecretOf } from "../../adapters/signed_hint.ts";
import { connectIntegration, disconnectIntegration } from "../../domain/integrations/change_integrations.ts";
import type { Finding } from "../../domain/invoicing/reconcile.ts";
import type { Json } from "../../domain/kernel/json.ts";
import type { InvoiceId, SaleId } from "../../domain/kernel/ids.ts";
import { ore } from "../../domain/kernel/money.ts";
import { yes } from "../../domain/kernel/result.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import type { Books } from "../../domain/tenants.ts";
import { as } from "../../tools/test_firms.ts";
import { eachSite, kept, type Office, type Person, TEST_ORIGIN } from "../../tools/test_site.ts";
import { testSecrets } from "../../tools/test_secrets.ts";

const TOKEN = "a token of Billy's";

/** The firm's books behind its pages, for what only a worker does. */
function accounting(office: Office, person: Person = "anna") {
  const tenants = postgresTenants(office.engine), actor = office.cast[person];
  const world = { tenants, secrets: testSecrets };
  let hour = 0;
  return {
    tenants,
    connect: async (settings: Json = {}) =>
      void kept(await connectIntegration(world)(actor, "billy", settings, `${TOKEN} ${person}`)),
    replaceToken: async (token: string) => void kept(await connectIntegration(world)(actor, "billy", {}, token)),
    disconnect: () => disconnectIntegration(world)(actor, "billy"),
    inBooks: async <T>(work: (books: Books) => Promise<T>): Promise<T> =>
      kept(await tenants.write(actor, async (books) => yes(await work(books)))) as T,
    jobs: async (key: string) => (await tenants.read(actor, ({ jobs }) => ({ all: jobs.about(key) }))).all,
    async completed(assignedTo: Person = "bo") {
      const { id } = await office.sale({ assignedTo: office.cast[assignedTo].userId }, person);
      const scheduledAt = new Date(Date.UTC(2031, 3, 1 + hour++, 8)).toISOString() as Instant;
      kept(await office.books.moveSale(actor, id, { to: "SCHEDULED", scheduledAt }));
      kept(await office.books.moveSale(actor, id, { to: "IN_PROGRESS" }));
      return kept(await office.books.moveSale(actor, id, { to: "COMPLETED" }));
    },
    /** As the worker leaves it when Billy refused. */
    async refused(id: SaleId) {
      const why = { code: "refused", facts: { status: 422, message: "contact not found" } };
      await office.engine.batch(as("app_owner", actor.organizationId), [{
        text: "update app.outbox set state = 'dead', last_error = $2 where key = $1 and kind = 'invoice.draft'",
        values: [`sale:${id}`, why],
      }]);
    },
    async invoiced(id: SaleId, externalId: string, gross = 1_250_00) {
      await this.inBooks(async ({ invoices }) => {
        const asked = await invoices.lock(id) ?? await invoices.ask({
          ...{ id: randomIds.next<InvoiceId>(), saleId: id, provider: "billy", entryOn: "2031-04-01" as Day },
        });
        await invoices.record({ kind: "invoice_approved" }, {
          ...asked,
          ...{ externalId, number: "1001", state: "approved", dueOn: "2031-04-15" as Day, balance: ore(gross) },
          ...{ net: ore(1_000_00), vat: ore(250_00), gross: ore(gross) },
        }, { id });
      });
    },
  };
}

eachSite("the sale's page says where its invoice is, what differs, and what went wrong", async (office) => {
  const firm = accounting(office);
  const browser = await office.browser("anna");
  const before = await firm.completed();
  const page = async (id: SaleId) => (await browser.get(`/sales/${id}`)).text;

  assert.doesNotMatch(await page(before.id), /Faktura<\/h2>/);
  await firm.connect();
  assert.match(await page(before.id), /Opret faktura/);
  const sale = await firm.completed();
  assert.match(await page(sale.id), /Venter på at blive oprettet i Billy/);
  await firm.refused(sale.id);
  const stuck = await browser.get(`/sales/${sale.id}`);
  assert.match(stuck.text, /Regnskabet afviste det: contact not found/);
  const undo = `form[action="/sales/${sale.id}/undo"]`;
  assert.ok(stuck.page.querySelector(`.timeline ${undo}`), "nothing left the house");
  const again = await browser.submit(stuck, `/sales/${sale.id}/invoice`, {}, "Prøv igen");
  assert.match(again.text, new RegExp(`${sale.number}: fakturaen er bestilt`));
  assert.equal((await firm.jobs(`sale:${sale.id}`))[0].state, "pending");
  await firm.invoiced(sale.id, "inv-page", 1_250_01);
  const done = await page(sale.id);
  assert.match(done, /1001/);
  const late = await browser.post(`/sales/${sale.id}/undo`, { version: "4" });
  assert.equal((await browser.get(`/sales/${sale.id}`)).page.querySelector(undo), null);
  assert.match(late.text, /Det sidste skridt kan ikke fortrydes/);
  assert.match(done, /Beløbet med moms stemmer ikke: salget siger 1\.250,00\skr\., fakturaen 1\.250,01\skr\./);
  await firm.disconnect();
}, { alone: true });

eachSite("only who may invoice asks for one; of another firm's sale nobody hears", async (office) => {
  const firm = accounting(office);
  await firm.connect();
  const sale = await firm.completed();
  await firm.refused(sale.id);
  const status = async (person: Person) =>
    (await (await office.browser(person)).post(`/sales/${sale.id}/invoice`, {})).status;

  const seen = [await status("bo"), await status("vera"), await status("carla"), await status("mads")];
  const shown = (await (await office.browser("bo")).get(`/sales/${sale.id}`)).text;

  assert.deepEqual(seen, [403, 403, 404, 200]);
  assert.doesNotMatch(shown, /Prøv igen/);
  const open = await office.sale();
  assert.equal((await (await office.browser("anna")).post(`/sales/${open.id}/invoice`, {})).status, 409);
}, { alone: true });

eachSite(
  "the reconciliation is empty where all agrees, lists what does not, and lets it be set aside",
  async (office) => {
    const firm = accounting(office);
    const browser = await office.browser("mads");
    const old = await firm.completed();
    assert.match((await browser.get("/reconciliation")).text, /ikke forbundet et regnskab/);
    await firm.connect();

    const listed = await browser.get("/reconciliation");
    assert.match(listed.text, new RegExp(old.number));
    const asked = await browser.submit(listed, `/sales/${old.id}/invoice`, {}, "Opret faktura");
    assert.equal(asked.path, "/reconciliation");
    assert.deepEqual((await firm.jobs(`sale:${old.id}`)).map(({ kind }) => kind), ["invoice.draft"]);
    await firm.invoiced(old.id, "inv-old");
    assert.match((await browser.get("/reconciliation")).text, /Alt stemmer/);

    const facts = { field: "gross", ours: 1_250_00, theirs: 1_200_00 };
    const finding: Finding = { kind: "different", subject: old.id, saleId: old.id, externalId: "inv-old", facts };
    await firm.inBooks(({ invoices }) => invoices.keepFindings([finding]));
    const found = await browser.get("/reconciliation");
    assert.match(found.text, /Beløbet er ikke det samme/);
    assert.match(found.text, /Salget: 1\.250,00\skr\.. Regnskabet: 1\.200,00\skr\./);
    const aside = await browser.submit(found, "/reconciliation", {}, "Det er i orden");
    assert.match(aside.text, /Lagt til side/);
    assert.match(aside.text, /Alt stemmer/);

    const started = await browser.submit(aside, "/reconciliation", {}, "Afstem nu");
    assert.match(started.text, /Afstemningen er sat i gang/);
    assert.deepEqual((await firm.jobs("accounts")).map(({ kind }) => kind), ["billing.reconcile"]);
    // Who sets aside what is gone already is not told off.
    const gone = await browser.post("/reconciliation", { act: "aside", kind: "different", subject: "x" });
    assert.equal(gone.path, "/reconciliation");
  },
  { alone: true },
);

eachSite("how far we go in Billy, and by which of its rules, is chosen from what it answered", async (office) => {
  const firm = accounting(office);
  const browser = await office.browser("anna");
  const path = "/settings/billing";
  assert.match((await browser.get(path)).text, /ikke forbundet et regnskab/);
  assert.equal((await browser.post(path, { act: "ask" })).status, 409);
  await firm.connect();

  const saved = await browser.submit(await browser.get(path), path, { mode: "send" }, "Gem ændringer");
  const jobs = (await firm.jobs("test:billy")).map(({ kind }) => kind);
  const { billy } = await firm.tenants.read(office.cast.anna, ({ integrations }) => ({
    billy: integrations.of("billy"),
  }));
  const rulesets = [{ id: "r25", name: "Moms på salg", rate: 2_500 }, { id: "r0", name: "Momsfrit", rate: 0 }];
  const chosenFrom = { rulesets, accounts: [{ id: "a1", name: "Salg", number: "1010" }] };
  const offered = {
    name: "Rendetalje ApS",
    ...chosenFrom,
    rulesetId: "r25",
    accountId: "a1",
    askedAt: billy!.connectedAt,
  };
  await firm.inBooks(({ integrations }) =>
    integrations.change("billy", { ...(billy!.settings as object), offered } as Json)
  );
  const answered = await browser.get(path);
  const forged = await browser.post(path, {
    act: "save",
    mode: "send",
    ruleset2500: "r99",
    ruleset0: "",
    accountId: "",
  });
  await browser.submit(answered, path, { ruleset2500: "r25", accountId: "a1" }, "Gem ændringer");
  const { after } = await firm.tenants.read(
    office.cast.anna,
    ({ integrations }) => ({ after: integrations.of("billy") }),
  );
  const secret = await browser.submit(await browser.get(path), path, {}, "Vis hemmeligheden");

  assert.match(saved.text, /Reglerne er gemt/);
  assert.deepEqual(jobs, ["billing.test"]);
  assert.match(answered.text, /Svar fra Rendetalje ApS/);
  assert.equal(forged.status, 422);
  const { mode, rulesets: chosen, accountId } = after!.settings as Record<string, unknown>;
  assert.deepEqual([mode, chosen, accountId], ["send", { "2500": "r25" }, "a1"]);
  assert.match(secret.text, new RegExp(hintSecretOf(`${TOKEN} anna`)));
  assert.doesNotMatch(secret.text, new RegExp(TOKEN));
  assert.equal((await (await office.browser("mads")).get(path)).status, 403);
}, { alone: true });

/** A relay before the site. */
function relay(office: Office, person: Person = "anna") {
  const { organizationId } = office.cast[person];
  const body = { eventType: "invoice.paid", invoiceId: "inv-hint", paidDate: "2031-04-02" };
  const sign = (raw: string, timestamp: string, secret: string) =>
    createHmac("sha256", secret).update(`${timestamp}.${raw}`).digest("hex");
  const seconds = (off = 0) => String(Math.floor(Date.now() / 1000) + off);
  return {
    seconds,
    sign,
    async send({
      raw = JSON.stringify(body),
      timestamp = seconds(),
      secret = hintSecretOf(`${TOKEN} ${person}`),
      signature = sign(raw, timestamp, secret),
      to = organizationId as string,
      headers = {} as Record<string, string>,
    } = {}) {
      const answer = await office.site.fetch(
        new Request(`${TEST_ORIGIN}/webhooks/${to}/billy/payment`, {
          method: "POST",
          body: raw,
          headers: {
            "content-type": "application/json",
            "x-billy-timestamp": timestamp,
            "x-billy-signature": signature,
            ...headers,
          },
        }),
      );
      return { status: answer.status, body: await answer.json() as { success: boolean; saleId?: string | null } };
    },
    async inbox(): Promise<{ count: number; state: string }[]> {
      const [rows] = await office.engine.batch(as("app_owner", organizationId), [{
        text: "select count, state from app.inbox where organization_id = $1 and source = 'billy' order by received_at",
        values: [organizationId],
      }]);
      return rows as { count: number; state: string }[];
    },
  };
}

eachSite("W1: a hint a hundred times at once is kept once, and makes the accounts be asked once", async (office) => {
  const firm = accounting(office), sender = relay(office);
  await firm.connect();
  const sale = await firm.completed();
  await firm.invoiced(sale.id, "inv-hint");

  const answers = await Promise.all(Array.from({ length: 100 }, () => sender.send()));

  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  assert.equal(answers[0].body.saleId, sale.id);
  assert.deepEqual(await sender.inbox(), [{ count: 100, state: "read" }]);
  assert.deepEqual((await firm.jobs("accounts")).map(({ kind, state }) => [kind, state]), [[
    "billing.poll",
    "pending",
  ]]);
}, { alone: true });

eachSite("W2: hints in any order with repeats only ask; what they say changes nothing", async (office) => {
  const firm = accounting(office), sender = relay(office);
  await firm.connect();
  const sale = await firm.completed();
  await firm.invoiced(sale.id, "inv-hint");
  const say = (eventType: string, paidDate: string) =>
    sender.send({ raw: JSON.stringify({ eventType, invoiceId: "inv-hint", paidDate, amount: 1, currency: "EUR" }) });

  for (
    const [kind, day] of [["invoice.paid", "1"], ["invoice.draft", "0"], ["invoice.paid", "1"], ["invoice.paid", "0"]]
  ) {
    assert.equal((await say(kind, `2031-04-0${day}`)).status, 200);
  }

  const { sale: after, payments } = kept(await office.books.findSale(office.cast.anna, sale.id));
  assert.deepEqual([after.status, after.paid, payments.length], ["COMPLETED", 0, 0]);
  assert.deepEqual((await sender.inbox()).map(({ count, state }) => [count, state]), [[2, "read"], [1, "parked"], [
    1,
    "read",
  ]]);
}, { alone: true });

eachSite("W4: whatever is wrong with a signature is 401, and nothing is kept", async (office) => {
  const firm = accounting(office), sender = relay(office);
  await firm.connect();
  await accounting(office, "carla").connect();
  const raw = JSON.stringify({ eventType: "invoice.paid", invoiceId: "inv-hint" });
  const old = sender.seconds(-400), soon = sender.seconds(400);
  const right = hintSecretOf(`${TOKEN} anna`), now = sender.seconds();
  const wrongs: Record<string, Parameters<typeof sender.send>[0]> = {
    missing: { signature: "" },
    wrong: { signature: "0".repeat(64) },
    "other secret": { secret: "x" },
    "the token itself": { secret: `${TOKEN} anna` },
    "another firm's secret": { secret: hintSecretOf(`${TOKEN} carla`) },
    "old timestamp": { timestamp: old },
    "future timestamp": { timestamp: soon },
    "no timestamp": { timestamp: "" },
    "two timestamps": { timestamp: `${now}, ${now}` },
    "body serialised anew": { raw: raw.replace(":", ": "), signature: sender.sign(raw, now, right), timestamp: now },
    "a second signature that is right": {
      signature: `${"0".repeat(64)}, ${sender.sign(raw, now, right)}`,
      raw,
      timestamp: now,
    },
    "no such firm": { to: "0190163d-8694-739b-aea5-966c26f8ad91" },
    "no firm at all": { to: "billy" },
  };

  for (const [name, wrong] of Object.entries(wrongs)) assert.equal((await sender.send(wrong)).status, 401, name);

  assert.deepEqual(await sender.inbox(), []);
  assert.deepEqual(await firm.jobs("accounts"), []);
  assert.equal((await sender.send({ raw: "x".repeat(200_000) })).status, 413);
  assert.equal((await sender.send({ headers: { "content-encoding": "gzip" } })).status, 415);
}, { alone: true });

eachSite("W5: for a day a relay may sign by the token before", async (office) => {
  const firm = accounting(office), sender = relay(office);
  await firm.connect();
  await firm.replaceToken("the token in its place");
  const status = async (token: string, invoiceId: string) => {
    const raw = JSON.stringify({ eventType: "invoice.paid", invoiceId });
    return (await sender.send({ raw, secret: hintSecretOf(token) })).status;
  };

  const both = [
    await status(`${TOKEN} anna`, "a"),
    await status("the token in its place", "b"),
    await status("x", "c"),
  ];
  await office.engine.batch(as("app_owner", office.cast.anna.organizationId), [{
    text: "update app.integrations set before_until = now() - interval '1 second' where organization_id = $1",
    values: [office.cast.anna.organizationId],
  }]);
  const after = [await status(`${TOKEN} anna`, "d"), await status("the token in its place", "e")];

  assert.deepEqual([both, after], [[200, 200, 401], [401, 200]]);
}, { alone: true });

eachSite("W7: a hint with another firm's invoice does nothing there", async (office) => {
  const ours = accounting(office), theirs = accounting(office, "carla"), sender = relay(office);
  await ours.connect();
  await theirs.connect();
  const sale = await theirs.completed("carla");
  await theirs.invoiced(sale.id, "inv-hint");

  const { status, body } = await sender.send();

  assert.deepEqual([status, body.saleId], [200, null]);
  assert.deepEqual(await theirs.jobs("accounts"), []);
  assert.deepEqual(await relay(office, "carla").inbox(), []);
}, { alone: true });
