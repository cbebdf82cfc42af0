import assert from "node:assert/strict";
import { addDays, type Day, type Instant } from "../../../domain/kernel/time.ts";
import { ore } from "../../../domain/kernel/money.ts";
import type { Email } from "../../../domain/customers/email.ts";
import type { Phone } from "../../../domain/customers/phone.ts";
import type { SaleId } from "../../../domain/kernel/ids.ts";
import type { SaleDraft } from "../../../domain/sales/draft.ts";
import type { SaleStatus } from "../../../domain/sales/moves.ts";
import type { SaleView } from "../../../domain/sales/ports.ts";
import { today } from "../../../tools/test_days.ts";
import { eachSite, kept, type Office, type Person } from "../../../tools/test_site.ts";
import {
  type Answer,
  faultAt,
  fieldsOf,
  flashOn,
  formOn,
  plainText,
  summaryOf,
  wordsOn,
} from "../../../tools/test_visitor.ts";

const now = async ({ books, cast }: Office, { id }: { id: SaleId }) => kept(await books.findSale(cast.anna, id));
const main = ({ page }: Answer) => wordsOn(page.querySelector("main"));
const alertOf = ({ page }: Answer) => plainText(page.querySelector("main [role=alert]"));
/** The words of the buttons and links that stand beside the title. */
const acts = ({ page }: Answer) =>
  [...page.querySelectorAll(".page-acts > a, .page-acts > form > button")].map(plainText);
const menu = ({ page }: Answer) => [...page.querySelectorAll(".page-acts .menu-item")].map(plainText);
const history = ({ page }: Answer) =>
  [...page.querySelectorAll("ol.timeline li")].map((step) => [...step.querySelectorAll("p")].map(plainText));

let visits = 0;
/** Another time for every visit: nobody is in two places at once. */
const someTime = () =>
  `2027-01-${String(++visits % 28 + 1).padStart(2, "0")}T${
    String(8 + Math.floor(visits / 28)).padStart(2, "0")
  }:00:00.000Z` as Instant;

/** A sale brought to a state by the use cases. */
async function saleAt(office: Office, status: SaleStatus, draft: Partial<SaleDraft> = {}): Promise<SaleView> {
  const { books, cast } = office;
  const first = status === "QUOTE_SENT" || status === "LOST" ? "QUOTE_SENT" : "ACCEPTED";
  let sale = await office.sale({ status: first, scheduledAt: someTime(), assignedTo: cast.bo.userId, ...draft });
  const road: SaleStatus[] = ["SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"];
  const steps = status === first ? [] : road.includes(status) ? road.slice(0, road.indexOf(status) + 1) : [status];
  for (const to of steps) sale = kept(await books.moveSale(cast.anna, sale.id, { to, reason: "Fordi" }));
  return sale;
}

eachSite("a sale's page has everything about it, in Danish and as Danes write it", async (office) => {
  const { cast } = office;
  const customer = await office.customer({
    name: "Hanne & Søn",
    phone: "+4522334455" as never,
    email: "h@example.dk" as never,
  });
  const sale = await office.sale({
    ...{ customerId: customer.id, saleDate: "2026-03-02" as Day, quoted: ore(1_500_00), source: "REFERRAL" },
    ...{ scheduledAt: "2026-07-01T07:30:00.000Z" as Instant, assignedTo: cast.bo.userId },
    ...{ customerNotes: "Ring på", internalNotes: "To trin\nop" },
  });
  const browser = await office.browser("vera");

  const shown = await browser.get(`/sales/${sale.id}`);

  assert.equal(shown.page.documentElement.getAttribute("lang"), "da");
  assert.equal(shown.page.title, `Hanne & Søn · ${sale.number}`);
  const headings = [...shown.page.querySelectorAll("main h2")].map(plainText);
  assert.deepEqual(headings, ["Kunde", "Ydelser", "Betalinger", "Noter", "Økonomi", "Datoer", "Historik"]);
  for (
    const words of [
      ...["Accepteret", "Ikke faktureret", "22 33 44 55", "h@example.dk", "1 stk. × 1.000,00 kr. ekskl. moms"],
      ...[
        "Tilbudt 1.500,00 kr.",
        "I alt ekskl. moms 1.000,00 kr.",
        "Moms 25 % 250,00 kr.",
        "I alt inkl. moms 1.250,00 kr.",
      ],
      ...["Mangler 1.250,00 kr.", "Salgsdato 02.03.2026", "ons. 01.07.2026 kl. 09.30–10.30", "Ansvarlig Bo Bech"],
      ...["Kilde Anbefaling", "Ring på", "Ingen betalinger endnu."],
    ]
  ) assert.ok(main(shown).includes(words), `${words}\n${main(shown)}`);
  assert.ok(shown.page.querySelector('a[href="tel:+4522334455"]') && shown.page.querySelector('a[href^="mailto:h"]'));
  assert.equal(shown.page.querySelector(".note-text:last-of-type")!.textContent, "Ring på");
  assert.match(history(shown)[0].join(" "), /^Oprettet: Accepteret I dag \d\d\.\d\d · Anna Andersen$/);
  assert.deepEqual([acts(shown), menu(shown)], [[], []], "Vera looks on");
});

