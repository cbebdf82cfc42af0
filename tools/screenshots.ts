/**
 * `deno task docs:screenshots`: takes the guides' pictures from the built program, with the demo of a fixed day, so that they
 * can be made again after any change. `-- sales board` takes only those.
 */
import { Buffer } from "node:buffer";
import type { Browser, Page } from "playwright-core";
import { randomIds } from "../adapters/clock.ts";
import { readConfig } from "../adapters/config.ts";
import { demoLibrary } from "../adapters/demo/library.ts";
import { DEMO_PASSWORD } from "../adapters/demo/people.ts";
import { throughDoor } from "../adapters/http/door.ts";
import { divertLog } from "../adapters/log.ts";
import { argonPasswords } from "../adapters/passwords.ts";
import { firstRun } from "../adapters/postgres/first_run.ts";
import { migrate } from "../adapters/postgres/migrate.ts";
import { openEmbedded } from "../adapters/postgres/pglite_engine.ts";
import { secretBox, secretsKeysOf } from "../adapters/secrets.ts";
import { openBackground } from "../background.ts";
import { compose } from "../compose.ts";
import { instantOf } from "../domain/kernel/time.ts";
import { chromium } from "./chromium.ts";
import { freePort } from "./free_port.ts";
import { type Shot, SHOTS } from "./screenshot_list.ts";
import { smallPng } from "./small_png.ts";

/** A Thursday at the end of a month, shortly after nine in Denmark. */
const NOW = instantOf(Date.parse("2026-10-29T08:10:00Z"));
const ROOT = new URL("../", import.meta.url);
const IMAGES = new URL("docs/images/", ROOT);
/** Pictures the README shows as well, in English. */
const README = ["sales", "sale-phone"];
const LANGUAGES = ["da", "en"] as const;
type Language = typeof LANGUAGES[number];

const asked = Deno.args.filter((word) => word !== "--");
const shots = SHOTS.filter(({ name }) => asked.length === 0 || asked.includes(name));
const restoreLog = divertLog((line) => line.includes('"level":"error"') && console.error(line));
const dataDir = await Deno.makeTempDir({ prefix: "sales-screenshots-" });
const demo = await openDemo(dataDir);
try {
  for (const language of LANGUAGES) await takeAll(language);
} finally {
  restoreLog();
  await demo.close();
  await Deno.remove(dataDir, { recursive: true });
}
// Chromium's pipes would keep the program waiting.
Deno.exit(0);

/** The whole program as serve.ts has it, but for the clock, which stands still. */
async function openDemo(dataDir: string): Promise<{ origin: string; close(): Promise<void> }> {
  const port = freePort();
  const config = readConfig({
    DATA_DIR: dataDir,
    DEMO: "on",
    PORT: String(port),
    RATE_LIMITS: "off",
    BACKGROUND: "off",
  });
  const engine = await openEmbedded({ directory: `${dataDir}/database` });
  await migrate(engine);
  const clock = { now: () => NOW };
  const passwords = await argonPasswords();
  await firstRun({
    ...{ engine, clock, ids: randomIds },
    hashPassword: (password) => passwords.inTurn((turn) => turn.hash(password)),
    demo: (today) => ({ library: demoLibrary(today), password: DEMO_PASSWORD }),
  }, config);
  const manifest = JSON.parse(await Deno.readTextFile(new URL("static/manifest.json", ROOT)));
  const secrets = secretBox(await secretsKeysOf(config));
  const { app, settled, sweep } = compose({
    ...{ engine, config, manifest, passwords, clock, ids: randomIds },
    secrets,
  });
  const background = await openBackground({ ...{ engine, config, clock, secrets, sweep }, ids: randomIds });
  await background.makeVisits();
  const { ProdBuildCache, setBuildCache } = await import("fresh/internal");
  const snapshot = await import(new URL("_fresh/snapshot.js", ROOT).href);
  setBuildCache(app, new ProdBuildCache(ROOT.pathname, snapshot), "production");
  const server = Deno.serve({ port, hostname: config.hostname, onListen() {} }, throughDoor(app.handler()));
  return {
    origin: config.publicOrigin,
    async close() {
      await server.shutdown();
      await background.stop();
      await settled();
      await engine.close();
    },
  };
}

async function takeAll(language: Language): Promise<void> {
  const browser = await chromium();
  if (!browser) throw new Error("Cannot take pictures without Chromium");
  const pages = new Map<string, Promise<Page>>();
  for (const shot of shots) {
    const who = shot.who ?? "admin";
    if (!pages.has(who)) pages.set(who, logIn(browser, language, who));
    await take(await pages.get(who)!, shot, language);
  }
  await browser.close();
}

/** Somebody's browser, logged in and in the language; "nobody" stays outside. */
async function logIn(browser: Browser, language: Language, who: string): Promise<Page> {
  const context = await browser.newContext({
    locale: language === "da" ? "da-DK" : "en-GB",
    timezoneId: "Europe/Copenhagen",
    baseURL: demo.origin,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  if (who === "nobody") return page;
  await page.goto("/login");
  await page.fill("input[name=email]", `${who}@rendetalje.example`);
  await page.fill("input[name=password]", DEMO_PASSWORD);
  await page.press("input[name=password]", "Enter");
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/profile");
  await page.selectOption("select[name=language]", language);
  await page.locator("form", { has: page.locator("select[name=language]") }).locator("button[type=submit]").click();
  await page.waitForLoadState();
  return page;
}

async function take(page: Page, { name, path, width = 1200, height = 800, theme, prepare }: Shot, language: Language) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: theme ?? "light" });
  const answer = await page.goto(path, { waitUntil: "networkidle" });
  if (!answer?.ok()) throw new Error(`Cannot take ${name}: ${path} answers ${answer?.status()}`);
  await prepare?.(page);
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot({ animations: "disabled", caret: "hide" });
  const small = smallPng(width, height, await pixels(page, png));
  for (
    const file of [`${name}.${language}.png`, ...(language === "en" && README.includes(name) ? [`${name}.png`] : [])]
  ) {
    await Deno.writeFile(new URL(file, IMAGES), small);
    console.log(`${file} ${Math.round(small.length / 1024)} KB`);
  }
}

/** The browser that drew the picture also reads it: there is no other PNG reader here. */
async function pixels(page: Page, png: Uint8Array): Promise<Uint8Array> {
  const blank = await page.context().newPage();
  try {
    const base64 = await blank.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
      pen.drawImage(bitmap, 0, 0);
      const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
      let text = "";
      for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
      return btoa(text);
    }, Buffer.from(png).toString("base64"));
    return Buffer.from(base64, "base64");
  } finally {
    await blank.close();
  }
}
