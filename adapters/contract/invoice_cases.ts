import assert from "node:assert/strict";
import { differsFrom, type Invoice } from "../../domain/invoicing/invoice.ts";
import type { Finding } from "../../domain/invoicing/reconcile.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { InvoiceId, SaleId } from "../../domain/kernel/ids.ts";
import { ore } from "../../domain/kernel/money.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import type { Books, Readers } from "../../domain/tenants.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";
import { saleMovedTo } from "./ways.ts";

const DAY = "2026-03-05" as Day;

async function inBooks<T>({ tenants, anna }: Scene, work: (books: Books) => Promise<T>, by: Actor = anna): Promise<T> {
  return kept(await tenants.write(by, async (books) => yes(await work(books)))) as T;
}
async function asked({ tenants, anna }: Scene, id: SaleId, by: Actor = anna): Promise<Invoice | null> {
  return (await tenants.read(by, ({ invoices }) => ({ found: invoices.ofSale(id) }))).found;
}
const askFor = (play: Scene, saleId: SaleId) =>
  inBooks(
    play,
    ({ invoices }) => invoices.ask({ id: play.ids.next<InvoiceId>(), saleId, provider: "billy", entryOn: DAY }),
  );

const drafted = (invoice: Invoice, externalId: string): Invoice => ({
  ...invoice,
  ...{ externalId, state: "draft", net: ore(1_000_00), vat: ore(250_00), gross: ore(1_250_00), balance: ore(1_250_00) },
  dueOn: "2026-03-19" as Day,
});
const approved = (invoice: Invoice): Invoice => ({
  ...invoice,
  state: "approved",
  number: "1001",
  dueOn: "2026-03-20" as Day,
});

