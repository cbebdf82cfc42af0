import assert from "node:assert/strict";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import { eachSite, kept } from "../../tools/test_site.ts";
import { type Answer, plainText, wordsOn } from "../../tools/test_visitor.ts";

const AT = "2027-03-01T08:00:00.000Z" as Instant;
const column = ({ page }: Answer, status: string) => page.querySelector(`[data-column="${status}"]`)!;
const cards = (answer: Answer, status: string) =>
  [...column(answer, status).querySelectorAll("[data-card]")].map((card) => card.getAttribute("data-name"));

eachSite(
  "the board counts and sums each state, lays out what is worked on, and shares the list's filters",
  async (office) => {
    const { cast, books } = office;
    const browser = await office.browser("anna");
    const quote = await office.sale({ status: "QUOTE_SENT", assignedTo: cast.bo.userId });
    const accepted = await office.sale({ assignedTo: cast.mads.userId });
    const lost = await office.sale({ status: "QUOTE_SENT" });
    kept(await books.moveSale(cast.anna, lost.id, { to: "LOST", reason: "For dyrt" }));

    const board = await browser.get("/sales/board");
    const his = await browser.get(`/sales/board?assignedTo=${cast.bo.userId}&status=LOST`);

    assert.deepEqual([cards(board, "QUOTE_SENT"), cards(board, "ACCEPTED")], [[quote.number], [accepted.number]]);
    assert.match(wordsOn(column(board, "QUOTE_SENT")), /Tilbud sendt 1 1\.000 kr\./);
    assert.match(wordsOn(column(board, "LOST")), /Tabt 1 1\.000 kr\./);
    assert.deepEqual([cards(his, "QUOTE_SENT"), cards(his, "ACCEPTED")], [[quote.number], []]);
    const next = [...board.page.querySelectorAll("[data-next]")].map((card) => card.getAttribute("data-next"));
    assert.deepEqual(next, ["ACCEPTED LOST", "SCHEDULED CANCELLED"]);
  },
  { alone: true },
);

eachSite(
  "what is planned stands on the board with the next visit first, and so does the list it leads to",
  async (office) => {
    const { cast, books } = office;
    const planned: string[] = [];
    for (const day of ["2027-03-03", "2027-03-01", "2027-03-02"]) {
      const sale = await office.sale({ saleDate: day as Day, scheduledAt: `${day}T08:00:00.000Z` as Instant });
      kept(await books.moveSale(cast.anna, sale.id, { to: "SCHEDULED" }));
      planned.push(sale.number);
    }
    const browser = await office.browser("anna");
    const board = await browser.get("/sales/board");
    const list = await browser.get(column(board, "SCHEDULED").querySelector("a.deals-count")!.getAttribute("href")!);

    const nextFirst = [planned[1], planned[2], planned[0]];
    assert.deepEqual(cards(board, "SCHEDULED"), nextFirst);
    assert.deepEqual([...list.page.querySelectorAll("tbody a.row-link")].map(plainText), nextFirst);
  },
  { alone: true },
);

eachSite(
  "the board is narrowed to a report's seller and source as the list is, and its counts lead to as many",
  async (office) => {
    const { cast } = office;
    const browser = await office.browser("anna");
    const his = await office.sale({ status: "QUOTE_SENT", assignedTo: cast.bo.userId, source: "PHONE" });
    await office.sale({ status: "QUOTE_SENT", assignedTo: cast.bo.userId, source: "EMAIL" });
    await office.sale({ status: "QUOTE_SENT", assignedTo: cast.mads.userId, source: "PHONE" });

    const board = await browser.get(`/sales/board?owner=${cast.bo.userId}&source=PHONE&paymentStatus=PAID`);
    const count = column(board, "QUOTE_SENT").querySelector("a.deals-count")!;
    const list = await browser.get(count.getAttribute("href")!);
    const searched = await browser.submit(board, "/sales/board", { q: his.number });

    assert.deepEqual(cards(board, "QUOTE_SENT"), [his.number]);
    assert.deepEqual([...board.page.querySelectorAll("a.chip")].map(plainText), ["Kilde: Telefon", "Sælger: Bo Bech"]);
    assert.equal(plainText(count), "1");
    assert.match(wordsOn(list.page.querySelector(".page-head")), /\b1 salg/);
    assert.deepEqual([...searched.page.querySelectorAll("a.chip")].length, 2, "a search keeps what it is narrowed to");
  },
  { alone: true },
);

