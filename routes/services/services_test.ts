import assert from "node:assert/strict";
import type { ServiceId } from "../../domain/kernel/ids.ts";
import { eachSite, kept, type Office } from "../../tools/test_site.ts";
import {
  type Answer,
  faultAt,
  fieldsOf,
  flashOn,
  formOn,
  plainText,
  summaryOf,
  wordsOn,
} from "../../tools/test_visitor.ts";

const NEW = "/services/new";
const A_SERVICE = { name: "Vinduespudsning", category: "Vinduer", priceOre: "399,00" };
const typedIn = (answer: Answer, action: string) => Object.fromEntries(fieldsOf(formOn(answer, action)));
const rows = ({ page }: Answer) => [...page.querySelectorAll("tbody tr")].map(wordsOn);
const links = ({ page }: Answer) => [...page.querySelectorAll("tbody a.row-link")].map((a) => a.getAttribute("href")!);
const at = async ({ books, cast }: Office, id: ServiceId) => kept(await books.findService(cast.anna, id));

eachSite("new service: every field is kept and shown as it is sold", async (office) => {
  const browser = await office.browser("anna");

  const made = await browser.submit(await browser.get(NEW), NEW, {
    ...{ ...A_SERVICE, priceIncludesVat: "yes", vatBasisPoints: "12,5", unit: "vindue", pricingModel: "FIXED" },
    ...{ durationMinutes: "90", costOre: "100", description: "Ude\r\nog inde" },
  });

  assert.deepEqual([made.path, made.led[0].status, flashOn(made)], ["/services", 303, "Ydelsen er oprettet."]);
  const [{ id, version, createdAt: _c, updatedAt: _u, ...facts }] = kept(
    await office.books.findServices(office.cast.anna, { active: true, category: null }),
  );
  assert.deepEqual(facts, {
    ...{ name: "Vinduespudsning", category: "Vinduer", description: "Ude\nog inde", priceOre: 39_900 },
    ...{ priceIncludesVat: true, vatBasisPoints: 1_250, unit: "vindue", pricingModel: "FIXED" },
    ...{ durationMinutes: 90, costOre: 10_000, active: true },
  });
  assert.equal(version, 1);
  assert.deepEqual(links(made), [`/services/${id}`]);
  assert.match(rows(made)[0], /Vinduespudsning.*Vinduer.*Fast pris.*1 t 30 min.*399,00 kr\. inkl\. moms \/ vindue/);
}, { alone: true });

eachSite(
  "new service: each field that is wrong says so at its place, and all that was typed is still there",
  async (office) => {
    const browser = await office.browser("anna");
    const form = await browser.get(NEW);
    const wrong: [field: string, typed: string, sentence: string][] = [
      ["name", "", "Skal udfyldes."],
      ["name", "x".repeat(201), "Teksten er for lang."],
      ["category", " ", "Skal udfyldes."],
      ["priceOre", "1.5", "Skriv et beløb, f.eks. 1.234,56."],
      ["priceOre", "-1", "Skal være 0 eller mere."],
      ["priceOre", "1e309", "Skriv et beløb, f.eks. 1.234,56."],
      ["priceIncludesVat", "maybe", "Vælg en af mulighederne."],
      ["vatBasisPoints", "101", "Skriv en procent mellem 0 og 100, f.eks. 12,5."],
      ["unit", "", "Skal udfyldes."],
      ["unit", "x".repeat(21), "Teksten er for lang."],
      ["pricingModel", "FREE", "Vælg en af mulighederne."],
      ["durationMinutes", "1,5", "Skriv et helt tal."],
      ["durationMinutes", "0", "Skriv et helt tal."],
      ["durationMinutes", "99999999999", "Skriv et helt tal."],
      ["costOre", "-5", "Skal være 0 eller mere."],
      ["description", "x".repeat(2_001), "Teksten er for lang."],
    ];

    for (const [field, typed, sentence] of wrong) {
      const typing = { ...A_SERVICE, description: "<b>", [field]: typed };
      const back = await browser.submit(form, NEW, typing);

      assert.deepEqual(
        [back.status, faultAt(back, field), summaryOf(back)],
        [422, sentence, [sentence]],
        `${field} ${typed.slice(0, 9)}`,
      );
      const now = typedIn(back, NEW);
      for (const [name, value] of Object.entries(typing)) {
        if (!back.page.querySelector(`select[name="${name}"]`)) assert.equal(now[name], value, name);
      }
    }
  },
);

eachSite(
  "a service saved as it was opened stays as it is, and one not sold any more leaves the list and the form of sales",
  async (office) => {
    const { id: _, version: __, ...facts } = await office.service({
      name: "Trappevask",
      durationMinutes: 45,
      costOre: 5_000 as never,
    });
    const service = await office.service({ ...facts });
    const browser = await office.browser("anna"), edit = `/services/${service.id}`;

    const same = await browser.submit(await browser.get(edit), edit);
    const { updatedAt: _u, version, ...after } = await at(office, service.id);
    const ended = await browser.submit(await browser.get(edit), edit, { active: null });
    const [list, all, sale] = [
      await browser.get("/services"),
      await browser.get("/services?inactive=yes"),
      await browser.get("/sales/new"),
    ];

    const { updatedAt: _b, version: _v, ...before } = service;
    assert.deepEqual([flashOn(same), version, after], ["Ydelsen er gemt.", 2, before]);
    assert.equal(ended.path, "/services");
    assert.ok(!links(list).includes(edit) && links(all).includes(edit));
    assert.ok(rows(all).some((row) => row.includes("Udgået")));
    const offered = [...sale.page.querySelectorAll("select[name='lines.0.serviceId'] option")].map((one) =>
      one.getAttribute("value")
    );
    assert.ok(offered.length > 1 && !offered.includes(service.id));
  },
);

