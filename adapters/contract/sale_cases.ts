import assert from "node:assert/strict";
import { type BasisPoints, ore, type Quantity } from "../../domain/kernel/money.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import type { Day } from "../../domain/kernel/time.ts";
import type { SaleView } from "../../domain/sales/ports.ts";
import { aDraft, aLineDraft, aService } from "../memory/builders.ts";
import { type Case, kept, scene } from "./scene.ts";
import { AT_TEN, findSale } from "./ways.ts";

/** What becomes of sales: every field is kept, every change has its version, numbers have no gap. */
export const SALE_CASES: readonly Case[] = [
  scene("a new sale is found as it was made, field by field and line by line", async (play) => {
    const { tenants, anna, bo, ids, use } = play;
    const service = aService({ id: ids.next() });
    kept(await tenants.write(anna, async ({ services }) => yes(await services.add(service))));
    const customer = await play.aCustomer({
      name: "Ærø Bageri",
      email: "post@example.dk" as never,
      phone: "+4522334455" as never,
    });
    const draft = aDraft({
      ...{ customerId: customer.id, status: "QUOTE_SENT", source: "WEBSITE", saleDate: "2026-02-28" as Day },
      ...{ quoted: ore(500_00), scheduledAt: AT_TEN, assignedTo: bo.userId },
      ...{ internalNotes: "Nøgle under\n\tmåtten 🔑", customerNotes: "Ring først; tak' 'for' \"det\" \\ %_" },
      lines: [
        aLineDraft({
          serviceId: service.id,
          quantity: 1_500 as Quantity,
          unit: "time",
          unitPrice: ore(399_00),
          priceIncludesVat: true,
        }),
        aLineDraft({ description: "Vinduer", discount: 1_250 as BasisPoints, quantity: 3 as Quantity }),
        aLineDraft({ description: "Frimærker", vatRate: 0 as BasisPoints, unitPrice: ore(0) }),
      ],
    });

    const made = kept(await use.recordSale(anna, draft));
    const { found } = await tenants.read(anna, ({ sales }) => ({ found: sales.find(made.id) }));

    assert.deepEqual(found, made);
    const { lines: _lines, ...plain } = draft;
    assert.deepEqual({ ...made, ...plain }, made);
    assert.deepEqual(made.lines.map(({ description }) => description), ["Vinduer", "Vinduer", "Frimærker"]);
    assert.deepEqual(made.customer, {
      id: customer.id,
      name: "Ærø Bageri",
      email: "post@example.dk",
      phone: "+4522334455",
      address: { street: null, postalCode: null, city: null, country: "DK" },
    });
    assert.deepEqual(made.assignee, { id: bo.userId, name: "Bo Bech" });
    assert.deepEqual(made.creator, { id: anna.userId, name: "Anna Andersen" });
    assert.equal(made.version, 1);
  }),

  scene("numbers follow each other in each year of the sale's day", async (play) => {
    const numbers: string[] = [];
    for (const saleDate of ["2026-01-01", "2025-12-31", "2026-12-31", "2025-01-01"]) {
      numbers.push((await play.aSale({ saleDate: saleDate as Day })).number);
    }

    assert.deepEqual(numbers, ["RS-2026-0001", "RS-2025-0001", "RS-2026-0002", "RS-2025-0002"]);
  }),

  scene("numbers have no gap and no double when many record at once and some are refused", async (play) => {
    const { id: customerId } = await play.aCustomer();
    const wrong = { customerId, lines: [] };

    const made = await Promise.all(
      Array.from(
        { length: 12 },
        (_, place) => play.use.recordSale(play.anna, aDraft(place % 4 === 3 ? wrong : { customerId })),
      ),
    );

    const numbers = made.flatMap((answer) => answer.ok ? [answer.value.number] : []).sort();
    assert.deepEqual(numbers, Array.from({ length: 9 }, (_, place) => `RS-2026-000${place + 1}`));
  }),

  scene("a change is kept whole, with the next version, and rewrites the lines", async (play) => {
    const { anna, mads, use } = play;
    const before = await play.aSale({ lines: [aLineDraft({ description: "En" }), aLineDraft({ description: "To" })] });
    const other = await play.aCustomer({ name: "Anden" });

    const after = kept(
      await use.changeSale(anna, before.id, {
        ...{ version: 1, customerId: other.id, saleDate: "2026-05-05" as Day, source: "EVENT", quoted: ore(1) },
        ...{ scheduledAt: AT_TEN, assignedTo: mads.userId, internalNotes: "i", customerNotes: "k" },
        lines: [aLineDraft({ description: "Tre", unitPrice: ore(5) })],
      }),
    );

    assert.deepEqual(
      [
        after.version,
        after.customer.name,
        after.saleDate,
        after.source,
        after.quoted,
        after.scheduledAt,
        after.assignee?.name,
      ],
      [2, "Anden", "2026-05-05", "EVENT", 1, AT_TEN, "Mads Mikkelsen Holm"],
    );
    assert.deepEqual(after.lines.map(({ description, net }) => [description, net]), [["Tre", 5]]);
    assert.deepEqual([after.net, after.vat, after.gross], [5, 1, 6]);
    assert.deepEqual([after.number, after.createdAt, after.createdBy], [
      before.number,
      before.createdAt,
      before.createdBy,
    ]);
    assert.deepEqual(await findSale(play, before.id), after);
    const emptied = kept(
      await use.changeSale(anna, before.id, {
        version: 2,
        quoted: null,
        scheduledAt: null,
        assignedTo: null,
        internalNotes: null,
      }),
    );
    assert.deepEqual([
      emptied.quoted,
      emptied.scheduledAt,
      emptied.scheduledUntil,
      emptied.assignee,
      emptied.internalNotes,
    ], [null, null, null, null, null]);
  }),

  scene("of two changes of one version at the same time only one is made", async (play) => {
    const sale = await play.aSale();

    const answers = await Promise.all(
      ["a", "b", "c"].map((internalNotes) => play.use.changeSale(play.anna, sale.id, { version: 1, internalNotes })),
    );

    assert.equal(answers.filter((answer) => answer.ok).length, 1);
    for (const answer of answers) {
      if (!answer.ok) assert.equal(answer.error.kind, "stale_version");
    }
    assert.equal((await findSale(play, sale.id)).version, 2);
  }),

  scene("a sale goes into the bin and comes back as it was", async (play) => {
    const { anna, use } = play;
    const sale = await play.aSale();

    const deleted = kept(await use.deleteSale(anna, sale.id, 1));
    const again = await use.deleteSale(anna, sale.id);
    const changed = await use.changeSale(anna, sale.id, { version: 2, internalNotes: "nej" });
    const restored = kept(await use.restoreSale(anna, sale.id));

    assert.notEqual(deleted.deletedAt, null);
    assert.deepEqual([again, changed], [no({ kind: "sale_missing" }), no({ kind: "sale_missing" })]);
    const { version: _version, updatedAt: _updatedAt, ...same } = restored;
    assert.deepEqual({ ...sale, ...same }, sale);
    assert.ok(restored.version > deleted.version && deleted.version > sale.version);
  }),

  scene("what is not there is null, and has no history", async ({ tenants, anna, ids }) => {
    const nobody = ids.next<SaleView["id"]>();

    const found = await tenants.read(anna, ({ sales }) => ({
      ...{ sale: sales.find(nobody), history: sales.history(nobody), payments: sales.payments(nobody) },
    }));
    const locked = await tenants.write(anna, async ({ sales }) => yes(await sales.lock(nobody)));

    assert.deepEqual(found, { sale: null, history: [], payments: [] });
    assert.deepEqual(locked, yes(null));
  }),

  scene("the largest amount is kept to the øre", async (play) => {
    const unitPrice = ore(799_999_999_999);

    const { id } = await play.aSale({ lines: [aLineDraft({ unitPrice })] });
    const { net, vat, gross } = await findSale(play, id);

    assert.deepEqual([net, vat, gross], [799_999_999_999, 200_000_000_000, 999_999_999_999]);
  }),
];
