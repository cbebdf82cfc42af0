import assert from "node:assert/strict";
import { leadFacts } from "../../adapters/memory/builders.ts";
import { screenTest } from "../../tools/test_screen.ts";
import { kept } from "../../tools/test_site.ts";

screenTest(
  "a lead is dragged or carried with the keys, taken back, asked about, and goes back where the server refuses",
  async ({ page, origin, cast, books }) => {
    for (const contactName of ["Trækkes", "Bæres", "Bliver"]) {
      kept(await books.recordLead(cast.anna, leadFacts({ contactName })));
    }
    const inColumn = (status: string, name: string) =>
      page.locator(`[data-column="${status}"] [data-card][data-name="${name}"]`);
    const ready = () => page.waitForFunction(() => document.querySelector("[data-card][draggable]") !== null);
    const open = (status: string) => page.locator(`[data-column="${status}"]`).getAttribute("data-open");
    await page.goto(`${origin}/leads/board`);
    await ready();

    await inColumn("NEW", "Trækkes").locator(".deal-grip").dragTo(page.locator('[data-column="QUALIFIED"]'));
    await inColumn("QUALIFIED", "Trækkes").waitFor();
    await page.locator(".toast", { hasText: "Trækkes er nu: Kvalificeret." }).waitFor();
    await page.locator(".toast").getByText("Fortryd").click();
    await inColumn("NEW", "Trækkes").waitFor();

    await ready();
    await inColumn("NEW", "Bæres").locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    assert.deepEqual([await open("NEW"), await open("CONTACTED"), await open("CONVERTED")], ["no", "here", "yes"]);
    await page.keyboard.press("Enter");
    await inColumn("CONTACTED", "Bæres").waitFor();
    await page.waitForTimeout(300);
    await inColumn("CONTACTED", "Bæres").locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await page.waitForURL(/dialog=convert&back=board$/);

    await page.goto(`${origin}/leads/board`);
    await ready();
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    await page.locator(".board-card .menu[open]").waitFor();
    await page.keyboard.press("s");
    await page.route("**/move", (route) => route.fulfill({ status: 409, json: { sentence: "Det går ikke" } }));
    await inColumn("NEW", "Bliver").locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.locator(".toast", { hasText: "Det går ikke" }).waitFor();
    await inColumn("NEW", "Bliver").waitFor();
  },
);