/** What is kept of the accounts. */
export const INVOICE_CASES: readonly Case[] = [
  scene("an invoice is asked for once, and what the accounts tell of it is kept with its audit row", async (play) => {
    const sale = await saleMovedTo(play, "COMPLETED");
    const invoice = await askFor(play, sale.id);
    const externalId = `inv ${sale.id}`;
    await inBooks(
      play,
      ({ invoices }) => invoices.record({ kind: "invoice_drafted" }, drafted(invoice, externalId), sale),
    );
    await inBooks(
      play,
      ({ invoices }) => invoices.record({ kind: "invoice_approved" }, approved(drafted(invoice, externalId)), sale),
    );

    const found = (await asked(play, sale.id))!;
    const { file, trail } = await play.tenants.read(play.anna, ({ sales, statistics }) => ({
      file: sales.find(sale.id),
      trail: statistics.recent(null, 3),
    }));

    assert.ok(!differsFrom(found, approved(drafted(invoice, externalId))));
    assert.equal(file!.dueOn, "2026-03-20");
    assert.deepEqual(trail.map(({ kind }) => kind), ["invoice_approved", "invoice_drafted", "invoice_asked"]);
    await assert.rejects(askFor(play, sale.id));
    assert.equal(await asked(play, sale.id, play.carla), null);
  }),

  scene("a voided invoice makes room for another, and the living one is what is shown", async (play) => {
    const sale = await saleMovedTo(play, "COMPLETED");
    const first = drafted(await askFor(play, sale.id), `a ${sale.id}`);
    await inBooks(
      play,
      ({ invoices }) => invoices.record({ kind: "invoice_voided" }, { ...first, state: "voided" }, sale),
    );

    const gone = await asked(play, sale.id);
    const second = await askFor(play, sale.id);

    assert.equal(gone?.state, "voided");
    assert.equal((await asked(play, sale.id))?.id, second.id);
  }),

  scene("open() has what is not settled, uninvoiced() what nobody made an invoice for", async (play) => {
    const [plain, paid, called] = [
      await saleMovedTo(play, "COMPLETED"),
      await saleMovedTo(play, "COMPLETED"),
      await saleMovedTo(play, "CANCELLED"),
    ];
    const invoice = approved(drafted(await askFor(play, paid.id), `b ${paid.id}`));
    const look = async () => {
      const { open, since, without } = await play.tenants.read(play.anna, ({ invoices }: Readers) => ({
        open: invoices.open(),
        since: invoices.since(DAY),
        without: invoices.uninvoiced("2020-01-01T00:00:00.000Z" as Instant),
      }));
      return [open, since, without].map((rows) => (rows as readonly { saleId: SaleId }[]).map(({ saleId }) => saleId));
    };
    await inBooks(play, ({ invoices }) => invoices.record({ kind: "invoice_approved" }, invoice, paid));
    const before = await look();
    await inBooks(
      play,
      ({ invoices }) => invoices.record({ kind: "invoice_seen" }, { ...invoice, balance: ore(0) }, paid),
    );

    const { without } = await play.tenants.read(play.anna, ({ invoices }: Readers) => ({
      without: invoices.uninvoiced("2020-01-01T00:00:00.000Z" as Instant),
    }));
    assert.deepEqual(without.map(({ customerName }) => customerName), [plain.customer.name]);
    assert.deepEqual(before, [[paid.id], [paid.id], [plain.id]]);
    assert.deepEqual(await look(), [[], [paid.id], [plain.id]]);
    assert.ok(called);
  }),

  scene(
    "a completion is not taken back while its invoice is in the accounts, and is once it is voided",
    async (play) => {
      const sale = await saleMovedTo(play, "COMPLETED");
      const invoice = drafted(await askFor(play, sale.id), `c ${sale.id}`);
      const undo = async () => {
        const { now } = await play.tenants.read(play.anna, ({ sales }) => ({ now: sales.find(sale.id) }));
        return await play.use.undoMove(play.anna, sale.id, { version: now!.version });
      };

      const asked = await undo();
      await inBooks(play, ({ invoices }) => invoices.record({ kind: "invoice_drafted" }, invoice, sale));
      const made = await undo();
      await inBooks(
        play,
        ({ invoices }) => invoices.record({ kind: "invoice_voided" }, { ...invoice, state: "voided" }, sale),
      );
      const voided = kept(await undo());

      assert.deepEqual([asked, made], [no({ kind: "nothing_to_undo" }), no({ kind: "nothing_to_undo" })]);
      assert.equal(voided.status, "IN_PROGRESS");
    },
  ),

  scene("freshen() lets nothing older in", async (play) => {
    const sale = await saleMovedTo(play, "COMPLETED");
    const { id } = await askFor(play, sale.id);
    const at = (second: number) =>
      inBooks(play, ({ invoices }) => invoices.freshen(id, `2026-03-05T10:00:0${second}.000Z` as Instant));

    assert.deepEqual([await at(3), await at(2), await at(3), await at(4)], [true, false, false, true]);
  }),

  scene("a contact and a product are made by one job, and kept for everybody", async (play) => {
    const { id } = await play.aCustomer();
    const take = (job: string) => inBooks(play, ({ invoices }) => invoices.takeContact("billy", id, job));
    const product = { serviceId: null, rulesetId: "r25" };
    const takeProduct = (job: string) => inBooks(play, ({ invoices }) => invoices.takeProduct("billy", product, job));

    const first = [
      await take("one"),
      await take("two"),
      await take("one"),
      await takeProduct("one"),
      await takeProduct("two"),
    ];
    await inBooks(play, ({ invoices }) => invoices.keepContact("billy", id, { externalId: "con1", personId: null }));
    await inBooks(play, ({ invoices }) => invoices.keepProduct("billy", product, "prd1"));

    assert.deepEqual(first.map(({ kind }) => kind), ["mine", "others", "mine", "mine", "others"]);
    assert.deepEqual(await take("two"), { kind: "made", made: { externalId: "con1", personId: null } });
    assert.deepEqual(await takeProduct("two"), { kind: "made", made: "prd1" });
    assert.deepEqual(await inBooks(play, ({ invoices }) => invoices.linkedContacts("billy")), ["con1"]);
    assert.deepEqual(await inBooks(play, ({ invoices }) => invoices.linkedContacts("billy"), play.carla), []);
  }),

  scene("findings follow the accounts; what was set aside stays so until it changes", async (play) => {
    const sale = await saleMovedTo(play, "COMPLETED");
    const missing: Finding = {
      kind: "missing",
      subject: sale.id,
      saleId: sale.id,
      externalId: null,
      facts: { gross: 1 },
    };
    const strange: Finding = { kind: "unknown", subject: "x", saleId: null, externalId: "x", facts: {} };
    const keep = (...found: Finding[]) => inBooks(play, ({ invoices }) => invoices.keepFindings(found));
    const shown = async (all = false) => {
      const { found } = await play.tenants.read(play.anna, ({ invoices }) => ({ found: invoices.findings(all) }));
      return found.map(({ kind, saleNumber }) => [kind, saleNumber]).toSorted();
    };

    await keep(missing, strange);
    const both = await shown();
    const aside = [
      await inBooks(play, ({ invoices }) => invoices.setAside("unknown", "x")),
      await inBooks(play, ({ invoices }) => invoices.setAside("unknown", "x")),
    ];
    await keep(missing, strange);
    const one = await shown();
    await keep(missing, { ...strange, facts: { gross: 2 } });
    const again = await shown();
    await keep();

    assert.deepEqual(both, [["missing", sale.number], ["unknown", null]]);
    assert.deepEqual(aside, [true, false]);
    assert.deepEqual(one, [["missing", sale.number]]);
    assert.deepEqual(again, both);
    assert.deepEqual(await shown(true), []);
  }),

  scene("C10: a sale with an invoice is kept, also when it was called off since", async (play) => {
    const sale = await saleMovedTo(play, "COMPLETED");
    const invoice = drafted(await askFor(play, sale.id), `c ${sale.id}`);
    await inBooks(play, ({ invoices }) => invoices.record({ kind: "invoice_drafted" }, invoice, sale));
    const off = kept(await play.use.correctSale(play.anna, sale.id, { to: "CANCELLED", reason: "Fejl" }));

    const refused = await play.use.deleteSale(play.anna, off.id);
    await inBooks(
      play,
      ({ invoices }) => invoices.record({ kind: "invoice_voided" }, { ...invoice, state: "voided" }, sale),
    );
    const gone = await play.use.deleteSale(play.anna, off.id);

    assert.deepEqual(refused, { ok: false, error: { kind: "sale_invoiced", status: "CANCELLED" } });
    assert.ok(gone.ok);
  }),
];
