import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { addDays, firstOfMonth, type Instant } from "../../domain/kernel/time.ts";
import { ore } from "../../domain/kernel/money.ts";
import type { OrganizationId, ServiceId } from "../../domain/kernel/ids.ts";
import { aLineDraft, leadFacts } from "../../adapters/memory/builders.ts";
import { randomIds } from "../../adapters/clock.ts";
import { as, makeFirms, run } from "../../tools/test_firms.ts";
import { today } from "../../tools/test_days.ts";
import { eachSite, kept, type Office, type Person, TEST_ORIGIN } from "../../tools/test_site.ts";
import { type Answer, plainText, Visitor, wordsOn } from "../../tools/test_visitor.ts";

const lastMonth = () => firstOfMonth(today(), -1);
let visits = 0;

/** Work that was done: of one service, or of none. */
async function done(
  office: Office,
  net: number,
  { by = "anna", day = today(), service = null as ServiceId | null, customerId = undefined as never } = {},
) {
  const person = by as Person;
  const sale = await office.sale({
    customerId,
    saleDate: day,
    assignedTo: office.cast[person].userId,
    lines: [aLineDraft({ unitPrice: ore(net), serviceId: service })],
    scheduledAt: new Date(Date.UTC(2027, 0, 1, 8 * visits++)).toISOString() as Instant,
  });
  for (const to of ["SCHEDULED", "IN_PROGRESS", "COMPLETED"] as const) {
    kept(await office.books.moveSale(office.cast[person], sale.id, { to }));
  }
  return sale;
}

/** A month's work of two sellers, a quote, and a month before. */
async function worked(office: Office) {
  const service = await office.service({ name: "Vinduespudsning", costOre: ore(10_00) });
  const customer = await office.customer({ name: "Ærø Bageri" });
  await done(office, 1_000_00, { by: "anna", service: service.id, customerId: customer.id as never });
  await done(office, 250_50, { by: "bo", customerId: customer.id as never });
  await done(office, 500_00, { by: "bo", day: lastMonth(), service: service.id });
  await office.sale({ status: "QUOTE_SENT", saleDate: today(), lines: [aLineDraft({ unitPrice: ore(77_00) })] });
  return { service, customer };
}

const sums = ({ page }: Answer, caption: string) => {
  const table = [...page.querySelectorAll("table.sums")].find((one) =>
    plainText(one.querySelector("caption")) === caption
  );
  assert.ok(table, `no table ${caption}`);
  return [...table.querySelectorAll("tbody tr, tfoot tr")].map((row) => [...row.querySelectorAll("td")].map(plainText));
};

/** Every link of the page's tables into a list, with the figure it stands on. */
const figures = ({ page }: Answer) =>
  [...page.querySelectorAll('main table.sums a[href^="/sales"], main table.sums a[href^="/reports/"]')].map((link) => ({
    href: link.getAttribute("href")!,
    text: plainText(link),
  }));

/** Every bar that leads into a list, with what it says. */
const bars = ({ page }: Answer) =>
  [...page.querySelectorAll("main .bars a")].map((link) => ({
    href: link.getAttribute("href")!,
    text: plainText(link.querySelector("small")),
  }));

const NUMBER = /^\d{1,3}(\.\d{3})*$/, MONEY = /^[\d.]+,\d\d kr\.$/;
/** What is reckoned from other numbers has no list of its own. */
const RECKONED = ["Gennemsnit", "Dækningsbidrag", "Kundeværdi", "Gns. betalt salg", "Måneder"];

/** Amounts and counts in the page's tables that lead nowhere, by their columns. */
const unlinked = ({ page }: Answer) =>
  [...page.querySelectorAll("main table.sums")].flatMap((table) => {
    const heads = [...table.querySelectorAll("thead th")].map(plainText);
    return [...table.querySelectorAll("tbody tr, tfoot tr")].flatMap((row) =>
      [...row.querySelectorAll("td")].flatMap((cell, place) => {
        const text = plainText(cell), isFigure = NUMBER.test(text) || MONEY.test(text);
        return isFigure && !RECKONED.includes(heads[place]) && !cell.querySelector("a")
          ? [`${heads[place]}: ${text}`]
          : [];
      })
    );
  });

