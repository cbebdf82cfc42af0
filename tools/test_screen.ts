import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { randomIds, systemClock } from "../adapters/clock.ts";
import { parsePhone } from "../adapters/phone.ts";
import { endStreams } from "../adapters/http/live.ts";
import { workUseCases } from "../adapters/http/use_cases.ts";
import type { Cast } from "../adapters/memory/cast.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { chromium } from "./chromium.ts";
import { eachDatabase } from "./test_databases.ts";
import { openSite, peopledFirms, type Person, TEST_PASSWORD } from "./test_site.ts";

/** The whole site on a port of this machine, and somebody logged in before a screen. */
export interface Play {
  readonly page: Page;
  readonly origin: string;
  readonly cast: Cast;
  readonly engine: Engine;
  readonly books: ReturnType<typeof workUseCases>;
  /** Ends every stream that is open, as a line that goes dead does. */
  cutStreams(): void;
}

export interface Screen {
  /** Who is logged in; Anna where not said. */
  readonly person?: Person;
  readonly context?: BrowserContextOptions;
}

const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: "da-DK" };
/** A telephone held upright. */
export const PHONE: BrowserContextOptions = {
  ...{ viewport: { width: 390, height: 844 }, locale: "da-DK", isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

/** Started by the first test of a file that needs it, closed after the last. */
let started: Promise<Browser | null> | null = null;
const installed = () => started ??= chromium();
Deno.test.afterAll(async () => void (await started)?.close());

/** Registers a test before a screen. What the browser complains about fails it; without Chromium it is skipped, which is said. */
export function screenTest(name: string, look: (play: Play) => Promise<void>, screen: Screen = {}): void {
  eachDatabase(name, async ({ engine }) => {
    const browser = await installed();
    if (browser) await onScreen(browser, engine, look, screen);
  }, { only: "pglite", fresh: true });
}

async function onScreen(
  browser: Browser,
  engine: Engine,
  look: (play: Play) => Promise<void>,
  { person = "anna", context: options = DESK }: Screen,
): Promise<void> {
  const probe = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = probe.addr as Deno.NetAddr;
  probe.close();
  const origin = `http://localhost:${port}`;
  const manifest = JSON.parse(await Deno.readTextFile(new URL("../static/manifest.json", import.meta.url)));
  const site = await openSite(engine, { origin, manifest });
  const cast = await peopledFirms(engine);
  const world = { tenants: postgresTenants(engine), clock: systemClock, ids: randomIds, phones: { parse: parsePhone } };
  const books = workUseCases(world);
  const server = Deno.serve({ port, hostname: "127.0.0.1", onListen() {} }, site.fetch);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    const { email } = cast.firms[0].members.find(({ id }) => id === cast[person].userId)!;
    await page.goto(`${origin}/login`);
    await page.fill("[name=email]", email);
    await page.fill("[name=password]", TEST_PASSWORD);
    await page.press("[name=password]", "Enter");
    await page.waitForURL((url) => url.pathname !== "/login");
    await look({ page, origin, cast, engine, books, cutStreams: endStreams });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await server.shutdown();
    await site.settled();
  }
}
