import assert from "node:assert/strict";
import { eachSite } from "../../tools/test_site.ts";
import { type Answer, plainText } from "../../tools/test_visitor.ts";

const tabs = ({ page }: Answer) => [...page.querySelectorAll(".tab")].map(plainText);
const current = ({ page }: Answer) => plainText(page.querySelector(".tab[aria-current=page]"));

eachSite("a list is kept as a tab, replaced under the same name, and dropped", async (office) => {
  const browser = await office.browser("bo");
  const list = await browser.get("/sales?status=LOST&q=&page=2");

  const kept = await browser.submit(list, "/sales/views", { name: "Tabte" });
  const other = await browser.submit(await browser.get("/sales?q=Jens"), "/sales/views", { name: "Tabte" });
  const dropped = await browser.submit(other, "/sales/views", {}, "Slet visningen ”Tabte”");

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

eachSite("a view that could not be kept comes back with what was typed and what is wrong with it", async (office) => {
  const anna = await office.browser("anna");
  const long = "Betalt i november ".repeat(4);

  const [empty, tooLong] = [
    await anna.post("/sales/views", { name: " ", query: "status=CANCELLED" }),
    await anna.post("/sales/views", { name: long, query: "status=CANCELLED", shared: "yes" }),
  ];
  const kept = await anna.submit(tooLong, "/sales/views", { name: "Betalt" });

  assert.match(plainText(empty.page.querySelector("main")), /Navn: skal udfyldes/);
  assert.match(plainText(tooLong.page.querySelector("main")), /Navn: teksten er for lang/);
  assert.equal(tooLong.page.querySelector('input[name="name"]')?.getAttribute("value"), long);
  assert.ok(tooLong.page.querySelector('input[name="shared"]')?.hasAttribute("checked"));
  assert.deepEqual([kept.path, current(kept)], ["/sales?status=CANCELLED", "Betalt"]);
});

const headers = ({ page }: Answer) => [...page.querySelectorAll("thead th")].map(plainText);

eachSite("columns are chosen by a form, stay with filters and order, and are kept with the view", async (office) => {
  await office.sale({ status: "QUOTE_SENT" });
  const anna = await office.browser("anna"), bo = await office.browser("bo");
  const list = await anna.get("/sales?status=QUOTE_SENT&sort=-amount");
  const form = list.page.querySelector('form[action="/sales"]:has([name="column"])')!;
  const offered = [...form.querySelectorAll("input[type=checkbox]")].map((box) => [
    ...[box.getAttribute("value"), box.hasAttribute("checked")],
  ]);

  const chosen = await anna.get("/sales?status=QUOTE_SENT&sort=-amount&column=number&column=payment&column=source");
  const filtered = chosen.page.querySelector('form[role="search"]')!;
  const kept = await anna.submit(chosen, "/sales/views", { name: "Smal", shared: "yes" });
  await office.sale({ status: "QUOTE_SENT", assignedTo: office.cast.bo.userId });
  const plain = await bo.get("/sales?column=nonsense&column=");
  const link = [...plain.page.querySelectorAll(".tab")].find((tab) => plainText(tab) === "Smal")!.getAttribute("href")!;
  const his = await bo.get(`/sales${link}`);

  assert.deepEqual(offered.filter(([, on]) => on).map(([key]) => key), [
    ...["customer", "service", "amount", "status", "date", "assignee"],
  ]);
  assert.equal(form.querySelector('input[type=hidden][name="sort"]')?.getAttribute("value"), "-amount");
  assert.deepEqual(headers(chosen), ["Vælg", "Nummer", "Betaling", "Kilde", "Handlinger"]);
  assert.deepEqual(
    [...filtered.querySelectorAll('[name="column"]')].map((field) => field.getAttribute("value")),
    ["number", "payment", "source"],
  );
  assert.deepEqual([headers(kept), current(kept)], [headers(chosen), "Smal"]);
  assert.deepEqual(headers(plain).slice(1, 4), ["Nummer", "Kunde", "Ydelse"]);
  assert.deepEqual(headers(his), headers(chosen));
}, { alone: true });
