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