eachSite("the main job: from a quote to paid, with scripts off, and the history tells who did what", async (office) => {
  const sale = await office.sale({ status: "QUOTE_SENT", assignedTo: office.cast.bo.userId });
  const [bo, mads] = [await office.browser("bo"), await office.browser("mads")];
  const at = `/sales/${sale.id}`, told: string[] = [];

  const quote = await bo.get(at);
  const accepted = await bo.submit(quote, `${at}/status`, {}, "Markér accepteret");
  const dialog = await bo.get(`${at}?dialog=SCHEDULED`);
  const scheduled = await bo.submit(dialog, `${at}/status`, { scheduledAt: "2027-02-03T08:00" }, "Planlæg");
  const begun = await bo.submit(scheduled, `${at}/status`, {}, "Start");
  const done = await mads.submit(await mads.get(at), `${at}/status`, {}, "Markér udført");
  const asked = await mads.get(`${at}?dialog=pay`);
  const paid = await mads.submit(asked, `${at}/payments`, { reference: "MobilePay 123" }, "Registrér betaling");

  for (const answer of [accepted, scheduled, begun, done, paid]) {
    assert.deepEqual([answer.status, answer.path, answer.led.map(({ status }) => status)], [200, at, [303]]);
    told.push(flashOn(answer).replaceAll("\u00a0", " "));
  }
  const { number } = sale;
  assert.deepEqual(told, [
    `${number} er nu Accepteret.`,
    `${number} er nu Planlagt.`,
    `${number} er nu I gang.`,
    `${number} er nu Udført.`,
    "1.250,00 kr. er registreret.",
  ]);
  assert.deepEqual([quote, accepted, scheduled, begun, done, paid].map(acts), [
    ["Rediger", "Markér accepteret", "Markér tabt"],
    ["Rediger", "Planlæg", "Annullér"],
    ["Rediger", "Start", "Annullér"],
    ["Rediger", "Markér udført", "Annullér"],
    ["Rediger", "Registrér betaling"],
    ["Rediger"],
  ]);
  assert.deepEqual(
    history(paid).map(([title, meta]) => `${title} ${meta.replace(/^.* · /, "")}`),
    [
      ...["Betalt Mads Mikkelsen Holm", "Udført Mads Mikkelsen Holm", "I gang Bo Bech", "Planlagt Bo Bech"],
      ...["Accepteret Bo Bech", "Oprettet: Tilbud sendt Anna Andersen"],
    ],
  );
  assert.match(main(paid), /Betaling · MobilePay 123 \S+ · Mads Mikkelsen Holm 1.250,00 kr\./);
  const { sale: after } = await now(office, sale);
  assert.deepEqual([after.status, after.paymentStatus, after.paid], ["PAID", "PAID", 125_000]);
  assert.equal(after.scheduledAt, "2027-02-03T07:00:00.000Z");
});

