import axe from "@axe-core/axe.min.js";
import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";
import { chromium } from "../../tools/chromium.ts";
import { openTestDatabase } from "../../tools/test_databases.ts";
import { today, withinADay } from "../../tools/test_days.ts";
import { words } from "../../tools/test_looks.ts";
import { ONE_DATABASE, openOffice } from "../../tools/test_site.ts";
import { serveSite } from "../../tools/test_stage.ts";

const PAGES = [
  "/dashboard",
  "/reports",
  "/reports/customers",
  "/reports/services",
  "/reports/team",
  "/reports/custom/build",
];

Deno.test({
  name: "from the dashboard to a figure's list, a closer look, and a report that is kept and taken along",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const browser = await chromium();
    if (!browser) return;
    const database = await openTestDatabase(ONE_DATABASE);
    const { origin, site, close } = await serveSite(database.engine);
    const faults: string[] = [];
    try {
      await withinADay(async () => {
        faults.length = 0;
        const office = await openOffice(database.kind, database.engine, site);
        for (const status of ["QUOTE_SENT", "ACCEPTED"] as const) await office.sale({ status, saleDate: today() });
        const { cookies } = await office.browser("anna");
        for (const [width, javaScriptEnabled] of [[1280, true], [390, true], [390, false]] as const) {
          const viewport = { width, height: 900 };
          const context: BrowserContext = await browser.newContext({
            baseURL: origin,
            viewport,
            javaScriptEnabled,
            acceptDownloads: true,
          });
          const secure = { url: origin.replace("http:", "https:"), secure: true };
          await context.addCookies([...cookies].map(([name, value]) => ({ name, value, ...secure })));
          const page: Page = await context.newPage();
          page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
          page.on("pageerror", (error) => faults.push(String(error)));
          const scripts: string[] = [];
          page.on("request", (request) => request.resourceType() === "script" && scripts.push(request.url()));

          await page.goto("/dashboard");
          await page.locator(".kpi", { hasText: "Salg" }).first().click();
          assert.match(page.url(), new RegExp(`/sales\\?dateFrom=${today().slice(0, 7)}-01`));
          assert.match(await words(page, ".page-head"), /2 salg/);

          await page.goto("/reports");
          if (javaScriptEnabled) {
            const before = scripts.length;
            await page.getByRole("button", { name: "Se nærmere" }).click();
            await page.locator("canvas").waitFor();
            await page.waitForFunction(() => document.querySelector("canvas")!.width > 300);
            assert.ok(scripts.length > before, "the library is loaded when it is asked for");
          } else assert.equal(await page.getByRole("button", { name: "Se nærmere" }).isVisible(), false);

          await page.goto("/reports/custom/build");
          await page.selectOption("[name=grouping]", "status");
          await page.selectOption("[name=span]", "this_month");
          await page.getByRole("button", { name: "Vis rapporten" }).click();
          assert.match(
            await words(page, "table.sums"),
            /Tilbud sendt\s+1[\s\S]*Accepteret\s+1[\s\S]*I alt\s+2/,
          );
          await page.fill("[name=name]", `Min rapport ${width} ${javaScriptEnabled}`);
          await page.getByRole("button", { name: "Gem rapport" }).click();
          await page.waitForURL(/\/reports\/custom\/[0-9a-f-]{36}$/);
          const [download] = await Promise.all([
            page.waitForEvent("download"),
            page.getByRole("link", { name: "Excel" }).click(),
          ]);
          assert.equal(download.suggestedFilename(), "report.xlsx");

          for (const path of javaScriptEnabled ? PAGES : []) {
            await page.goto(path);
            await page.evaluate(() =>
              document.querySelectorAll("details.unfold").forEach((one) => one.setAttribute("open", ""))
            );
            assert.deepEqual(await objections(page), [], `${path} at ${width}`);
            assert.ok(
              await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
              `${path} at ${width}`,
            );
          }
          await context.close();
        }
        assert.deepEqual(faults, []);
      });
    } finally {
      await browser.close();
      await close();
      await database.close();
    }
  },
});

async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const run = (globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    })
      .axe.run;
    return (await run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  });
}
