// What tests in a browser share: the whole site served, one Chromium, and whatever either of them complains about.
import assert from "node:assert/strict";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { divertLog } from "../adapters/log.ts";
import { chromium } from "./chromium.ts";
import { endStreams } from "../adapters/http/live.ts";
import type { Cast } from "../adapters/memory/cast.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { openTestDatabase, type TestDatabase } from "./test_databases.ts";
import { withinADay } from "./test_days.ts";
import { afterFile, ofThisFile } from "./test_file.ts";
import { type Office, ONE_DATABASE, openOffice, openSite, type Person, type TestSite } from "./test_site.ts";

export const PHONE = { width: 390, height: 844 }, DESK = { width: 1280, height: 900 };
/** A telephone held upright. */
export const TELEPHONE: BrowserContextOptions = {
  ...{ viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

/** The whole site on a port of this machine, one browser, and everything either of them complains about. */
export interface Stage {
  readonly browser: Browser;
  readonly database: TestDatabase;
  readonly site: TestSite;
  readonly office: Office;
  readonly origin: string;
  readonly faults: string[];
  close(): Promise<void>;
}

/** One for all files of the process: each test has windows of its own. */
let browser: Promise<Browser | null> | null = null;
let stage: Promise<Stage | null> | null = null;

/** The whole site on a port of this machine. */
export async function serveSite(engine: Engine) {
  const manifest = JSON.parse(await Deno.readTextFile(new URL("../static/manifest.json", import.meta.url)));
  let fetch: (request: Request) => Promise<Response> = () => Promise.resolve(new Response(null, { status: 503 }));
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => fetch(request));
  const origin = `http://127.0.0.1:${server.addr.port}`;
  const site = await openSite(engine, { origin, manifest });
  fetch = site.fetch;
  return {
    ...{ site, origin },
    async close() {
      await server.shutdown();
      await site.settled();
    },
  };
}

async function openStage(): Promise<Stage | null> {
  const windows = await (browser ??= chromium());
  if (!windows) return null;
  const faults: string[] = [];
  const restore = divertLog((line) => line.includes('"level":"error"') && faults.push(line));
  const database = await openTestDatabase(ONE_DATABASE);
  const { site, origin, close } = await serveSite(database.engine);
  return {
    ...{ browser: windows, database, site, origin, faults },
    office: await openOffice(database.kind, database.engine, site),
    async close() {
      await close();
      await database.close();
      restore();
    },
  };
}

/** A test in the one browser; afterwards neither the program nor a page has complained. */
export function journey(name: string, test: (stage: Stage) => Promise<void>): void {
  const mine = ofThisFile(name);
  Deno.test({
    name: mine.name,
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      await mine.begin();
      const opened = await (stage ??= openStage());
      if (opened === null) return;
      await withinADay(async (anew) => {
        opened.faults.length = 0;
        const { database: { kind, engine }, site } = opened;
        await test(anew ? { ...opened, office: await openOffice(kind, engine, site) } : opened);
        assert.deepEqual(opened.faults, []);
      });
    },
  });
}

afterFile(async () => {
  const open = stage;
  stage = null;
  await (await open)?.close();
});
Deno.test.afterAll(async () => await (await browser)?.close());

/** Somebody logged in before a screen, in a firm of this test's own. */
export interface Play {
  readonly page: Page;
  readonly origin: string;
  readonly cast: Cast;
  readonly engine: Engine;
  readonly books: Office["books"];
  /** What anybody has complained about; a test that causes a complaint takes it out. */
  readonly faults: string[];
  /** Ends every stream that is open, as a line that goes dead does. */
  cutStreams(): void;
}

export interface Screen {
  /** Who is logged in; Anna where not said. */
  readonly person?: Person;
  readonly context?: BrowserContextOptions;
}

/** Registers a test before a screen. */
export function screenTest(name: string, look: (play: Play) => Promise<void>, screen: Screen = {}): void {
  const { person = "anna", context = {} } = screen;
  journey(name, async (stage) => {
    const { database: { kind, engine }, origin, faults, site } = stage;
    const office = await openOffice(kind, engine, site);
    const { cast, books } = office;
    const play = { origin, cast, books, engine, faults, cutStreams: endStreams };
    await openWindow({ ...stage, office }, person, (page) => look({ ...play, page }), context);
    await site.settled();
  });
}

/** Opens the page and waits until it hears of what others do. */
export async function listening(page: Page, address: string): Promise<void> {
  const stream = page.waitForResponse((answer) => answer.url().includes("/live"));
  await page.goto(address);
  await stream;
}

/** Gives the window another size, and waits until the page has it: a busy browser says so before. */
export async function resize(page: Page, width: number, height = 900): Promise<void> {
  await page.setViewportSize({ width, height });
  // Nearly always it has it by now, and to wait in a page begins with Playwright's whole code in it.
  if (await page.evaluate((width) => innerWidth === width, width).catch(() => false)) return;
  await page.waitForFunction((width) => innerWidth === width, width);
}

/** The scripts of the page work: its keys are bound. */
export async function scriptsWork(page: Page): Promise<void> {
  await page.locator("body[data-keys]").waitFor({ state: "attached" });
}

/** Somebody's window: logged in where a person is named. What its pages complain about counts as a fault. */
export async function openWindow(
  { browser, office, origin, faults }: Stage,
  person: Person | null,
  look: (page: Page, context: BrowserContext) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: DESK,
    locale: "da-DK",
    timezoneId: "Europe/Copenhagen",
    ...options,
  });
  try {
    if (person !== null) {
      const { cookies } = await office.browser(person);
      await context.addCookies(
        // By https, as their names demand; this machine's own address is as good to a browser.
        [...cookies].map(([name, value]) => ({ name, value, url: origin.replace("http:", "https:"), secure: true })),
      );
    }
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
    page.on("dialog", (dialog) => {
      faults.push(`${page.url()}: a dialog says ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
    page.on("console", (line) => {
      const isAnswer = /Failed to load resource: the server responded with a status of 4/.test(line.text());
      if ((line.type() === "error" || line.type() === "warning") && !isAnswer) {
        faults.push(`${page.url()}: ${line.text()}`);
      }
    });
    await look(page, context);
  } finally {
    await context.close();
  }
}