eachSite("a step that asks for something says so in its dialog, and keeps what was typed", async (office) => {
  const quote = await saleAt(office, "QUOTE_SENT"), planned = await saleAt(office, "SCHEDULED");
  const accepted = await saleAt(office, "ACCEPTED", { scheduledAt: null });
  const browser = await office.browser("anna");
  const words = { LOST: "Markér tabt", SCHEDULED: "Planlæg", CANCELLED: "Annullér" };
  const step = async ({ id }: SaleView, kind: keyof typeof words, typing: Record<string, string>) => {
    const dialog = await browser.get(`/sales/${id}?dialog=${kind}`);
    return await browser.submit(dialog, `/sales/${id}/status`, typing, words[kind]);
  };

  const noReason = await step(quote, "LOST", { reason: " " });
  const noTime = await step(accepted, "SCHEDULED", { scheduledAt: "" });
  const noSuchTime = await step(accepted, "SCHEDULED", { scheduledAt: "2026-03-29T02:30" });
  const tooLong = await step(planned, "CANCELLED", { reason: "x".repeat(1_001) });
  const lost = await browser.submit(
    noReason,
    `/sales/${quote.id}/status`,
    { reason: "For dyrt <i>i år</i>" },
    "Markér tabt",
  );

  assert.deepEqual([noReason.status, faultAt(noReason, "reason")], [422, "Skriv en begrundelse."]);
  assert.deepEqual([noTime.status, faultAt(noTime, "scheduledAt")], [422, "Vælg dag og klokkeslæt."]);
  const sentence = "Vælg en dag og et klokkeslæt, der findes.";
  assert.deepEqual([noSuchTime.status, faultAt(noSuchTime, "scheduledAt")], [422, sentence]);
  assert.deepEqual([tooLong.status, faultAt(tooLong, "reason")], [422, "Teksten er for lang."]);
  assert.equal(tooLong.page.querySelector("textarea[name=reason]")!.textContent!.length, 1_001);
  assert.ok([noReason, noTime, tooLong].every(({ page }) => page.querySelector("dialog[open]")));
  assert.equal(lost.status, 200);
  assert.deepEqual(history(lost)[0].slice(0, 2), ["Tabt", "For dyrt <i>i år</i>"]);
  assert.equal((await now(office, planned)).sale.status, "SCHEDULED");
});

eachSite("somebody who is busy then: the other visit is named, and nothing is planned", async (office) => {
  const { cast } = office;
  const scheduledAt = "2027-05-04T08:00:00.000Z" as Instant;
  const first = await saleAt(office, "SCHEDULED", { assignedTo: cast.mads.userId, scheduledAt });
  const second = await saleAt(office, "ACCEPTED", { assignedTo: cast.mads.userId, scheduledAt: null });
  const browser = await office.browser("anna"), at = `/sales/${second.id}`;
  const dialog = await browser.get(`${at}?dialog=SCHEDULED`);

  const busy = await browser.submit(dialog, `${at}/status`, { scheduledAt: "2027-05-04T10:30" });
  const free = await browser.submit(busy, `${at}/status`, { scheduledAt: "2027-05-04T11:00" });

  assert.deepEqual(
    [busy.status, faultAt(busy, "scheduledAt")],
    [409, `Medarbejderen er optaget af ${first.number}, tirs. 04.05.2027 kl. 10.00–11.00.`],
  );
  assert.equal(busy.page.querySelector("[name=scheduledAt]")!.getAttribute("value"), "2027-05-04T10:30");
  assert.deepEqual([free.status, (await now(office, second)).sale.status], [200, "SCHEDULED"]);
});

