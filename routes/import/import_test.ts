import assert from "node:assert/strict";
import { aLineDraft } from "../../adapters/memory/builders.ts";
import { eachSite, kept } from "../../tools/test_site.ts";
import { type Answer, plainText, type Visitor } from "../../tools/test_visitor.ts";

const CSV = [
  "Kundenavn;E-mail;Tlf.;Bynavn;Hemmelig",
  'Søren "S" Sørensen;soren.import@example.dk;22 33 44 66;Århus;x',
  "Forkert;ikke en mail;;;y",
].join("\r\n");

function upload(visitor: Visitor, bytes: BlobPart, kind = "CUSTOMERS"): Promise<Answer> {
  const form = new FormData();
  form.set("kind", kind);
  form.set("file", new File([bytes], "kunder.csv", { type: "text/csv" }));
  return visitor.send("/import", form);
}

const main = ({ page }: Answer) => plainText(page.querySelector("main"));

/** Looks until the import stands still, as its page does. */
async function settled(visitor: Visitor, path: string): Promise<Answer> {
  for (let look = 0; look < 3_000; look++) {
    if (!JSON.parse((await visitor.get(`${path}/progress`)).text).data.moving) break;
    await new Promise((done) => setTimeout(done, 20));
  }
  return await visitor.get(path);
}

eachSite(
  "import: sent in Windows' letters, columns guessed, checked, brought in, seen and taken back",
  async (office) => {
    const mads = await office.browser("mads");
    const latin = Uint8Array.from(CSV, (char) => char.charCodeAt(0));

    const mapping = await upload(mads, latin);
    const { path } = mapping;
    await mads.submit(mapping, path);
    const checked = await settled(mads, path);
    await mads.submit(checked, `${path}/run`);
    const done = await settled(mads, path);
    const list = await mads.get("/customers?q=soren.import");
    await mads.submit(done, `${path}/undo`);
    const undone = await settled(mads, path);

    assert.match(path, /^\/import\/[0-9a-f-]{36}$/);
    assert.equal(plainText(mapping.page.querySelector(".side [aria-current=page]")), "Kunder");
    const guessed = [...mapping.page.querySelectorAll('select[name^="columns."]')].map((select) =>
      select.querySelector("option[selected]")?.getAttribute("value") ?? ""
    );
    assert.deepEqual(guessed, ["name", "email", "phone", "city", ""]);
    assert.match(main(checked), /Linje 3.*E-mail.*ikke en mail.*Skriv en e-mailadresse/s);
    assert.match(main(done), /Oprettet ?1/);
    assert.match(main(list), /Søren "S" Sørensen.*22 33 44 66/s);
    assert.match(main(undone), /Importen er fortrudt/);
    assert.doesNotMatch(main(await mads.get("/customers?q=soren.import")), /Sørensen/);
  },
);

eachSite(
  "import: the example of each kind is read with every column guessed and nothing wrong, in both languages",
  async (office) => {
    const anna = await office.browser("anna");
    const page = await anna.get("/import");
    const links = [...page.page.querySelectorAll('a[href^="/import/example"]')].map((link) =>
      link.getAttribute("href")!
    );
    const read: [string, number, string][] = [];
    for (const language of ["da", "en"]) {
      await anna.submit(await anna.get("/profile"), "/profile", { language });
      for (const link of links) {
        const kind = new URL(link, "http://x").searchParams.get("kind")!;
        const { path, ...mapping } = await upload(anna, (await anna.get(link)).text, kind);
        const left = [...mapping.page.querySelectorAll('select[name^="columns."]')].filter((select) =>
          !select.querySelector("option[selected]")?.getAttribute("value")
        );
        await anna.submit({ path, ...mapping }, path);
        const checked = await settled(anna, path);
        if (kind === "CUSTOMERS" && language === "da") {
          await anna.submit(checked, `${path}/run`);
          await settled(anna, path);
        }
        read.push([kind, left.length, plainText(checked.page.querySelector("dl"))]);
      }
    }
    await anna.submit(await anna.get("/profile"), "/profile", { language: "da" });

    assert.equal(links.length, 4);
    assert.deepEqual(read.filter(([, left]) => left > 0), []);
    assert.deepEqual(read.filter(([, , facts]) => !/(Med fejl|With faults|With errors|Faulty)\D*0$/.test(facts)), []);
    assert.equal((await (await office.browser("bo")).get(links[0])).status, 403);
    assert.equal((await anna.get("/import/example?kind=x")).status, 404);
  },
);