eachSite("every number of the reports leads to a list that adds up to it", async (office) => {
  const { customer } = await worked(office);
  const { books, cast } = office;
  const sale = await done(office, 300_00, { customerId: customer.id as never });
  kept(await books.paySale(cast.anna, sale.id, { amount: ore(100_00), paidOn: today(), reference: null }));
  const anna = await office.browser("anna");
  let followed = 0;
  const seen = new Map<string, string>();
  const free = `?from=${addDays(lastMonth(), 1)}&to=${today()}`,
    days = `?period=${lastMonth()}_${addDays(lastMonth(), 3)}`;
  for (
    const path of [
      ...[
        "/reports",
        "/reports/customers",
        "/reports/services",
        "/reports/team",
        "/dashboard",
        "/reports/returning?which=all",
      ],
      ...[`/reports?period=${today().slice(0, 4)}`, `/reports/services${free}`, `/reports${days}`],
      ...[`/reports${free}`, `/reports/customers${free}`, `/reports/team${free}`],
      ...["/reports/custom/build?grouping=day&measure=count&measure=net&span=last_30_days"],
      ...["/reports/custom/build?grouping=week&measure=count&measure=net&span=last_12_weeks&status=COMPLETED"],
    ]
  ) {
    const report = await anna.get(path);
    assert.equal(report.status, 200, path);
    assert.deepEqual(unlinked(report), [], path);
    for (const { href, text } of figures(report)) {
      if (!NUMBER.test(text) && !MONEY.test(text)) continue;
      if (!seen.has(href)) seen.set(href, wordsOn((await anna.get(href)).page.querySelector(".page-head")));
      const list = seen.get(href)!;
      if (NUMBER.test(text)) {
        assert.ok(list.includes(`${text} salg`), `${path} ${href}: ${text}, the list says ${list}`);
      } else assert.ok(list.includes(`${text} ekskl. moms`), `${path} ${href}: ${text}, the list says ${list}`);
      followed++;
    }
    for (const { href, text } of bars(report)) {
      const [count] = text.split(" · ");
      if (!NUMBER.test(count)) continue;
      const list = wordsOn((await anna.get(href)).page.querySelector(".page-head"));
      assert.ok(list.includes(`${count} salg`), `${path} ${href}: a bar of ${text}, the list says ${list}`);
    }
  }
  assert.ok(followed > 60, `only ${followed} links`);
}, { alone: true });

eachSite(
  "who came back, is new or stayed away is counted, and each number leads to those customers",
  async (office) => {
    const { customer } = await worked(office);
    const other = await office.customer({ name: "Fynbo Vask" });
    await done(office, 80_00, { day: lastMonth(), customerId: other.id as never });
    await done(office, 90_00, { day: lastMonth(), customerId: customer.id as never, by: "bo" });
    const anna = await office.browser("anna"), bo = await office.browser("bo");

    const report = await anna.get("/reports/customers");
    const cards = [...report.page.querySelectorAll("a.kpi")].map((card) => ({
      said: [...card.querySelectorAll(".kpi-label, .kpi-value")].map(plainText).join(": "),
      href: card.getAttribute("href")!,
    }));
    const names = async (browser: typeof anna, href: string) =>
      [...(await browser.get(href)).page.querySelectorAll('table.sums a[href^="/customers/"]')].map(plainText);
    assert.equal(cards.length, 4);
    assert.match(cards[1].said, /Kom igen af dem før: \d+(,\d)? %/);
    assert.ok((await names(anna, cards[1].href)).includes("Ærø Bageri"));
    assert.ok((await names(anna, cards[3].href)).includes("Fynbo Vask"));
    assert.equal(String((await names(anna, cards[3].href)).length), cards[3].said.split(": ")[1]);
    assert.ok(!(await names(bo, cards[3].href)).includes("Fynbo Vask"), "a seller sees own customers' figures only");
    assert.equal((await names(await office.browser("carla"), cards[0].href)).length, 0);
  },
  { alone: true },
);