eachSite(
  "a visit in the hour that comes twice stays at its instant in every dialog that does not move it",
  async (office) => {
    // The later half past two of the night the clock is put back; the forms say 02:30 for both.
    const later = "2027-10-31T01:30:00.000Z" as Instant, earlier = "2027-10-31T00:30:00.000Z";
    const { cast } = office;
    const browser = await office.browser("anna");
    const wished = await saleAt(office, "ACCEPTED", { assignedTo: cast.mads.userId, scheduledAt: later });
    const at = `/sales/${wished.id}`;
    const visit = async () => (await now(office, wished)).sale.scheduledAt;

    const planned = await browser.submit(await browser.get(`${at}?dialog=SCHEDULED`), `${at}/status`);
    const afterStep = await visit();
    const handed = await browser.submit(await browser.get(`${at}/visit`), `${at}/visit`, {
      assignedTo: cast.bo.userId,
    });
    const { sale } = await now(office, wished);
    const corrected = await browser.submit(await browser.get(`${at}?dialog=correct`), `${at}/correct`, {
      ...{ to: "ACCEPTED", reason: "Tastefejl" },
    });

    assert.deepEqual([planned.status, afterStep], [200, later]);
    assert.deepEqual([handed.status, sale.scheduledAt, sale.assignedTo], [200, later, cast.bo.userId]);
    assert.deepEqual([corrected.status, await visit()], [200, later]);
    // Whoever types another time means the first of the two, as ever.
    for (const scheduledAt of ["2027-10-31T04:00", "2027-10-31T02:30"]) {
      await browser.submit(await browser.get(`${at}/visit`), `${at}/visit`, { scheduledAt });
    }
    assert.equal(await visit(), earlier);
  },
);

eachSite(
  "a step from a page that is no longer true is refused, and then a decision with both in view",
  async (office) => {
    const sale = await saleAt(office, "ACCEPTED");
    const browser = await office.browser("bo"), at = `/sales/${sale.id}`;
    const dialog = await browser.get(`${at}?dialog=CANCELLED`), page = await browser.get(at);
    kept(await office.books.changeSale(office.cast.anna, sale.id, { version: sale.version, internalNotes: "Ny" }));

    const stale = await browser.submit(page, `${at}/status`, {}, "Annullér").catch(() => null);
    const staleDialog = await browser.submit(dialog, `${at}/status`, { reason: "Rejser" });
    const insisted = await browser.submit(staleDialog, `${at}/status`);

    assert.equal(stale, null, "what asks for a reason is a link, not a button");
    assert.deepEqual([staleDialog.status, alertOf(staleDialog)], [
      409,
      "En anden har ændret det samme, mens du skrev. Se det nye, og gem igen.",
    ]);
    assert.equal(staleDialog.page.querySelector("textarea")!.textContent, "Rejser");
    assert.ok(main(staleDialog).includes("Ny"));
    assert.deepEqual([insisted.status, (await now(office, sale)).sale.status], [200, "CANCELLED"]);
  },
);

eachSite("a button pressed twice, or too late, does nothing twice", async (office) => {
  const sale = await saleAt(office, "QUOTE_SENT");
  const browser = await office.browser("anna"), at = `/sales/${sale.id}`;
  const page = await browser.get(at), lost = await browser.get(`${at}?dialog=LOST`);

  const once = await browser.submit(page, `${at}/status`, {}, "Markér accepteret");
  const twice = await browser.submit(page, `${at}/status`, {}, "Markér accepteret");
  const late = await browser.submit(lost, `${at}/status`, { reason: "Nej" }, "Markér tabt");
  const illegal = await browser.post(`${at}/status`, { to: "PAID", version: "2" });

  assert.deepEqual([once.status, twice.status, late.status, illegal.status], [200, 200, 409, 409]);
  assert.equal(alertOf(illegal), "Et salg kan ikke gå fra Accepteret til Betalt.");
  assert.equal(illegal.page.querySelector("dialog"), null);
  assert.deepEqual((await now(office, sale)).history.map(({ to }) => to), ["QUOTE_SENT", "ACCEPTED"]);
});