eachSite("import: a workbook is told what to do, and the kind that was chosen stays chosen", async (office) => {
  const anna = await office.browser("anna");

  const answer = await upload(anna, Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 10, 13), "LEADS");

  assert.equal(answer.status, 422);
  assert.match(main(answer), /Filen er ikke en CSV-fil/i);
  assert.equal(answer.page.querySelector("select[name=kind] option[selected]")?.getAttribute("value"), "LEADS");
});

eachSite("import: a cell that came apart is told with what stands there", async (office) => {
  const anna = await office.browser("anna");
  const { path, ...mapping } = await upload(anna, "navn;adresse;by\nÅse;Vej 1; 2. tv;Odense\n");
  await anna.submit({ path, ...mapping }, path);

  assert.match(main(await settled(anna, path)), /Linje 2.*Hele rækken.*Odense.*flere felter end overskrifter/s);
});

eachSite("import: the rate of moms of services is guessed, and told in its row where it is none", async (office) => {
  const anna = await office.browser("anna");
  const { path, ...mapping } = await upload(anna, "Ydelse;Pris;Moms\nVinduer;399;25 %\nHave;80;20,00\n", "SERVICES");
  const sent = await anna.get(path);
  await anna.submit({ path, ...mapping }, path);

  const chosen = [...sent.page.querySelectorAll("select option[selected]")].map((option) => option.textContent);
  assert.ok(chosen.includes("Momssats"), String(chosen));
  assert.match(main(await settled(anna, path)), /Linje 3.*Momssats.*20,00.*Skriv momssatsen med procenttegn/s);
});

eachSite("import: services that are taken back are told by what became of them", async (office) => {
  const anna = await office.browser("anna");
  const { path, ...mapping } = await upload(anna, "navn;pris\nBrugt;10\nUbrugt;20\n", "SERVICES");
  await anna.submit({ path, ...mapping }, path);
  const checked = await settled(anna, path);
  await anna.submit(checked, `${path}/run`);
  const done = await settled(anna, path);
  const all = kept(await office.books.findServices(office.cast.anna, { active: true, category: null }));
  await office.sale({ lines: [aLineDraft({ serviceId: all.find(({ name }) => name === "Brugt")!.id })] });
  await anna.submit(done, `${path}/undo`);
  const undone = main(await settled(anna, path));

  assert.match(undone, /Importen er fortrudt/);
  assert.match(undone, /Fjernet ?1 ?Ikke længere aktive, fordi de er i brug ?1/);
});

eachSite("import: a column twice, no name, and a station that is over are told", async (office) => {
  const anna = await office.browser("anna");
  const mapping = await upload(anna, "navn,by\nEn,Aarhus\n");
  const { path } = mapping;

  const twice = await anna.submit(mapping, path, { "columns.1": "name" });
  const none = await anna.submit(mapping, path, { "columns.0": "", "columns.1": "city" });
  const early = await anna.post(`${path}/run`, {});

  assert.deepEqual([twice.status, none.status], [422, 422]);
  assert.match(main(twice), /To kolonner kan ikke begge være Navn/);
  assert.match(main(none), /Vælg den kolonne, der er Navn/);
  assert.deepEqual([early.status, early.path], [200, path]);
  assert.match(main(early), /Tjek filen/);
});