eachSite("a time of free days counts its days alone, says so, and its links keep it", async (office) => {
  await worked(office);
  const anna = await office.browser("anna");
  const page = async (query: string) => await anna.get(`/reports${query}`);

  const both = await page(`?from=${lastMonth()}&to=${today()}`),
    without = await page(`?from=${addDays(lastMonth(), 1)}&to=${today()}`);
  const one = await page(`?period=${lastMonth()}_${lastMonth()}`),
    odd = await page(`?from=${today()}&to=${lastMonth()}`);
  const month = await page(`?from=${lastMonth()}&to=${addDays(firstOfMonth(today()), -1)}`);

  const revenue = ({ page }: Answer) => plainText(page.querySelector(".kpi-value"));
  const name = ({ page }: Answer) => plainText(page.querySelector(".period-name"));
  assert.deepEqual([both, without, one, month].map(revenue), ["1.751 kr.", "1.251 kr.", "500 kr.", "500 kr."]);
  assert.deepEqual([name(odd), name(month)].map((text) => /\d\d\.\d\d/.test(text)), [false, false]);
  assert.match(name(without), /^\d\d\.\d\d\.\d{4}–\d\d\.\d\d\.\d{4}$/);
  assert.ok(without.text.includes(`/reports/team?period=${addDays(lastMonth(), 1)}_${today()}`));
  const file = await anna.get(`/reports/export?report=team&format=csv&period=${addDays(lastMonth(), 1)}_${today()}`);
  assert.ok(file.text.includes("1250,50") && !file.text.includes("1750,50"));
}, { alone: true });

eachSite("the dashboard shows the month, the pipeline and what happened, each with its list", async (office) => {
  await worked(office);
  const dashboard = await (await office.browser("anna")).get("/dashboard");

  const cards = [...dashboard.page.querySelectorAll(".kpi")].map((card) => plainText(card.querySelector(".kpi-value")));
  assert.deepEqual(cards.slice(0, 2), ["1.251 kr.", "3"]);
  const bars = [...dashboard.page.querySelectorAll(".bars li")].map(plainText);
  assert.ok(bars.some((bar) => bar.startsWith("Tilbud sendt") && bar.includes("1 · 77 kr.")), bars.join("\n"));
  assert.equal(dashboard.page.querySelectorAll(".timeline li").length, 10);
  assert.equal(dashboard.page.querySelectorAll("table.sums tbody tr").length, 30);
  assert.ok(dashboard.page.querySelector('svg[role="img"]')!.getAttribute("aria-label")!.length > 20);
}, { alone: true });

eachSite(
  "a seller sees own figures only, a reader sees all and takes nothing along, Carla sees her own firm",
  async (office) => {
    await worked(office);
    const rows = async (person: Person, path: string, caption: string) =>
      sums(await (await office.browser(person)).get(path), caption);

    assert.deepEqual((await rows("bo", "/reports/team", "Sælgere")).map(([name, , revenue]) => [name, revenue]), [
      ["Bo Bech", "250,50 kr."],
      ["I alt", "250,50 kr."],
    ]);
    assert.equal((await rows("vera", "/reports/team", "Sælgere")).at(-1)![2], "1.250,50 kr.");
    assert.deepEqual((await rows("carla", "/reports/services", "Ydelser")).map(([name]) => name), ["I alt"]);
    for (const person of ["bo", "vera"] as const) {
      const page = await (await office.browser(person)).get("/reports");
      assert.ok(!page.text.includes("/reports/export"), person);
      assert.equal((await (await office.browser(person)).get("/reports/export?report=team&format=csv")).status, 403);
    }
  },
  { alone: true },
);