eachSite("payments: in parts, too much, and back again", async (office) => {
  const sale = await saleAt(office, "COMPLETED");
  const browser = await office.browser("anna"), at = `/sales/${sale.id}`;
  const pay = async (amount: string, kind = "pay", more = {}) =>
    await browser.submit(await browser.get(`${at}?dialog=${kind}`), `${at}/payments`, { amount, ...more });
  const state = async () =>
    (({ sale: { status, paymentStatus, paid } }) => [status, paymentStatus, paid])(await now(office, sale));

  const ways = (await browser.get(at)).page.querySelectorAll('a[href="?dialog=pay"]').length;
  const suggested = fieldsOf(formOn(await browser.get(`${at}?dialog=pay`), `${at}/payments`)).get("amount");
  const part = await pay("250");
  const afterPart = await state();
  const whole = await pay("1.100,00", "pay", { paidOn: "2026-11-01", reference: "Bank" });
  const afterWhole = await state();
  const tooMuchBack = await pay("1.350,01", "refund");
  const back = await pay("1.350", "refund");

  assert.deepEqual([ways, suggested], [2, "1.250,00"]);
  assert.deepEqual(afterPart, ["COMPLETED", "PARTIALLY_PAID", 25_000]);
  assert.ok(main(part).includes("Delvist betalt") && main(part).includes("Mangler 1.000,00 kr."));
  assert.deepEqual(afterWhole, ["PAID", "OVERPAID", 135_000]);
  assert.ok(main(whole).includes("Betalt for meget 100,00 kr.") && main(whole).includes("Betalt den 01.11.2026"));
  assert.deepEqual([tooMuchBack.status, faultAt(tooMuchBack, "amount")?.replace("\u00a0", " ")], [
    409,
    "Der kan ikke betales mere end 1.350,00 kr. tilbage.",
  ]);
  assert.equal(flashOn(back).replaceAll("\u00a0", " "), "1.350,00 kr. er betalt tilbage.");
  assert.deepEqual(await state(), ["PAID", "REFUNDED", 0]);
  assert.ok(main(back).includes("Tilbagebetaling") && main(back).includes("-1.350,00 kr."));
});

eachSite("payments: each field that is wrong, and the same form sent twice", async (office) => {
  const sale = await saleAt(office, "ACCEPTED"), quote = await saleAt(office, "QUOTE_SENT");
  const browser = await office.browser("bo"), at = `/sales/${sale.id}`;
  const dialog = await browser.get(`${at}?dialog=pay`);
  const wrong: [string, string, string][] = [
    ["amount", "", "Skal udfyldes."],
    ["amount", "0", "Skriv et beløb, der ikke er 0."],
    ["amount", "-0", "Skriv et beløb, der ikke er 0."],
    ["amount", "1.5", "Skriv et beløb, f.eks. 1.234,56."],
    ["amount", "1e309", "Skriv et beløb, f.eks. 1.234,56."],
    ["paidOn", "2026-11-31", "Vælg en dag, der findes."],
    ["paidOn", "", "Skal udfyldes."],
    ["reference", "x".repeat(201), "Teksten er for lang."],
  ];

  for (const [field, typed, sentence] of wrong) {
    const back = await browser.submit(dialog, `${at}/payments`, { reference: "Bank", amount: "10", [field]: typed });
    assert.deepEqual([back.status, faultAt(back, field)], [422, sentence], typed.slice(0, 10));
    const form = fieldsOf(formOn(back, `${at}/payments`));
    assert.deepEqual([form.get(field), field === "reference" || form.get("reference")], [
      typed,
      field === "reference" || "Bank",
    ]);
  }
  await Promise.all([1, 2].map(() => browser.submit(dialog, `${at}/payments`, { amount: "10" })));
  await browser.submit(dialog, `${at}/payments`, { amount: "10" });
  const changed = await browser.submit(dialog, `${at}/payments`, { amount: "20" });
  const again = await browser.submit(changed, `${at}/payments`);
  const early = await browser.post(`/sales/${quote.id}/payments`, { amount: "10", paidOn: "2026-11-21" });

  assert.deepEqual([changed.status, again.status], [422, 200]);
  assert.deepEqual((await now(office, sale)).payments.map(({ amount }) => amount).sort(), [1_000, 2_000]);
  assert.deepEqual([early.status, (await now(office, quote)).payments], [409, []]);
});

