import assert from "node:assert/strict";
import type { Email } from "../../domain/customers/email.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import type { LeadId } from "../../domain/kernel/ids.ts";
import { ore } from "../../domain/kernel/money.ts";
import { addDays } from "../../domain/kernel/time.ts";
import type { LeadFacts } from "../../domain/leads/lead.ts";
import { USUAL_WEIGHTS } from "../../domain/leads/scoring.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { leadFacts } from "../../adapters/memory/builders.ts";
import { today } from "../../tools/test_days.ts";
import { eachSite, kept, type Office, type Person } from "../../tools/test_site.ts";
import { type Answer, faultAt, flashOn, plainText, summaryOf, wordsOn } from "../../tools/test_visitor.ts";

/** Counts and weights are the whole firm's. */
const ALONE = { alone: true };
const idIn = ({ path }: Answer) => path.slice("/leads/".length) as LeadId;
const main = ({ page }: Answer) => wordsOn(page.querySelector("main"));
const names = ({ page }: Answer) =>
  [...page.querySelectorAll("tbody tr a.row-link")].map((link) => plainText(link)).sort();
const aLead = async ({ books, cast }: Office, facts: Partial<LeadFacts> = {}, by: Person = "anna") =>
  kept(await books.recordLead(cast[by], leadFacts(facts)));
const look = async ({ books, cast }: Office, id: LeadId, by: Person = "anna") =>
  kept(await books.findLead(cast[by], id));
const salesOf = async ({ books, cast }: Office) =>
  kept(await books.findSales(cast.anna, EVERY_SALE, { by: "date", descending: true }, { size: 1, page: 1 })).totals
    .count;

eachSite("new lead: every field is kept, and its page tells and shows it", async (office) => {
  const service = await office.service({ name: "Vinduespudsning" });
  const browser = await office.browser("mads");

  const saved = await browser.submit(await browser.get("/leads/new"), "/leads/new", {
    ...{ contactName: "Søren Ågård", companyName: "Ærø Brød ApS", contactPhone: "22 33 44 55" },
    ...{ contactEmail: "Post@Example.dk", interestServiceId: service.id, estimatedValue: "12.500,50" },
    ...{ source: "REFERRAL", priority: "HIGH", message: "Hej\r\nring", notes: "Nabo til Hanne" },
    ...{ followUpOn: addDays(today(), 2), assignedTo: office.cast.bo.userId },
  });

  assert.equal(flashOn(saved), "Søren Ågård er oprettet som lead.");
  const { lead } = await look(office, idIn(saved));
  assert.deepEqual(
    [lead.contactPhone, lead.contactEmail, lead.estimatedValue, lead.priority, lead.source, lead.message],
    ["+4522334455", "post@example.dk", 1_250_050, "HIGH", "REFERRAL", "Hej\nring"],
  );
  assert.deepEqual([lead.followUpOn, lead.assignedTo, lead.interestServiceId, lead.notes], [
    ...[addDays(today(), 2), office.cast.bo.userId, service.id, "Nabo til Hanne"],
  ]);
  for (const word of ["Søren Ågård", "22 33 44 55", "Vinduespudsning", "Bo Bech", `${lead.score} af 100`, "Modtaget"]) {
    assert.ok(main(saved).includes(word), word);
  }
});

eachSite("new lead: what is wrong is said at its field, and what was typed comes back", async (office) => {
  const browser = await office.browser("anna");

  const back = await browser.submit(await browser.get("/leads/new"), "/leads/new", {
    ...{ contactName: "  ", contactEmail: "nej", contactPhone: "12", estimatedValue: "1.5", notes: "Behold mig" },
  });

  assert.equal(back.status, 422);
  assert.deepEqual(
    ["contactName", "contactEmail", "contactPhone", "estimatedValue"].map((field) => faultAt(back, field)),
    [
      "Skal udfyldes.",
      "Skriv en e-mailadresse som navn@firma.dk.",
      "Skriv et telefonnummer, f.eks. 22 33 44 55.",
      "Skriv et beløb, f.eks. 1.234,56.",
    ],
  );
  assert.equal(summaryOf(back).length, 4);
  assert.ok(back.text.includes("Behold mig"));
});

