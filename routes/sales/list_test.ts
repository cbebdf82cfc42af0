import assert from "node:assert/strict";
import { ore } from "../../domain/kernel/money.ts";
import { addDays, type Day, type Instant } from "../../domain/kernel/time.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import { PAGE_SIZE } from "../../domain/kernel/page.ts";
import type { SaleView } from "../../domain/sales/ports.ts";
import { today } from "../../tools/test_days.ts";
import { eachSite, kept, type Office } from "../../tools/test_site.ts";
import { type Answer, plainText, wordsOn } from "../../tools/test_visitor.ts";

const numbers = ({ page }: Answer) =>
  [...page.querySelectorAll("tbody tr")].map((row) => plainText(row.querySelector("a.row-link")));
const subtitle = ({ page }: Answer) => wordsOn(page.querySelector(".page-head"));
const main = ({ page }: Answer) => wordsOn(page.querySelector("main"));
const href = ({ page }: Answer, selector: string) => page.querySelector(selector)?.getAttribute("href") ?? null;
const line = (kroner: number, description = "Vinduer") => ({
  ...{ serviceId: null, description, quantity: 1_000 as never, unit: "stk.", unitPrice: ore(kroner * 100) },
  ...{ priceIncludesVat: false, discount: 0 as never, vatRate: 2_500 as never },
});

/** Three sales that differ in all that lists tell apart: whose, when, how much, in which state. */
async function threeSales(office: Office) {
  const { cast, books } = office;
  const [aabenraa, zoo] = [
    await office.customer({ name: "Åbenrå Bageri", phone: "+4577665544" as Phone }),
    await office.customer({ name: "Zoo & Co." }),
  ];
  const quote = await office.sale({
    ...{ customerId: zoo.id, status: "QUOTE_SENT", saleDate: "2026-01-10" as Day, assignedTo: cast.bo.userId },
    lines: [line(100, "Kontor"), line(1)],
  });
  const planned = await office.sale({
    ...{ customerId: aabenraa.id, saleDate: "2026-02-20" as Day, assignedTo: cast.mads.userId, lines: [line(3_000)] },
    scheduledAt: "2027-01-01T08:00:00.000Z" as Instant,
  });
  kept(await books.moveSale(cast.anna, planned.id, { to: "SCHEDULED" }));
  const done = await office.sale({
    ...{ customerId: aabenraa.id, saleDate: "2026-03-30" as Day, assignedTo: null, lines: [line(200)] },
    scheduledAt: "2027-01-02T08:00:00.000Z" as Instant,
  });
  for (const to of ["SCHEDULED", "IN_PROGRESS", "COMPLETED"] as const) {
    kept(await books.moveSale(cast.anna, done.id, { to }));
  }
  return { quote, planned, done, named: (...sales: SaleView[]) => sales.map(({ number }) => number) };
}

eachSite("the list: columns, newest first, how many and how much, and a way to everything", async (office) => {
  const { quote, planned, done, named } = await threeSales(office);
  const browser = await office.browser("anna");

  const list = await browser.get("/sales");

  assert.deepEqual(numbers(list), named(done, planned, quote));
  assert.match(subtitle(list), /3 salg · 3\.301,00 kr\. ekskl\. moms/);
  const headers = [...list.page.querySelectorAll("thead th")].map(plainText);
  assert.deepEqual(headers, [
    "Vælg",
    "Nummer",
    "Kunde",
    "Ydelse",
    "Beløb inkl. moms",
    "Status",
    "Dato",
    "Ansvarlig",
    "Handlinger",
  ]);
  const seen = await (await office.browser("vera")).get("/sales");
  const rows = [...seen.page.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("td")].slice(0, 7).map(wordsOn)
  );
  assert.deepEqual(rows[2], [
    quote.number,
    "Zoo & Co.",
    "Kontor +1",
    "126,25 kr.",
    "Tilbud sendt",
    "10.01.2026",
    "Bo Bech",
  ]);
  assert.equal(rows[0][6], "–");
  assert.ok(main(list).includes("1–3 af 3"));
  assert.equal(href(list, "tbody tr:last-child a.row-link"), `/sales/${quote.id}`);
  assert.ok(
    href(list, `a[href="/sales/${quote.id}/edit"]`) && href(list, `a[href="/sales/${quote.id}?dialog=delete"]`),
  );
  assert.equal(href(list, `a[href="/sales/${done.id}?dialog=delete"]`), null, "what is invoiced cannot be deleted");
}, { alone: true });