eachSite("an unpaid bill is late the day after its last day", async (office) => {
  const sale = await saleAt(office, "COMPLETED");
  const { sale: due } = await now(office, sale);
  const browser = await office.browser("vera");

  const shown = await browser.get(`/sales/${sale.id}`);

  assert.equal(due.dueOn, addDays(today(), 14));
  assert.ok(main(shown).includes("Afventer betaling") && main(shown).includes("Forfalder"));
});

eachSite("corrections are an administrator's, with a reason, and marked in the history", async (office) => {
  const sale = await saleAt(office, "LOST");
  const at = `/sales/${sale.id}`;
  const [anna, mads] = [await office.browser("anna"), await office.browser("mads")];
  const dialog = await anna.get(`${at}?dialog=correct`);

  const noReason = await anna.submit(dialog, `${at}/correct`, { to: "ACCEPTED" });
  const unpaid = await anna.submit(dialog, `${at}/correct`, { to: "PAID", reason: "Tastefejl" });
  const corrected = await anna.submit(noReason, `${at}/correct`, { reason: "Tastefejl" });
  const notTheirs = await mads.post(`${at}/correct`, { to: "LOST", reason: "Nej", version: "9" });

  assert.deepEqual([noReason.status, faultAt(noReason, "reason")], [422, "Skal udfyldes."]);
  assert.deepEqual([unpaid.status, alertOf(unpaid).replaceAll("\u00a0", " ")], [
    409,
    "Der mangler stadig 1.250,00 kr. på salget.",
  ]);
  assert.equal(fieldsOf(formOn(noReason, `${at}/correct`)).get("to"), "ACCEPTED", "the choice is kept");
  assert.equal(corrected.status, 200);
  assert.deepEqual(history(corrected)[0].slice(0, 2), ["Rettet til Accepteret", "Tastefejl"]);
  assert.equal(notTheirs.status, 403);
  assert.ok(!menu(await mads.get(at)).includes("Ret status"));
  const { sale: after, history: steps } = await now(office, sale);
  assert.deepEqual([after.status, steps.at(-1)!.correction, after.reason], ["ACCEPTED", true, null]);
});

eachSite("the bin: there and back, by undo and from the bin itself", async (office) => {
  const sale = await saleAt(office, "ACCEPTED"), at = `/sales/${sale.id}`;
  const browser = await office.browser("mads");
  const remove = async () =>
    await browser.submit(await browser.get(`${at}?dialog=delete`), `${at}/delete`, {}, "Slet salg");

  const gone = await remove();
  const inBin = await browser.get(at);
  const undone = await browser.submit(gone, `${at}/restore`, {}, "Fortryd");
  await remove();
  const bin = await browser.get("/sales/bin");
  const restored = await browser.submit(bin, `${at}/restore`, {}, "Gendan");
  const twice = await browser.submit(bin, `${at}/restore`, {}, "Gendan");

  assert.deepEqual([gone.path, flashOn(gone)], ["/sales", `${sale.number} er slettet.`]);
  assert.ok(!plainText(gone.page.querySelector("table")).includes(sale.number));
  assert.ok(main(inBin).includes("Salget ligger i papirkurven."));
  assert.deepEqual([acts(inBin), menu(inBin)], [[], []]);
  assert.deepEqual([undone.path, flashOn(undone)], [at, `${sale.number} er gendannet.`]);
  assert.ok(main(bin).includes(sale.number) && main(bin).includes(sale.customer.name));
  assert.deepEqual([restored.path, twice.status], [at, 200]);
  assert.equal((await now(office, sale)).sale.deletedAt, null);
});