eachSite("the list: open leads best first, the late ones stand out, and every view leaves its own", async (office) => {
  const { cast } = office;
  await aLead(office, { contactName: "Ada", followUpOn: addDays(today(), -3), contactPhone: "+4522334455" as Phone });
  await aLead(office, { contactName: "Bent", followUpOn: today(), assignedTo: cast.mads.userId });
  await aLead(office, { contactName: "Cæcilie", assignedTo: cast.anna.userId, priority: "URGENT" });
  const gone = await aLead(office, { contactName: "Dorte" });
  kept(await office.books.moveLead(cast.anna, gone.id, { to: "UNQUALIFIED", ending: "PRICE" }));
  const browser = await office.browser("anna");
  const list = await browser.get("/leads");
  const shown = async (query: string) => names(await browser.get(`/leads?${query}`));

  assert.deepEqual(names(list), ["Ada", "Bent", "Cæcilie"]);
  assert.ok(main(list).includes("1 opfølgning er overskredet."));
  assert.ok(wordsOn(list.page.querySelector(".next-overdue")).includes("for 3 dage siden"));
  assert.deepEqual(await shown("followUp=overdue"), ["Ada"]);
  assert.deepEqual(await shown("followUp=none"), ["Cæcilie"]);
  assert.deepEqual(await shown(`assignedTo=${cast.anna.userId}`), ["Cæcilie"]);
  assert.deepEqual(await shown("assignedTo=nobody"), ["Ada"]);
  assert.deepEqual(await shown("status=UNQUALIFIED&status=CONVERTED"), ["Dorte"]);
  const [lost] = (await browser.get("/leads?status=UNQUALIFIED")).page.querySelectorAll("tbody tr");
  assert.match(plainText(lost), /Ikke aktuelt.*For dyrt/s);
  assert.deepEqual(await shown("status=ALL"), ["Ada", "Bent", "Cæcilie", "Dorte"]);
  assert.deepEqual(await shown("priority=URGENT"), ["Cæcilie"]);
  assert.deepEqual(await shown("q=22+33+44"), ["Ada"]);
  assert.deepEqual(await shown("status=WON&priority=x&cursor=x&assignedTo=x&followUp=x&scoreFrom=-1"), names(list));
  assert.ok(main(await browser.get("/leads?q=ingen")).includes("Ingen leads passer til filtrene"));
}, ALONE);

eachSite(
  "on the board a lead is moved by its menu and taken back by the toast; a dragged one is answered in words",
  async (office) => {
    const { id } = await aLead(office, { contactName: "Ada", assignedTo: office.cast.bo.userId });
    const others = await aLead(office, { contactName: "Bent", assignedTo: office.cast.mads.userId });
    const [anna, bo, vera, carla] = [
      ...[await office.browser("anna"), await office.browser("bo")],
      ...[await office.browser("vera"), await office.browser("carla")],
    ];
    const card = ({ page }: Answer, lead: string) => page.querySelector(`[data-card="${lead}"]`);
    const columnOf = (answer: Answer, lead: string) =>
      card(answer, lead)?.closest("[data-column]")?.getAttribute("data-column");
    const board = await anna.get(`/leads/board?assignedTo=${office.cast.anna.userId}`);
    const all = await bo.get("/leads/board");

    const moved = await bo.submit(all, `/leads/${id}/status`, {}, "Kvalificeret");
    const undo = moved.page.querySelector('[role="status"] form')!.getAttribute("action")!;
    const undone = await bo.submit(moved, undo);
    const again = await bo.post(undo, {});
    const lost = await bo.post(`/leads/${id}/move`, { to: "UNQUALIFIED", version: "3" });
    const dragged = await bo.post(`/leads/${id}/move`, { to: "CONTACTED", version: "3", back: "board" });
    const odd = await bo.post(`/leads/${id}/move`, { to: "NOWHERE", back: "//evil" });

    assert.equal(card(board, id), null);
    assert.equal(card(all, id)?.getAttribute("data-next"), "CONTACTED QUALIFIED UNQUALIFIED CONVERTED");
    assert.equal(card(all, others.id), null);
    assert.deepEqual([moved.path, columnOf(moved, id)], ["/leads/board", "QUALIFIED"]);
    assert.deepEqual([undone.path, columnOf(undone, id)], ["/leads/board", "NEW"]);
    assert.equal(flashOn(undone), "Ada er igen Nyt.");
    assert.deepEqual([again.status, lost.status, dragged.status, odd.status], [409, 422, 200, 422]);
    assert.equal(JSON.parse(lost.text).sentence, "Vælg, hvorfor det ikke bliver til noget.");
    assert.deepEqual(JSON.parse(dragged.text), {
      sentence: "Ada er nu Kontaktet.",
      undo: `/leads/${id}/undo?version=4&back=board`,
    });
    const seen = await vera.get("/leads/board");
    assert.deepEqual([...seen.page.querySelectorAll("[data-card] form, .deal-grip")], []);
    for (const act of ["move", "undo"]) {
      const fields = { to: "QUALIFIED", version: "4" };
      const sent = act === "undo" ? { version: "4" } : fields;
      assert.equal((await carla.post(`/leads/${id}/${act}`, sent)).status, 404);
      assert.equal((await vera.post(`/leads/${id}/${act}`, sent)).status, 403);
      assert.equal((await bo.post(`/leads/${others.id}/${act}`, { ...sent, version: "1" })).status, 404);
    }
  },
  ALONE,
);