eachSite("services stand by their lines; the lines behind one add up to it, and are nobody else's", async (office) => {
  const { service } = await worked(office);
  const anna = await office.browser("anna"), month = today().slice(0, 7);
  const report = await anna.get(`/reports/services?period=${month}`);
  const [first] = sums(report, "Ydelser");

  assert.deepEqual(first.slice(0, 4), ["Vinduespudsning", "Fast", "1", "1.000,00 kr."]);
  assert.equal(first[5], "990,00 kr.");
  const link = [...report.page.querySelectorAll('table.sums a[href^="/reports/lines"]')][0].getAttribute("href")!;
  const lines = await anna.get(link);
  assert.match(wordsOn(lines.page.querySelector(".page-head")), /1\.000,00 kr\. ekskl\. moms/);
  assert.equal(lines.page.querySelectorAll("tbody tr").length, 1);
  assert.equal((await (await office.browser("carla")).get(link)).status, 404);
  for (const wrong of ["", "?service=x", `?service=${service.id}&from=2026-02-30&to=2026-03-01`]) {
    assert.equal((await anna.get(`/reports/lines${wrong}`)).status, 404, wrong);
  }
}, { alone: true });

eachSite("what cannot be read in an address counts as not given, and no report breaks on it", async (office) => {
  const anna = await office.browser("anna");
  for (
    const query of [
      "?period=2026-13",
      "?period=%00",
      "?period=9999",
      "?period='; drop table",
      "?period=2099-12",
      "?x=1",
    ]
  ) {
    for (const page of ["/reports", "/reports/customers", "/reports/services", "/reports/team"]) {
      assert.equal((await anna.get(page + query)).status, 200, page + query);
    }
  }
  for (
    const query of [
      "?grouping=x&span=y&measure=z",
      "?span=fixed",
      "?span=fixed&fromMonth=2026-05&toMonth=2026-01",
      "?span=fixed&from=2026-05-02&to=2026-05-01",
      "?grouping=day&span=fixed&from=2020-01-01&to=2026-05-01",
      "?grouping=customer&measure=vat",
      "?owner=00000000-0000-0000-0000-000000000000",
    ]
  ) {
    assert.equal((await anna.get(`/reports/custom/build${query}`)).status, 200, query);
  }
  for (
    const query of [
      "",
      "?report=months",
      "?report=x&format=csv",
      "?report=constructor&format=csv",
      "?report=months&format=pdf",
    ]
  ) {
    assert.equal((await anna.get(`/reports/export${query}`)).status, 404, query);
  }
});

eachSite("no report leads anybody where they may not go, and nothing sold is sold most", async (office) => {
  const { service } = await worked(office);
  await office.service({ name: "Gulvbehandling" });
  for (const who of ["vera", "bo", "anna"] as const) {
    const browser = await office.browser(who);
    for (const path of ["/dashboard", "/reports", "/reports/customers", "/reports/services", "/reports/team"]) {
      const links = [...(await browser.get(path)).page.querySelectorAll("main a[href^='/']")];
      // Where the lists lead is looked at above.
      const others = links.map((link) => link.getAttribute("href")!).filter((href) => !href.includes("?"));
      for (const href of new Set(others)) {
        assert.equal((await browser.get(href)).status, 200, `${who}: ${path} leads to ${href}`);
      }
      const opens = links.some((link) => link.getAttribute("href") === `/services/${service.id}`);
      assert.equal(opens, path === "/reports/services" && who === "anna", `${who} ${path}`);
    }
  }
  const anna = await office.browser("anna");
  const said = async (query: string) =>
    /Mest solgt/.test(wordsOn((await anna.get(`/reports/services${query}`)).page.querySelector("main")));
  assert.deepEqual([await said(""), await said("?period=2020")], [true, false]);
}, { alone: true });

