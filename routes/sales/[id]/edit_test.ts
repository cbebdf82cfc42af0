import assert from "node:assert/strict";
import type { Instant } from "../../../domain/kernel/time.ts";
import type { SaleId } from "../../../domain/kernel/ids.ts";
import { eachSite, kept, type Office } from "../../../tools/test_site.ts";
import { type Answer, faultAt, fieldsOf, flashOn, formOn, summaryOf } from "../../../tools/test_visitor.ts";

const now = async ({ books, cast }: Office, { id }: { id: SaleId }) => kept(await books.findSale(cast.anna, id)).sale;
const typedIn = (answer: Answer, action: string) => Object.fromEntries(fieldsOf(formOn(answer, action)));
const STALE = "En anden har ændret det samme, mens du skrev. Se det nye, og gem igen.";

/** A sale of Bo's with something in every field, and where it is edited. */
async function aSale(office: Office) {
  const service = await office.service();
  const sale = await office.sale({
    ...{
      assignedTo: office.cast.bo.userId,
      quoted: 150_000 as never,
      scheduledAt: "2027-07-01T07:30:00.000Z" as Instant,
    },
    ...{ customerNotes: "Ring på", internalNotes: "To trin\nop", source: "EVENT" },
    lines: [
      { ...LINE, serviceId: service.id, priceIncludesVat: true, quantity: 1_500 as never, discount: 1_250 as never },
      { ...LINE, description: "Gulv", vatRate: 0 as never },
    ],
  });
  const at = `/sales/${sale.id}`;
  return { sale, at, edit: `${at}/edit` };
}

const LINE = {
  ...{ serviceId: null, description: "Vinduer", quantity: 1_000 as never, unit: "stk.", unitPrice: 100_050 as never },
  ...{ priceIncludesVat: false, discount: 0 as never, vatRate: 2_500 as never },
};

const NO_LINE = "Salget skal have mindst én linje.";

eachSite("edit: a form saved as it was opened changes nothing but the version", async (office) => {
  const { sale, at, edit } = await aSale(office);
  const before = await now(office, sale);
  const browser = await office.browser("bo");

  const form = await browser.get(edit);
  const saved = await browser.submit(form, edit);

  assert.deepEqual([saved.path, flashOn(saved)], [at, `${sale.number} er gemt.`]);
  const shown = typedIn(form, edit);
  assert.deepEqual(
    [shown["lines.0.quantity"], shown["lines.0.unitPrice"], shown["lines.0.discount"], shown["lines.1.vatRate"]],
    ["1,5", "1.000,50", "12,5", "0"],
  );
  assert.deepEqual([shown.scheduledAt, shown.quoted], ["2027-07-01T09:30", "1.500,00"]);
  const after = await now(office, sale);
  const without = ({ version: _v, updatedAt: _u, lines, ...rest }: typeof after) => ({
    ...rest,
    lines: lines.map(({ id: _, ...line }) => line),
  });
  assert.deepEqual(without(after), without(before));
  assert.equal(after.version, before.version + 1);
});

eachSite(
  "edit: a time that was not touched stays, second for second and in the hour that comes twice",
  async (office) => {
    const browser = await office.browser("mads");
    // The later half past two of the night the clock is put back, and half a minute that no form shows.
    for (const scheduledAt of ["2027-10-31T01:30:00.000Z", "2027-05-04T08:00:30.000Z"] as Instant[]) {
      const sale = await office.sale({ scheduledAt });
      const edit = `/sales/${sale.id}/edit`;

      const saved = await browser.submit(await browser.get(edit), edit, { internalNotes: "Nøgle hos naboen" });
      const kept = await now(office, sale);
      await browser.submit(await browser.get(edit), edit, { scheduledAt: "2027-10-31T02:15" });

      assert.deepEqual([saved.status, kept.internalNotes, kept.scheduledAt], [200, "Nøgle hos naboen", scheduledAt]);
      assert.equal((await now(office, sale)).scheduledAt, "2027-10-31T00:15:00.000Z");
    }
  },
);