eachSite(
  "export: the leads of the list's filter as a file for those who may, and the audit knows of it",
  async (office) => {
    const service = await office.service({ name: "Vinduespudsning" });
    const facts = { estimatedValue: ore(1_234_50), interestServiceId: service.id, followUpOn: addDays(today(), 1) };
    await aLead(office, { contactName: "=cmd|' /C calc'!A0", message: "To\nlinjer", priority: "URGENT", ...facts });
    await aLead(office, { contactName: "Bent" });
    const browser = await office.browser("anna");
    const list = await browser.get("/leads?priority=URGENT");
    const links = [...list.page.querySelectorAll('a[href^="/leads/export"]')].map((link) => link.getAttribute("href")!);

    const csv = await browser.get(links[0]), xlsx = await browser.get(links[1]);
    const others = await Promise.all((["bo", "vera", "carla"] as const).map(async (person) => {
      const visitor = await office.browser(person);
      const file = await visitor.get("/leads/export?status=ALL");
      return [file.status, file.text.includes("Bent"), (await visitor.get("/leads")).text.includes("/leads/export")];
    }));

    assert.deepEqual(links, ["/leads/export?priority=URGENT&format=csv", "/leads/export?priority=URGENT&format=xlsx"]);
    const [head, ...rows] = csv.text.replace(/^\ufeff/, "").trimEnd().split("\r\n");
    assert.deepEqual(head.split(";").slice(0, 5), ["Navn", "Firma", "E-mail", "Telefon", "Status"]);
    assert.equal(rows.length, 1);
    for (const word of ["'=cmd", "1234,50", "Haster", "Vinduespudsning", '"To\nlinjer"', addDays(today(), 1)]) {
      assert.ok(rows[0].includes(word), `${word} in ${rows[0]}`);
    }
    assert.equal(xlsx.headers.get("content-disposition"), 'attachment; filename="leads.xlsx"');
    assert.deepEqual(others, [[403, false, false], [403, false, false], [200, false, true]]);
    assert.ok(
      plainText((await browser.get("/settings/audit")).page.querySelector("main")).includes("Eksporterede leads"),
    );
  },
  ALONE,
);

eachSite("export: the file has the list's order, whichever that is", async (office) => {
  const worths = [["Bent", 300_00], ["Alma", 100_00], ["Carl", 200_00]] as const;
  for (const [contactName, worth] of worths) await aLead(office, { contactName, estimatedValue: ore(worth) });
  const browser = await office.browser("anna");
  const orders = await Promise.all(["name", "-name", "-value", "-score"].map(async (sort) => {
    const list = await browser.get(`/leads?sort=${sort}`);
    const file = await browser.get(list.page.querySelector('a[href^="/leads/export"]')!.getAttribute("href")!);
    return {
      list: [...list.page.querySelectorAll("tbody .row-link")].map((link) => link.textContent),
      file: file.text.trimEnd().split("\r\n").slice(1).map((row) => row.split(";")[0]),
    };
  }));

  for (const { list, file } of orders) assert.deepEqual(file, list);
  assert.deepEqual(
    orders.slice(0, 3).map(({ file }) => file.join()),
    ["Alma,Bent,Carl", "Carl,Bent,Alma", "Bent,Carl,Alma"],
  );
}, ALONE);

eachSite("the history takes the last move back, where it is one and for those who may", async (office) => {
  const { books, cast } = office;
  const { id } = await aLead(office, { contactName: "Ada", followUpOn: today(), assignedTo: cast.bo.userId });
  const browser = await office.browser("bo"), path = `/leads/${id}/undo`;
  const form = ({ page }: Answer) => page.querySelector(`.timeline form[action="${path}"]`);
  const before = await browser.get(`/leads/${id}`);
  kept(await books.moveLead(cast.bo, id, { to: "UNQUALIFIED", ending: "PRICE" }));
  const lost = await browser.get(`/leads/${id}`), seen = await (await office.browser("vera")).get(`/leads/${id}`);

  const undone = await browser.submit(lost, path);
  kept(await books.followUpLead(cast.bo, id, { kind: "CALL", note: null }));

  assert.deepEqual([form(before), form(seen)], [null, null]);
  assert.deepEqual([undone.path, flashOn(undone)], [`/leads/${id}`, "Ada er igen Nyt."]);
  assert.equal((await look(office, id)).lead.status, "CONTACTED");
  assert.equal(form(await browser.get(`/leads/${id}`)), null);
});

