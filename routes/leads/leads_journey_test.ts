import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { leadFacts, serviceFacts } from "../../adapters/memory/builders.ts";
import { ore } from "../../domain/kernel/money.ts";
import { addDays } from "../../domain/kernel/time.ts";
import { chromium } from "../../tools/chromium.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { today, withinADay } from "../../tools/test_days.ts";
import { clean, words } from "../../tools/test_looks.ts";
import { openOffice, TEST_PASSWORD } from "../../tools/test_site.ts";
import { resize, serveSite } from "../../tools/test_stage.ts";

const PAGES = ["/leads", "/leads/board", "/leads/report", "/leads/scoring", "/leads/new", "/leads?followUp=overdue"];

eachDatabase(
  "a lead comes in by telephone and becomes a sale, with and without scripts; all of it is clean for axe",
  async (database) => {
    const browser = await chromium();
    if (!browser) return;
    const { origin, site, close } = await serveSite(database.engine);
    try {
      await withinADay(async () => {
        const { books, cast } = await openOffice(database.kind, database.engine, site);
        await books.recordService(cast.anna, serviceFacts({ name: "Vinduespudsning", priceOre: ore(500_00) }));
        await books.recordLead(
          cast.anna,
          leadFacts({
            contactName: "Glemte Gerda",
            followUpOn: addDays(today(), -2),
            contactPhone: "+4522334455" as never,
          }),
        );
        const { email } = cast.firms[0].members.find(({ id }) => id === cast.anna.userId)!;
        await onPhoneWithoutScripts(browser, origin, email);
        await atTheDesk(browser, origin, email);
      });
    } finally {
      await browser.close();
      await close();
    }
  },
);

/** Scripts off, on a phone: every step is a form or a link. */
async function onPhoneWithoutScripts(browser: Browser, origin: string, email: string): Promise<void> {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const page = await phone.newPage();
  await logIn(page, origin, email);
  await page.goto(`${origin}/leads/new`);
  await page.getByLabel("Navn").fill("Kamma Kro");
  await page.getByLabel("Telefon", { exact: true }).fill("33 44 55 66");
  await page.getByLabel("Interesseret i").selectOption({ label: "Vinduespudsning" });
  await page.getByLabel("Anslået værdi").fill("1.250");
  await page.getByRole("button", { name: "Opret lead" }).click();
  await page.getByLabel("Hvad skete der?").selectOption("CALL");
  await page.getByLabel("Note").fill("Vil gerne have tilbud");
  await page.getByRole("button", { name: "Gem i historikken" }).click();
  await page.getByRole("button", { name: "Markér kvalificeret" }).first().click();
  await page.getByRole("link", { name: "Gør til salg" }).click();
  await page.getByLabel("Beløb").fill("1.000");
  await page.getByRole("button", { name: "Opdatér" }).click();
  assert.match(await words(page, ".dialog"), /I alt inkl\. moms 1\.000,00 kr\./);
  await page.getByRole("button", { name: "Opret salget" }).click();
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}$/);
  assert.match(await words(page, "main"), /Kamma Kro blev til RS-\d{4}-0001\./);
  await phone.close();
}

/** With scripts: the late one is seen at once, planned from its row, moved on the board; each page looked at both ways. */
async function atTheDesk(browser: Browser, origin: string, email: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
  await logIn(page, origin, email);
  await page.goto(`${origin}/dashboard`);
  await page.getByRole("link", { name: "Vis dem" }).click();
  await page.getByRole("link", { name: "Glemte Gerda" }).click();
  await page.waitForURL(/\/leads\/[0-9a-f-]{36}$/);
  const lead = page.url();
  for (const dialog of ["plan", "unqualify", "convert", "delete"]) {
    await page.goto(`${lead}?dialog=${dialog}`);
    await clean(page, dialog);
  }
  await page.goto(`${lead}?dialog=plan`);
  await page.getByRole("link", { name: "Om en uge" }).click();
  await page.getByRole("button", { name: "Planlæg" }).last().click();
  assert.match(await words(page, "main"), /Glemte Gerda: opfølgning/);
  await clean(page, "a lead");

  await page.goto(`${origin}/leads/board`);
  const card = page.locator(".board-card", { hasText: "Glemte Gerda" });
  await card.locator("summary").click();
  await card.getByRole("button", { name: "Kvalificeret" }).click();
  assert.match(await words(page, "#main"), /Glemte Gerda er nu Kvalificeret\./);
  assert.match(await words(page, "[aria-labelledby=column-QUALIFIED]"), /Glemte Gerda/);

  for (const [width, scheme] of [[1280, "light"], [390, "dark"], [768, "light"]] as const) {
    await resize(page, width);
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of PAGES) {
      await page.goto(origin + path);
      await clean(page, `${path} ${width} ${scheme}`);
    }
  }
  assert.deepEqual(faults, []);
}

async function logIn(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Adgangskode").fill(TEST_PASSWORD);
  await page.getByRole("button", { name: "Log ind" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}
