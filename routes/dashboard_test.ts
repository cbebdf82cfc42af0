import assert from "node:assert/strict";
import { eachSite, TEST_ORIGIN } from "../tools/test_site.ts";
import { wordsOn } from "../tools/test_visitor.ts";

eachSite(
  "a firm without a sale is shown the way to its first one, step by step, and no longer once there is one",
  async (office) => {
    const anna = await office.browser("anna"), bo = await office.browser("bo"), vera = await office.browser("vera");
    const steps = async (browser: typeof anna) =>
      [...(await browser.get("/dashboard")).page.querySelectorAll("main ol.outcomes li")].map((row) => ({
        to: row.querySelector("a")?.getAttribute("href") ?? null,
      }));

    assert.deepEqual((await steps(anna)).map(({ to }) => to), [
      "/settings",
      "/services/new",
      "/customers/new",
      "/sales/new",
    ]);
    assert.deepEqual(
      [(await steps(bo)).length, (await steps(vera)).length],
      [0, 0],
      "it is for those who set the firm up",
    );

    await office.service({ name: "Vinduer" });
    const customer = await office.customer({ name: "Den Første" });
    assert.deepEqual((await steps(anna)).map(({ to }) => to), ["/settings", null, null, "/sales/new"]);

    await office.sale({ customerId: customer.id });
    assert.deepEqual(await steps(anna), []);
    assert.match(wordsOn((await anna.get("/dashboard")).page.querySelector("main")), /Omsætning/);
  },
  { alone: true },
);

eachSite("whoever looks at /health is told up, without a login and without a name", async (office) => {
  const answer = await office.site.fetch(new Request(`${TEST_ORIGIN}/health`));

  assert.deepEqual([answer.status, await answer.json()], [200, { status: "up" }]);
  assert.equal(answer.headers.get("cache-control"), "no-store");
});
