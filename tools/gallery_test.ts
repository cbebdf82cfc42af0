import axe from "@axe-core/axe.min.js";
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chromium } from "./chromium.ts";
import { buildGallery, drawn, PAGES } from "./gallery.tsx";
import { resize } from "./test_stage.ts";

const WIDTHS = [390, 768, 1280, 1600];
/** The app's own policy for styles: nothing inline. */
const POLICY = "default-src 'self'; script-src 'unsafe-eval'; style-src 'self'; img-src 'self' data:";
const TYPES: Record<string, string> = { css: "text/css", svg: "image/svg+xml", woff2: "font/woff2" };

Deno.test("the gallery in Chromium: nothing for axe, nothing cut off, nothing too small to hit, no style blocked", async (t) => {
  const browser = await chromium();
  if (!browser) return;
  const folder = await Deno.makeTempDir();
  const manifest = await buildGallery(folder);
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    const path = new URL(request.url).pathname;
    const [name, theme] = path.slice(1).split("-");
    if (Object.hasOwn(PAGES, name)) {
      const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY };
      return new Response(drawn(name, theme as "light" | "dark", manifest), { headers });
    }
    const file = await Deno.readFile(folder + path).catch(() => null);
    return new Response(file, {
      status: file ? 200 : 404,
      headers: { "content-type": TYPES[path.split(".").pop()!] ?? "text/plain" },
    });
  });
  try {
    for (const name of Object.keys(PAGES)) {
      await t.step(name, async () => {
        for (const theme of ["light", "dark"]) {
          const page = await browser.newPage({ viewport: { width: WIDTHS[0], height: 900 } });
          const complaints: string[] = [];
          page.on("console", (line) => line.text().includes("Content Security Policy") && complaints.push(line.text()));
          await page.goto(`http://127.0.0.1:${server.addr.port}/${name}-${theme}`);
          await page.evaluate(axe.source);
          for (const width of WIDTHS) {
            await resize(page, width);
            assert.deepEqual(await cutOff(page), [], `${name} ${theme} ${width}`);
            if (theme === "light") assert.deepEqual(await tooSmall(page), [], `${name} ${width}`);
            if (width <= 390 || width === 1280) assert.deepEqual(await findings(page), [], `${name} ${theme} ${width}`);
          }
          assert.deepEqual(complaints, []);
          await page.close();
        }
      });
    }
  } finally {
    await browser.close();
    await server.shutdown();
    await Deno.remove(folder, { recursive: true });
  }
});

/** What is wider than the place it has. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll(".card, .btn, .dialog")]
      .filter((it) => it.scrollWidth > it.clientWidth + 1).map((it) => `${it.tagName} ${it.className}`)
  );
}

/** Targets under 44 px high, but links inside a text, and what a label or a row around makes larger. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("a, button, select, summary, input, label.btn, label.check")]
      .filter((it) =>
        it.checkVisibility() && !it.matches(".link, .skip, .row-link, .scrim, li a, .check input, .sr-only")
      )
      .filter((it) => it.getBoundingClientRect().height < 43.5)
      .map((it) => `${it.tagName} ${it.className} ${it.textContent}`)
  );
}

async function findings(page: Page): Promise<unknown[]> {
  return await page.evaluate(async () => {
    // @ts-ignore: axe put itself there when the page was opened.
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    // deno-lint-ignore no-explicit-any -- axe's own result, in the browser.
    return violations.map((it: any) => [it.id, it.nodes.map((node: any) => node.html)]);
  });
}
