import assert from "node:assert/strict";
import { anAgreement } from "../../adapters/memory/builders.ts";
import type { AgreementTerms } from "../../domain/agreements/agreement.ts";
import { nextWorkingDay } from "../../domain/kernel/holidays.ts";
import type { AgreementId, SaleId } from "../../domain/kernel/ids.ts";
import { addDays, type Day, firstOfMonth, type Instant, localTimeOf, weekdayOf } from "../../domain/kernel/time.ts";
import { today } from "../../tools/test_days.ts";
import { eachSite, kept, type Office, type Person } from "../../tools/test_site.ts";
import { type Answer, faultAt, flashOn, plainText, summaryOf, wordsOn } from "../../tools/test_visitor.ts";

const NEW = "/agreements/new";
const ZONE = "Europe/Copenhagen";
/** Three days on, so that every visit of the first week is still to come. */
const firstDay = () => addDays(today(), 3);

const idIn = ({ path }: Answer) => path.split("/")[2] as AgreementId;
const wordsOf = (answer: Answer) => wordsOn(answer.page.querySelector("main"));
const fileOf = async ({ books, cast }: Office, id: AgreementId, person: Person = "anna") =>
  kept(await books.findAgreement(cast[person], id));

/** A weekly agreement of somebody, whose first visit is on the first day at nine. */
async function agreed(office: Office, given: Partial<AgreementTerms> = {}, by: Person = "anna") {
  const customerId = given.customerId ?? (await office.customer({ name: "Hanne Holm" }, by)).id;
  const rule = { kind: "weekly", every: 1, weekdays: [weekdayOf(firstDay())] } as const;
  return kept(
    await office.books.recordAgreement(
      office.cast[by],
      anAgreement({ rule, startsOn: firstDay(), holidays: "as_usual", ...given, customerId }),
    ),
  );
}

/** The day, or the first of the next month where the last Friday of the month is over by then: a visit is near either way. */
function beforeLastFriday(day: Day): Day {
  const next = firstOfMonth(day, 1), lastFriday = addDays(next, -1 - (weekdayOf(addDays(next, -1)) + 2) % 7);
  return lastFriday < day ? next : day;
}

eachSite("new agreement: saved with its visits, in plain words", async (office) => {
  const customer = await office.customer({ name: "Hanne Holm" });
  const { id: serviceId } = await office.service({ name: "Rengøring" });
  const browser = await office.browser("mads");

  const saved = await browser.submit(await browser.get(`${NEW}?customer=${customer.id}`), NEW, {
    ...{ title: "Kontoret", "lines.0.serviceId": serviceId, "lines.0.quantity": "2", kind: "monthly_weekday" },
    ...{ every: "2", nth: "-1", weekday: "5", time: "09:05", startsOn: beforeLastFriday(firstDay()) },
    // The last Friday of December may be Christmas Day.
    ...{ holidays: "as_usual", internalNotes: "Alarm" },
  });

  assert.deepEqual([saved.status, saved.led.map(({ status }) => status)], [200, [303]]);
  assert.equal(flashOn(saved), "Aftalen Kontoret er oprettet.");
  assert.ok(wordsOf(saved).includes("Den sidste fredag i hver anden måned kl. 9.05, 2 timer"), wordsOf(saved));
  const { agreement, ahead } = await fileOf(office, idIn(saved));
  assert.deepEqual(agreement.rule, { kind: "monthly_weekday", every: 2, nth: -1, weekday: 5 });
  assert.equal(agreement.lines[0].unitPrice, null, "the price stays the catalogue's own matter");
  assert.equal(agreement.assignedTo, office.cast.mads.userId);
  assert.equal(wordsOf(saved).split("Planlagt").length - 1, ahead.length);
  assert.ok(ahead.length >= 1);
});

