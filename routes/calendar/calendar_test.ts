import assert from "node:assert/strict";
import { addMinutes, type Instant } from "../../domain/kernel/time.ts";
import { eachSite, kept, type Office } from "../../tools/test_site.ts";
import { wordsOn } from "../../tools/test_visitor.ts";

/** A Monday far ahead. */
const DAY = "2031-06-16";
const AT_NINE = "2031-06-16T07:00:00.000Z" as Instant;

const JSON_WANTED = { accept: "application/json" };

async function planned(office: Office, at: Instant, who: "bo" | "mads" = "bo") {
  const sale = await office.sale({ assignedTo: office.cast[who].userId });
  return kept(await office.books.planVisit(office.cast.anna, sale.id, { scheduledAt: at }));
}

eachSite("the week shows who is where and free when, and a visit is moved by its form", async (office) => {
  const { cast } = office;
  const anna = await office.browser("anna");
  const sale = await planned(office, AT_NINE);
  const week = await anna.get(`/calendar?day=${DAY}`);
  const cell = (who: "bo" | "mads", day = DAY, page = week) =>
    page.page.querySelector(`.week [data-person="${cast[who].userId}"][data-day="${day}"]`)!;

  const move = cell("bo").querySelector(".week-acts a")!.getAttribute("href")!;
  const form = await anna.get(move);
  const moved = await anna.submit(form, `/sales/${sale.id}/visit`, {
    scheduledAt: "2031-06-17T13:30",
    assignedTo: cast.mads.userId,
  });

  assert.match(wordsOn(cell("bo")), /08\.00–09\.00 ledig 09\.00–10\.00.*10\.00–16\.00 ledig/);
  assert.match(wordsOn(cell("bo", "2031-06-21")), /Fri/);
  assert.equal(moved.path, `/calendar?day=${DAY}`);
  assert.match(wordsOn(moved.page.querySelector("main")), new RegExp(`${sale.number} er nu tirs\\. .*13\\.30–14\\.30`));
  assert.match(wordsOn(cell("mads", "2031-06-17", moved)), /13\.30–14\.30/);
  assert.equal(cell("bo", DAY, moved).querySelector("[data-sale]"), null);
}, { alone: true });

eachSite(
  "a move into another visit is refused with that visit named: in the form, and in words for a dragged card",
  async (office) => {
    const { cast } = office;
    const anna = await office.browser("anna");
    const first = await planned(office, AT_NINE), second = await planned(office, addMinutes(AT_NINE, 120));
    const form = await anna.get(`/sales/${second.id}/visit`);

    const refused = await anna.submit(form, `/sales/${second.id}/visit`, { scheduledAt: `${DAY}T09:30` });
    const body = { scheduledAt: `${DAY}T09:30`, assignedTo: cast.bo.userId, version: String(second.version) };
    const dragged = await anna.send(`/sales/${second.id}/visit`, new URLSearchParams(body), JSON_WANTED);
    const done = await anna.send(
      `/sales/${second.id}/visit`,
      new URLSearchParams({ ...body, scheduledAt: `${DAY}T13:00` }),
      JSON_WANTED,
    );

    assert.equal(refused.status, 409);
    assert.match(wordsOn(refused.page.querySelector("#f-scheduledAt-error")), new RegExp(first.number));
    assert.equal(dragged.status, 409);
    assert.match(JSON.parse(dragged.text).sentence, new RegExp(first.number));
    assert.equal(done.status, 200);
    assert.match(JSON.parse(done.text).sentence, /13\.00/);
  },
  { alone: true },
);

eachSite("a free time is found and taken with one press, and an accepted sale is then planned", async (office) => {
  const { cast } = office;
  const anna = await office.browser("anna");
  await planned(office, AT_NINE);
  const sale = await office.sale({ assignedTo: cast.bo.userId });

  const free = await anna.get(`/calendar/free?sale=${sale.id}&date=${DAY}&person=${cast.bo.userId}`);
  const times = [...free.page.querySelectorAll(`form button[name="scheduledAt"]`)].map((one) =>
    one.getAttribute("value")
  );
  const dialog = await anna.get(`/sales/${sale.id}?dialog=SCHEDULED&at=${DAY}T10:00`);
  const taken = await anna.submit(dialog, `/sales/${sale.id}/status`, {}, "Planlæg");

  assert.ok(times.includes(`${DAY}T08:00`) && times.includes(`${DAY}T10:00`) && !times.includes(`${DAY}T09:00`));
  assert.ok(dialog.page.querySelector(`a[href*="at="]`), "the dialog offers free times");
  assert.match(wordsOn(taken.page.querySelector("main")), /Planlagt/);
  const answer = await anna.post(`/sales/${sale.id}/visit`, { scheduledAt: `${DAY}T14:00`, version: "2" });
  assert.equal(answer.path, `/sales/${sale.id}`);
}, { alone: true });