eachSite("what a report's rows know nothing of is said, and not kept back", async (office) => {
  const anna = await office.browser("anna");
  const told = async (query: string) =>
    [...(await anna.get(`/reports/custom/build?${query}`)).page.querySelectorAll('main [role="status"]')].map(wordsOn);
  const month = "grouping=month&measure=net";

  assert.deepEqual(await told(`${month}&span=this_year&source=PHONE&status=PAID&measure=vat`), []);
  assert.deepEqual(await told("grouping=service&measure=net&measure=vat&span=this_year&source=PHONE&status=PAID"), [
    "Ikke med i tallene, for rækkerne ”Ydelser” kender det ikke: Kun kilde, Moms.",
  ]);
  assert.deepEqual(await told("grouping=customer&measure=net&span=this_year&source=PHONE&status=LOST"), [
    "Ikke med i tallene, for rækkerne ”Kunder” kender det ikke: Kun status, Kun kilde.",
  ]);
  assert.deepEqual(await told(`${month}&span=this_year&from=2026-01-01`), [
    "Fra og Til bruges kun, når Tid er ”Faste dage”.",
  ]);
  assert.deepEqual(await told(`${month}&span=fixed&from=2026-01-01&to=2026-01-31`), []);
});

eachSite("a report is put together, saved, shared, changed and deleted without scripts", async (office) => {
  await worked(office);
  const anna = await office.browser("anna"), vera = await office.browser("vera"), bo = await office.browser("bo");
  const built = await anna.submit(await anna.get("/reports/custom/build"), "/reports/custom/build", {
    grouping: "owner",
    span: "this_month",
  }, "Vis rapporten");
  assert.deepEqual(sums(built, "Resultat").map(([name]) => name), ["Anna Andersen", "Bo Bech", "I alt"]);

  const nameless = await anna.submit(built, "/reports/custom/build", { name: " " }, "Gem rapport");
  assert.equal(nameless.status, 422);
  assert.deepEqual(sums(nameless, "Resultat"), sums(built, "Resultat"), "what was chosen is still there");
  const saved = await anna.submit(
    nameless,
    "/reports/custom/build",
    { name: "Pr. sælger", shared: "on" },
    "Gem rapport",
  );
  assert.match(saved.path, /^\/reports\/custom\/[0-9a-f-]{36}$/);
  assert.match(saved.text, /Pr\. sælger/);

  assert.deepEqual(sums(await vera.get(saved.path), "Resultat"), sums(built, "Resultat"));
  assert.deepEqual(sums(await bo.get(saved.path), "Resultat").map(([name]) => name), ["Bo Bech", "I alt"]);
  assert.equal((await (await office.browser("carla")).get(saved.path)).status, 404);
  for (const [browser, status] of [[vera, 403], [bo, 404], [await office.browser("carla"), 404]] as const) {
    assert.equal((await browser.post(`${saved.path}/delete`, {})).status, status);
  }

  const change = saved.page.querySelector('a[href^="/reports/custom/build"]')!.getAttribute("href")!;
  const changed = await anna.submit(await anna.get(change), "/reports/custom/build", { name: "Ny" }, "Gem rapport");
  assert.equal(changed.path, saved.path);
  const late = await anna.submit(await anna.get(change), "/reports/custom/build", { name: "For sent" }, "Gem rapport");
  assert.equal(late.status, 409);
  const sure = await anna.get(
    `${saved.path}${changed.page.querySelector('a[href$="dialog=delete"]')!.getAttribute("href")}`,
  );
  assert.match(wordsOn(sure.page.querySelector("dialog")), /Slet rapporten Ny\? .*Den kan ikke hentes tilbage/);
  assert.equal((await vera.get(`${saved.path}?dialog=delete`)).page.querySelector("dialog"), null);
  const gone = await anna.submit(sure, `${saved.path}/delete`);
  assert.equal(gone.path, "/reports/custom");
  assert.equal((await anna.get(saved.path)).status, 404);
}, { alone: true });

