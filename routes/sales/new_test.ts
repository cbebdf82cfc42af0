import assert from "node:assert/strict";
import { ore } from "../../domain/kernel/money.ts";
import type { Email } from "../../domain/customers/email.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import type { CustomerId, SaleId } from "../../domain/kernel/ids.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { today } from "../../tools/test_days.ts";
import { eachSite, kept, type Office, type Person } from "../../tools/test_site.ts";
import { type Answer, faultAt, fieldsOf, flashOn, formOn, plainText, summaryOf } from "../../tools/test_visitor.ts";

const NEW = "/sales/new";
/** One line as somebody types it. */
const A_LINE = { "lines.0.description": "Vinduer", "lines.0.unitPrice": "1.234,50", "lines.0.quantity": "2" };

const idIn = ({ path }: Answer) => path.slice("/sales/".length) as SaleId;
const saleAt = async ({ books, cast }: Office, answer: Answer, person: Person = "anna") =>
  kept(await books.findSale(cast[person], idIn(answer)));
const countOf = async ({ books, cast }: Office) =>
  kept(await books.findSales(cast.anna, EVERY_SALE, { by: "date", descending: true }, { size: 1, page: 1 })).totals
    .count;
const customersNamed = async ({ books, cast }: Office, q: string) => {
  const filter = { q, type: null, status: null, deleted: false };
  const part = { size: 20, page: 1 };
  return kept(await books.findCustomers(cast.anna, filter, { by: "name", descending: false }, part)).listing.rows;
};
/** What the form holds now, as it would be sent. */
const typedIn = (answer: Answer) => Object.fromEntries(fieldsOf(formOn(answer, NEW)));

const NO_LINE = "Salget skal have mindst én linje.";

eachSite("new sale: every field is kept, and the next page tells and shows it", async (office) => {
  const customer = await office.customer({ name: "Hanne Holm" });
  const { id: serviceId } = await office.service({ name: "Vinduespudsning" });
  const browser = await office.browser("mads");

  const saved = await browser.submit(await browser.get(`${NEW}?customer=${customer.id}`), NEW, {
    "lines.0.serviceId": serviceId,
    "lines.0.description": "Vinduer på 1. sal",
    "lines.0.quantity": "1,5",
    "lines.0.unit": "time",
    "lines.0.unitPrice": "1.000,00",
    "lines.0.priceIncludesVat": "yes",
    "lines.0.discount": "12,5",
    "lines.0.vatRate": "25",
    status: "ACCEPTED",
    saleDate: "2026-11-20",
    scheduledAt: "2027-03-01T09:30",
    assignedTo: office.cast.bo.userId,
    source: "WEBSITE",
    quoted: "1.500",
    customerNotes: "Ring på\r\nto gange",
    internalNotes: "Nøglen ligger under krukken",
  });

  assert.deepEqual([saved.status, saved.led.map(({ status }) => status)], [200, [303]]);
  const { sale, history } = await saleAt(office, saved);
  assert.equal(flashOn(saved), `${sale.number} er oprettet.`);
  assert.ok(plainText(saved.page.querySelector("main")).includes("Hanne Holm"));
  assert.deepEqual(
    [sale.customer.id, sale.status, sale.saleDate, sale.scheduledAt, sale.assignedTo, sale.source, sale.quoted],
    [customer.id, "ACCEPTED", "2026-11-20", "2027-03-01T08:30:00.000Z", office.cast.bo.userId, "WEBSITE", 150_000],
  );
  assert.deepEqual([sale.customerNotes, sale.internalNotes], ["Ring på\nto gange", "Nøglen ligger under krukken"]);
  const [{ id: _id, ...line }] = sale.lines;
  assert.deepEqual(line, {
    ...{ serviceId, description: "Vinduer på 1. sal", quantity: 1_500, unit: "time", unitPrice: 100_000 },
    ...{ priceIncludesVat: true, discount: 1_250, vatRate: 2_500, net: 105_000, vat: 26_250, gross: 131_250 },
  });
  assert.deepEqual(history.map(({ to, by }) => [to, by?.id]), [["ACCEPTED", office.cast.mads.userId]]);
  assert.equal(flashOn(await browser.get(saved.path)), "", "told once");
});

