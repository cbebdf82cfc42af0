import assert from "node:assert/strict";
import { aLine, customerFacts, saleIn } from "../../adapters/memory/builders.ts";
import type { Cvr, Ean } from "../customers/cvr.ts";
import type { Email } from "../customers/email.ts";
import type { CustomerId, SaleId } from "../kernel/ids.ts";
import { type BasisPoints, type Ore, ore, type Quantity } from "../kernel/money.ts";
import type { Day } from "../kernel/time.ts";
import { price } from "../pricing/totals.ts";
import { FIRST_SETTINGS, rulesetFor } from "./accounts.ts";
import { differences, mayBeApproved } from "./compare.ts";
import { contactOf, draftOf, type KnownContact, sameContact } from "./draft.ts";
import { bears, type Booked, keep } from "./invoice.ts";

const DAY = "2026-11-20" as Day;

function saleWith(...lines: Parameters<typeof aLine>[0][]) {
  const priced = price(lines.map(aLine))!;
  return saleIn("COMPLETED", { ...priced, customerId: "c" as CustomerId });
}

function booked(given: Partial<Booked> = {}): Booked {
  return {
    ...{ externalId: "inv1", kind: "invoice", state: "draft", number: null, entryOn: DAY, dueOn: DAY, currency: "DKK" },
    ...{ net: ore(1_000_00), vat: ore(250_00), gross: ore(1_250_00), balance: ore(1_250_00), sent: false },
    ...{ marker: null, orderNo: null, text: null, credits: null, createdAt: "2026-11-20T10:00:00 inv1" },
    ...given,
  } as Booked;
}

Deno.test("draftOf() writes the lines as they were priced, with the firm's terms and the sale's mark", () => {
  const sale = saleWith({
    description: "Flytterengøring",
    quantity: 8_000 as Quantity,
    discount: 1_000 as BasisPoints,
  });

  const draft = draftOf(sale, DAY, 14);

  assert.deepEqual(draft, {
    mark: { saleId: sale.id, number: sale.number },
    entryOn: DAY,
    paymentTermsDays: 14,
    pricesIncludeVat: false,
    lines: [{
      ...{ serviceId: null, vatRate: 2_500, description: "Flytterengøring", quantity: 8_000, unitPrice: 1_000_00 },
      discount: 1_000,
    }],
  });
});

Deno.test("draftOf() writes a line without moms among lines with it as one of what it comes to", () => {
  const sale = saleWith(
    { priceIncludesVat: true, unitPrice: ore(399_00) },
    { description: "Kørsel", quantity: 1_500 as Quantity, unit: "time", unitPrice: ore(100_00) },
  );

  const { pricesIncludeVat, lines } = draftOf(sale, DAY, 14);

  assert.equal(pricesIncludeVat, true);
  assert.deepEqual(lines.map(({ description, quantity, unitPrice }) => [description, quantity, unitPrice]), [
    ["Vinduer", 1_000, 399_00],
    ["Kørsel (1,5 time)", 1_000, 187_50],
  ]);
  const whole = lines.reduce((sum, { unitPrice }) => sum + unitPrice, 0);
  assert.equal(whole, sale.gross);
});

Deno.test("contactOf() takes a firm by its own name and a person by theirs, EAN and CVR along", () => {
  const firm = contactOf(customerFacts({
    ...{ type: "B2B", name: "Inge Iversen", companyName: "Aarhus Kommune", cvr: "55133018" as Cvr },
    ...{ ean: "5798005770220" as Ean, email: "inge@aarhus.example" as Email },
  }));

  assert.deepEqual([firm.kind, firm.name, firm.person, firm.ean], [
    "company",
    "Aarhus Kommune",
    "Inge Iversen",
    "5798005770220",
  ]);
});

