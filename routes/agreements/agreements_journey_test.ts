import axe from "@axe-core";
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { systemClock } from "../../adapters/clock.ts";
import { customerFacts, serviceFacts } from "../../adapters/memory/builders.ts";
import { ore } from "../../domain/kernel/money.ts";
import { addDays, dayOf } from "../../domain/kernel/time.ts";
import { buildCss } from "../../tools/build_css.ts";
import { chromium } from "../../tools/chromium.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { openOffice, openSite, TEST_PASSWORD } from "../../tools/test_site.ts";

const TYPES: Record<string, string> = { css: "text/css", svg: "image/svg+xml", woff2: "font/woff2" };
const TODAY = dayOf(systemClock.now(), "Europe/Copenhagen");

eachDatabase(
  "an agreement is made on a phone without scripts and changed at the desk with them; all of it is clean for axe",
  async (database) => {
    const browser = await chromium();
    if (!browser) return;
    const folder = await Deno.makeTempDir();
    const manifest = await buildCss(undefined, { into: folder });
    let answer: (request: Request) => Promise<Response> = () => Promise.resolve(new Response(null, { status: 503 }));
    const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
      const { pathname } = new URL(request.url);
      const file = await Deno.readFile(folder + pathname).catch(() => null);
      const type = TYPES[pathname.split(".").pop()!];
      return file && type ? new Response(file, { headers: { "content-type": type } }) : await answer(request);
    });
    try {
      const origin = `http://localhost:${server.addr.port}`;
      const site = await openSite(database.engine, { origin, manifest });
      answer = site.fetch;
      const { books, cast } = await openOffice(database.kind, database.engine, site);
      await books.recordService(cast.anna, serviceFacts({ name: "Standardrengøring", priceOre: ore(400_00) }));
      await books.recordCustomer(cast.anna, customerFacts({ name: "Kamma Kro" }), true);
      const { email } = cast.firms[0].members.find(({ id }) => id === cast.anna.userId)!;
      await onPhoneWithoutScripts(browser, origin, email);
      await atTheDesk(browser, origin, email);
      await site.settled();
    } finally {
      await browser.close();
      await server.shutdown();
      await Deno.remove(folder, { recursive: true });
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
  await page.getByLabel("Første dag").fill(addDays(TODAY, 1));
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
  assert.ok(!await page.getByLabel("tirsdag", { exact: true }).isVisible());
  assert.ok(await page.getByLabel("Dato i måneden").isVisible());
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
    await page.setViewportSize({ width, height: 900 });
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

const words = async (page: Page, selector: string) =>
  (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, " ").trim();

/** Nothing for axe, nothing wider than the screen, nothing too small to hit. */
async function clean(page: Page, where: string): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    // @ts-ignore: axe put itself there a line ago.
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [id, nodes[0].html]);
  });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("main a, main button, main select, main summary, main input")]
      .filter((it) => it.checkVisibility() && !it.matches(".row-link, .check input, .sr-only, [type=hidden]"))
      .filter((it) => it.getBoundingClientRect().height < 43.5)
      .map((it) => `${it.tagName} ${it.className} ${it.textContent}`)
  );
  assert.deepEqual({ found, wide: Math.max(0, wide), small }, { found: [], wide: 0, small: [] }, where);
}