eachSite(
  "the list until today is what one comes to; what is planned ahead is a tab away, and first where there is no other",
  async (office) => {
    const ahead = await office.sale({ saleDate: addDays(today(), 1) });
    const browser = await office.browser("anna");
    const onlyPlanned = await browser.get("/sales");
    const { quote, planned, done, named } = await threeSales(office);

    const now = await browser.get("/sales");
    const every = await browser.get(`/sales${href(now, ".tab:nth-child(2)")}`);
    const tab = ({ page }: Answer) => wordsOn(page.querySelector(".tab[aria-current=page]")!);

    assert.deepEqual([numbers(onlyPlanned), tab(onlyPlanned)], [named(ahead), "Alle"]);
    assert.deepEqual([numbers(now), tab(now)], [named(done, planned, quote), "Til i dag"]);
    assert.match(subtitle(now), /\b3 salg/);
    assert.deepEqual([numbers(every), tab(every)], [named(ahead, done, planned, quote), "Alle"]);
    assert.equal(now.page.querySelector('#bulk [name="query"]')!.getAttribute("value"), "dateTo=today");
    assert.equal(numbers(await browser.get("/sales?q=")).length, 4, "an empty search looks at all");
  },
  { alone: true },
);

eachSite("the list: every filter, alone and together, also by the form of the page", async (office) => {
  const { quote, planned, done, named } = await threeSales(office);
  const browser = await office.browser("anna");
  const shown = async (query: string) => numbers(await browser.get(`/sales?${query}`));

  assert.deepEqual(await shown("status=QUOTE_SENT"), named(quote));
  assert.deepEqual(await shown("status=QUOTE_SENT&status=COMPLETED"), named(done, quote));
  assert.deepEqual(await shown("paymentStatus=PENDING"), named(done));
  assert.deepEqual(await shown("dateFrom=2026-02-20"), named(done, planned));
  assert.deepEqual(await shown("dateTo=2026-02-20"), named(planned, quote));
  assert.deepEqual(await shown("dateFrom=2026-01-11&dateTo=2026-03-29"), named(planned));
  assert.deepEqual(await shown(`assignedTo=${office.cast.mads.userId}`), named(planned));
  assert.deepEqual(await shown("q=%C3%A5benr%C3%A5"), named(done, planned));
  assert.deepEqual(await shown(`q=${quote.number.toLowerCase()}`), named(quote));
  assert.deepEqual(await shown("q=77+66+55"), named(done, planned));
  assert.deepEqual(await shown("q=bageri&status=SCHEDULED"), named(planned));

  const list = await browser.get("/sales?sort=amount&status=SCHEDULED");
  const searched = await browser.submit(list, "/sales", { q: "Bageri", dateFrom: "2026-01-01" });
  const address = new URL(searched.path, "http://x");
  assert.deepEqual(numbers(searched), named(planned));
  assert.deepEqual(["q", "status", "sort"].map((name) => address.searchParams.get(name)), [
    "Bageri",
    "SCHEDULED",
    "amount",
  ]);
  assert.match(subtitle(searched), /1 salg · 3\.000,00 kr\./);
  assert.equal(href(searched, 'main form a[href="/sales"]'), "/sales", "a way back to all");
}, { alone: true });