eachSite("new sale: the fields begin with today, me, a quote and a call", async (office) => {
  const bo = await office.browser("bo");

  const form = typedIn(await bo.get(NEW));

  const { status, saleDate, source, assignedTo } = form;
  assert.deepEqual([status, saleDate, source, assignedTo], ["QUOTE_SENT", today(), "PHONE", office.cast.bo.userId]);
  assert.deepEqual([form.customerId, form["lines.0.quantity"], form["lines.0.vatRate"]], ["", "1", "25"]);
});

eachSite(
  "new sale: each field that is wrong says so at its place, and all that was typed is still there",
  async (office) => {
    const customer = await office.customer();
    const browser = await office.browser("anna");
    const form = await browser.get(`${NEW}?customer=${customer.id}`);
    const before = await countOf(office);
    const wrong: [field: string, typed: string, sentence: string][] = [
      ["saleDate", "2026-02-29", "Vælg en dag, der findes."],
      ["saleDate", "2026-11-31", "Vælg en dag, der findes."],
      ["saleDate", "", "Skal udfyldes."],
      ["scheduledAt", "2026-03-29T02:30", "Vælg en dag og et klokkeslæt, der findes."],
      ["scheduledAt", "in spring", "Vælg en dag og et klokkeslæt, der findes."],
      ["quoted", "1.5", "Skriv et beløb, f.eks. 1.234,56."],
      ["quoted", "-1", "Skal være 0 eller mere."],
      ["status", "PAID", "Vælg en af mulighederne."],
      ["source", "PIGEON", "Vælg en af mulighederne."],
      ["assignedTo", "me", "Kendes ikke her."],
      ["assignedTo", office.cast.ida.userId, "Det valgte findes ikke længere."],
      ["assignedTo", office.cast.carla.userId, "Det valgte findes ikke længere."],
      ["lines.0.serviceId", "x", "Kendes ikke her."],
      ["lines.0.description", "x".repeat(501), "Teksten er for lang."],
      ["lines.0.quantity", "0", "Skriv et antal med højst 3 decimaler, f.eks. 1,5."],
      ["lines.0.quantity", "1e309", "Skriv et antal med højst 3 decimaler, f.eks. 1,5."],
      ["lines.0.unit", "x".repeat(21), "Teksten er for lang."],
      ["lines.0.unitPrice", "1.5", "Skriv et beløb, f.eks. 1.234,56."],
      ["lines.0.unitPrice", "-0,01", "Skal være 0 eller mere."],
      ["lines.0.priceIncludesVat", "maybe", "Vælg en af mulighederne."],
      ["lines.0.discount", "101", "Skriv en procent mellem 0 og 100, f.eks. 12,5."],
      ["lines.0.vatRate", "-25", "Skriv en procent mellem 0 og 100, f.eks. 12,5."],
      ["customerNotes", "x".repeat(5_001), "Teksten er for lang."],
      ["internalNotes", "a\u0000b", "Indeholder tegn, der ikke kan gemmes."],
      ["customerSearch", "x".repeat(201), "Teksten er for lang."],
      ["newCustomer.name", "x".repeat(201), "Teksten er for lang."],
      ["newCustomer.email", "hanne@", "Skriv en e-mailadresse som navn@firma.dk."],
      ["newCustomer.phone", "12", "Skriv et telefonnummer, f.eks. 22 33 44 55."],
      ["newCustomer.country", "Danmark", "Vælg en af mulighederne."],
      ["newCustomer.type", "B2X", "Vælg en af mulighederne."],
    ];

    for (const [field, typed, sentence] of wrong) {
      const typing = { ...A_LINE, customerNotes: "Husk nøglen", [field]: typed };
      const back = await browser.submit(form, NEW, typing);

      assert.equal(back.status, 422, field);
      assert.equal(faultAt(back, field), sentence, `${field}: ${typed.slice(0, 20)}`);
      assert.deepEqual(summaryOf(back), [sentence]);
      const now = typedIn(back);
      for (const [name, value] of Object.entries(typing)) {
        const isChoice = back.page.querySelector(`select[name="${name}"]`) !== null;
        if (!isChoice && name !== field) assert.equal(now[name], value, `${field} wrong, and ${name} was lost`);
      }
      if (!back.page.querySelector(`select[name="${field}"]`) && !typed.includes("\0")) assert.equal(now[field], typed);
      assert.equal(now.customerId, customer.id);
    }
    assert.equal(await countOf(office), before);
  },
);

