import assert from "node:assert/strict";
import { eachSite } from "../tools/test_site.ts";

eachSite("of a list that is narrowed no way out of it is called the page one is on", async (office) => {
  const browser = await office.browser("anna");
  const lists = ["/sales", "/sales/board", "/customers", "/leads", "/services", "/agreements"];

  for (const path of [...lists.map((list) => `${list}?q=findes+ikke`), "/settings/audit?to=2026-01-01"]) {
    const { page, status } = await browser.get(path);
    const ways = [...page.querySelectorAll("main a.btn")];
    const clear = ways.filter((way) => way.classList.contains("filters-clear"));

    assert.deepEqual([status, clear.length], [200, 1], path);
    assert.deepEqual(ways.filter((way) => way.getAttribute("aria-current") !== "false").map(String), [], path);
    assert.ok(page.querySelector('nav [aria-current="page"], aside [aria-current="page"]'), `where one is: ${path}`);
  }
});

eachSite("in the calendar no other week is called the one that is shown", async (office) => {
  const browser = await office.browser("anna");

  const { page } = await browser.get("/calendar?day=2026-10-28");
  const weeks = [...page.querySelectorAll('main a.btn[href^="/calendar?day="]')];

  assert.equal(weeks.length, 3);
  assert.deepEqual(weeks.map((week) => week.getAttribute("aria-current")), ["false", "false", "false"]);
});

eachSite(
  "a dialog's way out, another part of a list and a figure's list are not called where one is",
  async (office) => {
    const sale = await office.sale();
    for (let more = 0; more < 100; more++) await office.sale();
    const browser = await office.browser("anna");
    const looked: [path: string, ways: string, count: number][] = [
      [`/sales/${sale.id}?dialog=pay`, `a[href="/sales/${sale.id}"]`, 3],
      ["/settings/audit", "a[rel=next]", 1],
      ["/sales?pageSize=20", "a[rel=next]", 1],
      ["/sales/board", "a.deals-count, a.deals-more", 9],
      ["/leads/report", "a.kpi", 3],
    ];

    for (const [path, links, count] of looked) {
      const ways = [...(await browser.get(path)).page.querySelector("main")!.querySelectorAll(links)];
      assert.deepEqual(ways.map((way) => way.getAttribute("aria-current")), Array(count).fill("false"), path);
    }
  },
);
