import assert from "node:assert/strict";
import { EVERY_LINE } from "../../domain/audit/find_audit.ts";
import { LONGEST_TAG, MOST_TAGS } from "../../domain/customers/customer.ts";
import type { Email } from "../../domain/customers/email.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import type { CustomerId } from "../../domain/kernel/ids.ts";
import { PAGE_SIZE } from "../../domain/kernel/page.ts";
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

const NEW = "/customers/new";
const main = ({ page }: Answer) => wordsOn(page.querySelector("main"));
const typedIn = (answer: Answer, action: string) => Object.fromEntries(fieldsOf(formOn(answer, action)));
const names = ({ page }: Answer) => [...page.querySelectorAll("tbody a.row-link b")].map(plainText);
const at = async ({ books, cast }: Office, id: CustomerId) => kept(await books.findCustomer(cast.anna, id));
const idIn = ({ path }: Answer) => path.slice("/customers/".length) as CustomerId;
const NO_POSTAL_CODE = "Et dansk postnummer har 4 cifre, fra 0800 til 9990. Skriv landet, hvis det er et andet.";
const STALE = "En anden har ændret det samme, mens du skrev. Se det nye, og gem igen.";

eachSite(
  "new customer: every field is kept, and the page shows it with one tap to call, write and drive",
  async (office) => {
    const browser = await office.browser("bo");

    const made = await browser.submit(await browser.get(NEW), NEW, {
      ...{ name: " Café Åen ", type: "B2B", companyName: "Café Åen ApS", cvr: "10103940", ean: "5790000705078" },
      ...{ status: "ACTIVE", email: "Kontakt@Aaen.DK", phone: "+45 22 33 44 66", street: "Åboulevarden 1, 2. th." },
      ...{
        postalCode: "8000",
        city: "Aarhus C",
        country: "dk",
        tags: "fast, erhverv, fast",
        notes: "Nøgle\r\nhos naboen",
      },
    });

    assert.deepEqual([made.status, made.led[0].status, flashOn(made)], [200, 303, "Café Åen er oprettet."]);
    const { name, email, phone, cvr, ean, address, tags, notes, createdBy } = await at(office, idIn(made));
    assert.deepEqual([name, email, phone], ["Café Åen", "kontakt@aaen.dk", "+4522334466"]);
    assert.deepEqual([cvr, ean, tags, notes], ["10103940", "5790000705078", ["fast", "erhverv"], "Nøgle\nhos naboen"]);
    assert.deepEqual(address, {
      street: "Åboulevarden 1, 2. th.",
      postalCode: "8000",
      city: "Aarhus C",
      country: "DK",
    });
    assert.equal(createdBy, office.cast.bo.userId);
    for (const words of ["Erhverv", "Café Åen ApS", "22 33 44 66", "10103940", "fast", "hos naboen"]) {
      assert.ok(
        main(made).includes(words),
        words,
      );
    }
    for (const way of ["tel:+4522334466", "mailto:kontakt", "https://www.openstreetmap.org/"]) {
      assert.ok(
        made.page.querySelector(`a[href^="${way}"]`),
        way,
      );
    }
  },
);

eachSite(
  "new customer: each field that is wrong says so at its place, and all that was typed is still there",
  async (office) => {
    const browser = await office.browser("anna");
    const form = await browser.get(NEW);
    const wrong: [field: string, typed: string, sentence: string][] = [
      ["name", " ", "Skal udfyldes."],
      ["name", "x".repeat(201), "Teksten er for lang."],
      ["name", "a\u0000b", "Indeholder tegn, der ikke kan gemmes."],
      ["type", "B2X", "Vælg en af mulighederne."],
      ["status", "DEAD", "Vælg en af mulighederne."],
      ["companyName", "x".repeat(201), "Teksten er for lang."],
      ["email", "hanne@", "Skriv en e-mailadresse som navn@firma.dk."],
      ["phone", "112233", "Skriv et telefonnummer, f.eks. 22 33 44 55."],
      ["cvr", "10103941", "Et CVR-nummer har 8 cifre, og det sidste skal passe til de andre."],
      ["ean", "5790000705079", "Et EAN-nummer har 13 cifre, og det sidste skal passe til de andre."],
      ["street", "x".repeat(201), "Teksten er for lang."],
      ["postalCode", "x".repeat(21), "Teksten er for lang."],
      ["postalCode", "800", NO_POSTAL_CODE],
      ["city", "x".repeat(101), "Teksten er for lang."],
      ["country", "Danmark", "Vælg en af mulighederne."],
      ["tags", Array.from({ length: 51 }, (_, n) => n).join(), "Teksten er for lang."],
      ["tags", "x".repeat(2_601), "Teksten er for lang."],
      ["notes", "x".repeat(5_001), "Teksten er for lang."],
    ];

    for (const [field, typed, sentence] of wrong) {
      const typing = { name: "Hanne", city: "<i>Aarhus</i>", notes: '"&amp;', [field]: typed };
      const back = await browser.submit(form, NEW, typing);

      assert.deepEqual(
        [back.status, faultAt(back, field), summaryOf(back)],
        [422, sentence, [sentence]],
        `${field} ${typed.slice(0, 9)}`,
      );
      const now = typedIn(back, NEW);
      for (const [name, value] of Object.entries(typing)) {
        if (!back.page.querySelector(`select[name="${name}"]`) && !value.includes("\0")) {
          assert.equal(
            now[name],
            value,
            name,
          );
        }
      }
    }
  },
);

