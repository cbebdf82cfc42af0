import assert from "node:assert/strict";
import { eachSite } from "../../tools/test_site.ts";
import { type Answer, plainText } from "../../tools/test_visitor.ts";

const tabs = ({ page }: Answer) => [...page.querySelectorAll(".tab")].map(plainText);
const current = ({ page }: Answer) => plainText(page.querySelector(".tab[aria-current]"));

eachSite("a list is kept as a tab, replaced under the same name, and dropped", async (office) => {
  const browser = await office.browser("bo");
  const list = await browser.get("/sales?status=LOST&q=&page=2");

  const kept = await browser.submit(list, "/sales/views", { name: "Tabte" });
  const other = await browser.submit(await browser.get("/sales?q=Jens"), "/sales/views", { name: "Tabte" });
  const dropped = await browser.submit(other, "/sales/views", {}, "Slet visningen “Tabte”");

  assert.deepEqual([kept.path, current(kept)], ["/sales?status=LOST", "Tabte"]);
  assert.equal(other.path, "/sales?q=Jens");
  assert.equal(tabs(other).filter((tab) => tab === "Tabte").length, 1);
  assert.ok(!tabs(dropped).includes("Tabte"));
});

eachSite("a shared view is everybody's in the firm, and shared by those who may", async (office) => {
  const [anna, bo, carla] = [
    await office.browser("anna"),
    await office.browser("bo"),
    await office.browser("carla"),
  ];
  const list = await anna.get("/sales?status=PAID");

  await anna.submit(list, "/sales/views", { name: "Alt betalt", shared: "yes" });

  assert.ok(tabs(await bo.get("/sales")).includes("Alt betalt"));
  assert.ok(!tabs(await carla.get("/sales")).includes("Alt betalt"));
  const id = (await anna.get("/sales?status=PAID")).page.querySelector('button[name="drop"]')!.getAttribute("value")!;
  const tries = [
    await bo.post("/sales/views", { name: "x", query: "q=1", shared: "yes" }),
    await bo.post("/sales/views", { drop: id }),
    await carla.post("/sales/views", { drop: id }),
    await anna.post("/sales/views", { name: "", query: "q=1" }),
    await anna.post("/sales/views", { name: "x", query: "q=1", more: "y" }),
  ];
  assert.deepEqual(tries.map(({ status }) => status), [403, 403, 404, 422, 422]);
});