eachSite("the list: what a link from a report narrows it to is named, and taken away part by part", async (office) => {
  const { done, planned, named } = await threeSales(office);
  const { cast } = office;
  const browser = await office.browser("anna");
  const chips = ({ page }: Answer) => [...page.querySelectorAll("main a.chip")];
  const words = (answer: Answer) => chips(answer).map(plainText);

  const list = await browser.get(
    `/sales?status=SCHEDULED&status=COMPLETED&source=${done.source}&owner=${cast.anna.userId}&customerId=${done.customer.id}`,
  );
  const wider = await browser.get(`/sales${chips(list)[2].getAttribute("href")}`);
  const none = await browser.get(`/sales?paymentStatus=REFUNDED&paymentStatus=OVERPAID&customerId=${done.customer.id}`);

  assert.deepEqual([numbers(list), numbers(wider)], [named(done), named(done, planned)]);
  assert.deepEqual(words(list).map((word) => word.split(":")[0]), ["Status", "Kilde", "Sælger", "Kunde"]);
  assert.equal(words(list)[0], "Status: Planlagt, Udført");
  assert.deepEqual([words(list)[2], words(list)[3]], ["Sælger: Anna Andersen", "Kunde: Åbenrå Bageri"]);
  assert.equal(words(wider).length, 3);
  assert.deepEqual(words(none), ["Betaling: Betalt for meget, Refunderet", "Kunde: kun én"]);
  assert.deepEqual(words(await browser.get("/sales?status=PAID&q=x")), []);
});

eachSite("the list: what an address cannot mean is not meant, and nothing breaks", async (office) => {
  const { named, quote, planned, done } = await threeSales(office);
  const browser = await office.browser("anna");
  const odd = [
    ...["status=NOPE", "status=", "dateFrom=2026-02-30", "dateTo=tomorrow", "assignedTo=me", "sort=password", "sort=-"],
    ...[
      "page=0",
      "page=-1",
      "page=1e3",
      "page=1.5",
      "cursor=x",
      "cursor=eyJ2IjoxfQ",
      "q=%00",
      "q=%20",
      "__proto__=x",
    ],
    ...["constructor=1", "q=&q=x", "page=1&page=2", "paymentStatus=__proto__", `assignedTo=${"9".repeat(36)}`],
  ];

  for (const query of odd) {
    const list = await browser.get(`/sales?${query}`);
    assert.deepEqual([list.status, numbers(list)], [200, named(done, planned, quote)], query);
  }
  for (
    const query of [
      `q=${encodeURIComponent("' or 1=1 --")}`,
      "q=%25",
      "q=_",
      "q=%ED%A0%80",
      `q=${"x".repeat(5_000)}`,
      "page=99",
      "page=999",
      `assignedTo=${office.cast.carla.userId}`,
    ]
  ) {
    const list = await browser.get(`/sales?${query}`);
    assert.deepEqual([list.status, numbers(list)], [200, []], query.slice(0, 40));
  }
}, { alone: true });

eachSite("the list: a click on a header sorts, a second one turns it round, and the header says so", async (office) => {
  const { quote, planned, done, named } = await threeSales(office);
  const browser = await office.browser("vera");
  const sorts: Record<string, [string[], string[]]> = {
    Nummer: [named(done, planned, quote), named(quote, planned, done)],
    Kunde: [named(quote, planned, done), named(done, planned, quote)],
    "Beløb inkl. moms": [named(planned, done, quote), named(quote, done, planned)],
    Status: [named(quote, planned, done), named(done, planned, quote)],
    Dato: [named(quote, planned, done), named(done, planned, quote)],
    Ydelse: [named(quote, planned, done), named(done, planned, quote)],
    Ansvarlig: [named(quote, planned, done), named(planned, quote, done)],
  };
  const header = (list: Answer, name: string) =>
    [...list.page.querySelectorAll("th")].find((th) => plainText(th) === name)!;
  const click = (list: Answer, name: string) =>
    browser.get(`/sales${header(list, name).querySelector("a")!.getAttribute("href")}`);

  for (const [name, [first, second]] of Object.entries(sorts)) {
    const once = await click(await browser.get("/sales?dateFrom=2026-01-01"), name);
    const twice = await click(once, name);
    assert.deepEqual([numbers(once), numbers(twice)], [first, second], name);
    const order = (list: Answer) => header(list, name).getAttribute("aria-sort");
    assert.deepEqual(new Set([order(once), order(twice)]), new Set(["ascending", "descending"]), name);
    assert.equal(once.page.querySelectorAll("[aria-sort]").length, 1);
    assert.ok(twice.path.includes("dateFrom=2026-01-01"), "the filter stays");
  }
}, { alone: true });

