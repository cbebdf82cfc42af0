import axe from "@axe-core";
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { codeAt } from "../../adapters/one_time_codes.ts";
import { chromium } from "../../tools/chromium.ts";
import { buildCss } from "../../tools/build_css.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { openSite, peopledFirms, TEST_PASSWORD } from "../../tools/test_site.ts";

const PASSWORD = "en god lang sætning";
const TYPES: Record<string, string> = { css: "text/css", svg: "image/svg+xml", woff2: "font/woff2" };
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

eachDatabase(
  "a colleague is invited, comes in, and sets up a second factor; all of it is clean for axe",
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
      const cast = await peopledFirms(database.engine);
      const anna = cast.firms[0].members.find(({ id }) => id === cast.anna.userId)!;
      await journey(browser, origin, anna.email);
      await site.settled();
    } finally {
      await browser.close();
      await server.shutdown();
      await Deno.remove(folder, { recursive: true });
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
  assert.equal(await nora.locator("main li").count(), 10);

  const next = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await logIn(next, origin, "nora@example.dk", PASSWORD, false);
  await clean(next, "code");
  await next.getByLabel("Kode").fill(await codeAt(secret, step() + 1));
  await next.getByRole("button", { name: "Fortsæt" }).click();
  await next.goto(`${origin}/profile`);
  assert.match((await next.locator("main").textContent())!, /Slået til/);
  await next.goto(`${origin}/profile/second-factor`);
  await clean(next, "second factor");

  await boss.setViewportSize({ width: 390, height: 844 });
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

/** Nothing for axe, nothing wider than the screen, nothing too small to hit. */
async function clean(page: Page, where: string): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    // @ts-ignore: axe put itself there a line ago.
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [id, nodes[0].html]);
  });
  const wide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [`${document.documentElement.scrollWidth} > ${innerWidth}`];
    const range = document.createRange();
    while (texts.nextNode()) {
      range.selectNodeContents(texts.currentNode);
      if (range.getBoundingClientRect().right > innerWidth) found.push(texts.currentNode.textContent!);
    }
    return found;
  });
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("main a, main button, main select, main summary, main input")]
      .filter((it) => it.checkVisibility() && !it.matches(".row-link, .check input, .sr-only, [type=hidden]"))
      .filter((it) => it.getBoundingClientRect().height < 43.5)
      .map((it) => `${it.tagName} ${it.className} ${it.textContent}`)
  );
  assert.deepEqual({ found, wide, small }, { found: [], wide: [], small: [] }, where);
}
