import assert from "node:assert/strict";
import { eachSite, kept } from "../../tools/test_site.ts";
import { type Answer, wordsOn } from "../../tools/test_visitor.ts";

const main = ({ page }: Answer) => wordsOn(page.querySelector("main"));
const tick = (...sales: { id: string; version: number }[]) =>
  Object.fromEntries(sales.map(({ id, version }) => [`ids.${id}`, String(version)]));

eachSite(
  "a state and a colleague are changed in the list itself, which comes back as it was filtered",
  async (office) => {
    const { cast } = office;
    const browser = await office.browser("anna");
    const sale = await office.sale({ status: "QUOTE_SENT" });
    const address = `/sales?q=${sale.number}`;

    const moved = await browser.submit(await browser.get(address), `/sales/${sale.id}/status`, {}, "Accepteret");
    const ask = await browser.submit(moved, "/sales/bulk", {}, `Skift ansvarlig for ${sale.number}…`);
    const given = await browser.submit(ask, "/sales/bulk", { assignedTo: cast.bo.userId }, "Udfør");

    assert.equal(moved.path, address);
    assert.ok(given.page.querySelector(`a[href="${address}"]`));
    const { sale: after } = kept(await office.books.findSale(cast.anna, sale.id));
    assert.deepEqual([after.status, after.assignedTo], ["ACCEPTED", cast.bo.userId]);
    assert.match(main(await browser.get(address)), /Accepteret.*Bo Bech/);
  },
);

eachSite("ticked sales are moved after one question, and each says what became of it", async (office) => {
  const browser = await office.browser("anna");
  const quote = await office.sale({ status: "QUOTE_SENT" }), accepted = await office.sale();
  const list = await browser.get("/sales");
  assert.ok(list.page.querySelector(`input[form="bulk"][name="ids.${quote.id}"]`));

  const ask = await browser.post("/sales/bulk", { act: "move", query: "q=RS", ...tick(quote, accepted) });
  const unsaid = await browser.submit(ask, "/sales/bulk", {}, "Udfør");
  const reasonless = await browser.submit(unsaid, "/sales/bulk", { to: "LOST" }, "Udfør");
  const done = await browser.submit(reasonless, "/sales/bulk", { to: "LOST", reason: "For dyrt" }, "Udfør");
  const again = await browser.submit(reasonless, "/sales/bulk", { to: "LOST", reason: "For dyrt" }, "Udfør");

  assert.match(main(ask), /Skift status på 2 salg/);
  assert.deepEqual([unsaid.status, reasonless.status, done.status], [422, 422, 200]);
  assert.match(main(done), /1 salg er ændret, 1 afvist/);
  assert.match(main(done), new RegExp(`Afvist ${accepted.number}.*Ændret ${quote.number}`));
  assert.match(main(again), /1 salg er ændret, 1 afvist/);
  assert.ok(done.page.querySelector('a[href="/sales?q=RS"]'));
});

eachSite("all that match are reached, more than a page, and nothing else", async (office) => {
  const { cast } = office;
  const browser = await office.browser("anna");
  const customer = await office.customer({ name: "Mange Salg ApS" });
  for (let made = 0; made < 23; made++) await office.sale({ customerId: customer.id, assignedTo: null });
  const other = await office.sale({ assignedTo: null });
  const list = await browser.get("/sales?q=Mange+Salg");
  assert.match(main(list), /Alle 23, der passer/);

  const ask = await browser.submit(list, "/sales/bulk", { all: "yes" }, "Tildel");
  const done = await browser.submit(ask, "/sales/bulk", { assignedTo: cast.mads.userId }, "Udfør");

  assert.match(main(ask), /Tildel 23 salg/);
  assert.match(main(done), /23 salg er ændret, 0 afvist/);
  assert.equal(kept(await office.books.findSale(cast.anna, other.id)).sale.assignedTo, null);
}, { alone: true });