eachSite("new sale: what is missing is named, line by line", async (office) => {
  const { id: customer } = await office.customer();
  const browser = await office.browser("anna");
  const form = await browser.get(`${NEW}?customer=${customer}`);

  const noLines = await browser.submit(form, NEW, {});
  const noPrice = await browser.submit(form, NEW, { "lines.0.description": "Vinduer" });
  const tooMuch = await browser.submit(form, NEW, { ...A_LINE, "lines.0.unitPrice": "10.000.000.000" });

  assert.deepEqual([noLines.status, faultAt(noLines, "lines.0.description")], [422, NO_LINE]);
  const sentence = "Linje 1 mangler en ydelse eller en tekst og en pris.";
  assert.deepEqual([noPrice.status, faultAt(noPrice, "lines.0.description")], [422, sentence]);
  assert.deepEqual([tooMuch.status, summaryOf(tooMuch)], [422, ["Beløbet er for stort."]]);
});

eachSite("new sale: an empty line in between does not move the fault to another line", async (office) => {
  const { id: customer } = await office.customer();
  const browser = await office.browser("anna");
  const form = await browser.get(`${NEW}?customer=${customer}`);
  const two = await browser.submit(form, NEW, { customerNotes: "x" }, "Tilføj linje");

  const back = await browser.submit(two, NEW, { "lines.1.description": "Gulv uden pris" });

  assert.equal(back.status, 422);
  const faulty = [...back.page.querySelectorAll("[aria-invalid]")].map((one) => one.getAttribute("value"));
  assert.deepEqual(faulty, ["Gulv uden pris"]);
});

eachSite("new sale: without scripts a button adds a line, and keeps the rest", async (office) => {
  const { id: customer } = await office.customer();
  const browser = await office.browser("bo");
  const form = await browser.get(`${NEW}?customer=${customer}`);

  const two = await browser.submit(form, NEW, { ...A_LINE, internalNotes: "<b>nøgle</b>" }, "Tilføj linje");
  const three = await browser.submit(
    two,
    NEW,
    { "lines.1.description": "Gulv", "lines.1.unitPrice": "10" },
    "Tilføj linje",
  );
  const saved = await browser.submit(three, NEW);

  assert.deepEqual([two.status, summaryOf(two)], [200, []]);
  assert.equal(two.page.querySelectorAll("li.sale-line").length, 2);
  assert.equal(typedIn(two)["lines.0.unitPrice"], "1.234,50");
  assert.equal(typedIn(three).internalNotes, "<b>nøgle</b>");
  assert.equal(three.page.querySelectorAll("li.sale-line").length, 3);
  const { sale } = await saleAt(office, saved, "bo");
  assert.deepEqual(sale.lines.map(({ description }) => description), ["Vinduer", "Gulv"]);
  assert.deepEqual([sale.net, sale.vat, sale.gross], [247_900, 61_975, 309_875]);
});

eachSite("new sale: a line for a service needs no more than the service", async (office) => {
  const { id: customer } = await office.customer();
  const { id: serviceId } = await office.service({ name: "Hovedrengøring", priceOre: ore(399_00) });
  const browser = await office.browser("bo");

  const saved = await browser.submit(await browser.get(`${NEW}?customer=${customer}`), NEW, {
    ...{ "lines.0.serviceId": serviceId, "lines.0.priceIncludesVat": "yes" },
  });

  const { sale } = await saleAt(office, saved, "bo");
  assert.deepEqual([sale.lines[0].description, sale.lines[0].unit], ["Hovedrengøring", "time"]);
  assert.deepEqual([sale.net, sale.vat, sale.gross], [319_20, 79_80, 399_00]);
});