eachSite("import: not for a rep, a viewer or Carla, nor without a file or with too large a one", async (office) => {
  const anna = await office.browser("anna");
  const { path } = await upload(anna, "navn\nEn\n");
  for (const who of ["bo", "vera"] as const) {
    const visitor = await office.browser(who);
    assert.deepEqual(
      [(await visitor.get("/import")).status, (await upload(visitor, "navn\nEn")).status],
      [403, 403],
      who,
    );
    assert.equal((await visitor.get(path)).status, 403);
  }
  const carla = await office.browser("carla");
  assert.deepEqual([(await carla.get(path)).status, (await carla.post(`${path}/run`, {})).status], [404, 404]);
  assert.equal((await carla.get(`${path}/progress`)).status, 404);
  assert.equal((await upload(await office.browser("mads"), "navn;pris\nEn;1", "SERVICES")).status, 403);

  const refused = [
    await upload(anna, ""),
    await upload(anna, "navn\n"),
    await upload(anna, `navn\n"${"x".repeat(30_000)}`),
    await upload(anna, new Uint8Array(20 * 1_048_576 + 100_000)),
    await anna.post("/import", { kind: "CUSTOMERS" }),
  ];
  assert.deepEqual(refused.map(({ status }) => status), [422, 422, 422, 413, 422]);
});

eachSite("import: all that is wrong goes along as a file, formulas defused, for those who import", async (office) => {
  const mads = await office.browser("mads");
  const wrong = Array.from({ length: 520 }, (_, n) => `Nr ${n};ikke en mail`);
  const { path, ...mapping } = await upload(mads, ["Navn;E-mail", ...wrong, ";=1+1"].join("\r\n"));
  await mads.submit({ ...mapping, path }, path);
  const checked = await settled(mads, path);

  const link = checked.page.querySelector("a[download]")!.getAttribute("href")!;
  const file = await mads.get(link);
  const denied = await Promise.all(
    (["bo", "vera", "carla"] as const).map(async (who) => (await (await office.browser(who)).get(link)).status),
  );

  const lines = file.text.trim().split("\r\n");
  assert.match(file.headers.get("content-disposition")!, /attachment; filename="import-faults\.csv"/);
  assert.equal(lines[0].replace("\uFEFF", ""), "Linje;Kolonne;Står i filen;Fejl");
  assert.equal(lines.length, 1 + 520 + 2);
  assert.match(lines[1], /^2;E-mail;ikke en mail;Skriv en e-mailadresse som navn@firma\.dk\.$/);
  assert.deepEqual(lines.slice(-2).toSorted(), [
    "522;E-mail;'=1+1;Skriv en e-mailadresse som navn@firma.dk.",
    "522;Navn;;Skal udfyldes.",
  ]);
  assert.deepEqual(denied, [403, 403, 404]);
  const anna = await office.browser("anna");
  assert.match((await anna.get("/settings/audit")).text, /Hentede fejl i import/);
});

eachSite("import: what somebody went on with is named when the import is taken back", async (office) => {
  const mads = await office.browser("mads");
  const csv = ["Navn;E-mail", "Urørt Ulla;ulla@example.dk", "Ændret Åse;aase@example.dk"].join("\r\n");
  const { path } = await upload(mads, csv);
  await mads.submit(await mads.get(path), path);
  await mads.submit(await settled(mads, path), `${path}/run`);
  const done = await settled(mads, path);
  const found = (await mads.get("/customers?q=aase@example.dk")).page
    .querySelector('main a[href^="/customers/0"]')!.getAttribute("href")!;
  await mads.submit(await mads.get(`${found}/edit`), `${found}/edit`, { notes: "Ringet" });

  await mads.submit(done, `${path}/undo`);
  const undone = await settled(mads, path);

  assert.match(main(undone), /Kunne ikke fortrydes.*Det, der ikke kunne fortrydes.*Linje 3.*Ændret Åse/s);
  assert.doesNotMatch(main(undone), /Urørt Ulla/);
  assert.ok(undone.page.querySelector(`a[href="${found}"]`), "the way to it");
  assert.equal((await mads.get(found)).status, 200);

  const { page } = await (await office.browser("anna")).get("/settings/audit");
  const log = plainText(page.querySelector("main table"));
  for (const said of ["Gennemførte import", "Oprettede kunde ved import", "Fortrød import af kunde"]) {
    assert.ok(log.includes(said), said);
  }
  assert.doesNotMatch(log, /\b(import|customer)_[a-z]+/);
});