eachSite(
  "hours, absences and the firm's calendar are kept, told wrong at their field, and change what is free",
  async (office) => {
    const { cast } = office;
    const anna = await office.browser("anna");
    const page = `/calendar/people/${cast.bo.userId}`;
    const free = async () => {
      const { page } = await anna.get(`/calendar/free?date=${DAY}&person=${cast.bo.userId}`);
      const monday = [...page.querySelectorAll(".slot-day")].find((day) => wordsOn(day).includes("16.06.2031"));
      return [...monday?.querySelectorAll("li") ?? []].map((one) => wordsOn(one));
    };

    const wrong = await anna.submit(await anna.get(page), page, { "week.0": "16-8" }, "Gem arbejdstid");
    await anna.submit(await anna.get(page), page, { "week.0": "12-13" }, "Gem arbejdstid");
    const own = await free();
    await anna.submit(await anna.get(page), page, {}, "Brug firmaets arbejdstid");
    const settings = await anna.get("/settings/calendar");
    const odd = await anna.submit(settings, "/settings/calendar", { travelMinutes: "999", "week.1": "x" });
    await anna.submit(settings, "/settings/calendar", { "week.0": "9-10", travelMinutes: "0" });
    const firms = await free();
    const backwards = await anna.submit(
      await anna.get(page),
      page,
      { from: DAY, until: "2031-06-15" },
      "Tilføj fravær",
    );
    await anna.submit(await anna.get(page), page, { from: DAY, until: DAY }, "Tilføj fravær");
    const away = await free();
    const dropped = await anna.submit(await anna.get(page), page, {}, `Fjern fravær 16.06.2031`);

    assert.equal(wrong.status, 422);
    assert.match(wordsOn(wrong.page.querySelector("#f-week-0-error")), /08:00-12:00/);
    assert.deepEqual([own, firms, away, await free()], [["12.00"], ["09.00"], [], ["09.00"]]);
    assert.deepEqual([odd.status, backwards.status, dropped.path], [422, 422, page]);
    assert.ok(odd.page.querySelector("#f-travelMinutes-error") && odd.page.querySelector("#f-week-1-error"));
    assert.ok(backwards.page.querySelector("#f-until-error"));
  },
  { alone: true },
);

eachSite(
  "a calendar link shows its person's visits at the right moments, and nothing once it is shut",
  async (office) => {
    const { cast, books } = office;
    const bo = await office.browser("bo"), nobody = await office.browser(null);
    const soon = `${new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)}T07:00:00.000Z` as Instant;
    const his = await planned(office, soon), hers = await planned(office, soon, "mads");
    const customer = await office.customer({ name: "Ås, Bo; & Co\\n" }, "carla");
    const elsewhere = await office.sale({ customerId: customer.id, assignedTo: cast.carla.userId }, "carla");
    kept(await books.planVisit(cast.carla, elsewhere.id, { scheduledAt: soon }));
    const page = `/calendar/people/${cast.bo.userId}`;

    const made = await bo.submit(await bo.get(page), page, {}, "Opret link");
    const link = made.page.querySelector<HTMLInputElement>("#f-link")!.getAttribute("value")!;
    const path = new URL(link).pathname;
    const feed = await nobody.get(path);
    const again = await bo.get(page);
    await bo.submit(again, page, {}, "Luk linket");
    const shut = await nobody.get(path);

    const lines = feed.text.replaceAll("\r\n ", "").split("\r\n");
    const values = (name: string) =>
      lines.filter((line) => line.split(/[:;]/)[0] === name).map((line) => line.split(":").slice(1).join(":"));
    assert.equal(feed.status, 200);
    assert.match(feed.headers.get("content-type")!, /^text\/calendar/);
    assert.deepEqual(values("UID"), [`${his.id}@tekup-sales`]);
    const utc = (instant: string) => instant.replaceAll(/[-:]|\.000/g, "");
    assert.deepEqual([values("DTSTART"), values("DTEND")], [[utc(soon)], [utc(his.scheduledUntil!)]]);
    assert.ok(!feed.text.includes(hers.number) && !feed.text.includes(elsewhere.number));
    assert.ok(!again.text.includes(path), "the link is shown once");
    assert.equal(shut.status, 404);
    for (const odd of ["/feeds/x.ics", `${path.slice(0, -4)}`, `/feeds/${"0".repeat(75)}.ics`]) {
      assert.equal((await nobody.get(odd)).status, 404, odd);
    }
  },
  { alone: true },
);

eachSite(
  "each plans as far as the table says: a seller the own days, who looks on none, Carla nobody of ours",
  async (office) => {
    const { cast } = office;
    const sale = await planned(office, AT_NINE, "mads");
    const [bo, vera, carla] = [await office.browser("bo"), await office.browser("vera"), await office.browser("carla")];
    const page = (who: "bo" | "mads") => `/calendar/people/${cast[who].userId}`;
    const statuses = async (browser: typeof bo) => [
      (await browser.get(page("bo"))).status,
      (await browser.get(page("mads"))).status,
      (await browser.post(page("mads"), { do: "usual" })).status,
      (await browser.post(`/sales/${sale.id}/visit`, { scheduledAt: `${DAY}T12:00`, version: "1" })).status,
    ];

    assert.deepEqual(await statuses(bo), [200, 404, 404, 404]);
    assert.deepEqual(await statuses(vera), [403, 403, 403, 403]);
    assert.deepEqual(await statuses(carla), [404, 404, 404, 404]);
    const [his, hers] = [await bo.get(`/calendar?day=${DAY}`), await carla.get(`/calendar?day=${DAY}`)];
    assert.ok(!his.text.includes(sale.number) && !hers.text.includes(sale.number));
    assert.equal((await bo.get("/settings/calendar")).status, 403);
  },
);