eachSite(
  "a card is moved by its menu and moved back by the toast, both landing on the board as it was",
  async (office) => {
    const browser = await office.browser("anna");
    const sale = await office.sale({ status: "QUOTE_SENT" });
    const board = await browser.get("/sales/board?q=" + sale.number);

    const moved = await browser.submit(board, `/sales/${sale.id}/status`, {}, "Accepteret");
    const undo = moved.page.querySelector('[role="status"] form')!.getAttribute("action")!;
    const undone = await browser.submit(moved, undo);
    const again = await browser.post(undo, {});

    assert.equal(moved.path, `/sales/board?q=${sale.number}`);
    assert.deepEqual([cards(moved, "QUOTE_SENT"), cards(moved, "ACCEPTED")], [[], [sale.number]]);
    assert.equal(undone.path, `/sales/board?q=${sale.number}`);
    assert.deepEqual(cards(undone, "QUOTE_SENT"), [sale.number]);
    assert.match(wordsOn(undone.page.querySelector("main")), new RegExp(`${sale.number} er igen Tilbud sendt`));
    assert.equal(again.status, 409);
  },
);

eachSite("a state that asks for something opens its dialog, which leads back to the board", async (office) => {
  const browser = await office.browser("anna");
  const sale = await office.sale();
  const board = await browser.get(`/sales/board?q=${sale.number}`);
  const ways = [...board.page.querySelectorAll("[data-card] .menu-item")].map((way) => way.getAttribute("href")!);

  const dialog = await browser.get(ways[1]);
  const empty = await browser.submit(dialog, `/sales/${sale.id}/status`, { reason: "" });
  const cancelled = await browser.submit(empty, `/sales/${sale.id}/status`, { reason: "Flyttet" });

  assert.equal(empty.status, 422);
  assert.equal(cancelled.path, `/sales/board?q=${sale.number}`);
  assert.match(wordsOn(column(cancelled, "CANCELLED")), /Annulleret 1/);
});

eachSite("the timeline takes the last move back, for those who may edit, and says so", async (office) => {
  const { cast, books } = office;
  const browser = await office.browser("bo"), viewer = await office.browser("vera");
  const sale = await office.sale({ assignedTo: cast.bo.userId, scheduledAt: AT });
  kept(await books.moveSale(cast.anna, sale.id, { to: "CANCELLED", reason: "Syg" }));
  const page = await browser.get(`/sales/${sale.id}`), hers = await viewer.get(`/sales/${sale.id}`);

  const undone = await browser.submit(page, `/sales/${sale.id}/undo`);

  assert.equal(undone.path, `/sales/${sale.id}`);
  assert.match(plainText(undone.page.querySelector(".timeline li")), /Fortrudt, igen Accepteret/);
  assert.equal(undone.page.querySelector(`form[action="/sales/${sale.id}/undo"]`), null);
  assert.equal(hers.page.querySelector(`form[action="/sales/${sale.id}/undo"]`), null);
});

eachSite(
  "a dragged card is answered in words: what happened and how it is undone, or why it may not",
  async (office) => {
    const browser = await office.browser("anna");
    const sale = await office.sale({ status: "QUOTE_SENT" });
    const move = (fields: Record<string, string>) => browser.post(`/sales/${sale.id}/move`, fields);

    const illegal = await move({ to: "PAID", version: "1" });
    const moved = await move({ to: "ACCEPTED", version: "1", back: "board" });
    const stale = await move({ to: "CANCELLED", version: "1", reason: "x" });
    const odd = await move({ to: "NOWHERE", version: "x", more: "y" });

    assert.deepEqual([illegal.status, moved.status, stale.status, odd.status], [409, 200, 409, 422]);
    assert.match(JSON.parse(illegal.text).sentence, /Tilbud sendt/);
    assert.deepEqual(JSON.parse(moved.text), {
      sentence: `${sale.number} er nu Accepteret.`,
      undo: `/sales/${sale.id}/undo?version=2&back=board`,
    });
    assert.ok(JSON.parse(odd.text).sentence.length > 0);
  },
);

eachSite(
  "each sees on the board what the list shows them; Carla's firm is another, and nobody is sent to log in",
  async (office) => {
    const { cast } = office;
    const his = await office.sale({ assignedTo: cast.bo.userId });
    const hers = await office.sale({ assignedTo: cast.mads.userId });
    const [bo, vera, carla, nobody] = [
      await office.browser("bo"),
      await office.browser("vera"),
      await office.browser("carla"),
      await office.browser(null),
    ];

    const board = await bo.get("/sales/board");
    const seen = await vera.get("/sales/board");
    const other = await carla.get("/sales/board");

    assert.ok(cards(board, "ACCEPTED").includes(his.number));
    assert.ok(!board.text.includes(hers.number));
    assert.ok(cards(seen, "ACCEPTED").includes(hers.number));
    assert.deepEqual([...seen.page.querySelectorAll("[data-card] form, .deal-grip")], []);
    assert.ok(!other.text.includes(his.id));
    const acts = ["move", "undo"].map(async (act) =>
      (await carla.post(`/sales/${his.id}/${act}`, { to: "CANCELLED", reason: "x", version: "1" })).status
    );
    assert.deepEqual(await Promise.all(acts), [404, 404]);
    assert.equal((await vera.post(`/sales/${his.id}/undo`, { version: "1" })).status, 403);
    assert.match((await nobody.get("/sales/board")).path, /^\/login/);
  },
);