eachSite("new agreement: the next dates are shown, holidays among them, and nothing is kept yet", async (office) => {
  const customer = await office.customer({ name: "Ole" });
  const browser = await office.browser("anna");
  const typing = {
    ...{ title: "Jul", "lines.0.description": "Rengøring", "lines.0.unitPrice": "400", pricing: "agreed" },
    ...{ kind: "weekly", every: "1", startsOn: "2030-12-17", holidays: "move" },
  };
  const form = await browser.get(`${NEW}?customer=${customer.id}`);
  const wednesdays = {
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`weekdays.${day}`, null])),
    "weekdays.3": "3",
  };

  const shown = await browser.submit(form, NEW, { ...typing, ...wednesdays }, "Vis de næste datoer");

  const preview = wordsOn(shown.page.querySelector("#preview"));
  assert.equal(shown.status, 200);
  assert.ok(preview.includes("ons. 18.12.2030 ons. 25.12.2030 juledag: flyttes til fre. 27.12.2030"), preview);
  assert.ok(preview.includes("ons. 01.01.2031 nytårsdag: flyttes til tors. 02.01.2031"), preview);
  assert.ok(preview.includes("Pr. besøg: 500,00 kr. inkl. moms"), preview);
  const { value } = await office.books.findAgreements(
    office.cast.anna,
    { standing: null, q: "jul", customerId: null },
    {
      ...{ size: 20, page: 1 },
    },
  );
  assert.equal(value.totals.count, 0);
});

eachSite(
  "new agreement: what is missing or makes no sense is said at its field, and what was typed stays",
  async (office) => {
    const customer = await office.customer();
    const browser = await office.browser("anna");
    const form = await browser.get(`${NEW}?customer=${customer.id}`);
    const line = { "lines.0.description": "Rengøring", "lines.0.unitPrice": "400" };

    const empty = await browser.submit(form, NEW, { ...line, title: "", time: "25:00", startsOn: "" });
    const noDay = await browser.submit(form, NEW, {
      ...line,
      title: "Uden dag",
      [`weekdays.${weekdayOf(nextWorkingDay(today()))}`]: null,
    });
    const backwards = await browser.submit(form, NEW, { ...line, title: "Bagfra", endsOn: addDays(today(), -1) });

    assert.equal(empty.status, 422);
    for (const field of ["title", "time", "startsOn"]) assert.ok(faultAt(empty, field), field);
    assert.deepEqual([noDay.status, summaryOf(noDay)], [422, ["Vælg mindst én ugedag."]]);
    assert.deepEqual([backwards.status, backwards.page.querySelector("[name=title]")!.getAttribute("value")], [
      422,
      "Bagfra",
    ]);
    assert.match(faultAt(backwards, "endsOn")!, /ligger før den første/);
  },
);

eachSite("a visit's page names its agreement, and its form asks what a change is meant for", async (office) => {
  const { id } = await agreed(office, { title: "Trappen", assignedTo: office.cast.mads.userId });
  const { ahead: [first, second, third] } = await fileOf(office, id);
  const browser = await office.browser("anna");
  const edit = (sale: SaleId) => `/sales/${sale}/edit`;

  const page = await browser.get(`/sales/${first.saleId}`);
  assert.ok(wordsOf(page).includes("Del af aftalen Trappen"), wordsOf(page));
  const form = await browser.get(edit(first.saleId));
  const own = await browser.submit(form, edit(first.saleId), { internalNotes: "Kun nu" });
  const following = await browser.submit(await browser.get(edit(second.saleId)), edit(second.saleId), {
    ...{ scope: "following", scheduledAt: localTimeOf(second.plannedAt, ZONE).replace("09:00", "13:30") },
  });
  const all = await browser.submit(await browser.get(edit(third.saleId)), edit(third.saleId), {
    ...{ scope: "all", assignedTo: office.cast.bo.userId },
  });

  assert.equal(own.path, `/sales/${first.saleId}`);
  assert.ok(wordsOf(own).includes("Dette besøg er rettet i hånden"));
  assert.match(flashOn(following), /^Aftalen Trappen er gemt/);
  const after = idIn(following);
  assert.notEqual(after, id);
  assert.equal(idIn(all), after);
  const [before, next] = [await fileOf(office, id), await fileOf(office, after)];
  assert.deepEqual([before.ahead.length, before.agreement.endsOn], [1, addDays(second.on, -1)]);
  assert.ok(
    next.ahead.every(({ scheduledAt, assignee }) =>
      localTimeOf(scheduledAt!, ZONE).endsWith("13:30") && assignee?.id === office.cast.bo.userId
    ),
  );
  assert.deepEqual(
    next.ahead.slice(0, 2).map(({ saleId }) => saleId),
    [second.saleId, third.saleId],
    "moved, not made anew",
  );
});