eachSite("edit: what is changed is kept, and the audit tells it", async (office) => {
  const { sale, edit } = await aSale(office);
  const other = await office.customer({ name: "Ny Kunde" });
  const browser = await office.browser("mads");

  const changed = await browser.submit(await browser.get(edit), edit, {
    ...{ "lines.1.description": "Gulv og trappe", "lines.1.unitPrice": "2.000", assignedTo: office.cast.mads.userId },
    ...{ customerId: other.id, customerSearch: other.name, scheduledAt: "", customerNotes: "", quoted: "0" },
  });

  assert.equal(changed.status, 200);
  const { lines, assignedTo, customer, scheduledAt, customerNotes, quoted, net } = await now(office, sale);
  assert.deepEqual([lines[1].description, lines[1].net, assignedTo], [
    "Gulv og trappe",
    200_000,
    office.cast.mads.userId,
  ]);
  assert.deepEqual([customer.id, scheduledAt, customerNotes, quoted], [other.id, null, null, 0]);
  assert.equal(net, lines[0].net + lines[1].net);
});

eachSite("edit: what is wrong is said at its field, and nothing typed is lost", async (office) => {
  const { sale, edit } = await aSale(office);
  const browser = await office.browser("bo");
  const form = await browser.get(edit);

  const noDay = await browser.submit(form, edit, { saleDate: "2026-02-29", internalNotes: "Mit" });
  const noPrice = await browser.submit(form, edit, { "lines.1.unitPrice": "1.5", internalNotes: "Mit" });
  const noLines = await browser.submit(form, edit, {
    ...{ "lines.0.serviceId": "", "lines.0.description": "", "lines.0.unitPrice": "" },
    ...{ "lines.1.description": "", "lines.1.unitPrice": "" },
  });
  const nobody = await browser.submit(form, edit, { customerId: "", customerSearch: "Xerxes" });
  const fixed = await browser.submit(noPrice, edit, { "lines.1.unitPrice": "1" });

  assert.deepEqual([noDay.status, faultAt(noDay, "saleDate")], [422, "Vælg en dag, der findes."]);
  assert.deepEqual([noPrice.status, faultAt(noPrice, "lines.1.unitPrice")], [422, "Skriv et beløb, f.eks. 1.234,56."]);
  assert.deepEqual([noLines.status, faultAt(noLines, "lines.0.description")], [422, NO_LINE]);
  assert.deepEqual([nobody.status, faultAt(nobody, "customerSearch")], [422, "Ingen kunde fundet."]);
  assert.ok([noDay, noPrice].every((back) => typedIn(back, edit).internalNotes === "Mit"));
  assert.equal(fixed.status, 200);
  const { lines, internalNotes } = await now(office, sale);
  assert.deepEqual([lines[1].unitPrice, internalNotes], [100, "Mit"]);
});

eachSite("edit: without scripts lines are added, and another customer is found and chosen", async (office) => {
  const { sale, edit } = await aSale(office);
  const other = await office.customer({ name: "Thorkild Thy" });
  const browser = await office.browser("bo");

  const three = await browser.submit(await browser.get(edit), edit, {}, "Tilføj linje");
  const asked = await browser.submit(three, edit, {
    ...{ "lines.2.description": "Trappe", "lines.2.unitPrice": "10", customerId: "", customerSearch: "Thorkild" },
  });
  const saved = await browser.submit(asked, edit, { customerId: other.id });

  assert.deepEqual([three.status, three.page.querySelectorAll("li.sale-line").length], [200, 3]);
  assert.deepEqual([asked.status, summaryOf(asked), saved.status], [422, ["Vælg kunde"], 200]);
  const { customer, lines } = await now(office, sale);
  assert.deepEqual([customer.id, lines.length, lines[2].description], [other.id, 3, "Trappe"]);
});

