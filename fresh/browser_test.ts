import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { chromium } from "../tools/chromium.ts";
import { Builder } from "./src/dev/builder.ts";
import { liveReload } from "./src/dev/live_reload.ts";
import { app } from "./testdata/main.ts";

const browser = await chromium();
const root = `${import.meta.dirname}/testdata`;

/** Serves the small app and opens one of its pages; everything the browser complains about fails the test. */
async function onPage(path: string, look: (page: Page) => Promise<void>, script?: string) {
  (await new Builder({ root }).build({ snapshot: "memory" }))(app);
  const server = Deno.serve({ port: 0, onListen() {} }, app.handler());
  const page = await (browser as Browser).newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const isIcon = message.location().url.endsWith("/favicon.ico");
    if (message.type() === "error" && !isIcon) complaints.push(`${message.text()} ${message.location().url}`);
  });
  try {
    if (script) await page.addInitScript(script);
    await page.goto(`http://localhost:${server.addr.port}${path}`);
    await look(page);
    assert.deepEqual(complaints, []);
  } finally {
    await page.close();
    await server.shutdown();
  }
}

const counts = async (page: Page, id: string) => (await page.locator(`#${id}`).innerText()).match(/\d+/g)?.map(Number);

function browserTest(name: string, fn: () => Promise<void>) {
  Deno.test({ name, ignore: browser === null, sanitizeOps: false, sanitizeResources: false, fn });
}

browserTest(
  "islands share a signal, across slots and templates too, and keep their own state",
  () =>
    onPage("/", async (page) => {
      await page.click("#first button");
      await page.click("#in-slot button");
      await page.click("#toggle");
      await page.click("#in-template button");
      await page.click("#nested button");

      assert.deepEqual(await counts(page, "first"), [8, 1]);
      assert.deepEqual(await counts(page, "second"), [8, 0]);
      assert.deepEqual(await counts(page, "in-slot"), [8, 1]);
      assert.deepEqual(await counts(page, "in-template"), [8, 1]);
      assert.deepEqual(await counts(page, "nested"), [101, 1]);
    }),
);

browserTest("a slot comes and goes, and what stands beside it stays", () =>
  onPage("/", async (page) => {
    await page.fill("[name=name]", "typed");

    await page.click("#toggle");
    const opened = await page.locator("#more").innerText();
    await page.click("#toggle");
    const closed = await page.locator("#more").count();
    await page.click("#toggle");

    assert.match(opened, /opened/);
    assert.equal(closed, 0);
    assert.equal(await page.locator("#more").innerText(), opened);
    assert.equal(await page.inputValue("[name=name]"), "typed");
    assert.equal(await page.locator("form button").isDisabled(), true);
    assert.equal(await page.locator("[name=name]").getAttribute("required"), "");
  }));

browserTest("what is typed before an island starts is kept", () => {
  // Types as soon as the form has been parsed, which is before any module script runs.
  const typeAtOnce = `new MutationObserver((_, observer) => {
    const form = document.querySelector("form");
    if (!form || !document.querySelector("template")) return;
    observer.disconnect();
    form.name_ = form.elements.name; form.elements.name.value = "typed";
    form.elements.check.checked = false; form.elements.text.value = "typed"; form.elements.choice.value = "one";
  }).observe(document, { childList: true, subtree: true });`;
  return onPage("/", async (page) => {
    await page.click("#first button");

    assert.equal(await page.inputValue("[name=name]"), "typed");
    assert.equal(await page.isChecked("[name=check]"), false);
    assert.equal(await page.inputValue("[name=text]"), "typed");
    assert.equal(await page.inputValue("[name=choice]"), "one");
  }, typeAtOnce);
});

browserTest(
  "props of every kind arrive as they were, and text in them cannot end the script",
  () =>
    onPage("/values", async (page) => {
      const arrived = await page.locator("output").innerText();

      const query = "</script><script>alert(1)</script>";
      assert.equal(
        arrived,
        `1970-01-01T00:00:00.000Z ${query} true 1+2 0+127+255 ${2n ** 70n + 1n} true true 2026-02-28 42 true ` +
          "false NaN+Infinity+-Infinity -0.5 1+2 true",
      );
    }),
);

browserTest("Head sets the title, and inline styles run by their nonce", () =>
  onPage("/", async (page) => {
    const color = await page.evaluate(() => getComputedStyle(document.querySelector("h2")!).color);

    assert.equal(await page.title(), "Islands");
    assert.equal(color, "rgb(1, 2, 3)");
  }));

browserTest("a page without an island has no script", () =>
  onPage("/plain", async (page) => {
    assert.equal(await page.locator("script").count(), 0);
  }));

browserTest("a page being written loads again when its server has been started anew", async () => {
  const apply = await new Builder({ root }).build({ snapshot: "memory", mode: "development" });
  apply(app);
  const start = async (port: number) => {
    const stop = new AbortController();
    const handler = await liveReload(app.handler());
    const server = Deno.serve({ port, signal: stop.signal, onListen() {} }, handler);
    return { port: server.addr.port, stop: () => (stop.abort(), server.finished) };
  };
  const first = await start(0);
  const page = await browser!.newPage();
  const alive = page.waitForResponse((response) => response.url().endsWith("/_frsh/alive"));
  await page.goto(`http://localhost:${first.port}/plain`);
  await alive;
  const mark = "the page as it was";
  await page.evaluate((text) => document.title = text, mark);

  await first.stop();
  const second = await start(first.port);
  await page.waitForFunction((text) => document.title !== text, mark);

  await page.close();
  await second.stop();
});

browserTest("the browser is closed", async () => await browser!.close());