eachSite("pause, resume and end: visits go and come back", async (office) => {
  const { id } = await agreed(office, { title: "Haven" });
  const browser = await office.browser("anna");
  const many = async () => (await fileOf(office, id)).ahead.length;
  const whole = await many();

  const paused = await browser.submit(await browser.get(`/agreements/${id}/pause`), `/agreements/${id}/pause`, {
    ...{ pausedFrom: today(), pausedTo: "" },
  });
  assert.deepEqual([flashOn(paused), await many()], ["Aftalen Haven er sat på pause.", 0]);
  const resumed = await browser.submit(paused, `/agreements/${id}/resume`);
  assert.deepEqual([flashOn(resumed), await many()], ["Aftalen Haven er i gang igen.", whole]);
  const early = await browser.submit(await browser.get(`/agreements/${id}/end`), `/agreements/${id}/end`, {
    endsOn: addDays(firstDay(), -1),
  });
  assert.equal(early.status, 422);
  assert.ok(faultAt(early, "endsOn"));
  const ended = await browser.submit(early, `/agreements/${id}/end`, { endsOn: firstDay() });
  assert.deepEqual([flashOn(ended), await many()], ["Aftalen Haven er ophørt.", 1]);
  assert.ok(wordsOf(ended).includes("Sat på pause") && wordsOf(ended).includes("Genoptaget"), "its history tells");
});

eachSite("a busy colleague's visit is listed until it has a time", async (office) => {
  const { cast, books } = office;
  const busy = await office.sale({ assignedTo: cast.bo.userId });
  const at = kept(
    await books.moveSale(cast.anna, busy.id, {
      to: "SCHEDULED",
      scheduledAt: (await agreed(office)).nextVisit as Instant,
    }),
  );
  await agreed(office, { title: "Optaget", assignedTo: cast.bo.userId });
  const browser = await office.browser("anna");

  const list = await browser.get("/agreements");
  assert.ok(wordsOf(list).includes(`${at.number} er i vejen`), wordsOf(list));
  const link = [...list.page.querySelectorAll("a")].find((one) => plainText(one) === "Giv tid")!.getAttribute("href")!;
  const dialog = await browser.get(link);
  const path = `${link.split("?")[0]}/status`;
  const given = await browser.submit(dialog, path, { scheduledAt: `${firstDay()}T15:00` });

  assert.equal(given.status, 200);
  assert.ok(!wordsOf(await browser.get("/agreements")).includes("Mangler et tidspunkt"));
}, { alone: true });

eachSite("the list: by standing and by name; each to whom it may concern", async (office) => {
  const { cast } = office;
  await agreed(office, { title: "Bos", assignedTo: cast.bo.userId });
  const { id } = await agreed(office, { title: "Mads", assignedTo: cast.mads.userId });
  await agreed(office, { title: "Pausen", pausedFrom: "2020-01-01" as Day });
  const listed = async (person: Person, query = "") =>
    wordsOf(await (await office.browser(person)).get(`/agreements${query}`));

  const active = await listed("anna"),
    paused = await listed("anna", "?standing=paused"),
    found = await listed("anna", "?q=MADS");
  assert.ok(active.includes("Bos") && active.includes("Mads") && !active.includes("Pausen"));
  assert.ok(paused.includes("Pausen") && !paused.includes("Bos"));
  assert.ok(found.includes("1 aftale") && found.includes("Mads"));
  assert.ok((await listed("anna", "?q=findesikke")).includes("Ingen aftaler passer"));
  const bos = await listed("bo"), veras = await listed("vera"), carlas = await listed("carla");
  assert.ok(bos.includes("Bos") && !bos.includes("Mads"));
  assert.ok(veras.includes("Mads") && !veras.includes("Ny aftale"));
  assert.ok(carlas.includes("Ingen aftaler endnu") && !carlas.includes("Mads"));
  for (const [person, status] of [["anna", 200], ["vera", 200], ["bo", 404], ["carla", 404]] as const) {
    assert.equal((await (await office.browser(person)).get(`/agreements/${id}`)).status, status, person);
  }
  const customerPage = await (await office.browser("anna")).get(
    `/customers/${(await fileOf(office, id)).agreement.customerId}`,
  );
  assert.ok(wordsOf(customerPage).includes("Aftaler Ny aftale Mads"), wordsOf(customerPage));
}, { alone: true });