eachSite("the list: pages by cursor go forward and back, keep the filter, and lose nothing", async (office) => {
  const customerId = (await office.customer()).id;
  const all: string[] = [];
  for (let n = 0; n < 2 * PAGE_SIZE + 3; n++) {
    all.unshift((await office.sale({ customerId, saleDate: "2026-05-05" as Day, lines: [line(n)] })).number);
  }
  const browser = await office.browser("anna");
  const go = (from: Answer, way: "next" | "prev") => browser.get(`/sales${href(from, `a[rel=${way}]`)}`);

  const first = await browser.get("/sales?status=ACCEPTED");
  const second = await go(first, "next");
  const third = await go(second, "next");
  const secondAgain = await go(third, "prev");
  const firstAgain = await go(secondAgain, "prev");
  const numbered = await browser.get("/sales?status=ACCEPTED&page=2");

  assert.deepEqual([...numbers(first), ...numbers(second), ...numbers(third)], all);
  assert.deepEqual([numbers(secondAgain), numbers(firstAgain), numbers(numbered)], [
    numbers(second),
    numbers(first),
    numbers(second),
  ]);
  assert.deepEqual([href(first, "a[rel=prev]"), href(third, "a[rel=next]"), href(firstAgain, "a[rel=prev]")], [
    null,
    null,
    null,
  ]);
  assert.ok([second, third].every(({ path }) => path.includes("status=ACCEPTED")));
  assert.ok(main(first).includes("1–20 af 43") && main(third).includes("Viser 3 af 43"));
  assert.match(subtitle(third), /43 salg · 903,00 kr\./);
}, { alone: true });

eachSite("the list: nothing yet, and nothing found, are two things", async (office) => {
  const browser = await office.browser("bo"), viewer = await office.browser("vera");

  const [empty, none, forVera] = [
    await browser.get("/sales"),
    await browser.get("/sales?status=LOST"),
    await viewer.get("/sales"),
  ];
  const [customers, noCustomers] = [await browser.get("/customers"), await browser.get("/customers?q=x")];
  const [services, bin] = [await viewer.get("/services"), await (await office.browser("mads")).get("/sales/bin")];

  assert.ok(main(empty).includes("Ingen salg endnu") && href(empty, 'main .page-head ~ div a[href="/sales/new"]'));
  assert.ok(main(none).includes("Ingen salg passer til filtrene") && main(none).includes("Ryd filtre"));
  assert.ok(main(forVera).includes("Ingen salg endnu") && !forVera.text.includes('href="/sales/new"'));
  assert.ok(
    main(customers).includes("Ingen kunder endnu") && main(noCustomers).includes("Ingen kunder passer til søgningen"),
  );
  assert.ok(main(services).includes("Ingen ydelser endnu") && main(bin).includes("Papirkurven er tom"));
}, { alone: true });

eachSite("the list: a seller sees his own only, and what nobody has that he made", async (office) => {
  const { cast } = office;
  await threeSales(office);
  const own = await office.sale({ assignedTo: cast.bo.userId }), made = await office.sale({ assignedTo: null }, "bo");
  const given = await office.sale({ assignedTo: cast.mads.userId }, "bo");
  const browser = await office.browser("bo");

  const list = await browser.get("/sales"), forced = await browser.get(`/sales?assignedTo=${cast.mads.userId}`);

  const seen = numbers(list);
  assert.ok(seen.includes(own.number) && seen.includes(made.number) && !seen.includes(given.number));
  assert.match(subtitle(list), /3 salg/);
  assert.deepEqual(numbers(forced), []);
  assert.equal((await browser.get(`/sales/${given.id}`)).status, 404);
  assert.equal(list.page.querySelector("select[name=assignedTo]"), null);
  assert.ok(!list.text.includes("/sales/export") && !list.text.includes("/sales/bin"));
}, { alone: true });