eachSite("new sale: without scripts a name is searched for, and one of those found is chosen", async (office) => {
  const [first, second] = [
    await office.customer({ name: "Søren Sørensen" }),
    await office.customer({ name: "Søren Søholm" }),
  ];
  const browser = await office.browser("anna");
  const form = await browser.get(NEW);

  const empty = await browser.submit(form, NEW, {});
  const nobody = await browser.submit(form, NEW, { ...A_LINE, customerSearch: "Xerxes" });
  const several = await browser.submit(form, NEW, { ...A_LINE, customerSearch: "Søren" });
  const saved = await browser.submit(several, NEW, { customerId: second.id });

  assert.deepEqual(summaryOf(empty), ["Find kunden, eller opret en ny.", NO_LINE]);
  assert.deepEqual([nobody.status, faultAt(nobody, "customerSearch")], [
    422,
    "Ingen kunde fundet. Ret søgningen, eller opret kunden som ny herunder.",
  ]);
  assert.ok(
    nobody.page.querySelector("details.unfold[open] [name='newCustomer.name']"),
    "and the place for it is open",
  );
  assert.deepEqual([several.status, summaryOf(several)], [422, ["Vælg kunde"]]);
  assert.equal(several.page.querySelector("details.unfold[open]"), null, "there is somebody to choose first");
  const offered = [...several.page.querySelectorAll("[type=radio][name=customerId]")];
  assert.deepEqual(offered.map((one) => one.getAttribute("value")).sort(), [first.id, second.id].sort());
  assert.ok(offered.every((one) => !one.hasAttribute("checked")), "several fit, so none is taken for granted");
  assert.equal((await saleAt(office, saved)).sale.customer.id, second.id);
});

eachSite("new sale: found the wrong customers, one searches again", async (office) => {
  await office.customer({ name: "Birthe Bang" });
  const right = await office.customer({ name: "Birgit Bang" });
  const browser = await office.browser("anna");
  const wrong = await browser.submit(await browser.get(NEW), NEW, { ...A_LINE, customerSearch: "Birthe Bang" });

  const again = await browser.submit(wrong, NEW, {}, "Skift kunde");
  const found = await browser.submit(again, NEW, { customerSearch: "Birgit Bang" });
  const saved = await browser.submit(found, NEW, { customerId: right.id });

  assert.deepEqual([again.status, summaryOf(again)], [200, []]);
  assert.equal(typedIn(again)["lines.0.unitPrice"], "1.234,50");
  assert.equal((await saleAt(office, saved)).sale.customer.id, right.id);
});

eachSite("new sale: a customer written on the form is made with it, once", async (office) => {
  const browser = await office.browser("bo");
  const typing = {
    ...A_LINE,
    ...{ "newCustomer.name": "Ny Nielsen", "newCustomer.type": "B2B", "newCustomer.email": "NY@Example.dk" },
    ...{ "newCustomer.phone": "22 33 44 55", "newCustomer.street": "Torvet 1", "newCustomer.postalCode": "8000" },
    ...{ "newCustomer.city": "Aarhus C" },
  };
  const form = await browser.get(NEW);

  const wrong = await browser.submit(form, NEW, { ...typing, "newCustomer.postalCode": "800" });
  const [one, two] = [await browser.submit(form, NEW, typing), await browser.submit(form, NEW, typing)];

  assert.match(faultAt(wrong, "newCustomer.postalCode")!, /^Et dansk postnummer har 4 cifre/);
  assert.equal(one.path, two.path, "sending the form twice leads to the same sale");
  const made = await customersNamed(office, "Ny Nielsen");
  assert.deepEqual(made.map(({ email, phone, type }) => [email, phone, type]), [[
    "ny@example.dk",
    "+4522334455",
    "B2B",
  ]]);
  assert.deepEqual(made[0].address, { street: "Torvet 1", postalCode: "8000", city: "Aarhus C", country: "DK" });
  assert.equal((await saleAt(office, one, "bo")).sale.customer.id, made[0].id);
});

