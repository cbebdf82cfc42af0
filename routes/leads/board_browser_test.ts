import assert from "node:assert/strict";
import { leadFacts } from "../../adapters/memory/builders.ts";
import { dragOnto } from "../../tools/drag.ts";
import { screenTest } from "../../tools/test_stage.ts";
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
    /** Moved so often, and the board has been brought up to date since. */
    const moved = (status: string, name: string, version: number) =>
      page.locator(`[data-column="${status}"] [data-card][data-name="${name}"][data-version="${version}"][draggable]`)
        .waitFor();
    const open = (status: string) => page.locator(`[data-column="${status}"]`).getAttribute("data-open");
    await page.goto(`${origin}/leads/board`);
    await ready();

    await dragOnto(
      page,
      inColumn("NEW", "Trækkes").locator(".deal-grip"),
      page.locator('[data-column="QUALIFIED"]'),
      async () => await inColumn("QUALIFIED", "Trækkes").count() > 0,
    );
    await moved("QUALIFIED", "Trækkes", 2);
    await page.locator(".toast", { hasText: "Trækkes er nu Kvalificeret." }).waitFor();
    await page.locator(".toast").getByText("Fortryd").click();
    await moved("NEW", "Trækkes", 3);

    await inColumn("NEW", "Bæres").locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    assert.deepEqual([await open("NEW"), await open("CONTACTED"), await open("CONVERTED")], ["no", "here", "yes"]);
    await page.keyboard.press("Enter");
    await moved("CONTACTED", "Bæres", 2);
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
