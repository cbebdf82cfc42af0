import assert from "node:assert/strict";
import type { Instant } from "../domain/kernel/time.ts";
import { eachSite, kept, type Office } from "../tools/test_site.ts";
import { type Answer, wordsOn } from "../tools/test_visitor.ts";

const DAY = "2027-05-04";
const visits = ({ page }: Answer) => [...page.querySelectorAll(".visit")].map(wordsOn);

async function planned(office: Office, at: string, assignedTo: Office["cast"]["bo"]["userId"]) {
  const { cast, books } = office;
  const customer = await office.customer({
    name: `Kunde ${at}`,
    address: { street: "Bygade 3", postalCode: "8000", city: "Aarhus C", country: "DK" },
  });
  const sale = await office.sale({ assignedTo, customerId: customer.id, internalNotes: "Nøgle 12" });
  const scheduledAt = `${DAY}T${at}:00.000Z` as Instant;
  return kept(await books.moveSale(cast.anna, sale.id, { to: "SCHEDULED", scheduledAt }));
}

eachSite(
  "a crew member sees the own day in order with address and notes, starts and ends a visit from it, and no prices",
  async (office) => {
    const { cast } = office;
    const late = await planned(office, "12:00", cast.bo.userId), early = await planned(office, "06:00", cast.bo.userId);
    await planned(office, "06:00", cast.mads.userId);
    const bo = await office.browser("bo");
    const day = await bo.get(`/today?day=${DAY}`);

    const started = await bo.submit(day, `/sales/${early.id}/status`, {}, "Start");
    const ended = await bo.submit(started, `/sales/${early.id}/status`, {}, "Afslut");

    assert.equal(visits(day).length, 2);
    assert.match(visits(day)[0], /^08\.00 .*Kunde 06:00 Planlagt .*Bygade 3, 8000 Aarhus C.*Nøgle 12/);
    assert.match(visits(day)[1], /^14\.00 .*Kunde 12:00/);
    assert.doesNotMatch(wordsOn(day.page.querySelector("main")), /kr\./);
    assert.deepEqual([started.path, ended.path], [`/today?day=${DAY}`, `/today?day=${DAY}`]);
    assert.match(visits(started)[0], /I gang/);
    assert.match(visits(ended)[0], /Udført/);
    const main = (answer: Answer) => wordsOn(answer.page.querySelector(".visit:has(.btn-primary) .visit-name"));
    assert.deepEqual([main(day), main(ended)], ["Kunde 06:00", "Kunde 12:00"], "one main action: the next visit's");
    assert.equal(ended.page.querySelectorAll(".visit .btn-primary").length, 1);
    assert.ok(late.id);
  },
);

eachSite(
  "a manager sees everybody's day or one person's; a day that cannot be read is today; Carla sees none of it",
  async (office) => {
    const { cast } = office;
    await planned(office, "07:00", cast.mads.userId);
    const anna = await office.browser("anna"),
      vera = await office.browser("vera"),
      carla = await office.browser("carla");

    const all = await anna.get(`/today?day=${DAY}`);
    const one = await anna.get(`/today?day=${DAY}&person=${cast.mads.userId}`);
    const odd = await anna.get("/today?day=2027-02-30&person=nobody");
    const hers = await carla.get(`/today?day=${DAY}&person=${cast.mads.userId}`);

    assert.ok(visits(all).some((visit) => visit.includes("Kunde 07:00")));
    assert.ok(visits(all).some((visit) => visit.includes("Mads")), "among several, each visit says whose it is");
    assert.ok(visits(one).every((visit) => !visit.includes("Mads")) && visits(one).length > 0);
    assert.match(wordsOn(odd.page.querySelector("h1")), /I dag/);
    assert.deepEqual(visits(hers), []);
    assert.equal((await vera.get(`/today?day=${DAY}`)).page.querySelector(".visit-step"), null);
    assert.match((await (await office.browser(null)).get("/today")).path, /^\/login/);
  },
);