eachSite("new sale: a customer who is there already is shown, and made anew only if insisted on", async (office) => {
  const there = await office.customer({ name: "Dorte Dahl", email: "dorte@example.dk" as Email });
  const browser = await office.browser("anna");
  const typing = { ...A_LINE, "newCustomer.name": "D. Dahl", "newCustomer.email": "dorte@example.dk" };

  const asked = await browser.submit(await browser.get(NEW), NEW, typing);
  const saved = await browser.submit(asked, NEW, { "newCustomer.allowDuplicate": "yes" });

  assert.deepEqual([asked.status, faultAt(asked, "newCustomer.name")], [
    409,
    "Der er allerede en kunde med den e-mail.",
  ]);
  assert.ok(asked.page.querySelector("details[open]"), "the fields are in sight");
  assert.ok(asked.page.querySelector(`a[href="/customers/${there.id}"]`));
  const { sale } = await saleAt(office, saved);
  assert.notEqual(sale.customer.id, there.id);
  assert.equal(sale.customer.name, "D. Dahl");
});

eachSite("new sale: a new customer whose sale is refused is there for the next try, and only once", async (office) => {
  const browser = await office.browser("anna");
  const phone = "+4522334466" as Phone;
  const typing = { "newCustomer.name": "Eva Eng", "newCustomer.phone": phone };

  const back = await browser.submit(await browser.get(NEW), NEW, typing);
  const saved = await browser.submit(back, NEW, A_LINE);

  assert.equal(back.status, 422);
  const made = await customersNamed(office, "Eva Eng");
  assert.deepEqual(made.map((one) => one.id), [(await saleAt(office, saved)).sale.customer.id]);
});

eachSite("new sale: sent twice, also at the same moment, it is one sale", async (office) => {
  const { id: customer } = await office.customer();
  const browser = await office.browser("anna");
  const form = await browser.get(`${NEW}?customer=${customer}`);
  const before = await countOf(office);

  const sent = await Promise.all([1, 2, 3].map(() => browser.submit(form, NEW, A_LINE)));
  const late = await browser.submit(form, NEW, A_LINE);

  const made = new Set([...sent, late].filter(({ status }) => status === 200).map(({ path }) => path));
  assert.equal(made.size, 1);
  assert.ok(sent.every(({ status }) => status === 200 || status === 409), `${sent.map(({ status }) => status)}`);
  assert.equal(await countOf(office), before + 1);
});

eachSite("new sale: the same form with something else in it is not taken for the first one", async (office) => {
  const { id: customer } = await office.customer();
  const browser = await office.browser("anna");
  const form = await browser.get(`${NEW}?customer=${customer}`);
  await browser.submit(form, NEW, A_LINE);
  const before = await countOf(office);

  const other = await browser.submit(form, NEW, { ...A_LINE, "lines.0.unitPrice": "5" });
  const again = await browser.submit(other, NEW);

  assert.deepEqual([other.status, summaryOf(other).length], [422, 1]);
  assert.equal(typedIn(other)["lines.0.unitPrice"], "5");
  assert.equal(again.status, 200, "sent from the page that came back, it is a sale of its own");
  assert.equal(await countOf(office), before + 1);
});

eachSite("new sale: save and new leads to an empty form", async (office) => {
  const { id: customer } = await office.customer();
  const browser = await office.browser("anna");

  const next = await browser.submit(await browser.get(`${NEW}?customer=${customer}`), NEW, A_LINE, "Opret og ny");

  assert.deepEqual([next.path, typedIn(next).customerId, typedIn(next)["lines.0.description"]], [NEW, "", ""]);
  assert.match(flashOn(next), /^RS-\d{4}-\d{4} er oprettet\.$/);
});

eachSite("new sale: another firm's customer, service and staff are as good as unknown", async (office) => {
  const theirs = await office.customer({ name: "Kanariefugl" }, "carla");
  const { id: service } = await office.service({ name: "Kanariefugl" }, "carla");
  const { id: ours } = await office.customer();
  const browser = await office.browser("anna");
  const form = await browser.get(NEW);
  const unknown = "0190163d-8694-739b-aea5-966c26f8ad91";
  const withUnknown = (answer: Answer, id: string) =>
    plainText(answer.page.querySelector("main")).replaceAll(id, unknown);

  for (
    const [field, id] of [["customerId", theirs.id], ["lines.0.serviceId", service], [
      "assignedTo",
      office.cast.carla.userId,
    ]]
  ) {
    const typing = { customerId: ours as string, ...A_LINE };
    const foreign = await browser.submit(form, NEW, { ...typing, [field]: id });
    const nobody = await browser.submit(form, NEW, { ...typing, [field]: unknown });

    assert.deepEqual([foreign.status, nobody.status], [422, 422], field);
    assert.equal(withUnknown(foreign, id), withUnknown(nobody, unknown), field);
    assert.ok(!foreign.text.includes("Kanariefugl"));
  }
  const opened = await browser.get(`${NEW}?customer=${theirs.id}`);
  assert.equal(typedIn(opened).customerId, "");
  assert.ok(!opened.text.includes("Kanariefugl"));
  const suggested = await browser.get("/customers/suggest?q=Kanariefugl");
  assert.deepEqual(JSON.parse(suggested.text), { data: [] });
});