eachSite("edit: two at once: the second keeps the text, sees why, and may insist", async (office) => {
  const { sale, edit } = await aSale(office);
  const [first, second] = [await office.browser("mads"), await office.browser("bo")];
  const [one, two] = [await first.get(edit), await second.get(edit)];
  await first.submit(one, edit, { internalNotes: "Mads var her" });

  const stale = await second.submit(two, edit, { internalNotes: "Bos lange tekst" });
  const staleAgain = await second.submit(two, edit, { internalNotes: "Bos lange tekst" });
  const insisted = await second.submit(stale, edit);

  assert.deepEqual([stale.status, staleAgain.status, summaryOf(stale)], [409, 409, [STALE]]);
  assert.equal(typedIn(stale, edit).internalNotes, "Bos lange tekst");
  assert.equal(insisted.status, 200);
  assert.equal((await now(office, sale)).internalNotes, "Bos lange tekst");
});

eachSite("edit: sent twice it is one change; sent again with something else it is another", async (office) => {
  const { sale, edit } = await aSale(office);
  const browser = await office.browser("bo");
  const form = await browser.get(edit);

  const sent = [
    await browser.submit(form, edit, { internalNotes: "A" }),
    await browser.submit(form, edit, { internalNotes: "A" }),
  ];
  const version = (await now(office, sale)).version;
  const other = await browser.submit(form, edit, { internalNotes: "B" });
  const again = await browser.submit(await browser.submit(other, edit), edit);

  assert.deepEqual(sent.map(({ status }) => status), [200, 200]);
  assert.equal(version, sale.version + 1);
  assert.deepEqual([other.status, again.status], [422, 200]);
  assert.equal((await now(office, sale)).internalNotes, "B");
});

eachSite(
  "edit: a seller who gives a sale away is told so on the list, as it is not his to see any more",
  async (office) => {
    const { sale, edit } = await aSale(office);
    const browser = await office.browser("bo");

    const given = await browser.submit(await browser.get(edit), edit, { assignedTo: office.cast.mads.userId });

    assert.deepEqual([given.status, given.path, flashOn(given)], [200, "/sales", `${sale.number} er gemt.`]);
    assert.equal((await now(office, sale)).assignedTo, office.cast.mads.userId);
  },
);

eachSite("edit: an invoiced sale shows only what is still open, and refuses the rest", async (office) => {
  const { sale, at, edit } = await aSale(office);
  for (const to of ["SCHEDULED", "IN_PROGRESS", "COMPLETED"] as const) {
    kept(await office.books.moveSale(office.cast.anna, sale.id, { to }));
  }
  const browser = await office.browser("bo");

  const form = await browser.get(edit);
  const saved = await browser.submit(form, edit, { internalNotes: "Glemt kost", source: "PHONE" });
  const forced = await browser.post(edit, { ...typedIn(form, edit), saleDate: "2020-01-01" });

  const { intent: _, ...open } = typedIn(form, edit);
  assert.deepEqual(Object.keys(open).sort(), [
    "assignedTo",
    "customerNotes",
    "internalNotes",
    "once",
    "source",
    "version",
  ]);
  assert.equal(saved.path, at);
  assert.deepEqual([forced.status, summaryOf(forced)], [422, ["Kendes ikke her."]]);
  const after = await now(office, sale);
  assert.deepEqual([after.internalNotes, after.source, after.saleDate], ["Glemt kost", "PHONE", sale.saleDate]);
});

eachSite("edit: a planned visit cannot be moved onto another one", async (office) => {
  const scheduledAt = "2027-08-03T08:00:00.000Z" as Instant, assignedTo = office.cast.mads.userId;
  const [first, second] = [
    await office.sale({ scheduledAt, assignedTo }),
    await office.sale({ scheduledAt: "2027-08-03T12:00:00.000Z" as Instant, assignedTo }),
  ];
  for (const { id } of [first, second]) kept(await office.books.moveSale(office.cast.anna, id, { to: "SCHEDULED" }));
  const browser = await office.browser("mads"), edit = `/sales/${second.id}/edit`;

  const busy = await browser.submit(await browser.get(edit), edit, { scheduledAt: "2027-08-03T10:30" });
  const none = await browser.submit(await browser.get(edit), edit, { scheduledAt: "" });

  assert.equal(busy.status, 409);
  assert.match(faultAt(busy, "scheduledAt")!, new RegExp(`optaget af ${first.number}`));
  assert.deepEqual([none.status, faultAt(none, "scheduledAt")], [422, "Vælg dag og klokkeslæt."]);
});