eachSite("a dialog opened from the board leads back to it", async (office) => {
  const { id } = await aLead(office, { contactName: "Ada" });
  const browser = await office.browser("anna");
  const back = `/leads/board?assignedTo=${office.cast.anna.userId}`;

  const dialog = await browser.get(`/leads/${id}?dialog=unqualify&back=my_board`);
  const lost = await browser.submit(dialog, `/leads/${id}/status`, { ending: "SPAM" }, "Afslut leadet");
  const undo = lost.page.querySelector('[role="status"] form')!.getAttribute("action")!;
  const evil = await browser.get(`/leads/${id}?dialog=convert&back=//evil.example`);

  assert.equal(dialog.page.querySelector("dialog a.btn")?.getAttribute("href"), back);
  assert.deepEqual([lost.path, undo], [back, `/leads/${id}/undo?version=2&back=my_board`]);
  assert.ok(!evil.text.includes("evil.example"));
});

eachSite(
  "a lead goes its way by its page: taken, called, planned, qualified, and lost with a reason",
  async (office) => {
    const { id } = await aLead(office, { contactName: "Ada" });
    const browser = await office.browser("bo");
    const page = await browser.get(`/leads/${id}`);

    const taken = await browser.submit(page, `/leads/${id}/take`, {}, "Tag det");
    const called = await browser.submit(taken, `/leads/${id}/activities`, {
      ...{ kind: "CALL", note: "Ville tænke", followUpOn: addDays(today(), 5) },
    });
    const planned = await browser.submit(await browser.get(`/leads/${id}?dialog=plan`), `/leads/${id}/plan`, {
      followUpOn: addDays(today(), 9),
    }, "Planlæg");
    const qualified = await browser.submit(planned, `/leads/${id}/status`, {}, "Markér kvalificeret");
    const dialog = await browser.get(`/leads/${id}?dialog=unqualify`);
    const unsaid = await browser.submit(dialog, `/leads/${id}/status`, {}, "Afslut leadet");
    const lost = await browser.submit(unsaid, `/leads/${id}/status`, {
      ...{ ending: "COMPETITOR", endingNote: "Naboens firma" },
    }, "Afslut leadet");
    const again = await browser.submit(lost, `/leads/${id}/status`, {}, "Tag op igen");

    assert.equal(flashOn(called), "Historikken for Ada er opdateret.");
    assert.match(flashOn(planned), /^Ada: opfølgning /);
    assert.equal(flashOn(qualified), "Ada er nu Kvalificeret.");
    assert.deepEqual([unsaid.status, faultAt(unsaid, "ending")], [422, "Vælg, hvorfor det ikke bliver til noget."]);
    assert.ok(main(lost).includes("Valgte en anden: Naboens firma"));
    assert.equal(flashOn(again), "Ada er nu Kontaktet.");
    const { lead, history } = await look(office, id);
    assert.deepEqual([lead.assignedTo, lead.status, lead.contactedOn], [office.cast.bo.userId, "CONTACTED", today()]);
    assert.deepEqual(history.map(({ kind }) => kind), [
      ...["CREATED", "ASSIGNED", "CALL", "FOLLOW_UP", "MOVED", "MOVED", "MOVED"],
    ]);
  },
);