Deno.test("sameContact() finds by CVR, else by name and mail, else by everything, and never by name alone", () => {
  const known = (given: Partial<KnownContact>): KnownContact => ({
    ...{ externalId: "k", name: "Jens Jensen", cvr: null, phone: null, street: null, postalCode: null, people: [] },
    ...given,
  });
  const jens = contactOf(customerFacts({ email: "jens@example.dk" as Email }));
  const mail = (email: string) => [{ externalId: "p", email }];

  assert.equal(sameContact(jens, [known({ people: mail("JENS@example.dk") })])?.externalId, "k");
  assert.equal(sameContact(jens, [known({ people: mail("anden@example.dk") })]), null);
  assert.equal(sameContact(jens, [known({ name: "Jens J", people: mail("jens@example.dk") })]), null);
  const firm = contactOf(customerFacts({ cvr: "45564096" as Cvr }));
  assert.equal(sameContact(firm, [known({ name: "Andet navn", cvr: "DK45564096" })])?.externalId, "k");
  const bare = contactOf(customerFacts());
  assert.equal(sameContact(bare, [known({ phone: "+4522650226" })]), null);
  assert.equal(sameContact(bare, [known({})])?.externalId, "k");
});

Deno.test("bears() knows the mark in its field, in the order number, and as a word of the text only", () => {
  const mark = { saleId: "s-1" as SaleId, number: "RS-2026-0001" };

  assert.ok(bears(booked({ marker: "s-1" }), mark));
  assert.ok(bears(booked({ orderNo: "RS-2026-0001" }), mark));
  assert.ok(bears(booked({ text: "Salg RS-2026-0001, tak" }), mark));
  assert.ok(!bears(booked({ text: "Salg RS-2026-00011" }), mark));
});

Deno.test("keep() keeps the oldest, an approved one before any draft; only drafts are spare", () => {
  const at = (externalId: string, hour: number, state: Booked["state"]) =>
    booked({ externalId, state, createdAt: `2026-11-20T${hour}:00:00 ${externalId}` });
  const names = (found: readonly Booked[]) => {
    const { kept, spare } = keep(found);
    return [kept?.externalId ?? null, spare.map(({ externalId }) => externalId)];
  };

  assert.deepEqual(names([at("b", 11, "draft"), at("a", 10, "draft")]), ["a", ["b"]]);
  assert.deepEqual(names([at("a", 10, "draft"), at("b", 11, "approved")]), ["b", ["a"]]);
  assert.deepEqual(names([at("a", 10, "approved"), at("b", 11, "approved")]), ["a", []]);
  assert.deepEqual(names([at("a", 10, "voided")]), [null, []]);
});

Deno.test("differences() are shown to the øre; only the sum with moms, or more than rounding, stops an approval", () => {
  const sale = saleWith({});
  const off = (field: "net" | "vat" | "gross", by: number) => booked({ [field]: (sale[field] + by) as Ore });

  assert.deepEqual(differences(sale, booked()), []);
  assert.deepEqual(differences(sale, off("gross", -1)), [{ field: "gross", ours: 1_250_00, theirs: 1_249_99, by: -1 }]);
  assert.ok(mayBeApproved(sale, booked()));
  assert.ok(mayBeApproved(sale, off("vat", 1)));
  assert.ok(!mayBeApproved(sale, off("vat", 2)));
  assert.ok(!mayBeApproved(sale, off("gross", 1)));
  assert.ok(!mayBeApproved(sale, booked({ currency: "EUR" })));
  assert.ok(mayBeApproved(sale, booked({ gross: null, vat: null })));
  assert.ok(!mayBeApproved(sale, booked({ gross: null, vat: null, net: ore(999_99) })));
});

Deno.test("rulesetFor() takes the firm's choice, else the default that has the rate, else the first that has", () => {
  const offered = {
    ...{ name: "x", accounts: [], accountId: null, rulesetId: "b", askedAt: "2026-11-20T10:00:00.000Z" as never },
    rulesets: [["a", 2_500], ["b", 2_500], ["c", 0]].map(([id, rate]) => ({ id, name: "", rate })) as never,
  };
  const of = (rate: number, rulesets = {}) => rulesetFor({ ...FIRST_SETTINGS, offered, rulesets }, rate as BasisPoints);

  assert.deepEqual([of(2_500), of(0), of(1_200), of(2_500, { "2500": "a" })], ["b", "c", null, "a"]);
  assert.equal(rulesetFor(FIRST_SETTINGS, 2_500 as BasisPoints), null);
});
