import assert from "node:assert/strict";
import type { InvoiceId, SaleId } from "../kernel/ids.ts";
import { ore } from "../kernel/money.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Booked, Invoice } from "./invoice.ts";
import { FINDING_KINDS, type Invoiced, reconcile, type Sides } from "./reconcile.ts";

const DAY = "2026-11-20" as Day;
const SALE = "0199a000-0000-7000-8000-000000000001" as SaleId;

const theirs = (given: Partial<Booked> = {}): Booked => ({
  ...{
    externalId: "inv1",
    kind: "invoice",
    state: "approved",
    number: "1091",
    entryOn: DAY,
    dueOn: DAY,
    currency: "DKK",
  },
  ...{ net: ore(800), vat: ore(200), gross: ore(1_000), balance: ore(1_000), sent: false, text: null, credits: null },
  ...{ marker: SALE, orderNo: "RS-2026-0001", createdAt: "1" },
  ...given,
} as Booked);

const ours = (given: Partial<Invoiced> = {}): Invoiced => ({
  ...{ saleId: SALE, number: "RS-2026-0001", status: "COMPLETED", paid: ore(0) },
  ...{ net: ore(800), vat: ore(200), gross: ore(1_000) },
  invoice: {
    ...{ id: "i" as InvoiceId, saleId: SALE, provider: "billy", externalId: "inv1", number: "1091", state: "approved" },
    ...{ entryOn: DAY, dueOn: DAY, net: ore(800), vat: ore(200), gross: ore(1_000), balance: ore(1_000) },
    ...{ credited: ore(0), sent: "sent", createdAt: "2026-11-20T10:00:00.000Z" },
  } as Invoice,
  ...given,
});

const sides = (given: Partial<Sides> = {}): Sides => ({
  ...{
    ours: [ours()],
    uninvoiced: [],
    theirs: [theirs()],
    since: "2026-01-01" as Day,
    connectedOn: "2026-11-01" as Day,
  },
  ...given,
});
const kinds = (given: Partial<Sides>) => reconcile(sides(given)).map(({ kind }) => kind);

Deno.test("reconcile() finds nothing where all agrees", () => {
  assert.deepEqual(reconcile(sides()), []);
  assert.deepEqual(kinds({ ours: [ours({ paid: ore(400) })], theirs: [theirs({ balance: ore(600) })] }), []);
});

Deno.test("P7: reconcile() finds each thing that can be wrong, both ways", () => {
  const uninvoiced = [{
    saleId: SALE,
    customerName: "Kunde",
    number: "RS-2026-0001",
    gross: ore(1_000),
    completedAt: "x" as Instant,
  }];
  const byHand = theirs({ externalId: "inv2", number: "1092", createdAt: "2" });
  const stranger = theirs({ externalId: "inv3", marker: null, orderNo: null });
  const note = theirs({
    externalId: "n",
    kind: "credit_note",
    credits: "inv1",
    balance: ore(0),
    marker: null,
    orderNo: null,
  });

  const found = {
    missing: kinds({ ours: [], theirs: [], uninvoiced }),
    gone: kinds({ theirs: [] }),
    doubled: kinds({ theirs: [theirs(), byHand] }),
    different: kinds({ theirs: [theirs({ net: ore(799), gross: ore(999), balance: ore(999) })] }),
    currency: kinds({ theirs: [theirs({ currency: "EUR" })] }),
    payment: kinds({ ours: [ours({ paid: ore(1) })] }),
    credited: kinds({ theirs: [theirs({ balance: ore(0) }), note] }),
    unknown: kinds({ theirs: [theirs(), stranger] }),
  };

  assert.deepEqual(found, Object.fromEntries(FINDING_KINDS.map((kind) => [kind, [kind]])));
});

Deno.test("reconcile() leaves alone what is voided, a stranger's draft, and what was there before the accounts were connected", () => {
  const stranger = (given: Partial<Booked>) => theirs({ externalId: "x", marker: null, orderNo: null, ...given });

  assert.deepEqual(kinds({ theirs: [theirs(), stranger({ state: "draft" })] }), []);
  assert.deepEqual(kinds({ theirs: [theirs(), stranger({ state: "voided" })] }), []);
  assert.deepEqual(kinds({ theirs: [theirs(), stranger({ entryOn: "2026-10-31" as Day })] }), []);
  assert.deepEqual(kinds({ theirs: [theirs(), theirs({ externalId: "y", state: "voided" })] }), []);
});

Deno.test("reconcile() shows the sum with moms first where several amounts differ", () => {
  const [{ facts }] = reconcile(
    sides({ theirs: [theirs({ net: ore(700), vat: ore(175), gross: ore(875), balance: ore(875) })] }),
  );

  assert.deepEqual(facts, { field: "gross", ours: 1_000, theirs: 875 });
});