eachSite("the conversion dialog shows the sale, asks about a customer one has, and makes it once", async (office) => {
  const service = await office.service({ name: "Rengøring", priceIncludesVat: true });
  const known = await office.customer({ name: "Kroen ApS", email: "kro@example.dk" as Email });
  const { id } = await aLead(office, {
    ...{ contactName: "Ada", contactEmail: "kro@example.dk" as Email, estimatedValue: ore(1_000_00) },
  });
  const browser = await office.browser("mads");
  const dialog = await browser.get(`/leads/${id}?dialog=convert`);

  const preview = await browser.submit(dialog, `/leads/${id}/convert`, {
    ...{ serviceId: service.id, amount: "1.250" },
  }, "Opdatér");
  const early = await browser.submit(preview, `/leads/${id}/convert`, {}, "Opret salget");
  const converted = await browser.submit(early, `/leads/${id}/convert`, { early: "on" }, "Opret salget");
  const twice = await browser.submit(early, `/leads/${id}/convert`, { early: "on" }, "Opret salget");

  assert.ok(main(dialog).includes("Er det en kunde, I har i forvejen?") && main(dialog).includes("Kroen ApS"));
  assert.ok(main(preview).includes("1.000,00 kr.") && main(preview).includes("250,00 kr."), main(preview));
  assert.deepEqual([early.status, summaryOf(early).length <= 1], [409, true]);
  assert.equal(
    faultAt(early, "early"),
    "Kun et kvalificeret lead bliver til salg. Sæt kryds for at gøre det alligevel.",
  );
  assert.match(flashOn(converted), /^Ada blev til RS-\d{4}-0001\.$/);
  assert.match(converted.path, /^\/sales\//);
  assert.equal(twice.path, converted.path);
  assert.equal(await salesOf(office), 1);
  const { lead } = await look(office, id);
  assert.deepEqual([lead.status, lead.customerId, lead.sale?.id], [
    ...["CONVERTED", known.id, converted.path.slice("/sales/".length)],
  ]);
  assert.ok(main(await browser.get(`/leads/${id}`)).includes(`Blev til ${lead.sale!.number}`));
});

eachSite(
  "the conversion dialog says all that is missing at once, and offers the service's own price",
  async (office) => {
    const service = await office.service({ name: "Rengøring", priceOre: ore(449_00) });
    const { id } = await aLead(office, { contactName: "Ada" });
    const browser = await office.browser("mads");
    const action = `/leads/${id}/convert`;

    const bare = await browser.submit(await browser.get(`/leads/${id}?dialog=convert`), action, {}, "Opret salget");
    const priced = await browser.submit(bare, action, { serviceId: service.id }, "Opdatér");
    const converted = await browser.submit(priced, action, { early: "on" }, "Opret salget");

    assert.deepEqual([faultAt(bare, "serviceId"), faultAt(bare, "amount")], ["Skal udfyldes.", "Skriv et beløb."]);
    assert.match(faultAt(bare, "early") ?? "", /^Kun et kvalificeret lead/);
    assert.equal(priced.page.querySelector("[name=amount]")?.getAttribute("value"), "449,00");
    assert.match(flashOn(converted), /^Ada blev til/);
  },
);

eachSite("the conversion dialog makes a new customer beside a like one, and finds one by CVR", async (office) => {
  const service = await office.service();
  const known = await office.customer({ name: "Kroen ApS", cvr: "12345674" as never });
  const lead = await aLead(office, { interestServiceId: service.id, estimatedValue: ore(500_00) });
  kept(await office.books.moveLead(office.cast.anna, lead.id, { to: "QUALIFIED" }));
  const browser = await office.browser("anna");
  const action = `/leads/${lead.id}/convert`;
  const dialog = await browser.get(`/leads/${lead.id}?dialog=convert`);

  const wrong = await browser.submit(dialog, action, { cvr: "12345678" }, "Opret salget");
  const asked = await browser.submit(wrong, action, { cvr: "12345674" }, "Opret salget");
  const made = await browser.submit(asked, action, { customer: "new" }, "Opret salget");

  assert.equal(wrong.status, 422);
  assert.ok(faultAt(wrong, "cvr"));
  assert.deepEqual([asked.status, main(asked).includes("Brug kunden Kroen ApS")], [409, true]);
  assert.match(made.path, /^\/sales\//);
  const { lead: won } = await look(office, lead.id);
  assert.ok(won.customerId !== null && won.customerId !== known.id);
});

eachSite("the board counts and sums its columns, and moves a card by its menu", async (office) => {
  const lead = await aLead(office, {
    contactName: "Ada",
    estimatedValue: ore(2_000_00),
    followUpOn: addDays(today(), -1),
  });
  await aLead(office, { contactName: "Bent", estimatedValue: ore(500_00) });
  const browser = await office.browser("anna");
  const column = ({ page }: Answer, status: string) =>
    wordsOn(page.querySelector(`[aria-labelledby="column-${status}"]`)).replaceAll("\u00a0", " ");
  const board = await browser.get("/leads/board");

  const moved = await browser.submit(board, `/leads/${lead.id}/status`, {}, "Kvalificeret");
  const stale = await browser.submit(board, `/leads/${lead.id}/status`, {}, "Kontaktet");

  assert.match(column(board, "NEW"), /^Nyt 2 · 2\.500 kr\./);
  assert.equal(board.page.querySelectorAll(".board-card-late").length, 1);
  assert.deepEqual([moved.path, flashOn(moved)], ["/leads/board", "Ada er nu Kvalificeret."]);
  assert.match(column(moved, "QUALIFIED"), /^Kvalificeret 1 · 2\.000 kr\. Ada/);
  assert.match(column(moved, "NEW"), /^Nyt 1 · 500 kr\. Bent/);
  // The key of the first form was used for something else.
  assert.ok(stale.status >= 409 && stale.status <= 422, String(stale.status));
  assert.equal((await look(office, lead.id)).lead.status, "QUALIFIED");
}, ALONE);

eachSite("weights are tried on last year's leads before they are saved, and then score every lead", async (office) => {
  const lead = await aLead(office, { contactPhone: "+4522334455" as Phone });
  const browser = await office.browser("mads");
  const page = await browser.get("/leads/scoring"), otherTab = await browser.get("/leads/scoring");
  const change = { ...Object.fromEntries(Object.keys(USUAL_WEIGHTS).map((id) => [id, "0"])), reachable: "10" };

  const tried = await browser.submit(page, "/leads/scoring", change, "Se virkningen");
  const before = (await look(office, lead.id)).lead.score;
  const wrong = await browser.submit(tried, "/leads/scoring", { value: "101" }, "Gem vægtene");
  const none = await browser.submit(tried, "/leads/scoring", { reachable: "0" }, "Gem vægtene");
  const saved = await browser.submit(tried, "/leads/scoring", {}, "Gem vægtene");
  const stale = await browser.submit(otherTab, "/leads/scoring", { value: "1" }, "Gem vægtene");

  assert.ok(main(tried).includes("De nye vægte er ikke gemt endnu.") && main(tried).includes("Nye vægte"));
  assert.equal(before, lead.score);
  assert.deepEqual([wrong.status, faultAt(wrong, "value")], [422, "Skriv et helt tal."]);
  assert.deepEqual([none.status, summaryOf(none)], [422, ["Mindst ét spørgsmål skal tælle."]]);
  assert.equal(flashOn(saved), "Pointreglerne er gemt, og alle leads har fået ny score.");
  assert.equal((await look(office, lead.id)).lead.score, 70);
  assert.equal(stale.status, 409);
}, ALONE);

eachSite("the report's numbers are the lists they lead to", async (office) => {
  const { books, cast } = office;
  for (let place = 0; place < 6; place++) {
    const lead = await aLead(office, {
      estimatedValue: 1_000_00 as never,
      ...place % 2 ? { contactPhone: "+4522334455" as Phone, priority: "URGENT" as const } : {},
    });
    const ending = place === 0 ? "PRICE" : "SPAM";
    if (place < 3) kept(await books.moveLead(cast.anna, lead.id, { to: "UNQUALIFIED", ending }));
  }
  const browser = await office.browser("anna");

  const report = await browser.get("/leads/report");

  const links = [...report.page.querySelectorAll(".figures td a")];
  const sums = links.filter((link) => plainText(link).includes("kr."));
  assert.ok(links.length - sums.length >= 9);
  for (const link of links) {
    const list = await browser.get(link.getAttribute("href")!);
    if (sums.includes(link)) assert.ok(main(list).includes(`anslået ${plainText(link)}`), main(list));
    else {assert.equal(
        list.page.querySelectorAll("tbody tr").length,
        Number(plainText(link)),
        link.getAttribute("href")!,
      );}
  }
  assert.match(
    main(report),
    /Årsag Leads Anslået værdi Andel Spam 2 2\.000 kr\. 67 % For dyrt 1 1\.000 kr\. 33 % Alle 3/,
  );
  // Nothing came of them: no list says so with a tick.
  const lost = await browser.get("/leads?status=UNQUALIFIED");
  assert.ok(lost.page.querySelector('tbody .next use[href$="#circle-slash"]'));
  assert.equal(lost.page.querySelector('tbody .next use[href$="#check"]'), null);
  const [spam] = sums, list = await browser.get(spam.getAttribute("href")!);
  assert.ok(main(list).includes("Årsag: Spam"));
  assert.equal(list.page.querySelector("input[type=hidden][name=ending]")?.getAttribute("value"), "SPAM");
}, ALONE);

eachSite(
  "somebody who leads two firms sees their rates side by side, and both firms' audit says so",
  async (office) => {
    const { cast, engine } = office;
    const report = await (await office.browser("anna")).get("/leads/report");
    assert.ok(!main(report).includes("Efter firma"));

    const [{ count }] = (await engine.batch({
      text: "select set_config('role', 'app_owner', true), set_config('app.current_org_id', $1, true)",
      values: [cast.firms[1].organization.id],
    }, [{ text: "select count(*) from app.audit where action = 'leads_compared'", values: [] }]))[0] as {
      count: number;
    }[];
    kept(await office.books.compareLeads([cast.anna, cast.carla, cast.mads], addDays(today(), -9), today()));
    const [after] = await engine.batch({
      text: "select set_config('role', 'app_owner', true), set_config('app.current_org_id', $1, true)",
      values: [cast.firms[1].organization.id],
    }, [{ text: "select count(*) from app.audit where action = 'leads_compared'", values: [] }]);

    assert.equal(Number(after[0].count) - Number(count), 1);
  },
);

eachSite("Carla gets 404, Bo no lead of others, Vera no button and no form", async (office) => {
  const { cast } = office;
  const lead = await aLead(office, { contactName: "Ada", assignedTo: cast.mads.userId });
  const [bo, vera, carla] = [await office.browser("bo"), await office.browser("vera"), await office.browser("carla")];
  const paths = ["", "/edit", "?dialog=convert", "?dialog=plan"].map((path) => `/leads/${lead.id}${path}`);
  const posts: Record<string, Record<string, string>> = {
    status: { to: "QUALIFIED" },
    activities: { kind: "CALL" },
    plan: { followUpOn: today(), do: "plan" },
    convert: { customer: "new", saleDate: today(), early: "on" },
    delete: {},
    restore: {},
    take: { assignedTo: cast.bo.userId, version: "1" },
  };

  for (const browser of [bo, carla]) {
    for (const path of paths) assert.equal((await browser.get(path)).status, 404, path);
    for (const [path, fields] of Object.entries(posts)) {
      assert.equal((await browser.post(`/leads/${lead.id}/${path}`, fields)).status, 404, path);
    }
  }
  assert.ok(!main(await carla.get("/leads?status=ALL")).includes("Ada"));
  const seen = await vera.get(`/leads/${lead.id}`);
  assert.equal(seen.status, 200);
  assert.equal(seen.page.querySelectorAll("main form").length, 0);
  for (const path of ["status", "activities", "plan", "convert", "delete"]) {
    assert.equal((await vera.post(`/leads/${lead.id}/${path}`, posts[path])).status, 403, path);
  }
  assert.deepEqual(
    await Promise.all(
      [vera.get("/leads/new"), vera.get("/leads/scoring"), bo.get("/leads/scoring")].map(async (one) =>
        (await one).status
      ),
    ),
    [403, 403, 403],
  );
  assert.equal((await look(office, lead.id)).lead.version, 1);
});

eachSite(
  "a lead is edited in the version one saw, binned, and taken back by the button that is offered",
  async (office) => {
    const { id } = await aLead(office, { contactName: "Ada", contactPhone: "+4522334455" as Phone });
    const browser = await office.browser("anna");
    const form = await browser.get(`/leads/${id}/edit`), otherTab = await browser.get(`/leads/${id}/edit`);

    const saved = await browser.submit(form, `/leads/${id}/edit`, { contactName: "Adam" });
    const stale = await browser.submit(otherTab, `/leads/${id}/edit`, { contactName: "Eva" });
    const binned = await browser.submit(await browser.get(`/leads/${id}?dialog=delete`), `/leads/${id}/delete`);
    const restored = await browser.submit(binned, `/leads/${id}/restore`);

    assert.deepEqual([flashOn(saved), stale.status], ["Adam er gemt.", 409]);
    assert.deepEqual([binned.path, flashOn(binned)], ["/leads", "Adam er slettet."]);
    assert.equal(flashOn(restored), "Adam er gendannet.");
    const { lead } = await look(office, id);
    assert.deepEqual([lead.contactName, lead.contactPhone, lead.deletedAt], ["Adam", "+4522334455", null]);
  },
);

eachSite("a customer with the same telephone is named on the lead's page, and one click links them", async (office) => {
  const known = await office.customer({ name: "Hanne Holm", phone: "+4522334455" as Phone });
  const { id, score } = await aLead(office, { contactPhone: "+4522334455" as Phone });
  const browser = await office.browser("anna");
  const page = await browser.get(`/leads/${id}`);

  await browser.submit(page, `/leads/${id}/customer`, {}, "Det er den kunde");

  assert.ok(main(page).includes("Samme telefonnummer som kunden Hanne Holm."));
  const { lead } = await look(office, id);
  assert.equal(lead.customerId, known.id);
  assert.ok(lead.score > score);
}, ALONE);

eachSite(
  "who asked twice is told on both leads, to those who see them, and one of them is ended as the other",
  async (office) => {
    const first = await aLead(office, { contactName: "Lis", contactEmail: "lis@example.dk" as Email });
    const theirs = await aLead(office, {
      ...{ contactName: "Lis hos Mads", contactEmail: "lis@example.dk" as Email, assignedTo: office.cast.mads.userId },
    });
    const again = await aLead(office, { contactName: "Lis igen", contactEmail: "lis@example.dk" as Email });
    const [anna, bo] = [await office.browser("anna"), await office.browser("bo")];

    const page = await anna.get(`/leads/${again.id}`);
    const seen = main(await bo.get(`/leads/${again.id}`));
    const end = [...page.page.querySelectorAll("main a")].find((link) => plainText(link) === "Afslut dette")!;
    const dialog = await anna.get(end.getAttribute("href")!);
    await anna.submit(dialog, `/leads/${again.id}/status`, {}, "Afslut leadet");

    assert.match(main(page), /Samme e-mail som det åbne lead Lis\..*Samme e-mail som det åbne lead Lis hos Mads\./s);
    assert.ok(seen.includes("det åbne lead Lis.") && !seen.includes("Lis hos Mads"));
    const { lead } = await look(office, again.id);
    assert.deepEqual([lead.status, lead.ending], ["UNQUALIFIED", "DUPLICATE"]);
    assert.ok(!main(await anna.get(`/leads/${first.id}`)).includes("Lis igen."));
    assert.ok(main(await anna.get(`/leads/${theirs.id}`)).includes("det åbne lead Lis."));
  },
  ALONE,
);

eachSite("bad addresses and bodies of leads are refused, never broken", async (office) => {
  const { id } = await aLead(office);
  const browser = await office.browser("anna");
  const nobody = "00000000-0000-7000-8000-00000000abcd";

  for (const path of ["/leads/x", `/leads/${nobody}`, `/leads/${nobody}/edit`]) {
    assert.equal((await browser.get(path)).status, 404, path);
  }
  assert.equal((await browser.get(`/leads/${id}?dialog=nonsense&on=never`)).status, 200);
  assert.equal((await browser.get("/leads/report?from=x&to=2026-99-99")).status, 200);
  const bad: [string, Record<string, string>][] = [
    ["status", { to: "WON" }],
    ["status", { to: "QUALIFIED", nonsense: "1" }],
    ["status", { to: "QUALIFIED", back: "https://elsewhere.example" }],
    ["activities", { kind: "DANCE" }],
    ["activities", { kind: "CALL", note: "\u0000" }],
    ["plan", { followUpOn: "2026-02-30", do: "plan" }],
    ["convert", { customer: "nobody", saleDate: "x", amount: "-1" }],
  ];
  for (const [path, fields] of bad) {
    assert.equal((await browser.post(`/leads/${id}/${path}`, fields)).status, 422, `${path} ${JSON.stringify(fields)}`);
  }
});

eachSite("the pages of leads speak English too", async (office) => {
  const { id } = await aLead(office, { contactName: "Ada", followUpOn: addDays(today(), -1) });
  const browser = await office.browser("carla");
  const profile = await browser.get("/profile");
  const form = [...profile.page.querySelectorAll("form")].find((one) => one.querySelector("[name=language]"))!;
  await browser.submit(profile, form.getAttribute("action") ?? "/profile", { language: "en" });
  await office.books.recordLead(
    office.cast.carla,
    leadFacts({ contactName: "Kate", followUpOn: addDays(today(), -1) }),
  );

  assert.ok(main(await browser.get("/leads")).includes("1 follow-up is overdue."));
  for (const path of ["/leads/board", "/leads/report", "/leads/scoring", "/leads/new"]) {
    const text = main(await browser.get(path));
    assert.ok(!/Opfølgning|Prioritet|Ansvarlig|Gem /.test(text), path);
  }
  assert.equal((await browser.get(`/leads/${id}`)).status, 404);
});

eachSite("of the views of the leads one is the current one, wherever the address leads", async (office) => {
  const browser = await office.browser("anna");

  for (const path of ["/leads", "/leads?followUp=overdue&sort=followUp", "/leads/board"]) {
    const { page } = await browser.get(path);
    for (const tabs of page.querySelectorAll("nav.tabs")) {
      assert.equal(tabs.querySelectorAll("[aria-current=page]").length, 1, path);
      assert.equal(tabs.querySelectorAll("[aria-current=true]").length, 0, path);
    }
  }
});