eachSite(
  "many are deleted by those who may; others' sales are as good as missing; odd forms change nothing",
  async (office) => {
    const { cast } = office;
    const [anna, bo, vera, carla] = [
      await office.browser("anna"),
      await office.browser("bo"),
      await office.browser("vera"),
      await office.browser("carla"),
    ];
    const sale = await office.sale({ assignedTo: cast.mads.userId });
    const fields = { act: "delete", go: "yes", ...tick(sale) };

    const his = await bo.post("/sales/bulk", fields);
    const hers = await carla.post("/sales/bulk", fields);
    const seen = await vera.post("/sales/bulk", fields);
    const none = await anna.post("/sales/bulk", { act: "delete", go: "yes" });
    const odd = await anna.post("/sales/bulk", { act: "explode", ...tick(sale) });
    const strange = await anna.post("/sales/bulk", { act: "move", go: "yes", to: "GONE", ...tick(sale) });
    assert.equal(kept(await office.books.findSale(cast.anna, sale.id)).sale.deletedAt, null);
    const deleted = await anna.post("/sales/bulk", fields);

    for (const answer of [his, hers]) assert.match(main(answer), /0 salg er ændret, 1 afvist.*findes ikke/);
    assert.ok(!hers.text.includes(sale.number));
    assert.deepEqual([seen.status, none.path, odd.status, strange.status], [403, "/sales", 400, 422]);
    assert.match(main(deleted), /1 salg er ændret/);
    assert.equal((await vera.get("/sales")).page.querySelector('[form="bulk"], #bulk'), null);
  },
);

eachSite("ticked sales are exported alone, by who may, and the log says which", async (office) => {
  const { cast } = office;
  const [anna, bo, carla] = [await office.browser("anna"), await office.browser("bo"), await office.browser("carla")];
  const chosen = await office.sale({ status: "QUOTE_SENT" }), paid = await office.sale(), left = await office.sale();
  const payment = { amount: paid.gross, paidOn: paid.saleDate, reference: null };
  kept(await office.books.paySale(cast.anna, paid.id, payment));
  kept(await office.books.correctSale(cast.anna, paid.id, { to: "PAID", reason: "Betalt kontant" }));
  const list = await anna.get("/sales?q=RS");
  const buttons = (answer: Answer) =>
    [...answer.page.querySelectorAll('#bulk button[formaction="/sales/export"]')].map((one) =>
      one.getAttribute("aria-label")
    );
  const fields = { query: "q=RS", ...tick(paid, chosen) };

  const csv = await anna.post("/sales/export", { format: "csv", ...fields });
  const excel = await anna.post("/sales/export", { format: "xlsx", ...fields });
  const all = await anna.post("/sales/export", { format: "csv", ...fields, query: `q=${left.number}`, all: "yes" });
  const none = await anna.post("/sales/export", { format: "csv", query: "q=RS" });
  const his = await bo.post("/sales/export", { format: "csv", ...fields });
  const hers = await carla.post("/sales/export", { format: "csv", ...fields });

  assert.deepEqual(buttons(list), ["Eksportér CSV", "Eksportér Excel"]);
  assert.deepEqual(buttons(await bo.get("/sales")), []);
  const rows = (file: Answer) => file.text.replace(/^\ufeff/, "").trimEnd().split("\r\n");
  const [head, ...sales] = rows(csv);
  assert.deepEqual(sales.map((row) => row.split(";")[0]), [paid.number, chosen.number]);
  const { sale: after } = kept(await office.books.findSale(cast.anna, paid.id));
  assert.deepEqual(
    [head, ...sales].map((row) => row.split(";").at(-1)),
    ["Betalt den", after.paidOn, ""],
  );
  assert.match(csv.headers.get("content-disposition")!, /^attachment; filename="/);
  assert.match(excel.headers.get("content-type")!, /spreadsheetml/);
  assert.deepEqual(rows(all).slice(1).map((row) => row.split(";")[0]), [left.number]);
  assert.deepEqual([none.path, his.status], ["/sales?q=RS", 403]);
  assert.equal(rows(hers).length, 1, "another firm's sales are not there");
});
