import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { customerFacts, serviceFacts } from "../../adapters/memory/builders.ts";
import { ore } from "../../domain/kernel/money.ts";
import { addDays } from "../../domain/kernel/time.ts";
import { chromium } from "../../tools/chromium.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { today, withinADay } from "../../tools/test_days.ts";
import { clean, words } from "../../tools/test_looks.ts";
import { openOffice, TEST_PASSWORD } from "../../tools/test_site.ts";
import { resize, serveSite } from "../../tools/test_stage.ts";

eachDatabase(
  "an agreement is made on a phone without scripts and changed at the desk with them; all of it is clean for axe",
  async (database) => {
    const browser = await chromium();
    if (!browser) return;
    const { origin, site, close } = await serveSite(database.engine);
    try {
      await withinADay(async () => {
        const { books, cast } = await openOffice(database.kind, database.engine, site);
        await books.recordService(cast.anna, serviceFacts({ name: "Standardrengøring", priceOre: ore(400_00) }));
        await books.recordCustomer(cast.anna, customerFacts({ name: "Kamma Kro" }), true);
        const { email } = cast.firms[0].members.find(({ id }) => id === cast.anna.userId)!;
        await onPhoneWithoutScripts(browser, origin, email);
        await atTheDesk(browser, origin, email);
      });
    } finally {
      await browser.close();
      await close();
    }
  },
  { only: "pglite" },
);

/** Scripts off: the customer is chosen from what was typed, the dates are a button away. */
async function onPhoneWithoutScripts(browser: Browser, origin: string, email: string): Promise<void> {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const page = await phone.newPage();
  await logIn(page, origin, email);
  await page.goto(`${origin}/agreements/new`);
  await page.getByRole("combobox", { name: "Kunde" }).fill("Kamma");
  await page.getByLabel("Titel").fill("Ugentlig rengøring");
  await page.getByLabel("Ydelse", { exact: true }).selectOption({
    label: "Standardrengøring (400,00 kr. inkl. moms pr. time)",
  });
  for (const day of ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]) {
    await page.getByLabel(day, { exact: true }).setChecked(day === "tirsdag");
  }
  await page.getByLabel("Gentages").selectOption("2");
  await page.getByLabel("Første dag").fill(addDays(today(), 1));
  await page.getByRole("button", { name: "Vis de næste datoer" }).click();
  assert.equal((await words(page, "#preview")).match(/tirs\. \d\d\.\d\d\.\d{4}/g)?.length, 8);
  await page.getByRole("button", { name: "Opret aftale" }).click();
  await page.getByRole("radio", { name: /Kamma Kro/ }).check();
  await page.getByRole("button", { name: "Opret aftale" }).click();
  await page.waitForURL(/\/agreements\/[0-9a-f-]{36}$/);
  assert.match(await words(page, "main"), /Hver anden tirsdag kl\. 9\.00, 1 time/);
  await page.getByRole("link", { name: /Planlagt/ }).first().click();
  assert.match(await words(page, "main"), /Del af aftalen Ugentlig rengøring/);
  await phone.close();
}

/** With scripts: the rule's form shows only its own part, a visit's change goes on to the following, every page is looked at. */
async function atTheDesk(browser: Browser, origin: string, email: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
  await logIn(page, origin, email);
  await page.getByRole("link", { name: "Aftaler", exact: true }).first().click();
  await page.getByRole("link", { name: "Kamma Kro" }).click();
  await page.waitForURL(/\/agreements\/[0-9a-f-]{36}$/);
  const agreement = page.url();
  await page.goto(`${agreement}/edit`);
  assert.ok(await page.getByLabel("tirsdag", { exact: true }).isVisible());
  await page.getByLabel("Uge eller måned").selectOption("monthly_day");
  await page.getByLabel("tirsdag", { exact: true }).waitFor({ state: "hidden" });
  await page.getByLabel("Dato i måneden").waitFor();
  await page.getByLabel("Dato i måneden").fill("15");
  await page.locator("#preview li", { hasText: /15\.\d\d\.\d{4}/ }).first().waitFor();

  await page.goto(agreement);
  await page.getByRole("link", { name: /Planlagt/ }).nth(1).click();
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}$/);
  const sale = page.url();
  await page.goto(`${sale}/edit`);
  await page.getByLabel("Interne noter").fill("Nøgle i boksen");
  await page.getByLabel("Dette og følgende besøg").check();
  await clean(page, "a visit's form");
  await page.getByRole("button", { name: "Gem ændringer" }).click();
  await page.waitForURL(/\/agreements\/[0-9a-f-]{36}$/);
  const next = page.url();
  assert.notEqual(next, agreement);
  assert.match(await words(page, "main"), /Fortsætter en tidligere aftale/);

  for (const [width, scheme] of [[1280, "light"], [390, "dark"]] as const) {
    await resize(page, width);
    await page.emulateMedia({ colorScheme: scheme });
    for (const url of ["/agreements", "/agreements/new", "/agreements?standing=paused"].map((path) => origin + path)) {
      await page.goto(url);
      await clean(page, `${url} ${width} ${scheme}`);
    }
    for (const part of ["", "/edit", "/pause", "/end", "/resume"]) {
      await page.goto(next + part);
      await clean(page, `an agreement ${part} ${width} ${scheme}`);
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