eachSite("who came back and what became of the leads are taken along too, by those who may", async (office) => {
  const { cast, books } = office;
  const { customer } = await worked(office);
  await done(office, 80_00, { day: lastMonth(), customerId: customer.id as never });
  kept(await books.recordLead(cast.anna, leadFacts({ contactName: "Ada" })));
  const anna = await office.browser("anna"), bo = await office.browser("bo");
  const file = async (path: string) => {
    const page = await anna.get(path);
    const link = page.page.querySelector('a[href^="/reports/export"][href*="format=csv"]')!.getAttribute("href")!;
    const mine = await bo.get(path);
    assert.deepEqual([mine.status, mine.page.querySelector('a[href^="/reports/export"]')], [200, null]);
    assert.equal((await bo.get(link)).status, 403);
    return (await anna.get(link)).text.replace(/^\ufeff/, "").trimEnd().split("\r\n");
  };

  assert.deepEqual((await file("/reports/returning?which=again")).slice(1), ["Ærø Bageri;1250,50;80,00"]);
  const leads = await file("/leads/report");
  assert.match(leads[0], /^Score;Leads;Åbne;Blev til salg;Ikke aktuelle;/);
  assert.match(leads.at(-1)!, /^I alt;1;1;0;0;/);
  const lost = kept(await books.recordLead(cast.anna, leadFacts({ estimatedValue: 500_00 as never })));
  kept(await books.moveLead(cast.anna, lost.id, { to: "UNQUALIFIED", ending: "PRICE" }));
  const endings = (await anna.get("/reports/export?report=lead_endings&format=csv")).text.replace(/^\ufeff/, "");
  assert.deepEqual(endings.trimEnd().split("\r\n"), [
    "Årsag;Leads;Anslået værdi;Andel",
    "For dyrt;1;500,00;100 %",
    "I alt;1;500,00;100 %",
  ]);
  // Days the wrong way round, and more of them than other reports take, are the same in the file as on the page.
  for (const days of ["from=2099-12-31&to=2001-01-01", "from=2001-01-01", "to=2001-01-01", "from=2026-02-31&to=x"]) {
    const page = await anna.get(`/leads/report?${days}`);
    const whole = wordsOn(page.page.querySelector(".kpi-value"));
    const sheet = await anna.get(`/reports/export?report=leads&format=csv&${days}`);
    assert.equal(sheet.text.trimEnd().split("\r\n").at(-1)!.split(";")[1], whole, days);
    if (days.startsWith("from=2")) assert.equal(whole, "2", days);
  }
  assert.equal((await anna.get("/reports/export?report=lead_firms&format=csv")).status, 404, "she leads one firm only");
}, { alone: true });

eachSite(
  "a report is taken along as CSV and as a workbook with the same figures, and that is written down",
  async (office) => {
    await worked(office);
    const mads = await office.browser("mads"), month = today().slice(0, 7);
    const shown = sums(await mads.get(`/reports/team?period=${month}`), "Sælgere");
    const csv = (await mads.get(`/reports/export?report=team&format=csv&period=${month}`)).text;
    const answer = await office.site.fetch(
      new Request(`${TEST_ORIGIN}/reports/export?report=team&format=xlsx&period=${month}`, {
        headers: { cookie: [...mads.cookies].map((pair) => pair.join("=")).join("; ") },
      }),
    );
    const sheet = strFromU8(unzipSync(new Uint8Array(await answer.arrayBuffer()))["xl/worksheets/sheet1.xml"]);

    assert.equal(csv.replace(/^\ufeff/, "").trimEnd().split("\r\n").length, shown.length + 1);
    assert.ok(
      csv.includes("Anna Andersen;1;1000,00") && sheet.includes("Anna Andersen") && sheet.includes("<v>1000.00</v>"),
    );
    const audit = await run(
      office.engine,
      as("app_owner", office.cast.mads.organizationId),
      "select changes from app.audit where action = 'report_exported' order by id",
    );
    assert.deepEqual(audit.map(({ changes }) => changes), [
      { report: "team", format: "csv", period: month },
      { report: "team", format: "xlsx", period: month },
    ]);
    assert.match(csv, /\r\nI alt;/);
    for (
      const report of [
        ...["months", "weeks", "statuses", "sources", "customers", "worth", "services", "forecast"],
        ...["returning", "leads"],
      ]
    ) {
      assert.equal((await mads.get(`/reports/export?report=${report}&format=csv`)).status, 200, report);
    }
  },
  { alone: true },
);

