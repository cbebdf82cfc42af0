// What tests in a browser read off a page, and what every page has to be.
import axe from "@axe-core/axe.min.js";
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** What stands there, once the page is whole. */
export async function words(page: Page, selector: string): Promise<string> {
  await page.waitForLoadState();
  return (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, " ").trim();
}

/** Nothing for axe, nothing wider than the screen, nothing too small to hit. */
export async function clean(page: Page, where: string): Promise<void> {
  await page.waitForLoadState();
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