eachSite("export: the filter of the list as a file that Danish Excel opens, for those who may", async (office) => {
  const { quote, planned } = await threeSales(office);
  await office.customer({ name: "=cmd|' /C calc'!A0" }).then((customer) =>
    office.sale({ customerId: customer.id, status: "QUOTE_SENT" })
  );
  const [anna, mads] = [await office.browser("anna"), await office.browser("mads")];

  const list = await anna.get("/sales?status=QUOTE_SENT");
  const file = await anna.get(href(list, 'a[href^="/sales/export"]')!);
  const others = await Promise.all(
    (["bo", "vera"] as const).map(async (person) => (await (await office.browser(person)).get("/sales/export")).status),
  );

  assert.equal(file.headers.get("content-type"), "text/csv; charset=utf-8");
  assert.match(file.headers.get("content-disposition")!, /^attachment; filename="/);
  assert.equal(file.headers.get("cache-control"), "no-store");
  const [head, ...rows] = file.text.replace(/^\ufeff/, "").trimEnd().split("\r\n");
  assert.ok(head.split(";").length > 5, head);
  assert.equal(rows.length, 2);
  assert.ok(rows.some((row) => row.startsWith(quote.number) && row.includes("126,25")), rows.join("\n"));
  assert.ok(!file.text.includes(planned.number));
  assert.ok(rows.some((row) => /(^|[;"])'=cmd/.test(row)), "a formula is a text");
  assert.equal((await mads.get("/sales/export")).text.trimEnd().split("\r\n").length, 5);
  assert.deepEqual(others, [403, 403]);
}, { alone: true });

eachSite("export: the file has the list's order, whichever that is", async (office) => {
  await threeSales(office);
  const anna = await office.browser("anna");
  for (const sort of ["number", "-number", "-amount", "customer"]) {
    const list = await anna.get(`/sales?sort=${sort}`);
    const file = await anna.get(href(list, 'a[href^="/sales/export"]')!);
    assert.deepEqual(file.text.trimEnd().split("\r\n").slice(1).map((row) => row.split(";")[0]), numbers(list), sort);
  }
}, { alone: true });

eachSite("another language and another light: the words change, the formats stay the firm's", async (office) => {
  const { quote } = await threeSales(office);
  const browser = await office.browser("anna");
  const profile = await browser.get("/profile");
  const before = await browser.get("/sales");

  await browser.submit(profile, "/profile", { language: "en", theme: "dark" });
  const list = await browser.get("/sales"), sale = await browser.get(`/sales/${quote.id}`);
  await browser.submit(await browser.get("/profile"), "/profile", { language: "da", theme: "light" });
  const after = await browser.get("/sales");

  const { documentElement: root } = list.page;
  assert.deepEqual([root.getAttribute("lang"), root.getAttribute("data-theme")], ["en", "dark"]);
  assert.ok(
    main(list).includes("Quote sent") && main(sale).includes("Incl. VAT") || main(sale).includes("VAT"),
    main(sale),
  );
  assert.ok(main(list).includes("126,25 kr.") && main(list).includes("10.01.2026"));
  assert.ok(!/Tilbud|Nummer|Ydelse|moms/.test(main(list)), main(list));
  assert.deepEqual([before, after].map(({ page }) => page.documentElement.getAttribute("lang")), ["da", "da"]);
  assert.deepEqual(
    [before, after].map(({ page }) => page.documentElement.getAttribute("data-theme")),
    [before.page.documentElement.getAttribute("data-theme"), "light"],
  );
}, { alone: true });

eachSite(
  "what can be done with the list is everybody's own, also where somebody else has just seen it",
  async (office) => {
    await threeSales(office);
    const colleagues = ({ page }: Answer) => [...page.querySelectorAll("#f-assignedTo option")].map(plainText);
    const acts = ({ page }: Answer) =>
      [...page.querySelectorAll(".page-acts > a")].map((link) => link.getAttribute("href"));
    const browsers = [await office.browser("anna"), await office.browser("bo"), await office.browser("vera")];

    const lists = [];
    for (const browser of [...browsers, ...browsers]) lists.push(await browser.get("/sales"));
    const [anna, bo, vera, ...again] = lists;
    const found = await browsers[0].get("/sales?status=COMPLETED");

    assert.deepEqual(again.map(acts), [anna, bo, vera].map(acts));
    assert.deepEqual(acts(anna), ["/import?kind=SALES", "/sales/board", "/sales/new"]);
    assert.deepEqual(acts(vera), ["/sales/board"]);
    assert.deepEqual([colleagues(bo), colleagues(anna).length > 3], [[], true]);
    assert.equal(found.page.querySelector("#f-status option[selected]")?.getAttribute("value"), "COMPLETED");
    assert.equal(anna.page.querySelector("#f-status option[selected]")?.getAttribute("value"), "");
  },
  { alone: true },
);
