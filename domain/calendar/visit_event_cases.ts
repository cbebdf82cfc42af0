import assert from "node:assert/strict";
import fc from "fast-check";
import type { SaleId } from "../kernel/ids.ts";
import type { SaleView } from "../sales/ports.ts";
import { eventIdOf, eventOf } from "./visit_event.ts";

const WORDS = { sale: "Salg", customer: "Kunde", notes: "Noter" };
const FIRM = { timeZone: "Europe/Copenhagen", invitesCustomer: false };
const ADDRESS = { street: "Åboulevarden 1", postalCode: "8000", city: "Aarhus C", country: "DK" };
const SALE = {
  ...{ id: "0190a000-0000-7000-8000-000000000001", number: "RS-2026-0001", status: "SCHEDULED", deletedAt: null },
  ...{ scheduledAt: "2026-12-01T08:00:00.000Z", scheduledUntil: "2026-12-01T11:00:00.000Z" },
  ...{
    lines: [{ description: "Flytterengøring" }],
    customerNotes: "Ring på",
    customer: { name: "Søren", email: "s@x.dk" },
  },
} as unknown as SaleView;

Deno.test("CAL-02: eventOf() says what, for whom, where and when, and invites nobody unless the firm says so", () => {
  const event = eventOf(SALE, ADDRESS, FIRM, WORDS);

  assert.deepEqual(event, {
    saleId: SALE.id,
    saleNumber: "RS-2026-0001",
    summary: "Flytterengøring - Søren",
    description: "Salg: RS-2026-0001\nKunde: s@x.dk\nNoter: Ring på",
    place: "Åboulevarden 1, 8000 Aarhus C",
    from: SALE.scheduledAt,
    until: SALE.scheduledUntil,
    timeZone: "Europe/Copenhagen",
    guests: [],
  });
  assert.deepEqual(eventOf(SALE, ADDRESS, { ...FIRM, invitesCustomer: true }, WORDS)?.guests, ["s@x.dk"]);
  const bare = eventOf({ ...SALE, customerNotes: null }, { ...ADDRESS, street: null, postalCode: null }, FIRM, WORDS);
  assert.deepEqual([bare?.place, bare?.description], ["Aarhus C", "Salg: RS-2026-0001\nKunde: s@x.dk"]);
});

Deno.test("eventOf() is nothing before a visit is planned, after it is called off, and in the bin", () => {
  const of = (change: object) => eventOf({ ...SALE, ...change } as SaleView, ADDRESS, FIRM, WORDS);

  for (const status of ["QUOTE_SENT", "ACCEPTED", "LOST", "CANCELLED"]) assert.equal(of({ status }), null, status);
  for (const status of ["IN_PROGRESS", "COMPLETED", "PAID"]) assert.notEqual(of({ status }), null, status);
  assert.equal(of({ deletedAt: "2026-01-01T00:00:00.000Z" }), null);
  assert.equal(of({ status: "PAID", scheduledAt: null, scheduledUntil: null }), null);
});

Deno.test("eventIdOf() is an id Google takes, and another for every sale and every generation", () => {
  const seen = new Set<string>();
  fc.assert(fc.property(fc.uuid(), fc.nat(2_000), (sale, generation) => {
    const id = eventIdOf(sale as SaleId, generation);
    assert.match(id, /^[a-v0-9]{5,1024}$/);
    assert.equal(id, eventIdOf(sale as SaleId, generation));
    assert.notEqual(id, eventIdOf(sale as SaleId, generation + 1));
    seen.add(id);
  }));
  assert.ok(seen.size > 90);
});