eachSite("a price with and without moms is offered as what it is", async (office) => {
  await office.service({ name: "Med", priceIncludesVat: true });
  await office.service({ name: "Uden", priceIncludesVat: false });
  const browser = await office.browser("bo");

  const options = [
    ...(await browser.get("/sales/new")).page.querySelectorAll("select[name='lines.0.serviceId'] option"),
  ].map(plainText);

  assert.ok(options.includes("Med (399,00 kr. inkl. moms pr. time)"), options.join());
  assert.ok(options.includes("Uden (399,00 kr. ekskl. moms pr. time)"), options.join());
});

eachSite("two at once: the second keeps the text, sees why, and may insist; sent twice it is one", async (office) => {
  const { id } = await office.service();
  const browser = await office.browser("anna"), edit = `/services/${id}`;
  const [one, two] = [await browser.get(edit), await browser.get(edit)];
  const sent = await Promise.all([1, 2].map(() => browser.submit(one, edit, { description: "Først" })));

  const stale = await browser.submit(two, edit, { description: "Så" });
  const other = await browser.submit(one, edit, { description: "Andet" });
  const insisted = await browser.submit(stale, edit);

  assert.ok(sent.some(({ status }) => status === 200));
  assert.deepEqual([stale.status, typedIn(stale, edit).description], [409, "Så"]);
  assert.deepEqual([other.status, typedIn(other, edit).description], [422, "Andet"]);
  assert.equal(insisted.status, 200);
  const { version, description } = await at(office, id);
  assert.deepEqual([version, description], [3, "Så"]);
});

eachSite("the catalogue is seen by everybody and changed by administrators", async (office) => {
  const { id } = await office.service();
  const [mads, vera] = [await office.browser("mads"), await office.browser("vera")];

  const lists = [await mads.get("/services?inactive=yes"), await vera.get("/services")];
  const forms = [
    await mads.get(NEW),
    await mads.post(NEW, A_SERVICE),
    await vera.post(`/services/${id}`, A_SERVICE),
  ];

  assert.ok(
    lists.every((list) => list.status === 200 && rows(list).length > 0 && links(list).includes(`/services/${id}`)),
  );
  assert.ok(lists.every(({ text }) => !text.includes(NEW)));
  assert.deepEqual(forms.map(({ status }) => status), [403, 403, 403]);
});

eachSite("who sells sees what is sold, its price and the one to come, but not its cost nor a form", async (office) => {
  const { id, version } = await office.service({
    ...{ name: "Facadevask", category: "Ude", description: "Med <b>højtryk</b>", durationMinutes: 90 },
    ...{ priceOre: 1_250_00 as never, priceIncludesVat: true, costOre: 333_33 as never },
  });
  kept(
    await office.books.changeService(office.cast.anna, id, {
      ...{ version, priceOre: 1_500_00 as never, priceFrom: "2099-01-01" as never },
    }),
  );
  for (const who of ["mads", "bo", "vera"] as const) {
    const browser = await office.browser(who);
    const { status, page, text } = await browser.get(`/services/${id}`);
    const shown = plainText(page.querySelector("main"));

    assert.equal(status, 200);
    assert.match(shown, /Facadevask.*1\.250,00 kr\. inkl\. moms.*25 %.*Ude.*1 t 30 min.*Med <b>højtryk<\/b>/s);
    assert.match(shown, /01\.01\.2099.*1\.500,00 kr\./s);
    assert.ok(!text.includes("333,33") && page.querySelectorAll("main form").length === 0, who);
    const row = rows(await browser.get("/services")).find((one) => one.includes("Facadevask"));
    assert.match(row!, /1\.250,00 kr\..*1\.500,00 kr\. fra 01\.01\.2099/);
  }
});

eachSite("the catalogue is narrowed by category and by words, and says when nothing is left", async (office) => {
  await office.service({ name: "Tagrens", category: "Tage & tårne", description: "Alger og mos" });
  await office.service({ name: "Algefri", category: "Terrasser" });
  const browser = await office.browser("bo");
  const names = async (query: string) =>
    rows(await browser.get(`/services?${query}`)).map((row) => /Tagrens|Algefri/.exec(row)?.[0]);

  assert.deepEqual(await names("category=Tage+%26+t%C3%A5rne"), ["Tagrens"]);
  assert.deepEqual((await names("q=ALGE")).toSorted(), ["Algefri", "Tagrens"]);
  assert.deepEqual(await names("q=alge+mos"), ["Tagrens"]);
  const none = await browser.get("/services?q=raketter&category=x");
  assert.match(plainText(none.page.querySelector("main")), /Ingen ydelser passer til filtrene/);
});