eachSite("what is in the bin is not worked on", async (office) => {
  const sale = await saleAt(office, "ACCEPTED"), at = `/sales/${sale.id}`;
  kept(await office.books.deleteSale(office.cast.anna, sale.id));
  const browser = await office.browser("anna");

  const sent = [
    await browser.post(`${at}/status`, { to: "CANCELLED", reason: "x", version: "2" }),
    await browser.post(`${at}/payments`, { amount: "1", paidOn: "2026-11-21" }),
    await browser.post(`${at}/correct`, { to: "LOST", reason: "x", version: "2" }),
    await browser.post(`${at}/delete`, {}),
    await browser.get(`${at}/edit`),
  ];

  assert.deepEqual(sent.map(({ status }) => status), [404, 404, 404, 404, 404]);
  assert.equal((await browser.get(`${at}?dialog=pay`)).page.querySelector("dialog"), null);
});

eachSite("what is invoiced is kept: no way to the bin", async (office) => {
  const sale = await saleAt(office, "COMPLETED"), at = `/sales/${sale.id}`;
  const browser = await office.browser("anna");

  const asked = await browser.get(`${at}?dialog=delete`);
  const sent = await browser.post(`${at}/delete`, {});

  assert.equal(asked.page.querySelector("dialog"), null);
  assert.ok(!menu(asked).includes("Slet salg"));
  assert.deepEqual([sent.status, alertOf(sent)], [409, "Et udført eller betalt salg kan ikke slettes."]);
});

eachSite("a dialog is opened only for those who may, in the states that have it", async (office) => {
  const [quote, accepted, paid] = [
    await saleAt(office, "QUOTE_SENT"),
    await saleAt(office, "ACCEPTED"),
    await saleAt(office, "PAID"),
  ];
  const opened = async (person: Person, { id }: SaleView) => {
    const browser = await office.browser(person);
    const kinds = ["SCHEDULED", "LOST", "CANCELLED", "correct", "pay", "refund", "delete", "PAID", "__proto__"];
    const pages = await Promise.all(kinds.map((kind) => browser.get(`/sales/${id}?dialog=${kind}`)));
    assert.ok(pages.every(({ status }) => status === 200));
    return kinds.filter((_, at) => pages[at].page.querySelector("dialog"));
  };

  assert.deepEqual(await opened("anna", quote), ["LOST", "correct", "delete"]);
  assert.deepEqual(await opened("anna", accepted), ["SCHEDULED", "CANCELLED", "correct", "pay", "delete"]);
  assert.deepEqual(await opened("mads", accepted), ["SCHEDULED", "CANCELLED", "pay", "delete"]);
  assert.deepEqual(await opened("bo", accepted), ["SCHEDULED", "CANCELLED", "pay"]);
  assert.deepEqual(await opened("vera", accepted), []);
  assert.deepEqual(await opened("anna", paid), ["correct", "pay", "refund"]);
});

eachSite("links to a form's own address lead back to the sale", async (office) => {
  const sale = await saleAt(office, "ACCEPTED");
  const browser = await office.browser("bo");

  const pages = await Promise.all(
    ["status", "payments", "correct", "delete", "restore"].map((step) => browser.get(`/sales/${sale.id}/${step}`)),
  );

  assert.deepEqual(new Set(pages.map(({ path, status }) => `${status} ${path}`)), new Set([`200 /sales/${sale.id}`]));
  assert.deepEqual(pages.flatMap(summaryOf), []);
});

eachSite("the customer is reached from the sale's page: a call, a mail, the way there", async (office) => {
  const address = { street: "Bygade 3", postalCode: "8000", city: "Aarhus C", country: "DK" };
  const customer = await office.customer({ phone: "+4522334455" as Phone, email: "ida@example.dk" as Email, address });
  const sale = await office.sale({ customerId: customer.id });

  const { page } = await (await office.browser("anna")).get(`/sales/${sale.id}`);

  const ways = [...page.querySelectorAll(".contact-way")].map((
    way,
  ) => [way.getAttribute("href"), plainText(way).trim()]);
  assert.deepEqual(ways.map(([href]) => href), [
    "tel:+4522334455",
    "mailto:ida%40example.dk",
    "https://www.openstreetmap.org/search?query=Bygade%203%2C%208000%20Aarhus%20C",
  ]);
  assert.match(ways[2][1]!, /Bygade 3, 8000 Aarhus C/);
});
