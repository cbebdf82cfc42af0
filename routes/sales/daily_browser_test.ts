import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { randomIds, systemClock } from "../../adapters/clock.ts";
import { workUseCases } from "../../adapters/http/use_cases.ts";
import { aDraft, customerFacts } from "../../adapters/memory/builders.ts";
import type { Cast } from "../../adapters/memory/cast.ts";
import { postgresTenants } from "../../adapters/postgres/tenants.ts";
import { chromium } from "../../tools/chromium.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { kept, openSite, peopledFirms, TEST_PASSWORD } from "../../tools/test_site.ts";

const browser = await chromium();

interface Play {
  readonly page: Page;
  readonly origin: string;
  readonly cast: Cast;
  readonly books: ReturnType<typeof workUseCases>;
  sale(name: string): Promise<{ id: string; number: string; version: number }>;
}

/** Serves the whole site to a browser that Anna is logged in to; what the browser complains about fails the test. */
async function onScreen(engine: Parameters<typeof openSite>[0], look: (play: Play) => Promise<void>) {
  const probe = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = probe.addr as Deno.NetAddr;
  probe.close();
  const origin = `http://localhost:${port}`;
  const manifest = JSON.parse(await Deno.readTextFile(new URL("../../static/manifest.json", import.meta.url)));
  const site = await openSite(engine, { origin, manifest });
  const cast = await peopledFirms(engine);
  const books = workUseCases({ tenants: postgresTenants(engine), clock: systemClock, ids: randomIds });
  const server = Deno.serve({ port, hostname: "127.0.0.1", onListen() {} }, site.fetch);
  const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 900 }, locale: "da-DK" });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    const { email } = cast.firms[0].members.find(({ id }) => id === cast.anna.userId)!;
    await page.goto(`${origin}/login`);
    await page.fill("[name=email]", email);
    await page.fill("[name=password]", TEST_PASSWORD);
    await page.press("[name=password]", "Enter");
    await page.waitForURL((url) => url.pathname !== "/login");
    await look({
      ...{ page, origin, cast, books },
      async sale(name) {
        const customer = kept(await books.recordCustomer(cast.anna, customerFacts({ name }), true));
        return kept(await books.recordSale(cast.anna, aDraft({ customerId: customer.id, status: "QUOTE_SENT" })));
      },
    });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await server.shutdown();
    await site.settled();
  }
}

function screenTest(name: string, look: (play: Play) => Promise<void>) {
  if (browser === null) return Deno.test({ name, ignore: true, fn() {} });
  eachDatabase(name, ({ engine }) => onScreen(engine, look), { only: "pglite", fresh: true });
}

const inColumn = (page: Page, status: string, number: string) =>
  page.locator(`[data-column="${status}"] [data-number="${number}"]`);

screenTest(
  "a card is dragged or carried with the keys, taken back, and goes back by itself where the server refuses",
  async ({ page, origin, sale }) => {
    const dragged = await sale("Trækkes"), carried = await sale("Bæres"), refused = await sale("Bliver");
    await page.goto(`${origin}/sales/board`);
    await page.waitForFunction(() => document.querySelector("[data-sale][draggable]") !== null);

    await inColumn(page, "QUOTE_SENT", dragged.number).locator(".deal-grip")
      .dragTo(page.locator('[data-column="ACCEPTED"]'));
    await inColumn(page, "ACCEPTED", dragged.number).waitFor();
    await page.locator(".toast", { hasText: dragged.number }).waitFor();
    await page.locator('[data-column="ACCEPTED"] .deals-count', { hasText: "1" }).waitFor();
    await page.locator(".toast").getByText("Fortryd").click();
    await inColumn(page, "QUOTE_SENT", dragged.number).waitFor();

    await page.waitForFunction(() => document.querySelector("[data-sale][draggable]") !== null);
    await inColumn(page, "QUOTE_SENT", carried.number).locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    assert.equal(await page.locator('[data-column="ACCEPTED"]').getAttribute("data-open"), "here");
    assert.equal(await page.locator('[data-column="COMPLETED"]').getAttribute("data-open"), "no");
    await page.keyboard.press("Enter");
    await inColumn(page, "ACCEPTED", carried.number).waitFor();

    await page.route("**/move", (route) => route.fulfill({ status: 409, json: { sentence: "Det går ikke" } }));
    await inColumn(page, "QUOTE_SENT", refused.number).locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.locator(".toast", { hasText: "Det går ikke" }).waitFor();
    await inColumn(page, "QUOTE_SENT", refused.number).waitFor();
  },
);

screenTest(
  "a list tells of others' changes without moving, and the board takes them in",
  async ({ page, origin, cast, books, sale }) => {
    const one = await sale("En"), two = await sale("To");
    await page.goto(`${origin}/sales`);
    await page.waitForLoadState("networkidle", { timeout: 1_500 }).catch(() => {});

    kept(await books.moveSale(cast.mads, one.id as never, { to: "ACCEPTED" }));
    await page.locator(".live-pill", { hasText: "1 ændring" }).waitFor({ timeout: 5_000 });
    assert.equal(
      await page.locator("tbody tr", { hasText: one.number }).locator(".badge").first().innerText(),
      "Tilbud sendt",
    );
    await page.locator(".live-pill").click();
    await page.locator("tbody tr", { hasText: one.number }).locator(".badge", { hasText: "Accepteret" }).first()
      .waitFor();

    await page.goto(`${origin}/sales/board`);
    await page.waitForFunction(() => document.querySelector("[data-sale][draggable]") !== null);
    kept(await books.moveSale(cast.mads, two.id as never, { to: "ACCEPTED" }));
    await inColumn(page, "ACCEPTED", two.number).waitFor({ timeout: 5_000 });
  },
);

screenTest("Ctrl K finds a sale, single keys do their work, and can be turned off", async ({ page, origin, sale }) => {
  const { id, number } = await sale("Palle Paletsen");
  await page.goto(`${origin}/sales`);
  await page.waitForFunction(() => document.querySelector("dialog.find") !== null);
  await page.waitForTimeout(200);

  await page.keyboard.press("Control+k");
  await page.keyboard.type(number);
  await page.locator(".find-row", { hasText: "Palle Paletsen" }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${origin}/sales/${id}`);

  await page.goto(`${origin}/sales`);
  await page.waitForTimeout(400);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.locator(".bulk").waitFor();
  await page.keyboard.press("?");
  await page.locator("dialog[open] .keys").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await page.waitForURL(`${origin}/sales/new`);

  await page.goto(`${origin}/profile`);
  await page.click('form[action="/profile/keys"] button[value="off"]');
  await page.goto(`${origin}/sales`);
  await page.waitForTimeout(400);
  await page.keyboard.press("c");
  await page.keyboard.press("Control+k");
  await page.locator("dialog.find[open]").waitFor();
  assert.equal(new URL(page.url()).pathname, "/sales");
});

Deno.test.afterAll(() => browser?.close());