eachSite("firm against firm is for those who are ADMIN in both, and each firm has it written down", async (office) => {
  await worked(office);
  const { cast, engine } = office;
  assert.equal((await (await office.browser("anna")).get("/reports/organizations")).status, 404);
  const second = { ...cast.firms[0].organization, id: randomIds.next<OrganizationId>(), name: "Andet Firma" };
  await makeFirms(engine, [{ organization: second, members: [] }]);
  await run(
    engine,
    as("app_owner", second.id),
    "insert into app.memberships (organization_id, user_id, role, created_at) values ($1, $2, 'ADMIN', now() + interval '1 day')",
    [second.id, cast.anna.userId],
  );
  const anna = new Visitor(office.site.fetch, TEST_ORIGIN, (await office.browser("anna")).cookies);

  const page = await anna.get(`/reports/organizations?period=${today().slice(0, 7)}`);

  assert.deepEqual(sums(page, "Firma mod firma").map(([name, , revenue]) => [name, revenue]).toSorted(), [
    ["Andet Firma", "0,00 kr."],
    ["I alt", "1.250,50 kr."],
    ["Rendetalje", "1.250,50 kr."],
  ]);
  assert.equal(
    page.page.querySelectorAll("main table.sums tbody tr a").length > 0,
    true,
    "one's own firm has its lists",
  );
  for (const id of [second.id, cast.anna.organizationId]) {
    const noted = await run(
      engine,
      as("app_owner", id),
      "select count(*) as count from app.audit where action = 'organizations_compared'",
    );
    assert.deepEqual(noted, [{ count: 1 }]);
  }
}, { alone: true });

eachSite(
  "the forecast says what it needs while there is too little, and names its method and error when there is enough",
  async (office) => {
    const anna = await office.browser("anna");
    await done(office, 10_00, { day: addDays(lastMonth(), 3) });
    assert.match(
      wordsOn((await anna.get("/reports/forecast")).page.querySelector("main")),
      /kræver 11 hele måneders salg/,
    );

    await run(
      office.engine,
      as("app_owner", office.cast.anna.organizationId),
      `insert into app.sale_months (organization_id, month, owner_id, status, source, sales_count, net_ore, vat_ore, gross_ore,
      cycle_count, cycle_days)
    select $1, $2::date - (n || ' months')::interval, $3, 'PAID', 'PHONE', 1, 100000 + 20000 * (n % 12), 0, 100000, 0, 0
    from generate_series(2, 40) n`,
      [office.cast.anna.organizationId, firstOfMonth(today()), office.cast.anna.userId],
    );
    const page = await anna.get("/reports/forecast");
    await run(
      office.engine,
      as("app_owner", office.cast.anna.organizationId),
      "delete from app.sale_months where month < $1::date - interval '13 months'",
      [firstOfMonth(today())],
    );
    const young = await anna.get("/reports/forecast");

    const words = wordsOn(page.page.querySelector("main"));
    assert.match(words, /Metode: (samme måned sidste år|Holt-Winters)/);
    assert.match(words, /På de sidste 12 måneder ramte samme metode i alt [\d,]+ %/);
    assert.match(words, /Den anden metode/);
    const youngWords = wordsOn(young.page.querySelector("main"));
    assert.match(youngWords, /Metode: gennemsnittet af de seneste tre måneder\. På de sidste 8 måneder .* [\d,]+ %/);
    assert.match(youngWords, /først regnes med efter 20 hele måneder/);
    assert.equal(sums(young, "Prognose for de næste tre måneder").length, 3);
    assert.equal(sums(page, "Prognose for de næste tre måneder").length, 3);
  },
  { alone: true },
);
