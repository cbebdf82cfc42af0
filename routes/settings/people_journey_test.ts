import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { codeAt } from "../../adapters/one_time_codes.ts";
import { chromium } from "../../tools/chromium.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { clean, words } from "../../tools/test_looks.ts";
import { peopledFirms, TEST_PASSWORD } from "../../tools/test_site.ts";
import { resize, serveSite } from "../../tools/test_stage.ts";

const PASSWORD = "en god lang sætning";
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

eachDatabase(
  "a colleague is invited, comes in, and sets up a second factor; all of it is clean for axe",
  async (database) => {
    const browser = await chromium();
    if (!browser) return;
    const { origin, close } = await serveSite(database.engine);
    try {
      const cast = await peopledFirms(database.engine);
      const anna = cast.firms[0].members.find(({ id }) => id === cast.anna.userId)!;
      await journey(browser, origin, anna.email);
    } finally {
      await browser.close();
      await close();
    }
  },
);

async function journey(browser: Browser, origin: string, email: string): Promise<void> {
  const boss = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: "dark" });
  await logIn(boss, origin, email, TEST_PASSWORD);
  for (const path of ["", "/users", "/users/new", "/keys", "/keys/new", "/audit"]) {
    await boss.goto(`${origin}/settings${path}`);
    await clean(boss, path);
  }
  await boss.goto(`${origin}/settings/users/new`);
  await boss.getByLabel("Navn").fill("Nora Nyhavn");
  await boss.getByLabel("E-mail").fill("nora@example.dk");
  await boss.getByLabel("Salgschef").check();
  await boss.getByRole("button", { name: "Send invitation" }).click();
  const link = await boss.locator("#shown-secret").inputValue();
  await clean(boss, "invited");
  await boss.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await boss.getByRole("button", { name: "Kopiér" }).click();
  await boss.getByRole("button", { name: "Kopieret" }).waitFor();
  assert.equal(await boss.evaluate(() => navigator.clipboard.readText()), link);

  // Scripts off, on a phone: every form works without them.
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const nora = await phone.newPage();
  await nora.goto(link);
  await nora.getByLabel("Ny adgangskode", { exact: true }).fill(PASSWORD);
  await nora.getByLabel("Gentag").fill(PASSWORD);
  await nora.getByRole("button", { name: "Opret min bruger" }).click();
  await logIn(nora, origin, "nora@example.dk", PASSWORD, false);
  await nora.goto(`${origin}/profile/second-factor`);
  const shown = (await nora.locator("code").textContent())!.replaceAll(" ", "");
  const bits = [...shown].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const secret = Uint8Array.from(bits.match(/.{8}/g)!, (byte) => parseInt(byte, 2));
  const step = () => Math.floor(Date.now() / 30_000);
  await nora.getByLabel("Kode fra appen").fill(await codeAt(secret, step()));
  await nora.getByLabel("Nuværende adgangskode").fill(PASSWORD);
  await nora.getByRole("button", { name: "Slå totrinslogin til" }).click();
  await nora.locator("main li").nth(9).waitFor();
  assert.equal(await nora.locator("main li").count(), 10);

  const next = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await logIn(next, origin, "nora@example.dk", PASSWORD, false);
  await clean(next, "code");
  await next.getByLabel("Kode").fill(await codeAt(secret, step() + 1));
  await next.getByRole("button", { name: "Fortsæt" }).click();
  await next.goto(`${origin}/profile`);
  assert.match(await words(next, "main"), /Slået til/);
  await next.goto(`${origin}/profile/second-factor`);
  await clean(next, "second factor");

  await resize(boss, 390, 844);
  for (const path of ["", "/users", "/users/new", "/keys/new", "/audit"]) {
    await boss.goto(`${origin}/settings${path}`);
    await clean(boss, `${path} on a phone`);
  }
}

async function logIn(page: Page, origin: string, email: string, password: string, inside = true): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Adgangskode").fill(password);
  await page.getByRole("button", { name: "Log ind" }).click();
  if (inside) await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}
