import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { type Play, screenTest, scriptsWork } from "../../tools/test_stage.ts";
import { kept } from "../../tools/test_site.ts";
import { until } from "../../tools/until.ts";

const offer = (page: Page) => page.locator("[role=status]:visible", { hasText: "blev ikke gemt" });
const text = (page: Page) => page.locator("[name='lines.0.description']");
const keptIn = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage));
const countOf = async ({ books, cast }: Play) =>
  kept(await books.findSales(cast.anna, EVERY_SALE, { by: "date", descending: true }, { size: 1, page: 1 })).totals
    .count;

/** A new sale's form with something in it, which is kept by now. */
async function typeIn({ page, origin }: Play, description: string): Promise<void> {
  await page.goto(`${origin}/sales/new`);
  await scriptsWork(page);
  await page.fill("[name=customerSearch]", "Hanne H");
  await text(page).fill(description);
  await page.locator("[name='lines.0.unitPrice']").fill("1.000");
  await until(async () => (await keptIn(page)).includes("1.000"));
}

screenTest("a sale that was left is offered back with all its lines, and not again once it is saved", async (play) => {
  const { page, origin } = play;
  await typeIn(play, "Vinduer på 1. sal");
  await page.getByRole("button", { name: "Tilføj linje" }).click();
  await page.locator("[name='lines.1.description']").fill("Kørsel");
  await page.locator("[name='newCustomer.name']").evaluate((field: HTMLInputElement) => {
    field.value = "Hanne Holm";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.goto(`${origin}/customers`);

  await page.goto(`${origin}/sales/new`);
  await offer(page).getByRole("button", { name: "Fortsæt, hvor du slap" }).click();
  await page.locator("[name='lines.1.description']").waitFor();
  const back = await Promise.all(
    ["customerSearch", "lines.0.description", "lines.0.unitPrice", "lines.1.description", "newCustomer.name"].map(
      (name) => page.locator(`[name='${name}']`).first().inputValue(),
    ),
  );
  const before = await countOf(play);
  await page.locator("[name='lines.1.unitPrice']").fill("250");
  await page.locator(".form-acts .btn-primary").click();
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}$/);
  await until(async () => !(await keptIn(page)).includes("kept:"));
  await page.goto(`${origin}/sales/new`);
  await scriptsWork(page);

  assert.deepEqual(back, ["Hanne H", "Vinduer på 1. sal", "1.000", "Kørsel", "Hanne Holm"]);
  assert.deepEqual([before, await countOf(play), await offer(page).count()], [0, 1, 0]);
});

screenTest("what was typed outlives the session, for its own person only, and no logout", async (play) => {
  const { page, origin } = play;
  const context = page.context(), cookies = await context.cookies();
  await typeIn(play, "Hovedrengøring");
  await context.clearCookies();
  await page.locator(".form-acts .btn-primary").click();
  await page.waitForURL(/\/login/);
  await context.addCookies(cookies);
  await page.goto(`${origin}/sales/new`);
  await offer(page).waitFor();

  await page.evaluate(() => {
    const [name] = Object.keys(sessionStorage);
    sessionStorage.setItem(name.replace(/:[^:]*:/, ":somebody-else:"), sessionStorage.getItem(name)!);
  });
  await page.goto(`${origin}/profile`);
  await page.locator('form[action="/logout"]').first().evaluate((form: HTMLFormElement) => form.submit());
  await page.waitForURL(/\/login\?out=1/);
  await until(async () => await keptIn(page) === "{}");
});

screenTest(
  "what was left is thrown away by a click, by giving the form up, and by itself after a day",
  async (play) => {
    const { page, origin } = play;
    const again = async () => {
      await page.goto(`${origin}/sales/new`);
      await scriptsWork(page);
      return await offer(page).count();
    };
    await typeIn(play, "Kasseres");
    await page.goto(`${origin}/sales/new`);
    await offer(page).getByRole("button", { name: "Kassér" }).click();
    const discarded = [await offer(page).count(), await again()];
    await typeIn(play, "Annulleres");
    await page.locator(".form-acts a").click();
    await page.waitForURL(`${origin}/sales`);
    const cancelled = await again();
    await typeIn(play, "For gammel");
    await page.goto(`${origin}/sales`);
    await page.evaluate(() => {
      for (const name of Object.keys(sessionStorage)) {
        const old = JSON.parse(sessionStorage.getItem(name)!);
        sessionStorage.setItem(name, JSON.stringify({ ...old, at: old.at - 25 * 3_600_000 }));
      }
    });
    const old = await again();

    assert.deepEqual([discarded, cancelled, old, await keptIn(page)], [[0, 0], 0, 0, "{}"]);
  },
);