eachSite("new customer: somebody who is there already is shown, and made anew only if insisted on", async (office) => {
  const there = await office.customer({ name: "Finn Fisk", phone: "+4531313131" as Phone });
  const browser = await office.browser("anna");
  const form = await browser.get(NEW);

  const asked = await browser.submit(form, NEW, { name: "F. Fisk", phone: "31 31 31 31", notes: "Ny" });
  const made = await browser.submit(asked, NEW, { allowDuplicate: "yes" });

  assert.deepEqual([asked.status, summaryOf(asked)], [409, ["Der er allerede en kunde med det telefonnummer."]]);
  assert.ok(asked.page.querySelector(`main a[href="/customers/${there.id}"]`));
  assert.deepEqual([made.status, (await at(office, idIn(made))).notes], [200, "Ny"]);
  assert.notEqual(idIn(made), there.id);
});

eachSite("new customer: sent twice it is one; sent again with something else it is another", async (office) => {
  const browser = await office.browser("anna");
  const form = await browser.get(NEW);

  const sent = await Promise.all([1, 2, 3].map(() => browser.submit(form, NEW, { name: "Dobbeltklik" })));
  const other = await browser.submit(form, NEW, { name: "Tredobbeltklik" });
  const again = await browser.submit(other, NEW);

  assert.equal(new Set(sent.filter(({ status }) => status === 200).map(({ path }) => path)).size, 1);
  assert.deepEqual([other.status, typedIn(other, NEW).name, again.status], [422, "Tredobbeltklik", 200]);
  assert.deepEqual(names(await browser.get("/customers?q=dobbeltklik")).sort(), ["Dobbeltklik", "Tredobbeltklik"]);
});

eachSite("edit: saved as it was opened nothing changes; what is changed is kept", async (office) => {
  const before = await office.customer({
    ...{
      name: "Åge & Søn",
      type: "B2B",
      companyName: "ApS",
      email: "aage@example.dk" as Email,
      phone: "+46701234567" as Phone,
    },
    ...{
      address: { street: "Vej 1", postalCode: "8000", city: "Aarhus", country: "SE" },
      tags: ["a", "b"],
      notes: "1\n2",
    },
  });
  const browser = await office.browser("bo"), edit = `/customers/${before.id}/edit`;

  const same = await browser.submit(await browser.get(edit), edit);
  const { version: _v, updatedAt: _u, ...kept } = await at(office, before.id);
  const changed = await browser.submit(await browser.get(edit), edit, { name: "Åge", tags: "", status: "INACTIVE" });

  const { version: _1, updatedAt: _2, ...first } = before;
  assert.deepEqual([same.path, flashOn(same)], [`/customers/${before.id}`, "Åge & Søn er gemt."]);
  assert.deepEqual(kept, { ...first, stats: kept.stats });
  assert.equal(changed.status, 200);
  const { name, tags, status } = await at(office, before.id);
  assert.deepEqual([name, tags, status], ["Åge", [], "INACTIVE"]);
});

eachSite("edit: a new name is the name on the sales too", async (office) => {
  const sale = await office.sale({ customerId: (await office.customer({ name: "Gammelt navn" })).id });
  const browser = await office.browser("anna"), edit = `/customers/${sale.customer.id}/edit`;

  await browser.submit(await browser.get(edit), edit, { name: "Helt nyt navn" });

  const list = await browser.get("/sales?q=helt+nyt");
  assert.match(wordsOn(list.page.querySelector("tbody")), new RegExp(`${sale.number} Helt nyt navn `));
});

