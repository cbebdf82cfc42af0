import assert from "node:assert/strict";
import { aLineDraft, aService, saleIn } from "../../adapters/memory/builders.ts";
import { countingIds } from "../../adapters/memory/world.ts";
import { CAST } from "../../adapters/memory/cast.ts";
import type { CustomerId } from "../kernel/ids.ts";
import { ore, type Quantity } from "../kernel/money.ts";
import { no } from "../kernel/result.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { applyChange, type SaleChange } from "./change.ts";
import { SALE_STATUSES, type SaleStatus } from "./moves.ts";
import { type Sale, visitAt } from "./sale.ts";

const NOW = "2026-03-20T12:00:00.000Z" as Instant;
const AT_NINE = "2026-03-24T08:00:00.000Z" as Instant;
const FIXED: readonly SaleStatus[] = ["COMPLETED", "PAID", "LOST", "CANCELLED"];

const change = (sale: Sale, change: SaleChange, services = [aService()]) =>
  applyChange(sale, change, services, countingIds(), NOW);

Deno.test("notes, source and assignee can be changed in every state", () => {
  for (const status of SALE_STATUSES) {
    const said = { internalNotes: "i", customerNotes: "k", source: "EVENT", assignedTo: CAST.bo.userId } as const;

    const changed = change(saleIn(status) as Sale, said);

    assert.ok(changed.ok, status);
    assert.deepEqual({ ...changed.value, ...said }, changed.value);
  }
});

Deno.test("amounts, customer, dates and visit are fixed once a sale is invoiced or over", () => {
  const fixed: SaleChange[] = [
    { customerId: "another" as CustomerId },
    { saleDate: "2026-01-01" as Day },
    { lines: [aLineDraft({ unitPrice: ore(1) })] },
    { quoted: ore(1) },
    { scheduledAt: AT_NINE },
  ];
  for (const status of SALE_STATUSES) {
    for (const one of fixed) {
      const changed = change(saleIn(status) as Sale, one);

      if (FIXED.includes(status)) assert.deepEqual(changed, no({ kind: "amounts_fixed", status }), JSON.stringify(one));
      else assert.ok(changed.ok, `${status} ${JSON.stringify(one)}`);
    }
  }
});

Deno.test("an edit page may send every field of a fixed sale back as it was", () => {
  for (const status of FIXED) {
    const sale = saleIn(status) as Sale;
    const { customerId, saleDate, quoted, scheduledAt, lines } = sale;

    const changed = change(sale, { customerId, saleDate, quoted, scheduledAt, lines, internalNotes: "Ring" });

    assert.ok(changed.ok, status);
    assert.deepEqual({ ...changed.value, scheduledUntil: sale.scheduledUntil }, {
      ...sale,
      internalNotes: "Ring",
      updatedAt: NOW,
    });
  }
});

Deno.test("a field that is left out or undefined stays, and one that is null is emptied", () => {
  const sale = saleIn("ACCEPTED", {
    internalNotes: "i",
    customerNotes: "k",
    assignedTo: CAST.bo.userId,
    quoted: ore(5),
  });

  const changed = change(sale, { internalNotes: undefined, customerNotes: null, assignedTo: null, quoted: null });

  assert.ok(changed.ok);
  const { internalNotes, customerNotes, assignedTo, quoted } = changed.value;
  assert.deepEqual([internalNotes, customerNotes, assignedTo, quoted], ["i", null, null, null]);
});

Deno.test("new lines are priced, and the payment status follows the new total", () => {
  const half = saleIn("ACCEPTED", { paid: ore(125_00), paymentStatus: "PARTIALLY_PAID" });

  const changed = change(half, { lines: [aLineDraft({ unitPrice: ore(100_00) })] });

  assert.ok(changed.ok);
  const { net, vat, gross, paymentStatus } = changed.value;
  assert.deepEqual([net, vat, gross, paymentStatus], [100_00, 25_00, 125_00, "PAID"]);
  assert.deepEqual(change(half, { lines: [] }), no({ kind: "lines_missing" }));
  const refunded = change(saleIn("ACCEPTED", { paymentStatus: "REFUNDED" }), { lines: [aLineDraft()] });
  assert.equal(refunded.ok && refunded.value.paymentStatus, "REFUNDED");
});

Deno.test("a planned sale keeps a time, an open one may lose it", () => {
  for (const status of ["SCHEDULED", "IN_PROGRESS"] as const) {
    assert.deepEqual(change(saleIn(status), { scheduledAt: null }), no({ kind: "visit_missing" }));
  }
  const wished = change(saleIn("ACCEPTED", visitAt(AT_NINE, 60)), { scheduledAt: null });
  assert.deepEqual(wished.ok && [wished.value.scheduledAt, wished.value.scheduledUntil], [null, null]);
});

Deno.test("the visit lasts as long as the new lines say", () => {
  const hourly = aService({ pricingModel: "HOURLY" });
  const sale = saleIn("SCHEDULED", visitAt(AT_NINE, 60));

  const changed = change(sale, { lines: [aLineDraft({ serviceId: hourly.id, quantity: 3_000 as Quantity })] }, [
    hourly,
  ]);

  assert.equal(changed.ok && changed.value.scheduledUntil, "2026-03-24T11:00:00.000Z");
  const untouched = change(saleIn("SCHEDULED", visitAt(AT_NINE, 77)), { internalNotes: "x" });
  assert.equal(untouched.ok && untouched.value.scheduledUntil, "2026-03-24T09:17:00.000Z");
});

Deno.test("a visit keeps the length somebody gave it when an edit page sends its time and lines back as they were", () => {
  const sale = saleIn("SCHEDULED", visitAt(AT_NINE, 150)) as Sale;

  const same = change(sale, { scheduledAt: sale.scheduledAt, lines: sale.lines, internalNotes: "Nøgle" });
  const moved = change(sale, { scheduledAt: NOW, lines: sale.lines });

  assert.ok(same.ok && moved.ok);
  assert.equal(same.value.scheduledUntil, sale.scheduledUntil);
  assert.deepEqual([moved.value.scheduledAt, moved.value.scheduledUntil], [NOW, "2026-03-20T13:00:00.000Z"]);
});
