import assert from "node:assert/strict";
import { eachSite } from "../../tools/test_site.ts";
import { wordsOn } from "../../tools/test_visitor.ts";

eachSite(
  "one word finds sales and customers, on a page and for the palette, as far as the reader may see",
  async (office) => {
    const { cast } = office;
    const customer = await office.customer({ name: "Palle Paletsen" });
    const sale = await office.sale({ customerId: customer.id, assignedTo: cast.mads.userId });
    const [anna, bo, carla] = [await office.browser("anna"), await office.browser("bo"), await office.browser("carla")];

    const page = await anna.get("/find?q=Paletsen");
    const suggested = JSON.parse((await anna.get("/find/suggest?q=Paletsen")).text).data;
    const his = JSON.parse((await bo.get("/find/suggest?q=Paletsen")).text).data;
    const hers = JSON.parse((await carla.get("/find/suggest?q=Paletsen")).text).data;

    assert.match(
      wordsOn(page.page.querySelector("main")),
      new RegExp(`Kunder Palle.*Salg ${sale.number} · Palle Paletsen`),
    );
    assert.deepEqual(suggested.map(({ href }: { href: string }) => href), [
      `/customers/${customer.id}`,
      `/sales/${sale.id}`,
    ]);
    assert.deepEqual(his.map(({ href }: { href: string }) => href), [`/customers/${customer.id}`]);
    assert.deepEqual(hers, []);

    const before = async (browser: typeof anna) =>
      JSON.parse((await browser.get("/find/suggest?q=")).text).data.map(({ href }: { href: string }) => href);
    assert.ok(
      (await before(anna)).includes(`/sales/${sale.id}`),
      "what happened last stands there before a word is typed",
    );
    assert.ok(!(await before(bo)).includes(`/sales/${sale.id}`));
    assert.ok(!(await before(carla)).includes(`/sales/${sale.id}`));
  },
);

eachSite("nothing typed, nothing found and odd letters are all answered", async (office) => {
  const anna = await office.browser("anna");

  const empty = await anna.get("/find");
  const none = await anna.get("/find?q=%F0%9F%A6%84zzz%27%22%3Cb%3E");
  const suggested = await anna.get("/find/suggest?q=%20");

  assert.equal(empty.status, 200);
  assert.match(wordsOn(none.page.querySelector("main")), /Intet fundet/);
  assert.ok(Array.isArray(JSON.parse(suggested.text).data));
  assert.match((await (await office.browser(null)).get("/find")).path, /^\/login/);
});