eachSite("edit: a customer with every tag one may have can be changed on the page too", async (office) => {
  const tags = Array.from({ length: MOST_TAGS }, (_, n) => String(n).padStart(LONGEST_TAG, "x"));
  const { id } = await office.customer({ name: "Mange mærkater", tags });
  const browser = await office.browser("anna"), edit = `/customers/${id}/edit`;

  const changed = await browser.submit(await browser.get(edit), edit, { name: "Alle mærkater" });

  const { name, tags: left } = await at(office, id);
  assert.deepEqual([changed.status, name, left], [200, "Alle mærkater", tags]);
});

eachSite("edit: two at once: the second keeps the text, sees why, and may insist", async (office) => {
  const { id } = await office.customer({ name: "To ad gangen" });
  const [first, second] = [await office.browser("mads"), await office.browser("bo")], edit = `/customers/${id}/edit`;
  const [one, two] = [await first.get(edit), await second.get(edit)];
  await first.submit(one, edit, { notes: "Mads" });

  const stale = await second.submit(two, edit, { notes: "Bos tekst" });
  const insisted = await second.submit(stale, edit);

  assert.deepEqual([stale.status, summaryOf(stale), typedIn(stale, edit).notes], [409, [STALE], "Bos tekst"]);
  assert.deepEqual([insisted.status, (await at(office, id)).notes], [200, "Bos tekst"]);
});

eachSite("delete and restore: by undo and from the list of deleted ones; with sales it is kept", async (office) => {
  const { id } = await office.customer({ name: "Væk Igen" });
  const { customer: busy } = await office.sale();
  const browser = await office.browser("mads"), page = `/customers/${id}`;

  const gone = await browser.submit(await browser.get(page), `${page}/delete`);
  const bin = await browser.get("/customers?deleted=yes");
  const shown = await browser.get(page);
  const undone = await browser.submit(gone, `${page}/restore`, {}, "Fortryd");
  await browser.submit(await browser.get(page), `${page}/delete`);
  const restored = await browser.submit(await browser.get(page), `${page}/restore`);
  const refused = await browser.submit(await browser.get(`/customers/${busy.id}`), `/customers/${busy.id}/delete`);

  assert.deepEqual([gone.path, flashOn(gone)], ["/customers", "Væk Igen er slettet."]);
  assert.ok(names(bin).includes("Væk Igen") && main(shown).includes("Kunden ligger i papirkurven."));
  assert.equal(shown.page.querySelector('a[href$="/edit"]'), null);
  assert.deepEqual([undone.path, flashOn(undone), flashOn(restored)], [
    page,
    "Væk Igen er gendannet.",
    "Væk Igen er gendannet.",
  ]);
  assert.equal(refused.status, 409);
  assert.ok(main(refused).includes("Kunden har 1 salg og kan ikke slettes. Gør den inaktiv i stedet."));
  assert.ok(refused.page.querySelector(`a[href="/customers/${busy.id}/edit"]`));
});

eachSite("a deleted customer's page offers no work on it", async (office) => {
  const { id } = await office.customer();
  kept(await office.books.deleteCustomer(office.cast.anna, id));
  const browser = await office.browser("anna");

  const edit = await browser.get(`/customers/${id}/edit`);
  const changed = await browser.post(`/customers/${id}/edit`, {
    name: "x",
    type: "B2C",
    status: "ACTIVE",
    country: "DK",
    version: "2",
  });
  const sale = await browser.post("/sales/new", {
    ...{ customerId: id, saleDate: "2026-01-01", source: "PHONE", status: "ACCEPTED" },
    ...{ "lines.0.description": "x", "lines.0.unitPrice": "1", "lines.0.vatRate": "25" },
  });

  assert.deepEqual([edit.status, changed.status, sale.status], [404, 404, 422]);
});