eachSite("suggestions: the best customers for what is typed, by name, telephone and mail", async (office) => {
  const { id } = await office.customer({
    name: "Åse Ørsted",
    phone: "+4560606060" as Phone,
    email: "aase@example.dk" as Email,
  });
  const browser = await office.browser("vera");
  const ask = async (q: string) =>
    JSON.parse((await browser.get(`/customers/suggest?q=${encodeURIComponent(q)}`)).text).data;

  const answers = await Promise.all(["Åse", "60 60 60", "aase@"].map(ask));

  for (const data of answers) assert.ok(data.some((one: { id: CustomerId }) => one.id === id));
  assert.deepEqual(answers[0], [{ id, name: "Åse Ørsted", detail: "60 60 60 60 · aase@example.dk" }]);
  assert.deepEqual([await ask(""), await ask("\0"), await ask("'; drop table--")], [[], [], []]);
});

eachSite("suggestions: who is blocked or archived is said before anything else", async (office) => {
  await office.customer({ name: "Bodil Blokeret", email: "bodil@example.dk" as Email, status: "BLOCKED" });
  await office.customer({ name: "Inge Inaktiv", status: "INACTIVE" });
  const browser = await office.browser("bo");
  const details = async (q: string) =>
    JSON.parse((await browser.get(`/customers/suggest?q=${q}`)).text).data.map((one: { detail: string }) => one.detail);

  assert.deepEqual(await details("Bodil"), ["Spærret · bodil@example.dk"]);
  assert.deepEqual(await details("Inge"), ["Inaktiv"]);
});

eachSite("a sale is copied into a new form, and nothing is written before it is saved", async (office) => {
  const { cast } = office;
  const customer = await office.customer({ name: "Hanne Holm" });
  const sale = await office.sale({
    ...{ customerId: customer.id, assignedTo: cast.mads.userId, saleDate: "2026-03-02" as never, source: "EMAIL" },
    ...{ internalNotes: "Nøglen ligger hos naboen", customerNotes: "Vi kommer kl. 8" },
  });
  const [anna, bo, carla] = [await office.browser("anna"), await office.browser("bo"), await office.browser("carla")];
  const before = await countOf(office), address = `${NEW}?copy=${sale.id}`;

  const page = await anna.get(`/sales/${sale.id}`);
  const form = await anna.get(address);
  const typed = typedIn(form), unwritten = await countOf(office);
  const saved = await anna.submit(form, NEW, {});
  const { sale: copy } = await saleAt(office, saved);
  const strange = [await bo.get(address), await carla.get(address), await anna.get(`${NEW}?copy=1`)];

  assert.ok(page.page.querySelector(`.menu a[href="${address}"]`));
  assert.equal(unwritten, before);
  assert.deepEqual([typed.customerSearch, typed.status, typed.source, typed.scheduledAt, typed.assignedTo], [
    ...["Hanne Holm", "QUOTE_SENT", "EMAIL", "", cast.anna.userId],
  ]);
  assert.notEqual(typed.saleDate, sale.saleDate);
  const same = ({ customer, lines, internalNotes, customerNotes }: typeof copy) => [
    ...[customer.id, internalNotes, customerNotes],
    lines.map(({ id: _id, ...line }) => line),
  ];
  assert.deepEqual(same(copy), same(sale));
  assert.notEqual(copy.number, sale.number);
  assert.deepEqual(strange.map(({ status }) => status), [404, 404, 404]);
});