eachSite("the list: search, type, pages in the Danish order, and the address keeps it", async (office) => {
  const all = ["Abe", "Zoo", "Ærø", "Ødum", "Ål"];
  for (const name of all.toReversed()) await office.customer({ name });
  await office.customer({
    name: "Bager Bo",
    type: "B2B",
    email: "bo@bager.dk" as Email,
    phone: "+4599887766" as Phone,
  });
  for (let n = 0; n < PAGE_SIZE; n++) await office.customer({ name: `Kunde ${String(n).padStart(2, "0")}` });
  const browser = await office.browser("vera");

  const first = await browser.get("/customers");
  const second = await browser.get(`/customers${first.page.querySelector("a[rel=next]")!.getAttribute("href")}`);
  const back = await browser.get(`/customers${second.page.querySelector("a[rel=prev]")!.getAttribute("href")}`);
  const searched = await browser.submit(first, "/customers", { q: "bager" });

  const shown = [...names(first), ...names(second)];
  assert.deepEqual(shown.filter((name) => all.includes(name)), all);
  assert.equal(shown.length, PAGE_SIZE + 6);
  assert.deepEqual(names(back), names(first));
  assert.ok(main(first).includes("26 kunder"));
  assert.deepEqual(names(searched), ["Bager Bo"]);
  for (const q of ["type=B2B", "q=99+88+77", "q=bo@bager", "q=BAGER"]) {
    assert.deepEqual(names(await browser.get(`/customers?${q}`)), ["Bager Bo"], q);
  }
  for (const q of ["type=NOPE", "q=%00", "page=0", "cursor=x", "deleted=maybe"]) {
    assert.equal((await browser.get(`/customers?${q}`)).status, 200, q);
  }
}, { alone: true });

eachSite(
  "a customer's page lists and counts the sales one may see, and tells a seller of no others",
  async (office) => {
    const { id } = await office.customer({ name: "Delt Kunde" });
    const mine = await office.sale({ customerId: id, assignedTo: office.cast.bo.userId });
    const theirs = await office.sale({ customerId: id, assignedTo: office.cast.mads.userId });
    const { id: onlyTheirs } = await office.customer({ name: "Kun Mads" });
    await office.sale({ customerId: onlyTheirs, assignedTo: office.cast.mads.userId });
    const [anna, bo] = [await office.browser("anna"), await office.browser("bo")];

    const [all, own] = [await anna.get(`/customers/${id}`), await bo.get(`/customers/${id}`)];
    const list = await bo.get("/customers?q=Delt");
    const none = await bo.get(`/customers/${onlyTheirs}`);
    const told = ({ page }: typeof all) =>
      [...page.querySelectorAll(".person-facts dt")].map((term) =>
        plainText(term) + " " + plainText(term.nextElementSibling)
      );

    assert.ok(main(all).includes(mine.number) && main(all).includes(theirs.number) && main(all).includes("Omsætning"));
    assert.ok(
      main(own).includes(mine.number) && !main(own).includes(theirs.number) && !main(own).includes("Omsætning"),
    );
    assert.deepEqual([told(all).includes("Salg 2"), told(own).includes("Salg 1")], [true, true]);
    assert.ok(main(own).includes("1–1 af 1") && !main(own).includes("Seneste salg"));
    assert.ok(told(none).includes("Salg 0") && main(none).includes("Du har ingen salg hos kunden."));
    assert.deepEqual([...list.page.querySelectorAll("thead th")].map(plainText), [
      ...["Navn", "Type", "Telefon", "E-mail", "By"],
    ]);
  },
);

eachSite(
  "export: the customers the list shows as a file for those who may, past the first hundreds",
  async (office) => {
    const { books, cast } = office;
    for (let count = 0; count < 3; count++) await office.customer({ name: `Kunde ${count}` });
    const shown = await office.customer({ name: "Æbelø Drift", type: "B2B", cvr: "10103940" as never, tags: ["fast"] });
    await office.sale({ customerId: shown.id });
    const anna = await office.browser("anna");

    const list = await anna.get("/customers?type=B2B");
    const link = list.page.querySelector('a[href^="/customers/export"]')!.getAttribute("href")!;
    const some = await anna.get(link), all = await anna.get("/customers/export?format=csv");
    const refused = await Promise.all(
      (["bo", "vera"] as const).map(async (person) => (await (await office.browser(person)).get(link)).status),
    );

    assert.equal(link, "/customers/export?type=B2B&format=csv");
    const [head, ...rows] = some.text.replace(/^\ufeff/, "").trimEnd().split("\r\n");
    assert.deepEqual(head.split(";").slice(0, 4), ["Navn", "Firma", "Type", "Status"]);
    assert.equal(rows.length, 1);
    assert.match(rows[0], /^Æbelø Drift;.*10103940.*fast.*;1;/);
    assert.equal(all.text.trimEnd().split("\r\n").length, 5);
    assert.deepEqual(refused, [403, 403]);
    const audit = kept(await books.findAudit(cast.anna, EVERY_LINE, { size: 5, page: 1 }));
    assert.ok(JSON.stringify(audit).includes("customers_exported"));
  },
  { alone: true },
);
